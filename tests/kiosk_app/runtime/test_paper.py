"""The record on paper: every word is there, 90 mm hold it, no name is whole, and only a print is printed."""

from __future__ import annotations

import queue
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from drivers.printer.simulated import SimulatedPrinter
from drivers.printer.slip import Band, Boxed, Line, Masthead, Pair, Qr, Slip
from drivers.printer.typeset import Faces
from drivers.switchboard import PrinterSwitch
from kiosk_app import words
from kiosk_app.flow.events import Event, SlipPrinted, Stored, Trouble
from kiosk_app.flow.identity import masked_name, masked_number
from kiosk_app.flow.paper import record as record_of
from kiosk_app.flow.payment import PaymentAsked
from kiosk_app.flow.record import PaymentSlip, Record
from kiosk_app.flow.state import Filed, Visit
from kiosk_app.runtime.paper import compose, payment
from kiosk_app.runtime.print_work import PrintWork
from kiosk_app.runtime.workers import Worker
from tests.drivers.printer.overflow import overflow_mm
from tests.memory_switchboard import MemorySwitchboard
from tests.stories.walk import FRIDAY, HUONG, practice

I18N = Path(__file__).parents[3] / "i18n"
LANGUAGES = ("vi", "en")
STATES = ("waiting", "received")
FEES = ("free", "unverified", "waiting", "paid", "later", "part")


@cache
def sentences(language: str) -> Mapping[str, str]:
    return words.read(I18N / f"kiosk_{language}.ts")


def names(language: str) -> list[str]:
    return [procedure.name.read(language) for procedure in practice().procedures]


def longest(language: str) -> Record:
    """Every line there may be at once, each as long as the catalogue, a name and a site make it."""
    setting = practice()
    name = max(names(language), key=len)
    return Record(
        state="received",
        code="TAM-WWWW-WWWW-W",
        procedure=name,
        procedure_code="2.000635",
        holder=masked_name("NGUYỄN PHƯỚC TÔN NỮ HOÀNG THUỲ DƯƠNG NGHIÊNG"),
        number=masked_number("001154000123"),
        saved_clock="18:42",
        saved_day="31/10/2026",
        received_clock="18:49",
        official_code="THU-000.00.00.H26-261122-0001",
        attachments=(("Giấy khám sức khoẻ của người lái xe", 12),),
        fee="1.350.000",
        fee_state="waiting",
        payment_reference="TAMWWWWWWWWWWWWWW",
        status_url="https://127.0.0.1:45123/status?code=TAM-4WX7-09QK-M",
        site=setting.site.read(language),
        kiosk="A17",
        hotline="1900 0000",
        practice=True,
        reprint=True,
        language=language,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_says_what_the_citizen_said_of_the_telephone(language: str) -> None:
    record = replace(longest(language), state="waiting", carried="10:00")
    assert "10:00" in str(compose(record, sentences(language)))
    assert "10:00" not in str(compose(replace(record, carried=""), sentences(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_every_record_is_there(language: str) -> None:
    for state, fee, reprint, marked in product(STATES, FEES, (False, True), (False, True)):
        record = replace(longest(language), state=state, fee_state=fee, reprint=reprint, practice=marked)
        slip = compose(record, sentences(language))
        assert all("%" not in text for text in texts(slip))
        assert isinstance(slip.blocks[0], Band) is marked


@pytest.mark.parametrize("most", [4, pytest.param(None, marks=pytest.mark.long)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_usual_record_of_the_catalogue_fits_ninety_millimetres(language: str, most: int | None) -> None:
    faces = Faces()
    longest_first = sorted(names(language), key=len, reverse=True)
    for name, fee, received in product(longest_first[:most], ("free", "waiting", "paid"), ("", "18:49")):
        record = replace(
            longest(language),
            procedure=name,
            state="received" if received else "waiting",
            received_clock=received,
            code="TAM-4WX7-09QK-M",
            holder=masked_name("NGUYỄN THỊ HƯỜNG"),
            fee="135.000",
            fee_state=fee,
            payment_reference="TAM4WX709QK8Z3VQT" if fee == "waiting" else "",
            official_code="",
            reprint=False,
        )
        slip = compose(record, sentences(language))
        assert slip.max_mm == 90.0
        assert overflow_mm(slip, faces) == 0.0, (name, fee, received)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_at_once_makes_it_longer_and_loses_nothing(language: str) -> None:
    record = longest(language)
    slip = compose(record, sentences(language))
    said = " ".join(texts(slip))
    for value in (
        record.procedure,
        record.holder,
        record.number,
        record.official_code,
        record.payment_reference,
    ):
        assert value in said
    assert overflow_mm(slip, Faces()) < 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_that_is_missing_is_not_printed_as_nothing(language: str) -> None:
    with pytest.raises(KeyError):
        compose(longest(language), {k: v for k, v in sentences(language).items() if k != "paper.scan"})


def test_the_paper_names_nobody_who_stands_behind_could_know() -> None:
    procedure = practice().procedures[0]
    payment = PaymentAsked("TAM00000000ABCDEF", 135_000, "qr")
    stored = Stored("d", "TAM-0000-0000-0", "10:05", FRIDAY.today, "https://127.0.0.1/status?code=x", payment)
    visit = Visit(practice(), now=FRIDAY, procedure=procedure, identity=HUONG, filed=Filed(stored))
    said = " ".join(texts(compose(record_of(visit, reprint=False), sentences("vi"))))
    assert "N••• T••• HƯỜNG" in said
    assert "•••• 0123" in said
    for secret in (HUONG.number, HUONG.name, "NGUYỄN", "Hàng Bạc", "1954"):
        assert secret not in said


def test_a_print_that_came_out_is_printed_and_trouble_is_named(worker: Worker) -> None:
    told: queue.SimpleQueue[Event] = queue.SimpleQueue()
    board = MemorySwitchboard()
    printer = SimulatedPrinter(board)
    work = PrintWork(printer, worker, told.put, sentences)
    work.print(longest("vi"))
    assert told.get(timeout=30) == SlipPrinted()
    assert len(printer.printed) == 1
    for switch, code in (
        (PrinterSwitch.OUT, "printer.paper_out"),
        (PrinterSwitch.OUT_MID_PRINT, "printer.paper_out"),
        (PrinterSwitch.COVER_OPEN, "printer.cover_open"),
        (PrinterSwitch.JAM, "printer.jam"),
        (PrinterSwitch.GONE, "printer.gone"),
    ):
        board.turn(printer=switch)
        work.print(longest("en"))
        assert told.get(timeout=30) == Trouble(code, begun=switch is PrinterSwitch.OUT_MID_PRINT)
        board.turn(printer=PrinterSwitch.ENOUGH)
    assert len(printer.printed) == 1, "a torn slip is no print"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_for_a_part_says_so_and_what_is_still_to_pay_or_comes_back(language: str) -> None:
    words = sentences(language)
    said = ("TAM-0000-0000-0", "TAM0", "135.000", "10:05", "Phường", "A17", "1022")
    paid = PaymentSlip(*said, practice=True, language=language)
    whole = texts(payment(paid, words))
    assert words["paper.payment.state"] in whole
    part = texts(payment(replace(paid, left="20.000"), words))
    assert [words["paper.payment.state.part"] in part, words["paper.payment.state"] in part] == [True, False]
    assert part[part.index(words["paper.payment.left"]) + 1] == "20.000 ₫"
    over = texts(payment(replace(paid, back="5.000"), words))
    assert over[over.index(words["paper.payment.back"]) + 1] == "5.000 ₫"
    assert {words["paper.payment.left"], words["paper.payment.back"]}.isdisjoint(whole)


def texts(slip: Slip) -> list[str]:
    said: list[str] = []
    for block in slip.blocks:
        match block:
            case Masthead(title, under):
                said += [title, under]
            case Line(text=text) | Band(text=text) | Boxed(text=text):
                said.append(text)
            case Pair(label, value):
                said += [label, value]
            case Qr(_, beside):
                said += [line.text for line in beside]
    return said
