"""Somebody else answers in the portal's place: nothing is lost, and the screen can say what it is."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from sync.portal import pinned_client
from sync.store import DossierStep, LineState
from tests.sync.conftest import World, open_world
from tests.sync.fake_portal import FakePortal
from tests.sync.served import Served, certify

PAGE = b"<html><body>Welcome to the cafe's network</body></html>"


def page(status: int, body: bytes = PAGE, media_type: str = "text/html") -> httpx.Response:
    return httpx.Response(
        status, content=body, headers={"content-type": media_type, "location": "https://login.test/"}
    )


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (page(200), "portal.captive"),
        (page(302), "portal.captive"),
        (page(307, b""), "portal.captive"),
        (page(511), "portal.captive"),
        (page(403), "portal.captive"),
        (page(200, b'{"status": "ok"}', "application/json"), "portal.garbled"),
        (page(200, b"\xff\xfe", "application/json"), "portal.garbled"),
    ],
    ids=["html", "302", "307", "511", "403", "json", "noise"],
)
def test_a_captive_network_has_its_name_on_the_line(world: World, answer: httpx.Response, fault: str) -> None:
    world.rounds()
    dossier = world.submit(1, (b"small",))
    world.portal.before = lambda method, path: answer
    world.rounds(2)
    line = world.outbox.line()
    assert (line.state, line.fault) == (LineState.CAPTIVE, fault)
    assert world.blob(dossier).exists()
    assert world.row(dossier).attempts == 0
    world.portal.before = lambda method, path: None
    world.rounds(2)
    assert world.outbox.line().state is LineState.UP
    assert world.row(dossier).state is DossierStep.PURGED


def test_a_gateways_page_about_a_portal_that_is_down_is_no_captive_network(world: World) -> None:
    world.rounds()
    world.portal.before = lambda method, path: page(502)
    world.rounds()
    line = world.outbox.line()
    assert (line.state, line.fault) == (LineState.DOWN, "portal.unavailable")


def test_a_certificate_of_another_authority_is_not_spoken_to(folder: Path) -> None:
    (folder / "ours").mkdir()
    certify(folder / "ours")
    (folder / "theirs").mkdir()
    between = Served(folder / "theirs")

    def intercepted(portal: FakePortal, _: Path) -> httpx.Client:
        return pinned_client(between.url, folder / "ours" / "ca.pem")

    try:
        with open_world(intercepted) as world:
            dossier = world.submit(1, (b"small",))
            world.rounds(2)
            line = world.outbox.line()
            assert (line.state, line.fault) == (LineState.CAPTIVE, "portal.untrusted")
            assert between.portal.requests == []
            assert world.row(dossier).state is DossierStep.QUEUED
    finally:
        between.close()
