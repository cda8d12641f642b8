"""Nothing is invented: each sentence stands in the catalogue as it is, or is a translation with its values."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk_app.assistant.answers import Standing, answer
from kiosk_app.assistant.facts import Fact, asked_fact
from kiosk_app.assistant.language import LANGUAGES
from kiosk_app.catalogue.procedures import load_procedures

REPOSITORY = Path(__file__).resolve().parents[3]
FOLDER = REPOSITORY / "assets" / "catalogue" / "procedures"
TODAY = date(2026, 11, 23)
PROCEDURES = load_procedures(FOLDER, TODAY)
WORDS = {
    message.get("id"): message.findtext("translation") or ""
    for message in ElementTree.parse(REPOSITORY / "i18n" / "kiosk_vi.ts").iter("message")
}


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case bool():
            return
        case int():
            yield f"{value:,}".replace(",", ".")
        case dict():
            for each in value.values():
                yield from _texts(each)
        case list():
            for each in value:
                yield from _texts(each)


PACK = {
    path.stem: frozenset(_texts(tomllib.loads(path.read_text(encoding="utf-8"))))
    for path in FOLDER.glob("*.toml")
}


@settings(max_examples=2000, deadline=None)
@given(
    st.sampled_from(PROCEDURES),
    st.sampled_from(list(Fact)),
    st.sampled_from(LANGUAGES),
    st.integers(-800, 2000),
)
def test_every_sentence_stands_in_the_pack_or_in_the_translations(
    procedure: object, fact: Fact, language: str, days: int
) -> None:
    chosen = next(each for each in PROCEDURES if each is procedure)
    told = answer(chosen, fact, language, TODAY + timedelta(days=days))
    for sentence in told.sentences:
        if sentence.id:
            assert WORDS[sentence.id].count("%") >= len([each for each in sentence.arguments if each])
        else:
            assert len(sentence.arguments) == 1
        for value in sentence.arguments:
            assert value == "" or value in PACK[chosen.id]
    assert told.source == "" or told.source in PACK[chosen.id]
    assert told.language == (language if language == "vi" else "en")


def test_outside_its_period_an_answer_says_so() -> None:
    chosen = next(each for each in PROCEDURES if each.id == "birth_extract")
    assert answer(chosen, Fact.FEE, "vi", TODAY).standing is Standing.VERIFIED
    assert answer(chosen, Fact.FEE, "vi", date(2025, 12, 31)).standing is Standing.ENDED
    unseen = next(each for each in PROCEDURES if each.verified_at is None)
    assert answer(unseen, Fact.TIME, "vi", TODAY).standing is Standing.UNVERIFIED


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("làm hộ chiếu hết bao nhiêu tiền", Fact.FEE),
        ("doi bang lai mat bao lau", Fact.TIME),
        ("đăng ký khai sinh cần giấy tờ gì", Fact.PAPERS),
        ("xin giấy độc thân ở đâu", Fact.WHERE),
        ("how much is a passport", Fact.FEE),
        ("combien de temps pour un passeport", Fact.TIME),
        ("身份证多少钱", Fact.FEE),
        ("출생신고 어디서 해요", Fact.WHERE),
        ("独身証明書に必要な書類", Fact.PAPERS),
        ("hộ chiếu", None),
    ],
)
def test_the_fact_that_is_asked_for_is_recognised(question: str, fact: Fact | None) -> None:
    assert asked_fact(question) is fact
