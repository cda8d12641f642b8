"""Frozen values as bytes: a JSON header and binary attachments, in length-prefixed frames.

A frame is a 4-byte big-endian header length, the header as JSON, and the attachments it announces,
one after the other. Values are rebuilt by the type the receiver expects and by nothing the sender
names, so a stranger's bytes can at worst be refused. Every limit is checked before memory is taken.
"""

from __future__ import annotations

import json
import math
import socket
import struct
import types
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

HEADER_LIMIT = 64 * 1024
ATTACHMENT_LIMIT = 32 * 1024 * 1024
ATTACHMENTS_LIMIT = 256
#: All attachments of one frame together: a dossier of a hundred pages with their thumbnails fits.
FRAME_LIMIT = 96 * 1024 * 1024

_LENGTH = struct.Struct(">I")
_TAG = "#"
_ATTACHMENT = "@"
_WHOLE_LIMIT = 2**63


class WireError(ValueError):
    """Bytes or a value that the other side may not send. The text holds types and figures, never values."""


@dataclass(frozen=True, slots=True)
class Frame:
    header: dict[str, Any]
    attachments: tuple[bytes, ...] = ()


def pack(frame: Frame) -> list[bytes]:
    """The frame as pieces to write in order. Raises WireError where it is over a limit."""
    lengths = [len(attachment) for attachment in frame.attachments]
    _check_lengths(lengths)
    text = json.dumps({"body": frame.header, "attachments": lengths}, ensure_ascii=False, allow_nan=False)
    header = text.encode("utf-8", "strict")
    if len(header) > HEADER_LIMIT:
        raise WireError(f"header of {len(header)} bytes")
    return [_LENGTH.pack(len(header)) + header, *frame.attachments]


def unpack(exactly: Callable[[int], bytes]) -> Frame:
    """Read one frame. `exactly(n)` gives n bytes or raises EOFError. Raises WireError and EOFError."""
    (length,) = _LENGTH.unpack(exactly(_LENGTH.size))
    if length > HEADER_LIMIT:
        raise WireError(f"header of {length} bytes")
    try:
        header = json.loads(exactly(length).decode("utf-8", "strict"), parse_constant=_no_constant)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise WireError("header is not JSON") from error
    if not isinstance(header, dict) or set(header) != {"body", "attachments"}:
        raise WireError("header has other parts")
    body, lengths = header["body"], header["attachments"]
    if not isinstance(body, dict) or not isinstance(lengths, list):
        raise WireError("header parts of another kind")
    _check_lengths(lengths)
    return Frame(body, tuple(exactly(length) for length in lengths))


def exactly_from(connection: socket.socket) -> Callable[[int], bytes]:
    """A reader of whole counts for `unpack`; EOFError where the other side hung up before.

    Memory grows with what arrives, not with what was announced.
    """

    def exactly(count: int) -> bytes:
        pieces: list[bytes] = []
        while count:
            piece = connection.recv(min(count, 1 << 18))
            if not piece:
                raise EOFError
            pieces.append(piece)
            count -= len(piece)
        return b"".join(pieces)

    return exactly


def _no_constant(_: str) -> Any:
    raise WireError("not a JSON number")


def _check_lengths(lengths: Sequence[Any]) -> None:
    if len(lengths) > ATTACHMENTS_LIMIT:
        raise WireError(f"{len(lengths)} attachments")
    if not all(type(length) is int and 0 <= length <= ATTACHMENT_LIMIT for length in lengths):
        raise WireError("attachment length out of range")
    if sum(lengths) > FRAME_LIMIT:
        raise WireError("frame too large")


def dump(value: Any, attachments: list[bytes]) -> Any:
    """A value as JSON; bytes are appended to `attachments`. Raises WireError for a type that may not travel."""
    match value:
        case None | bool() | int() | float():
            return value
        case StrEnum():
            return value.value
        case str():
            return value
        case bytes():
            attachments.append(value)
            return {_ATTACHMENT: len(attachments) - 1}
        case date() if type(value) is date:
            return value.isoformat()
        case tuple() | list():
            return [dump(item, attachments) for item in value]
        case frozenset():
            return sorted(dump(item, attachments) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: dump(getattr(value, field.name), attachments) for field in fields(value)}
        return {_TAG: type(value).__name__, **named}
    raise WireError(f"{type(value).__name__} may not travel")


def load(kind: Any, raw: Any, attachments: Sequence[bytes] = ()) -> Any:
    """Rebuild a value of type `kind`. Raises WireError where `raw` is not exactly such a value."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _load_union(get_args(kind), raw, attachments)
    if origin is tuple or (origin is not None and issubclass(origin, (Sequence, AbstractSet))):
        return _load_many(origin, get_args(kind), raw, attachments)
    if isinstance(kind, type) and is_dataclass(kind):
        return _load_dataclass(kind, raw, attachments)
    if kind is bytes:
        return _load_bytes(raw, attachments)
    return _load_plain(kind, raw)


def _load_union(kinds: tuple[Any, ...], raw: Any, attachments: Sequence[bytes]) -> Any:
    if raw is None and types.NoneType in kinds:
        return None
    for kind in kinds:
        tagged = isinstance(kind, type) and is_dataclass(kind)
        if tagged and isinstance(raw, dict) and raw.get(_TAG) == kind.__name__:
            return load(kind, raw, attachments)
    plain = [kind for kind in kinds if kind is not types.NoneType and not is_dataclass(kind)]
    if len(plain) == 1:
        return load(plain[0], raw, attachments)
    raise WireError("none of the expected kinds")


def _load_many(origin: Any, kinds: tuple[Any, ...], raw: Any, attachments: Sequence[bytes]) -> Any:
    if not isinstance(raw, list):
        raise WireError("expected a list")
    if origin is tuple and not (len(kinds) == 2 and kinds[1] is Ellipsis):
        if len(raw) != len(kinds):
            raise WireError("list of another length")
        return tuple(load(kind, item, attachments) for kind, item in zip(kinds, raw, strict=True))
    items = [load(kinds[0], item, attachments) for item in raw]
    if issubclass(origin, AbstractSet):
        if len(set(items)) != len(items):
            raise WireError("set with a repeated member")
        return frozenset(items)
    return tuple(items)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _load_dataclass(kind: type, raw: Any, attachments: Sequence[bytes]) -> Any:
    hints = _hints(kind)
    if not isinstance(raw, dict) or raw.get(_TAG) != kind.__name__ or set(raw) != {_TAG, *hints}:
        raise WireError(f"not a {kind.__name__}")
    return kind(**{name: load(hint, raw[name], attachments) for name, hint in hints.items()})


def _load_bytes(raw: Any, attachments: Sequence[bytes]) -> bytes:
    if not isinstance(raw, dict) or set(raw) != {_ATTACHMENT}:
        raise WireError("expected an attachment")
    index = raw[_ATTACHMENT]
    if type(index) is not int or not 0 <= index < len(attachments):
        raise WireError("attachment that is not there")
    return attachments[index]


def _load_plain(kind: Any, raw: Any) -> Any:
    if kind is float and type(raw) in (int, float) and math.isfinite(raw):
        return float(raw)
    if kind is int and type(raw) is int and abs(raw) < _WHOLE_LIMIT:
        return raw
    if kind in (bool, str) and type(raw) is kind:
        return raw
    if kind is types.NoneType and raw is None:
        return None
    try:
        if isinstance(kind, type) and issubclass(kind, StrEnum) and type(raw) is str:
            return kind(raw)
        if kind is date and type(raw) is str and len(raw) == 10:
            return date.fromisoformat(raw)
    except ValueError as error:
        raise WireError(f"no such {kind.__name__}") from error
    raise WireError(f"not a {getattr(kind, '__name__', 'value of that kind')}")
