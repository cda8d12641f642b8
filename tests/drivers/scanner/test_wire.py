"""What the child writes is read strictly: a hostile picture may have taken the child over."""

from __future__ import annotations

import io
import struct
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.scanner.page import wire
from drivers.scanner.page.limits import MAX_BLOB_BYTES, MAX_HEADER_BYTES

JSON = st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text(), max_size=5)


def _read(data: bytes) -> wire.Message:
    source = io.BytesIO(data)

    def exactly(size: int) -> bytes:
        taken = source.read(size)
        if len(taken) < size:
            raise EOFError
        return taken

    return wire.read_message(exactly)


@settings(max_examples=50, deadline=None)
@given(JSON, st.lists(st.binary(max_size=200), max_size=4))
def test_a_message_comes_back_as_it_went(header: dict[str, Any], blobs: list[bytes]) -> None:
    assert _read(wire.pack(header, blobs)) == wire.Message(header, tuple(blobs))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_an_error_or_an_end(data: bytes) -> None:
    try:
        message = _read(data)
    except (wire.WireError, EOFError):
        return
    assert isinstance(message.header, dict)


@pytest.mark.parametrize(
    "head",
    [
        struct.pack(">II", MAX_HEADER_BYTES + 1, 0),
        struct.pack(">II", 2, 1_000_000),
        struct.pack(">III", 2, 1, MAX_BLOB_BYTES + 1),
        struct.pack(">II", 3, 0) + b"[1]",
        struct.pack(">II", 4, 0) + b"\xff\xfe{}",
        struct.pack(">II", 200_000, 0) + b"[" * 200_000,
    ],
)
def test_a_message_that_promises_too_much_or_is_no_object_is_an_error(head: bytes) -> None:
    with pytest.raises(wire.WireError):
        _read(head)
