"""What has to be right in settings and files before a portal serves: said at once, each with its key."""

from __future__ import annotations

import ipaddress
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from portal.cities import offers_city
from portal.config import Config, HttpSender
from portal.desks import DesksError, load_desks
from portal.places import Places
from sync.contract.plain import is_plain


def problems(places: Places, config: Config) -> list[str]:
    """Empty: all is well. Nothing secret stands in the texts."""
    made = (places.herald_key, places.herald_public, places.identity_secret, places.claims_seal_key)
    missing = [f"{path.name} is missing: run `init` again" for path in made if not path.exists()]
    return [
        *missing,
        *_city(config),
        *_payee(config),
        *_identity(places, config),
        *_notices(places, config),
        *_desks(places),
    ]


@dataclass(frozen=True, slots=True)
class Promised:
    """What a site's file promises of the portal."""

    notices: tuple[str, ...] = ()
    sign_in: bool = False
    booking: bool = False


def site_problems(config: Config, promised: Promised, *, desks: bool) -> list[str]:
    """Where a place promises what nobody here keeps. `desks`: some keep appointments."""
    has = config.messengers()
    wrong = [f"notices by {kind}: no adapter sends them" for kind in promised.notices if kind not in has]
    if promised.booking and not desks:
        wrong.append("booking: no desk keeps appointments (desks.toml)")
    if promised.sign_in and not (config.practice or config.identity.issuer):
        wrong.append("sign_in: no provider is set")
    return wrong


def _city(config: Config) -> Iterator[str]:
    if not offers_city(config):
        # Citizens would be told that it was received, and nobody could ever open it.
        yield "practice is false, and no adapter hands dossiers over to a real city (docs/portal.md)"


def keeps_appointments(places: Places, config: Config) -> bool:
    """A file that cannot be taken keeps none; `problems` names what is wrong with it."""
    try:
        return bool(load_desks(places.desks, practice=config.practice))
    except DesksError:
        return False


def _desks(places: Places) -> Iterator[str]:
    try:
        load_desks(places.desks, practice=False)
    except DesksError as error:
        yield str(error)


def _payee(config: Config) -> Iterator[str]:
    if not is_plain(config.payee.name):
        yield "payee.name holds a letter that is not seen, or letters and marks apart: no kiosk would show it"


def _identity(places: Places, config: Config) -> Iterator[str]:
    identity = config.identity
    if not identity.issuer:
        return
    if not config.practice:
        # The simulated provider lives on loopback; a real one never does.
        if not _is_outside(identity.issuer):
            yield "identity.issuer is no https address of a provider outside this machine"
        if not _is_outside(identity.public_url):
            yield "identity.public_url is no https address that a telephone reaches"
    if not (places.state / identity.client_key_file).is_file():
        yield "identity.client_key_file is not there"


def _notices(places: Places, config: Config) -> Iterator[str]:
    notices = config.notices
    for kind, name in config.messengers().items():
        if name == "file" and not config.practice:
            yield f"notices.{kind}: a file is no message, which only a practice system may pretend"
        if name in {"sms", "zalo"}:
            sender = notices.sms if name == "sms" else notices.zalo
            yield from (f"notices.{name}.{what}" for what in _sender(places, sender))
        if name == "smtp":
            if not notices.smtp.host or "@" not in notices.smtp.sender:
                yield "notices.smtp.host or notices.smtp.sender is not set"
            if notices.smtp.user and not (places.state / notices.smtp.key_file).is_file():
                yield "notices.smtp.key_file is not there"


def _sender(places: Places, sender: HttpSender) -> Iterator[str]:
    if urlsplit(sender.url).scheme != "https":
        yield "url does not begin with https://"
    if not (places.state / sender.key_file).is_file():
        yield "key_file is not there"
    try:
        json.loads(sender.template)
    except ValueError:
        yield "template is no JSON"
    if "{to}" not in sender.template and "{to84}" not in sender.template:
        yield "template has no {to}"
    if not any(each in sender.template for each in ("{text}", "{code}")):
        yield "template says nothing of the dossier"


def _is_outside(url: str) -> bool:
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        is_here = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_here = host == "localhost" or host.endswith(".localhost")
    return parts.scheme == "https" and bool(host) and not is_here


def read_site(path: Path) -> Promised:
    """What a site's file says. Raises ValueError where something is not of its type."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    notices, sign_in = raw.get("notices", []), raw.get("sign_in", False)
    if not isinstance(notices, list) or not all(isinstance(each, str) for each in notices):
        raise ValueError("notices")
    booking = raw.get("booking", False)
    if not isinstance(sign_in, bool) or not isinstance(booking, bool):
        raise ValueError("sign_in, booking")
    return Promised(tuple(notices), sign_in, booking)
