"""The report carries everything with it, asks nobody, and says what is so, also of a visit that failed."""

from __future__ import annotations

import copy
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk_app.rehearsal.report import line
from kiosk_app.rehearsal.report.page import page
from kiosk_app.rehearsal.report.words import LANGUAGES, Words

REPORT = Path(sys.modules[page.__module__].__file__ or "").parent
WORDS = Words(REPORT / "words.toml")
TOLD: dict[str, Any] = {
    "ok": True,
    "trouble": "",
    "wishes": {"language": "vi", "calamity": "", "offline": True, "seed": 0},
    "started": 1795368000.0,
    "machine": {"system": "a desk", "python": "3.11"},
    "means": {"pcsc": False, "text": True},
    "pages": [
        {"name": "home", "file": "pages/01.png", "at": 1795368001.0},
        {"name": "finished-waiting-printed", "file": "pages/01.png", "at": 1795368009.0},
    ],
    "slips": ["receipts/0001.png"],
    "torn_slips": ["receipts/0001.png"],
    "slip_code": "TAM-AME4-VGTK-6",
    "files": {},
    "checks": [
        {"name": "once", "label": "", "confirmed": "1", "held": "1", "ok": True},
        {"name": "answer", "label": "Hạng", "confirmed": "<b>", "held": "<b>", "ok": True},
    ],
    "times": [
        {"step": "confirmed", "at": 1795368005.0},
        {"step": "saved", "at": 1795368005.048},
        {"step": "received", "at": 1795368017.5},
        {"step": "word_sent", "at": 1795368018.5},
    ],
    "searches": {"end": {"files": ["spool/outbox.db"], "bytes_read": 4096, "needles": 81, "found": []}},
    "portal_search": {"files": [], "bytes_read": 0, "needles": 81, "found": []},
    "search_finds_planted": True,
    "panels": [
        {
            "name": "offline.before",
            "at": 1795368009.0,
            "picture": "pages/01.png",
            "outbox": [{"state": "backoff", "sent_leaves": 0, "leaves": 6, "attempts": 3}],
        }
    ],
    "figures": {"touches": 20.0, "visit_s": 31.0, "sealed_bytes": 148770},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("pages/01.png", "receipts/0001.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        Image.new("1", (64, 96), 1).save(tmp_path / name)
    return tmp_path


class _Outward(HTMLParser):
    """Collects whatever a browser would fetch by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        for name, value in attrs:
            if name in ("src", "srcset", "poster") or (tag == "link" and name == "href"):
                self.fetched.append(value or "")


def test_the_page_fetches_nothing_and_runs_nothing(folder: Path) -> None:
    made = page(TOLD, folder)
    seen = _Outward()
    seen.feed(made)
    assert seen.fetched
    assert all(source.startswith("data:") for source in seen.fetched)
    assert seen.scripts == 0
    assert not re.search(r"url\((?!data:)|@import|https?://(?!www\.w3\.org)", made)


def test_what_a_citizen_wrote_is_text_not_markup(folder: Path) -> None:
    made = page(TOLD, folder)
    assert "&lt;b&gt;" in made
    assert ">B<" not in made


def test_a_machine_without_a_reader_says_so(folder: Path) -> None:
    assert WORDS.plain("means.card_simulated_none", "en") in page(TOLD, folder)
    assert WORDS.plain("means.text_real", "en") in page(TOLD, folder)


def test_a_visit_that_failed_is_not_praised(folder: Path) -> None:
    failed = copy.deepcopy(TOLD)
    failed.update(
        ok=False, trouble="stuck on <scan>", checks=[], times=[], slips=[], panels=[], searches={}, slip_code=""
    )
    made = page(failed, folder)
    assert "stuck on &lt;scan&gt;" in made
    assert WORDS.plain("verdict.held", "en") not in made
    assert 'class="verdict bad"' in made


def test_a_trace_is_shown(folder: Path) -> None:
    dirty = copy.deepcopy(TOLD)
    dirty["searches"]["end"]["found"] = [{"file": "spool/outbox.db", "offset": 7, "what": "name, utf-8"}]
    made = page(dirty, folder)
    assert WORDS.plain("disk.clean", "en") not in made
    assert "name, utf-8" in made


def test_nothing_at_all_still_gives_a_page(folder: Path) -> None:
    """A part that did not come up leaves neither pages nor times."""
    empty = copy.deepcopy(TOLD)
    empty.update(
        pages=[], slips=[], torn_slips=[], checks=[], times=[], searches={}, panels=[], figures={}, ok=False
    )
    assert page(empty, folder).startswith("<!doctype html>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_stands_in_both_languages(language: str) -> None:
    assert all(WORDS.plain(name, language).strip() for name in WORDS.ids())


def test_both_languages_take_the_same_arguments() -> None:
    def asked(name: str, language: str) -> set[str]:
        return set(re.findall(r"%\d", WORDS.plain(name, language)))

    assert [name for name in WORDS.ids() if asked(name, "en") != asked(name, "vi")] == []


def test_every_word_the_report_asks_for_is_there() -> None:
    asked = set()
    for file in REPORT.glob("*.py"):
        asked |= set(re.findall(r'words(?:\.plain)?\("([a-z0-9_.]+)"', file.read_text(encoding="utf-8")))
    assert asked
    assert asked - WORDS.ids() == set()
    assert {f"step.{step}" for step in line.LANE_OF} <= WORDS.ids()


def test_every_moment_of_a_calamity_has_its_words() -> None:
    source = (REPORT.parent / "calamities.py").read_text(encoding="utf-8")
    moments = set(re.findall(r'"((?:offline|submit|paper|card|line|portal)\.[a-z_]+)"', source))
    assert len(moments) > 8
    assert {f"moment.{name}" for name in moments} <= WORDS.ids()


def test_times_are_told_from_the_moment_of_safety() -> None:
    drawn = line.draw(TOLD["times"], WORDS)
    assert "− 48 ms" in drawn
    assert ">0 ms<" in drawn.replace("</title>", ">")
    assert "+ 12,452 ms" in drawn


def test_what_is_told_can_be_written_as_json() -> None:
    assert json.loads(json.dumps(TOLD)) == TOLD
