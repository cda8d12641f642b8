"""Data objects from a card: whatever the bytes, a value or a TlvError."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.card.chip.tlv import TlvError, encode, read_all, read_header, read_one, read_only


@given(st.binary(max_size=300))
def test_any_bytes_are_objects_or_an_error(data: bytes) -> None:
    try:
        found = read_all(data)
    except TlvError:
        return
    assert b"".join(one.raw for one in found) == data


@given(st.sampled_from([0x30, 0x6D, 0x5F1F, 0x7F61]), st.binary(max_size=70000))
def test_what_is_written_is_read(tag: int, value: bytes) -> None:
    assert read_only(encode(tag, value), tag) == value


@pytest.mark.parametrize(
    "flaw",
    [
        "",
        "30",
        "3080",
        "3001",
        "308100" + "00",
        "3084000000010000",
        "3082",
        "5F",
        "5FFFFF7F00",
        "30020102" + "00",
    ],
)
def test_each_flaw_is_refused(flaw: str) -> None:
    with pytest.raises(TlvError):
        read_only(bytes.fromhex(flaw), 0x30)


def test_a_length_in_more_bytes_than_it_needs_is_still_ber() -> None:
    assert read_one(bytes.fromhex("308200020500")).value == bytes.fromhex("0500")


def test_a_header_is_read_before_its_value_has_come() -> None:
    header = read_header(bytes.fromhex("6D820400"))
    assert (header.tag, header.size, header.length, header.total) == (0x6D, 4, 1024, 1028)


def test_a_flood_of_empty_objects_is_refused() -> None:
    with pytest.raises(TlvError):
        read_all(bytes.fromhex("0500") * 1000)
