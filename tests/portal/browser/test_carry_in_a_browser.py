"""The page that carries a dossier, in a real browser: code after code, sent once, and nothing of it stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from portal.pages.words import languages
from sync.envelope import SealedFile, parse_blob
from sync.envelope.carried import fragments, pack
from tests.not_checked import not_checked
from tests.portal.browser.chromium import Chromium, program
from tests.portal.browser.test_in_a_browser import LOOKING, SIZES, served
from tests.portal.world import World
from tests.sync.builders import SCAN

SHOWN = """(() => [...document.getElementById("carry").children].filter((s) => !s.hidden).map((s) => s.id))()"""
LEFT = "(() => [location.hash, localStorage.length])()"
SEND = """(async () => {
  document.getElementById("send").click();
  const shown = () => [...document.getElementById("carry").children].filter((s) => !s.hidden).map((s) => s.id);
  for (let tries = 0; tries < 100 && shown().includes("sending"); tries++) {
    await new Promise((done) => setTimeout(done, 100));
  }
  return [shown(), document.getElementById("code").textContent];
})()"""

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]


@pytest.fixture
def browser() -> Iterator[Chromium]:
    executable = program()
    if executable is None:
        not_checked("no Chromium on this machine")
    made = Chromium(executable)
    yield made
    made.close()


def codes(world: World, *files: bytes) -> tuple[str, tuple[str, ...]]:
    sealed = world.seal(files=files)
    file = parse_blob(sealed.blob)
    assert isinstance(file, SealedFile)
    packed = pack(file)
    assert isinstance(packed, bytes)
    return sealed.manifest.code, fragments(packed)


@pytest.mark.parametrize(("files", "told"), [((), "received"), ((SCAN, b""), "words")])
def test_code_after_code_then_sent(
    world: World, browser: Chromium, files: tuple[bytes, ...], told: str
) -> None:
    code, parts = codes(world, *files)
    assert len(parts) > 1
    with served(world) as (public, _):
        for number, part in enumerate(parts, start=1):
            assert browser.open(f"{public}/carry?lang=vi&n={number}#{part}", 390, 844, {}) == []
            assert browser.ask(SHOWN) == (["ready"] if number == len(parts) else ["collecting"])
            assert browser.ask(LEFT) == ["", number]
        assert browser.ask(SEND) == [[told, "told"], code]
        assert browser.ask(LEFT) == ["", 0]
        # The same telephone again, by the whole set: it counts once.
        for number, part in enumerate(parts, start=1):
            browser.open(f"{public}/carry?lang=vi&n=1{number}#{part}", 390, 844, {})
        assert browser.ask(SEND)[0] == [told if told == "words" else "already", "told"]


def test_without_a_network_nothing_is_lost_and_it_can_be_sent_again(world: World, browser: Chromium) -> None:
    code, parts = codes(world)
    conditions = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    with served(world) as (public, _):
        for number, part in enumerate(parts, start=1):
            browser.open(f"{public}/carry?lang=vi&n={number}#{part}", 390, 844, {})
        browser.command("Network.emulateNetworkConditions", offline=True, **conditions)
        assert browser.ask(SEND)[0] == ["ready", "later"]
        browser.command("Network.emulateNetworkConditions", offline=False, **conditions)
        assert browser.ask(SEND) == [["received", "told"], code]


def test_every_part_of_the_page_can_be_read_and_reached(world: World, browser: Chromium) -> None:
    found = []
    with served(world) as (public, _):
        for language in languages():
            for width, height in SIZES[:2]:
                browser.open(f"{public}/carry?lang={language}", width, height, {})
                for name in browser.ask(
                    """(() => [...document.getElementById("carry").children].map((s) => s.id))()"""
                ):
                    browser.ask(
                        f"""(() => {{ for (const s of document.getElementById("carry").children)
                        s.hidden = s.id !== "{name}"; return 0; }})()"""
                    )
                    found += [f"{name} {language} at {width}: {wrong}" for wrong in browser.ask(LOOKING)]
    assert found == []
