"""The form for home in a real browser: readable, reachable, and without a network it makes its code."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator

import numpy
import pytest
from PIL import Image

from drivers.scanner.code import qr
from portal.pages.words import languages
from portal.public.shelf import _shipped, read
from sync.contract import prepared
from sync.contract.prepared import Prepared
from tests.not_checked import not_checked
from tests.portal.browser.chromium import Chromium, program
from tests.portal.browser.test_in_a_browser import LOOKING, SIZES, served
from tests.portal.world import World

FORMS = list(read(_shipped()).procedures)
FILL = """(() => {
  const q = (id) => document.getElementById(id);
  const type = (id, text) => {
    q(id).value = text;
    q(id).dispatchEvent(new Event("input", { bubbles: true }));
  };
  const look = () => [q("made").hidden, q("trouble").hidden, q("box-relation").hidden];
  const seen = [look()];
  q("o-requester-1").click();
  type("q-name", "R2");
  type("q-registered_at", "hoan kie");
  q("make").click();
  seen.push(look());
  type("q-name", "Nguyễn Thị Bưởi");
  q("box-registered_at").querySelector(".place").click();
  q("make").click();
  seen.push(look());
  return [...seen, q("picture").src, document.activeElement.id];
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


def test_every_form_can_be_read_and_reached(world: World, browser: Chromium) -> None:
    found = []
    with served(world) as (public, _):
        for path in ("/prepare", *(f"/prepare/{name}" for name in FORMS)):
            for language in languages():
                for width, height in SIZES[:2]:
                    complaints = browser.open(f"{public}{path}?lang={language}", width, height, {})
                    for wrong in [*complaints, *browser.ask(LOOKING)]:
                        found.append(f"{path} {language} at {width}: {wrong}")
    assert found == []


def test_without_a_network_it_still_makes_the_code(world: World, browser: Chromium) -> None:
    with served(world) as (public, _):
        assert browser.open(f"{public}/prepare/birth_extract?lang=vi", 390, 844, {}) == []
        browser.command(
            "Network.emulateNetworkConditions",
            offline=True,
            latency=0,
            downloadThroughput=-1,
            uploadThroughput=-1,
        )
        first, wrong, right, picture, focused = browser.ask(FILL)
    assert (first, wrong, right) == ([True, True, True], [True, False, False], [False, True, False])
    assert focused == "made"
    image = Image.open(io.BytesIO(base64.b64decode(picture.partition(",")[2]))).convert("RGB")
    version = read(_shipped()).procedures["birth_extract"].version
    answers = {"requester": "authorised", "name": "Nguyễn Thị Bưởi", "registered_at": "00070"}
    text = qr(numpy.asarray(image))
    assert text is not None
    assert prepared.read(text) == Prepared("birth_extract", version, "vi", answers)
