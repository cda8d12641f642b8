"""A question leads to its procedure, to three cards, or to people; never to a guess."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk_app.assistant.asking import Question, answered, evaluated, load, read_questions
from kiosk_app.assistant.fold import fold
from kiosk_app.assistant.table import TABLE, TableError, packed, read_table
from kiosk_app.assistant.topics import CorpusError, Kind, Topic, load_topic, load_topics
from kiosk_app.assistant.understand import Care, Decision
from kiosk_app.assistant.words import read_words
from kiosk_app.catalogue.procedures import load_procedures
from tests.not_checked import not_checked

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[2]
PROCEDURES = REPOSITORY / "assets" / "catalogue" / "procedures"
UNDERSTANDING = load()
#: Sets of questions of which no line stands in the corpus.
MEASURED = (
    "held_out",
    "first_set",
    "second_set",
    "third_set",
    "fourth_set",
    "fifth_set",
    "sixth_set",
    "seventh_set",
)
#: Half of it is told as stories, indirectly or in dialect: more of it falls to cards.
HARD = ("second_set", "third_set")
ONE = (Topic("a", Kind.CARE, ("a",), (), {}),)


def test_every_topic_leads_to_procedures_that_are_there_and_every_procedure_is_reached() -> None:
    there = {procedure.id for procedure in load_procedures(PROCEDURES, date(2026, 11, 23))}
    led_to = [name for topic in load_topics() for name in topic.leads_to]
    assert set(led_to) == there
    assert len(led_to) == len(set(led_to))


@pytest.mark.parametrize("name", MEASURED)
def test_no_question_that_is_measured_stands_in_the_corpus(name: str) -> None:
    said = {
        fold(text).words + fold(text).east
        for topic in load_topics()
        for of_language in topic.said.values()
        for text in (*of_language.things, *of_language.does, *of_language.says)
    }
    asked = [question.text for question in read_questions(HERE / f"{name}.jsonl")]
    assert [text for text in asked if fold(text).words + fold(text).east in said] == []


def test_the_table_was_made_of_this_corpus() -> None:
    from kiosk_app.assistant.training.build import checksum  # noqa: PLC0415 - its room holds numpy

    assert read_table().corpus == checksum(), "python -m kiosk_app.assistant train"


def test_the_words_were_read_off_this_corpus() -> None:
    from kiosk_app.assistant.training.build import checksum  # noqa: PLC0415 - its room holds numpy

    assert read_words().corpus == checksum(), "python -m kiosk_app.assistant train"


@pytest.mark.parametrize(
    ("question", "strange"),
    [
        ("status of my Amazon refund", 1),
        ("marriage counselling", 2),  # every second word of it
        ("check the status of my application", 0),
        ("tra cứu hồ sơ", 0),
        ("applications", 0),  # another form of a known word
        ("電気料金を払いたい", 0),
    ],
)
def test_words_that_nobody_said_about_the_topic_are_counted(question: str, strange: int) -> None:
    topic = "marriage_registration" if question.startswith("marriage") else "dossier_status"
    topic = "pay_fee" if question.startswith("電") else topic
    assert read_words().strange(question, topic) == strange


@pytest.mark.parametrize(
    "question",
    [
        "marriage counselling",
        "birth control pills price",
        "death of a salesman summary",
        "créer une entreprise SARL",
    ],
)
def test_a_short_question_with_a_strange_word_is_not_opened_at_once(question: str) -> None:
    assert UNDERSTANDING.ask(question).decision is not Decision.OPEN


def test_a_story_may_have_strange_words_about_anything() -> None:
    story = (
        "chồng tôi làm thợ hàn ngoài giàn khoan, hôm qua mới về, tôi muốn đăng ký kết hôn ở phường này "
        "thì cần mang theo giấy tờ gì"
    )
    understood = UNDERSTANDING.ask(story)
    assert (understood.decision, understood.names[0]) == (Decision.OPEN, "marriage_registration")


@pytest.mark.parametrize("content", [b"", b"x", zlib.compress(b"[]"), zlib.compress(b'{"form": "words-0"}')])
def test_what_is_no_file_of_words_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.table"
    path.write_bytes(content)
    with pytest.raises(TableError):
        read_words(path)


@pytest.mark.parametrize("name", MEASURED)
def test_the_small_table_keeps_what_was_measured(name: str) -> None:
    figures = evaluated(UNDERSTANDING, read_questions(HERE / f"{name}.jsonl"))
    floors = {"top1": 0.95, "top3": 0.98, "opened_right_ratio": 0.985, "refused_out_of_scope_ratio": 0.96}
    floors["opened_ratio"] = 0.79 if name in HARD else 0.89
    missed = {name: figures[name] for name, floor in floors.items() if _number(figures, name) < floor}
    assert missed == {}


def _number(figures: Mapping[str, object], name: str) -> float:
    figure = figures[name]
    assert isinstance(figure, float)
    return figure


@pytest.mark.parametrize(
    ("question", "care"),
    [
        ("tôi muốn chết", Care.CRISIS),
        ("I want to kill myself", Care.CRISIS),
        ("我不想活了", Care.CRISIS),
        ("chồng tôi đánh tôi", Care.ABUSE),
        ("남편이 때려요", Care.ABUSE),
        ("cho tôi gặp cán bộ", Care.PERSON),
        ("je veux parler à une personne", Care.PERSON),
    ],
)
def test_who_needs_people_is_led_to_people(question: str, care: Care) -> None:
    understood = UNDERSTANDING.ask(question)
    assert (understood.decision, understood.care, understood.names) == (Decision.REFUSE, care, ())


@pytest.mark.parametrize("question", ["", "   ", "0912345678", "001099012345", "12/05/1990", "?!", "a", "🙂"])
def test_a_bare_number_or_nothing_is_never_guessed(question: str) -> None:
    assert UNDERSTANDING.ask(question).decision is Decision.REFUSE


@pytest.mark.parametrize(
    "question",
    [
        "đổi bằng lái xe của Đức",
        "doi bang lai xe cua duc",
        "đăng ký kết hôn bên Nhật",
        "khai sinh cho con mèo nhà tôi",
        "cầm cố căn cước",
        "renew my British passport",
        "日本护照换发",
        "échanger mon permis français",
    ],
)
def test_what_three_words_turn_into_anothers_business_is_never_opened_at_once(question: str) -> None:
    assert UNDERSTANDING.ask(question).decision is not Decision.OPEN


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("làm hộ chiếu để đi Nhật", "passport"),
        ("tôi muốn kết hôn với người Hàn Quốc", "marriage_registration"),
        ("lý lịch tư pháp nộp cho công ty Nhật", "criminal_record"),
    ],
)
def test_a_country_alone_turns_nothing(question: str, name: str) -> None:
    understood = UNDERSTANDING.ask(question)
    assert (understood.decision, understood.names[0]) == (Decision.OPEN, name)


def test_what_two_procedures_share_is_shown_as_cards() -> None:
    understood = UNDERSTANDING.ask("xin hỗ trợ mai táng")
    assert understood.decision is Decision.CARDS
    assert understood.names[:2] == ("protection_funeral_support", "pension_funeral_support")


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_any_text_gets_a_decision_that_holds_together(text: str) -> None:
    understood = UNDERSTANDING.ask(text)
    assert all(topic.kind in (Kind.PROCEDURE, Kind.SERVICE) for topic in understood.topics)
    assert bool(understood.topics) == (understood.decision is not Decision.REFUSE)


def test_the_tool_answers_a_batch_line_by_line_with_nothing_else_and_without_numpy(tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": "a", "lang": "vi", "text": "doi bang lai xe"}\n\n{"id": 7, "text": "xổ số"}\n')
    program = (
        "import sys; from kiosk_app.assistant.__main__ import main;"
        "code = main(sys.argv[1:]); assert 'numpy' not in sys.modules; sys.exit(code)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, "ask", "--batch", str(batch), "--json"],
        cwd=REPOSITORY, capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = [json.loads(line) for line in told.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["a", "7"]
    assert lines[0]["decision"] == "open"
    assert lines[0]["procedures"][0] == "driving_licence_renewal"
    assert lines[1]["decision"] != "open"
    assert all(set(line) == {"id", "decision", "procedures", "ms"} for line in lines)


def test_figures_count_what_they_name() -> None:
    questions = [
        Question("1", "đăng ký tạm trú", "vi", "plain", "temporary_residence"),
        Question("2", "đăng ký tạm trú", "vi", "plain", "passport", ("temporary_residence",)),
        Question("3", "đăng ký tạm trú", "vi", "odd", "passport"),
        Question("4", "thời tiết hôm nay", "vi", "out", "none"),
    ]
    assert len(list(answered(UNDERSTANDING, questions))) == 4
    figures = evaluated(UNDERSTANDING, questions)
    assert figures["top1"] == round(2 / 3, 4)
    assert figures["opened_right_ratio"] == round(2 / 3, 4)
    assert figures["refused_out_of_scope_ratio"] == 1.0


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"text": 5}', '{"text": "a", "also": 3}'])
def test_a_broken_line_is_named_by_its_number(line: str, tmp_path: Path) -> None:
    from kiosk_app.assistant.asking import LineError  # noqa: PLC0415

    path = tmp_path / "lines.jsonl"
    path.write_text('{"text": "a"}\n' + line + "\n")
    with pytest.raises(LineError, match="line 2"):
        list(read_questions(path))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}\n",
        b"\xff\n",
        b"[1]\nx",
        packed(ONE, "0", 1.0, b"short"),
        packed(ONE, "0", float("nan"), bytes(65536)),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.table"
    path.write_bytes(content)
    with pytest.raises(TableError):
        read_table(path)


def test_a_cut_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cut.table"
    path.write_bytes(TABLE.read_bytes()[:-1000])
    with pytest.raises(TableError):
        read_table(path)


@pytest.mark.parametrize(
    "content",
    [
        'kind = "other"',
        'kind = "procedure"\nleads_to = []',
        'kind = "care"\nleads_to = ["x"]',
        "= 1",
        'kind = "care"\nleads_to = []\n[xx]',
    ],
)
def test_a_file_of_the_corpus_says_what_it_should(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a_topic.toml"
    path.write_text(content)
    with pytest.raises(CorpusError, match=r"a_topic\.toml"):
        load_topic(path)


def test_without_any_network_every_figure_comes_out() -> None:
    """In a network namespace with nothing in it, not even loopback."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rn", "true"], check=False).returncode != 0:
        not_checked("no namespace without a network can be made here")
    run = subprocess.run(
        [
            unshare,
            "-rn",
            sys.executable,
            "-m",
            "kiosk_app.assistant",
            "evaluate",
            HERE / "held_out.jsonl",
            "--json",
        ],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    figures = json.loads(run.stdout)
    assert set(figures) >= {
        *("top1", "top3", "opened_ratio", "opened_right_ratio", "refused_out_of_scope_ratio"),
        *("by_language", "by_style", "p95_ms", "rss_mb"),
    }
    assert figures["p95_ms"] < 60
    # Its own, and not that of whoever started it.
    assert figures["rss_mb"] < 60
    assert run.stderr == ""
