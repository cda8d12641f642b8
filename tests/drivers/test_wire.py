"""Values across a socket: what goes in comes out, and nothing else comes in."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers import wire
from drivers.calls import METHODS, WATCHED
from drivers.card.reader import BacKey, CardState, CardStatus, Need
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.source import CapturedPage
from drivers.wire import Frame, WireError, dump, load, pack, unpack

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(-(2**63) + 1, 2**63 - 1))

KINDS = [
    *(kind for method in METHODS.values() for kind in (*method.arguments, method.answer)),
    *(method.progress for method in METHODS.values() if method.progress),
    *WATCHED.values(),
]


def source(data: bytes) -> Callable[[int], bytes]:
    left = memoryview(data)

    def exactly(count: int) -> bytes:
        nonlocal left
        if len(left) < count:
            raise EOFError
        taken, left = bytes(left[:count]), left[count:]
        return taken

    return exactly


def there_and_back(kind: Any, value: Any) -> Any:
    attachments: list[bytes] = []
    raw = dump(value, attachments)
    frame = unpack(source(b"".join(pack(Frame({"value": raw}, tuple(attachments))))))
    return load(kind, frame.header["value"], frame.attachments)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_value_a_driver_may_say_comes_back_equal(kind: Any) -> None:
    @settings(max_examples=15, deadline=None)
    @given(st.from_type(kind))
    def same(value: Any) -> None:
        expected = tuple(value) if isinstance(value, list) else value
        assert there_and_back(kind, value) == expected

    same()


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4) | st.just("#"), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.sampled_from(KINDS), _json)
def test_any_json_is_such_a_value_or_refused(kind: Any, raw: Any) -> None:
    try:
        value = load(kind, raw, (b"x",))
    except WireError:
        return
    dump(value, [])


@given(st.binary(max_size=300))
def test_any_bytes_are_a_frame_or_refused(data: bytes) -> None:
    with pytest.raises((WireError, EOFError)):
        unpack(source(data))


@given(st.data())
def test_a_frame_with_one_changed_byte_never_breaks_the_reader(data: st.DataObject) -> None:
    value: list[bytes] = []
    raw = dump(DeviceFault(FaultCode.CARD_MUTE, "chi tiết"), value)
    whole = bytearray(b"".join(pack(Frame({"value": raw}, (b"abc",)))))
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        frame = unpack(source(bytes(whole)))
        load(DeviceFault, frame.header.get("value"), frame.attachments)
    except (WireError, EOFError):
        pass


def header(text: str) -> bytes:
    encoded = text.encode()
    return struct.pack(">I", len(encoded)) + encoded


@pytest.mark.parametrize(
    "data",
    [
        struct.pack(">I", wire.HEADER_LIMIT + 1),
        header(json.dumps({"body": {}, "attachments": [wire.ATTACHMENT_LIMIT + 1]})),
        header(json.dumps({"body": {}, "attachments": [wire.ATTACHMENT_LIMIT] * 4})),
        header(json.dumps({"body": {}, "attachments": [0] * (wire.ATTACHMENTS_LIMIT + 1)})),
        header(json.dumps({"body": {}, "attachments": [-1]})),
        header(json.dumps({"body": {}, "attachments": [True]})),
        header('{"body": {"x": NaN}, "attachments": []}'),
        header('{"body": [], "attachments": []}'),
        header('{"body": {}}'),
        header("[" * 60_000),
        struct.pack(">I", 2) + b"\xff\xfe",
    ],
)
def test_a_frame_over_a_limit_is_refused_before_its_bytes_are_read(data: bytes) -> None:
    with pytest.raises(WireError):
        unpack(source(data))


@pytest.mark.parametrize(
    "frame",
    [
        Frame({"x": "x" * wire.HEADER_LIMIT}),
        Frame({}, (b"",) * (wire.ATTACHMENTS_LIMIT + 1)),
        Frame({}, (bytes(wire.ATTACHMENT_LIMIT + 1),)),
    ],
)
def test_we_do_not_send_what_we_would_refuse(frame: Frame) -> None:
    with pytest.raises(WireError):
        pack(frame)


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (CardStatus, {"#": "CardStatus", "state": "empty"}),
        (CardStatus, {"#": "CardStatus", "state": "empty", "reader": "", "more": 1}),
        (CardStatus, {"#": "PrinterStatus", "state": "empty", "reader": ""}),
        (CardStatus, {"#": "CardStatus", "state": "EMPTY", "reader": ""}),
        (CardStatus, {"#": "CardStatus", "state": "empty", "reader": 5}),
        (BacKey, {"#": "BacKey", "number": "1", "birth": "19900228", "expiry": None}),
        (BacKey, {"#": "BacKey", "number": "1", "birth": "1990-02-30", "expiry": None}),
        (frozenset[Need], ["mrz", "mrz"]),
        (tuple[int, int], [1]),
        (Sequence[int], {"0": 1}),
        (int, True),
        (int, 2**63),
        (float, "1"),
        (bytes, {"@": 1}),
        (bytes, {"@": -1}),
        (bytes, "x"),
        (str | int, 1.5),
    ],
)
def test_what_is_not_exactly_such_a_value_is_refused(kind: Any, raw: Any) -> None:
    with pytest.raises(WireError):
        load(kind, raw, (b"only one",))


def test_what_is_refused_is_not_repeated_in_the_error() -> None:
    with pytest.raises(WireError) as caught:
        load(CardState, "001099000001")
    assert "001099000001" not in str(caught.value)


@dataclass(frozen=True, slots=True)
class Stranger:
    name: str


@pytest.mark.parametrize("value", [object(), {"a": 1}, {1}, Stranger, 1j, datetime.now(UTC)])
def test_only_our_frozen_values_travel(value: object) -> None:
    with pytest.raises(WireError):
        dump(value, [])


def test_pictures_travel_as_bytes_not_as_text() -> None:
    corners = ((0.0, 0.0),) * 4
    page = CapturedPage(b"\xff" * 100_000, b"\xfe" * 10_000, 1, 1, 200, corners, ())
    attachments: list[bytes] = []
    raw = dump(page, attachments)
    assert len(json.dumps(raw)) < 400
    assert [len(item) for item in attachments] == [100_000, 10_000]
