"""Every page in a real browser, on a narrow phone, a phone and a desk: readable, reachable, nothing blocked.

320 px wide is also what 1280 px are at 400 %, and 640 at 200 %.
"""

from __future__ import annotations

import asyncio
import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portal.web import bind, make_server
from tests.not_checked import not_checked
from tests.portal.browser.chromium import Chromium, program
from tests.portal.pages.shown import AUTH, Shown, in_language
from tests.portal.world import World

LOOKING = Path(__file__).with_name("looking.js").read_text(encoding="utf-8")
SIZES = ((320, 640), (390, 844), (640, 480), (1280, 900))
OFFICER = {"Authorization": "Basic " + base64.b64encode(":".join(AUTH).encode()).decode()}

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]


@contextmanager
def served(world: World) -> Iterator[tuple[str, str]]:
    """Both applications on loopback; their addresses."""
    listeners = [bind(0), bind(0)]
    servers = [make_server(world.public), make_server(world.console)]

    async def serve() -> None:
        await asyncio.gather(
            *(server.serve(sockets=[listener]) for server, listener in zip(servers, listeners, strict=True))
        )

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    addresses = [f"http://127.0.0.1:{listener.getsockname()[1]}" for listener in listeners]
    try:
        yield addresses[0], addresses[1]
    finally:
        for server in servers:
            server.should_exit = True
        thread.join()


@pytest.fixture
def browser() -> Iterator[Chromium]:
    executable = program()
    if executable is None:
        not_checked("no Chromium on this machine")
    made = Chromium(executable)
    yield made
    made.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_person_can_read_and_reach_everything(
    filled: tuple[World, Shown], browser: Chromium, language: str
) -> None:
    world, shown = filled
    found = []
    with served(world) as (public, console):
        pages: list[tuple[str, dict[str, str]]] = [(public + path, {}) for path in shown.public]
        pages += [(console + path, OFFICER) for path in shown.console]
        for url, headers in pages:
            for width, height in SIZES:
                complaints = browser.open(in_language(url, language), width, height, headers)
                for wrong in [*complaints, *browser.ask(LOOKING)]:
                    found.append(f"{url.partition('//')[2]} at {width}: {wrong}")
    assert found == []
