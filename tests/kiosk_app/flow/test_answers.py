"""Dates, numbers, names, money, masks and the calendar: small things that must not be wrong."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.errors import FaultCode
from kiosk_app.flow.calendar import full_date, next_working, ready_on
from kiosk_app.flow.contact import MESSAGE_PHONE
from kiosk_app.flow.entry import as_date_text, as_digits, date_boxes, type_digit
from kiosk_app.flow.faults import FAULTS, Way, fault
from kiosk_app.flow.fields import Wrong, applicable, check, parse_date, standing, tidy
from kiosk_app.flow.identity import masked_name, masked_number, masked_phone
from kiosk_app.flow.moment import Moment
from kiosk_app.flow.payment import fee_due, money
from kiosk_app.flow.procedure import Condition, Duration, Fee, Field, FieldKind
from kiosk_app.flow.text import NO_TEXT, Text, fold
from tests.stories.walk import practice

TODAY = date(2026, 11, 22)


def field(kind: FieldKind, **more: object) -> Field:
    return replace(Field("x", kind, NO_TEXT, NO_TEXT), **more)  # type: ignore[arg-type]  # by name, in tests only


def wrong(kind: FieldKind, value: str, **more: object) -> str:
    found = check(field(kind, **more), value, TODAY)
    return found.error if found else ""


@pytest.mark.parametrize(
    "name",
    [
        "NGUYỄN THỊ HƯỜNG",
        "Ẫ Ễ Ự Ặ Ợ",
        "Đặng Thị Ngọc Ẩn",
        "Y",
        "Anne-Marie d’Arc",
        "O'Brien",
        "Jr. Smith",
        "Muñoz Ångström",
        "김 철수",
        "王小明",
        "ประยุทธ์ จันทร์โอชา",
        "अनिल कुमार",
        "Nuñez i Gómez·la",
    ],
)
def test_names_of_all_people_are_names(name: str) -> None:
    assert wrong(FieldKind.NAME, tidy(name)) == ""
    assert wrong(FieldKind.NAME, tidy(unicodedata.normalize("NFD", name))) == ""


@pytest.mark.parametrize("name", ["Nam 2", "1", "-Nam", "Nam@", "Nam\\n<b>", "²", "\u0301a", "_", "Nam/Bắc"])
def test_what_is_no_name_is_said_so(name: str) -> None:
    assert wrong(FieldKind.NAME, name) == "error.name"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("31/02/1990", "error.no_such_day"),
        ("29/02/2023", "error.no_such_day"),
        ("29/02/2024", ""),
        ("29/02/2000", ""),
        ("29/02/1900", "error.no_such_day"),
        ("00/01/1990", "error.no_such_day"),
        ("01/13/1990", "error.no_such_day"),
        ("1/1/1990", "error.date_incomplete"),
        ("01/01/199", "error.date_incomplete"),
        ("01/01/1899", "error.year"),
        ("01/01/0000", "error.year"),
        ("22/11/2026", ""),
        ("23/11/2026", "error.date_future"),
        ("٠١/٠١/١٩٩٠", "error.date_incomplete"),
        ("1954", "error.date_incomplete"),
    ],
)
def test_a_date_that_is_past(typed: str, error: str) -> None:
    assert wrong(FieldKind.DATE, typed, past=True) == error


def test_a_day_that_does_not_exist_is_named() -> None:
    assert parse_date("31/02/1990") == Wrong("error.no_such_day", "31/02")


def test_only_the_year_is_enough_where_it_may_be() -> None:
    assert wrong(FieldKind.DATE, "1950", past=True, year_alone=True) == ""
    assert wrong(FieldKind.DATE, "1899", past=True, year_alone=True) == "error.year"
    assert wrong(FieldKind.DATE, "2027", past=True, year_alone=True) == "error.year"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("1", ""),
        ("20", ""),
        ("0", "error.least"),
        ("21", "error.most"),
        ("²", "error.number"),
        ("1.5", "error.number"),
    ],
)
def test_a_number_within_its_bounds(typed: str, error: str) -> None:
    assert wrong(FieldKind.NUMBER, typed, least=1, most=20) == error


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("0912345678", ""),
        ("02438253536", ""),
        ("912345678", "error.phone"),
        ("09123", "error.phone"),
        ("0243825353", "error.phone"),
        ("09123456789", "error.phone"),
        ("٠٩١٢٣٤٥٦٧٨", "error.phone"),
    ],
)
def test_a_telephone(typed: str, error: str) -> None:
    assert wrong(FieldKind.PHONE, typed) == error


def test_word_is_sent_to_a_mobile_number_alone() -> None:
    """A number of a house would be taken here, and the dossier that bears it refused at the portal."""
    asked = Field(MESSAGE_PHONE, FieldKind.PHONE, NO_TEXT, NO_TEXT)
    assert check(asked, "02438253536", TODAY) == Wrong("error.mobile")
    assert check(asked, "0912345678", TODAY) is None


def test_an_answer_that_must_be_is_asked_for() -> None:
    assert wrong(FieldKind.TEXT, "") == "error.required"
    assert wrong(FieldKind.TEXT, "", required=False) == ""
    assert wrong(FieldKind.TEXT, "a" * 11, longest=10) == "error.too_long"


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=40))
def test_tidy_text_is_composed_clean_and_stays(text: str) -> None:
    kept = tidy(text)
    assert tidy(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert not any(unicodedata.category(letter)[0] == "C" for letter in kept)


def test_a_tab_between_words_is_a_space() -> None:
    assert tidy(" Trần\tVăn \n Nhật\u200b ") == "Trần Văn Nhật"


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.sampled_from([*FieldKind]), st.text(max_size=30))
def test_checking_any_text_never_raises(kind: FieldKind, text: str) -> None:
    check(field(kind, least=1, year_alone=True), tidy(text), TODAY)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_every_date_is_typed_and_read_back(day: date) -> None:
    digits = ""
    for digit in day.strftime("%d%m%Y"):
        digits = type_digit(digits, digit, 8)
    assert parse_date(as_date_text(digits)) == day
    assert full_date(day) == as_date_text(digits)
    assert as_digits(full_date(day)) == digits
    assert date_boxes(digits).words_date == full_date(day)


def test_the_boxes_of_a_date_fill_in_spoken_order() -> None:
    assert [date_boxes("14031954"[:count]).active for count in range(9)] == ["day"] * 2 + ["month"] * 2 + [
        "year"
    ] * 5
    assert date_boxes("31021990").words_date == ""
    assert date_boxes("1950", year_alone=True).year == "1950"


@pytest.mark.parametrize(
    ("now", "days", "cutoff", "ready"),
    [
        # 2026-11-20 is a Friday; hours are UTC, Hà Nội is seven ahead.
        (datetime(2026, 11, 20, 7, 59, tzinfo=UTC), 0, 15, date(2026, 11, 20)),
        (datetime(2026, 11, 20, 8, 0, tzinfo=UTC), 0, 15, date(2026, 11, 23)),
        (datetime(2026, 11, 20, 18, 0, tzinfo=UTC), 0, 15, date(2026, 11, 23)),
        (datetime(2026, 11, 22, 1, 0, tzinfo=UTC), 0, 15, date(2026, 11, 23)),
        (datetime(2026, 11, 22, 9, 0, tzinfo=UTC), 0, 15, date(2026, 11, 23)),
        (datetime(2026, 11, 20, 3, 0, tzinfo=UTC), 5, None, date(2026, 11, 27)),
        (datetime(2026, 8, 31, 3, 0, tzinfo=UTC), 3, None, date(2026, 9, 4)),
        (datetime(2026, 12, 31, 9, 0, tzinfo=UTC), 0, 15, date(2027, 1, 4)),
    ],
)
def test_when_it_will_be_ready(now: datetime, days: int, cutoff: int | None, ready: date) -> None:
    holidays = {date(2026, 9, 2), date(2027, 1, 1)}
    assert ready_on(Duration(days, cutoff), Moment(now), holidays) == ready


def test_no_date_is_promised_where_the_record_gives_none() -> None:
    assert ready_on(Duration(None), Moment(datetime(2026, 11, 20, tzinfo=UTC)), frozenset()) is None
    assert next_working(date(2026, 11, 20), frozenset()) == date(2026, 11, 23)


def test_masks_keep_what_its_owner_knows_it_by() -> None:
    assert masked_number("001154000123").endswith("0123")
    assert "001154" not in masked_number("001154000123")
    assert masked_phone("0912345678") == "••• ••• 678"
    assert masked_name("NGUYỄN THỊ HƯỜNG") == "N••• T••• HƯỜNG"
    assert masked_name("Hường") == "Hường"
    assert masked_name("") == ""


def test_money_is_whole_and_grouped_as_the_language_groups_it() -> None:
    assert money(135_000, "en") == "135,000"
    assert [money(amount, "vi") for amount in (0, 8_000, 135_000, 1_234_567)] == [
        "0",
        "8.000",
        "135.000",
        "1.234.567",
    ]


def test_a_fee_is_multiplied_only_by_an_answer_that_counts() -> None:
    base = practice().procedures[0]
    paid = replace(base, fee=Fee(8000, NO_TEXT, per="copies"))
    assert fee_due(paid, {}, TODAY) == 8000
    assert fee_due(paid, {"copies": "3"}, TODAY) == 24_000
    assert fee_due(paid, {"copies": "²"}, TODAY) == 8000
    assert fee_due(replace(base, fee=Fee(None, NO_TEXT, per="copies")), {"copies": "3"}, TODAY) is None
    hidden = replace(base.fields[-1], when=Condition("requester", ("authorised",)))
    assert (
        fee_due(replace(paid, fields=(base.fields[0], hidden)), {"requester": "self", "copies": "9"}, TODAY)
        == 8000
    )


def test_a_question_behind_a_hidden_one_is_hidden_too() -> None:
    fields = (
        field(FieldKind.CHOICE, id="a"),
        field(FieldKind.CHOICE, id="b", when=Condition("a", ("yes",))),
        field(FieldKind.TEXT, id="c", when=Condition("b", ("yes",))),
    )
    answers = {"a": "no", "b": "yes", "c": "kept"}
    assert [entry.id for entry in applicable(fields, answers)] == ["a"]
    assert standing(fields, answers) == {"a": "no"}
    assert [entry.id for entry in applicable(fields, {**answers, "a": "yes"})] == ["a", "b", "c"]


def test_text_falls_back_to_english_then_vietnamese() -> None:
    both = Text({"vi": "Có", "en": "Yes"})
    assert [both.read(language) for language in ("vi", "en", "ko")] == ["Có", "Yes", "Yes"]
    assert Text({"vi": "Có"}).read("ko") == "Có"
    assert fold("Đường ẪỄỰ") == "duong aeu"


def test_every_fault_of_a_driver_is_in_the_catalogue() -> None:
    assert {str(code) for code in FaultCode} <= set(FAULTS)
    # The other way round only what the kiosk itself finds out is more than the drivers say.
    devices = {
        code for code in FAULTS if code.partition(".")[0] in ("device", "printer", "scanner", "page", "code")
    }
    assert devices - {str(code) for code in FaultCode} == {"code.not_a_card"}
    for code, entry in FAULTS.items():
        assert entry.code == code
        assert entry.ways
        assert set(entry.ways) <= set(Way)
        assert fault(code) is entry


@pytest.mark.parametrize(
    ("code", "taken_for"),
    [
        ("card.new", "card.garbled"),
        ("printer.new", "printer.unconfirmed"),
        ("", "device.gone"),
        ("x", "device.gone"),
    ],
)
def test_a_fault_nobody_listed_has_a_plain_stand_in(code: str, taken_for: str) -> None:
    assert fault(code).code == taken_for
