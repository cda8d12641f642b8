"""What the printer says back, and what is made of it, also where it is garbage."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.printer.commands import (
    AnswerParser,
    BuffersCleared,
    Name,
    ProcessId,
    SensorByte,
    StatusByte,
    process_id_request,
    state_of,
)
from drivers.printer.printer import PrinterState

CALM = (0x12, 0x12, 0x12, 0x12)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (CALM, PrinterState.READY),
        ((0x12, 0x12, 0x12, 0x1E), PrinterState.NEAR_END),
        ((0x1A, 0x12, 0x12, 0x72), PrinterState.PAPER_OUT),
        ((0x1A, 0x32, 0x12, 0x12), PrinterState.PAPER_OUT),
        ((0x1A, 0x16, 0x12, 0x72), PrinterState.COVER_OPEN),
        ((0x1A, 0x52, 0x1A, 0x12), PrinterState.JAM),
        ((0x1A, 0x52, 0x12, 0x12), PrinterState.JAM),
        ((0x1A, 0x52, 0x52, 0x12), PrinterState.BUSY),
        ((0x1A, 0x12, 0x12, 0x12), PrinterState.OFFLINE),
    ],
)
def test_four_bytes_are_one_state(answers: tuple[int, ...], state: PrinterState) -> None:
    assert state_of(dict(enumerate(answers, 1))) is state


def test_answers_in_any_order_are_told_apart() -> None:
    stream = (
        b"\x12"
        + b"\x37\x22ab01\x00"
        + b"\x0f"
        + b"\x37\x25\x00"
        + b"\x5fTM\x00"
        + b"\x10\x00\x00\x00"
        + b"\x32"
    )
    assert AnswerParser().feed(stream) == [
        StatusByte(0x12),
        ProcessId(b"ab01"),
        SensorByte(0x0F),
        BuffersCleared(),
        Name("TM"),
        StatusByte(0x32),
    ]


@given(st.binary(max_size=200), st.lists(st.integers(0, 200), max_size=6))
def test_any_bytes_in_any_pieces_give_the_same_answers(stream: bytes, cuts: list[int]) -> None:
    whole = AnswerParser().feed(stream)
    parser = AnswerParser()
    pieces = []
    edges = [0, *sorted(cut for cut in cuts if cut < len(stream)), len(stream)]
    for start, end in pairwise(edges):
        pieces += parser.feed(stream[start:end])
    assert pieces == whole


def test_a_name_without_end_does_not_swallow_what_follows() -> None:
    parser = AnswerParser()
    parser.feed(b"\x5f" + b"x" * 500)
    assert StatusByte(0x12) in parser.feed(b"\x00\x12")


@pytest.mark.parametrize("job", [b"", b"abc", b"abcde", b"a\x00bc", "đ".encode() * 2])
def test_a_process_id_is_four_printable_letters(job: bytes) -> None:
    with pytest.raises(ValueError, match="four printable"):
        process_id_request(job)


@pytest.mark.parametrize("stray", [b"\x10", b"\x37", b"\x5f", b"\x37\x22", b"\x37\x25", b"\x14\x00", b"\x5fTM"])
def test_a_stray_head_swallows_no_answer_behind_it(stray: bytes) -> None:
    assert StatusByte(0x1A) in AnswerParser().feed(stray + b"\x1a")
    assert ProcessId(b"ab01") in AnswerParser().feed(stray + b"\x37\x22ab01\x00")
