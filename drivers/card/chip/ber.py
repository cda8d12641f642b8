"""BER as some issuers still send it, into definite lengths (X.690, 8.1.3.6 and 8.7.3).

Indefinite lengths and octet strings in pieces are legal in CMS. What is definite already stays byte for byte as
it is, because signatures cover it. Along the way everything is walked, so that nesting, counts and lengths are
bounded before a recursive parser sees them.
"""

from __future__ import annotations

from dataclasses import dataclass

from drivers.card.chip.tlv import TlvError, encode, read_header, read_tag

_CONSTRUCTED, _INDEFINITE = 0x20, 0x80
_PIECES, _OCTETS = 0x24, 0x04
_MAX_DEPTH = 24
_MAX_OBJECTS = 4096


@dataclass(slots=True)
class _Budget:
    objects: int


def definite(data: bytes, objects: int = _MAX_OBJECTS) -> bytes:
    """`data`, one or more objects in a row, without indefinite lengths. Raises TlvError beyond the limits."""
    found, _ = _row(data, 0, len(data), _MAX_DEPTH, _Budget(objects))
    return found


def _row(data: bytes, at: int, end: int, depth: int, budget: _Budget) -> tuple[bytes, int]:
    """The objects from `at` on; `end` -1 for those that two zero octets close."""
    if depth == 0:
        raise TlvError("nesting")
    parts: list[bytes] = []
    while at < end or end < 0:
        if end < 0 and data[at : at + 2] == b"\0\0":
            return b"".join(parts), at + 2
        if budget.objects == 0:
            raise TlvError("too many objects")
        budget.objects -= 1
        part, at = _object(data, at, depth, budget)
        parts.append(part)
    if end >= 0 and at != end:
        raise TlvError("value is cut")
    return b"".join(parts), at


def _object(data: bytes, at: int, depth: int, budget: _Budget) -> tuple[bytes, int]:
    tag, after = read_tag(data, at)
    is_constructed = data[at] & _CONSTRUCTED != 0
    if is_constructed and data[after : after + 1] == bytes((_INDEFINITE,)):
        value, end = _row(data, after + 1, -1, depth - 1, budget)
        return _made(tag, value), end
    header = read_header(data, at)
    start, end = at + header.size, at + header.total
    if end > len(data):
        raise TlvError("value is cut")
    if not is_constructed:
        return data[at:end], end
    value, _ = _row(data, start, end, depth - 1, budget)
    if tag != _PIECES and value == data[start:end]:
        return data[at:end], end
    return _made(tag, value), end


def _made(tag: int, value: bytes) -> bytes:
    if tag != _PIECES:
        return encode(tag, value)
    joined, at = [], 0
    while at < len(value):
        header = read_header(value, at)
        if header.tag != _OCTETS:
            raise TlvError("pieces of a string")
        joined.append(value[at + header.size : at + header.total])
        at += header.total
    return encode(_OCTETS, b"".join(joined))
