"""The virtual printer's reading of a byte stream: strict, in any pieces, bounded."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.printer.stream import (
    AskName,
    AskProcessId,
    AskSensor,
    Band,
    CommandParser,
    Cut,
    Feed,
    Initialise,
    RealtimeClear,
    RealtimeScanner,
    RealtimeStatus,
    StreamError,
)

CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
SLIP = (
    b"\x1b@\x1dv0\x00\x48\x00\x02\x00"
    + bytes(144)
    + b"\x10\x04\x01\n\x1bJ\x05\x1bd\x02\x1dVB\x00\x1dV\x00\x1d(H\x06\x0000ab12\x1dr\x01\x1dIC"
    + CLEAR
)
READ = [
    Initialise(),
    Band(72, 2, bytes(144)),
    Feed(30),
    Feed(5),
    Feed(60),
    Cut(partial=True),
    Cut(partial=False),
    AskProcessId(b"ab12"),
    AskSensor(),
    AskName(),
]


def test_a_whole_slip_is_read() -> None:
    assert CommandParser().feed(SLIP) == READ


@given(st.lists(st.integers(0, len(SLIP)), max_size=8))
def test_pieces_make_no_difference(cuts: list[int]) -> None:
    parser, scanner = CommandParser(), RealtimeScanner()
    edges = [0, *sorted(cuts), len(SLIP)]
    commands, realtime = [], []
    for start, end in pairwise(edges):
        realtime += [found.command for found in scanner.feed(SLIP[start:end])]
        commands += parser.feed(SLIP[start:end])
    assert commands == READ
    assert realtime == [RealtimeStatus(1), RealtimeClear()]


@pytest.mark.parametrize(
    "stream",
    [
        b"Xin",
        b"\x00",
        b"\x1b\x00",
        b"\x1dv1\x00\x01\x00\x01\x00",
        b"\x1dv0\x01\x01\x00\x01\x00",
        b"\x1dv0\x00\x49\x00\x01\x00",
        b"\x1dv0\x00\x00\x00\x01\x00",
        b"\x1dv0\x00\x01\x00\x00\x00",
        b"\x1dv0\x00\x01\x00\xff\xff",
        b"\x1dV\x09",
        b"\x1d(k\x03\x00",
        b"\x1d(H\x06\x0000a\x00bc",
        b"\x1dr\x02",
        b"\x1dI\x01",
        b"\x1dh\x01",
        b"\x10\x04\x05",
        b"\x10\x05\x01",
    ],
)
def test_what_no_receipt_contains_is_refused(stream: bytes) -> None:
    with pytest.raises(StreamError):
        CommandParser().feed(stream)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(stream: bytes) -> None:
    scanner = RealtimeScanner()
    for found in scanner.feed(stream):
        assert 0 < found.end <= len(stream)
    try:
        for command in CommandParser().feed(stream):
            if isinstance(command, Band):
                assert len(command.rows) == command.width_bytes * command.height
    except StreamError:
        pass


@given(st.integers(0, 72), st.integers(0, 40), st.binary(max_size=64))
def test_bands_that_lie_about_their_size_only_wait(width: int, height: int, rest: bytes) -> None:
    head = b"\x1dv0\x00" + width.to_bytes(2, "little") + height.to_bytes(2, "little")
    try:
        commands = CommandParser().feed(head + rest)
    except StreamError:
        return
    if width * height > len(rest):
        assert commands == []
    else:
        assert commands[0] == Band(width, height, rest[: width * height])


def test_a_status_question_inside_a_picture_is_answered_too() -> None:
    found = RealtimeScanner().feed(b"\x1dv0\x00\x04\x00\x01\x00\xff\x10\x04\x02")
    assert [hit.command for hit in found] == [RealtimeStatus(2)]
