"""A portal with the identity process and the simulated provider, and a telephone that walks between them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
from fastapi import FastAPI

from portal.adapters.oidc import OidcProvider
from portal.adapters.web_client import WebAnswer, WebClient, WebTrouble
from portal.errands import IDENTITY
from portal.identity.desk import IdentityDesk
from portal.identity.flows import Flows
from portal.keys import load_secret, load_text
from portal.provider.app import build
from portal.provider.issuer import Client, Issuer, load_invented
from portal.provider.process import BACK, CITIZENS
from portal.store.logins import Login
from portal.switches import IdentitySwitch, Switches
from tests.portal.citizens import Citizen, at_home
from tests.portal.world import World, call
from tests.sync.builders import random_from

ISSUER = "https://127.0.0.1:4443"
PUBLIC = "https://127.0.0.1:8443"


class InProcess(WebClient):
    """Asks an application instead of an address; a switch that says silence is a time-out here."""

    def __init__(self, app: FastAPI, switches: Switches) -> None:
        super().__init__(1.0)
        self.app = app
        self._switches = switches
        self.asked: list[str] = []

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> WebAnswer | WebTrouble:
        return self._ask("GET", url, headers=dict(headers or {}))

    def post_form(
        self, url: str, fields: Mapping[str, str], headers: Mapping[str, str]
    ) -> WebAnswer | WebTrouble:
        if self._switches.identity() is IdentitySwitch.SILENT:
            return WebTrouble.BROKEN_OFF
        return self._ask("POST", url, data=dict(fields), headers=dict(headers))

    def _ask(self, method: str, url: str, **request: Any) -> WebAnswer:
        self.asked.append(urlsplit(url).path)
        answer = call(self.app, method, url.removeprefix(ISSUER), **request)
        return WebAnswer(answer.status_code, answer.content)


class _Forms(HTMLParser):
    """The hidden fields of each form of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []

    def handle_starttag(self, element: str, attributes: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attributes}
        if element == "form":
            self.forms.append({})
        elif element == "input":
            self.forms[-1][said["name"]] = said["value"]


@dataclass
class Phone:
    """Build with `beside`."""

    world: World
    citizen: Citizen
    provider: FastAPI
    issuer: Issuer
    web: InProcess
    desk: IdentityDesk
    switchboard: Path
    cookies: dict[str, str] = field(default_factory=dict)

    def turn(self, switch: IdentitySwitch) -> None:
        self.switchboard.write_text(json.dumps({"identity": switch.value}))

    def open(self, url: str, language: str = "vi") -> httpx.Response:
        """What the kiosk's QR opens: on the citizens' pages first."""
        return self._send("GET", url, language)

    def say_yes(self, url: str) -> httpx.Response:
        """To the question whether this kiosk is the one."""
        return self._send("POST", f"{url}/yes", "vi")

    def begin(self, url: str) -> str:
        """Open the QR and say yes; returns the provider's address."""
        page = self.open(url)
        assert page.status_code == 200, page.text
        answer = self.say_yes(url)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    def _send(self, method: str, url: str, language: str) -> httpx.Response:
        headers = {"accept-language": language}
        if self.cookies:
            headers["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = call(self.world.public, method, url.removeprefix(PUBLIC), headers=headers)
        self.cookies |= dict(answer.cookies)
        return answer

    def choose(self, address: str, person: str) -> str:
        """Be `person` at the provider; returns where the telephone is sent."""
        page = call(self.provider, "GET", address.removeprefix(ISSUER))
        assert page.status_code == 200, page.text
        forms = _Forms()
        forms.feed(page.text)
        fields = next(form for form in forms.forms if form["person"] == person)
        answer = call(self.provider, "POST", "/authorize", data=fields)
        assert answer.status_code == 303
        return answer.headers["location"]

    def walk(self, url: str, person: str = "mai", language: str = "vi") -> httpx.Response:
        """From the QR to the last page."""
        return self.open(self.choose(self.begin(url), person), language)


def beside(world: World, folder: Path) -> Phone:
    switchboard = folder / "switchboard.json"
    switches = Switches(switchboard)
    identity = replace(world.config.identity, issuer=ISSUER)
    client = Client(identity.client_id, load_text(world.places.provider_secret), f"{PUBLIC}{BACK}")
    issuer = Issuer(ISSUER, client, identity.claims, world.clock, random_from(23))
    provider = build(issuer, load_invented(CITIZENS), switches)
    web = InProcess(provider, switches)
    desk = IdentityDesk(
        database=world.stores[Login.IDENTITY],
        provider=OidcProvider(identity, load_text(world.places.client_secret), web, world.clock),
        flows=Flows(load_secret(world.places.identity_secret), f"{PUBLIC}{BACK}"),
        claims_key=load_secret(world.places.claims_seal_key),
        public_url=PUBLIC,
        expires_s=identity.expires_s,
        clock=world.clock,
        random=random_from(29),
        bell=world.bell,
    )
    world.bell.desks = {**world.bell.desks, IDENTITY: desk.work_once}
    return Phone(world, at_home(world), provider, issuer, web, desk, switchboard)


def query(**values: str) -> str:
    return urlencode(values)
