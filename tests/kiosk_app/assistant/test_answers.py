"""Nothing is invented: each sentence stands in the catalogue as it is, or is a translation with its values."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk_app.assistant.answers import Standing, answer
from kiosk_app.assistant.asking import load
from kiosk_app.assistant.facts import Fact, asked_fact
from kiosk_app.assistant.language import LANGUAGES
from kiosk_app.assistant.talk import replied
from kiosk_app.assistant.topics import Kind, load_topics
from kiosk_app.assistant.training.sentences import sentences
from kiosk_app.catalogue.procedures import load_procedures
from kiosk_app.flow.assisting import About, AskAssistant
from kiosk_app.flow.leaflet import Said
from kiosk_app.flow.steps.assistant import SERVICES

REPOSITORY = Path(__file__).resolve().parents[3]
FOLDER = REPOSITORY / "assets" / "catalogue" / "procedures"
TODAY = date(2026, 11, 23)
PROCEDURES = load_procedures(FOLDER, TODAY)
UNDERSTANDING = load()


def _words(language: str) -> dict[str | None, str]:
    tree = ElementTree.parse(REPOSITORY / "i18n" / f"kiosk_{language}.ts")
    return {message.get("id"): message.findtext("translation") or "" for message in tree.iter("message")}


WORDS, ENGLISH_WORDS = _words("vi"), _words("en")


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case bool():
            return
        case int():
            yield from (f"{value:,}".replace(",", "."), f"{value:,}")
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
    stands(told.sentences, PACK[chosen.id], told.language)
    assert told.source == "" or told.source in PACK[chosen.id]
    assert told.language == (language if language == "vi" else "en")


def test_every_sentence_of_a_talk_stands_there_whatever_is_asked() -> None:
    """Thousands of questions, one after the other, each leaning on what the one before left."""
    random = Random(9)
    topics = [topic for topic in load_topics() if topic.kind is Kind.PROCEDURE]
    there = {procedure.id: procedure for procedure in PROCEDURES}
    about, told, leant, languages = About(), 0, 0, set()
    for made in random.sample(sentences(topics, random), 2500):
        language = made.language
        text = made.text if random.random() < 0.6 else random.choice(LEANING[language])
        day = TODAY + timedelta(days=random.choice((0, 0, -700, 900)))
        reply = replied(UNDERSTANDING, there, AskAssistant(1, text, language, about), day)
        assert set(reply.cards) <= {*there, *SERVICES}
        for each in reply.answers:
            stands(each.sentences, PACK[each.procedure], each.language)
            assert each.source == "" or each.source in PACK[each.procedure]
            assert each.language == (language if language == "vi" else "en")
        told += bool(reply.answers)
        leant += bool(reply.answers) and text != made.text
        languages.add(language)
        about = reply.about
    assert told > 1500
    assert leant > 300
    assert languages == set(LANGUAGES)


#: Questions that mean nothing by themselves.
LEANING = {
    "vi": ("thế còn lệ phí?", "và nếu làm hộ người khác thì sao", "mất bao lâu", "va neu toi la ho ngheo"),
    "en": ("and how long does it take?", "what if I was born abroad?", "and the fee?"),
    "zh": ("那要多久", "如果我在国外呢"),
    "ko": ("그럼 비용은 얼마예요", "만약 해외에서 태어났으면"),
    "ja": ("では何日かかりますか", "もし海外なら"),
    "fr": ("et combien de temps ?", "et si je suis à l'étranger ?"),
}


def stands(told: tuple[Said, ...], pack: frozenset[str], language: str) -> None:
    words = WORDS if language == "vi" else ENGLISH_WORDS
    for sentence in told:
        if sentence.id:
            assert words[sentence.id].count("%") >= len([each for each in sentence.arguments if each])
        else:
            assert len(sentence.arguments) == 1
        assert all(value == "" or value in pack for value in sentence.arguments)


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
