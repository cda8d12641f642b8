"""BER-TLV as chips write it (ISO/IEC 7816-4, 5.2.2; X.690, 8.1), strict and bounded.

Every length comes from the card, so every length is held against the bytes that are really there.
Long-form lengths need not be minimal (BER allows it); indefinite lengths are refused here, for ICAO 9303-10
asks for definite ones; the security object may have them all the same (see `ber`).
"""

from __future__ import annotations

from dataclasses import dataclass

MAX_TAG_BYTES = 3
MAX_LENGTH_BYTES = 3
MAX_ITEMS = 128


class TlvError(ValueError):
    """These bytes are no BER-TLV within the limits."""


@dataclass(frozen=True, slots=True)
class Header:
    """Tag as the number its bytes spell (0x5F1F), `size` bytes of header, `length` bytes of value."""

    tag: int
    size: int
    length: int

    @property
    def total(self) -> int:
        return self.size + self.length


@dataclass(frozen=True, slots=True)
class Tlv:
    """One data object; `raw` is its whole encoding, for what is hashed or signed as received."""

    tag: int
    value: bytes
    raw: bytes


def read_header(data: bytes, at: int = 0) -> Header:
    """Read tag and length at `at`; the value itself may lie beyond `data`. Raises TlvError."""
    tag, after_tag = read_tag(data, at)
    if after_tag >= len(data):
        raise TlvError("length is missing")
    first = data[after_tag]
    if first < 0x80:
        return Header(tag, after_tag + 1 - at, first)
    count = first & 0x7F
    if not 1 <= count <= MAX_LENGTH_BYTES:
        raise TlvError("indefinite or oversized length")
    end = after_tag + 1 + count
    if end > len(data):
        raise TlvError("length is cut")
    return Header(tag, end - at, int.from_bytes(data[after_tag + 1 : end], "big"))


def read_tag(data: bytes, at: int = 0) -> tuple[int, int]:
    """The tag at `at` and where its length begins. Raises TlvError."""
    if at >= len(data):
        raise TlvError("tag is missing")
    tag = data[at]
    at += 1
    if tag & 0x1F != 0x1F:
        return tag, at
    for _ in range(MAX_TAG_BYTES - 1):
        if at >= len(data):
            raise TlvError("tag is cut")
        tag = tag << 8 | data[at]
        at += 1
        if not tag & 0x80:
            return tag, at
    raise TlvError("tag is too long")


def read_one(data: bytes, at: int = 0) -> Tlv:
    """The data object that starts at `at`. Raises TlvError."""
    header = read_header(data, at)
    end = at + header.total
    if end > len(data):
        raise TlvError("value is cut")
    return Tlv(header.tag, data[at + header.size : end], data[at:end])


def read_all(data: bytes, most: int = MAX_ITEMS) -> tuple[Tlv, ...]:
    """The data objects that fill `data` to its last byte, no more than `most`. Raises TlvError."""
    found: list[Tlv] = []
    at = 0
    while at < len(data):
        if len(found) == most:
            raise TlvError("too many objects")
        one = read_one(data, at)
        found.append(one)
        at += len(one.raw)
    return tuple(found)


def read_only(data: bytes, tag: int) -> bytes:
    """The value of the single object with `tag` that is all of `data`. Raises TlvError."""
    one = read_one(data)
    if one.tag != tag or len(one.raw) != len(data):
        raise TlvError(f"not a single {tag:X}")
    return one.value


def encode(tag: int, value: bytes) -> bytes:
    """Definite, minimal length (DER, X.690, 10.1)."""
    length = len(value)
    if length < 0x80:
        head = bytes((length,))
    else:
        size = (length.bit_length() + 7) // 8
        head = bytes((0x80 | size,)) + length.to_bytes(size, "big")
    return tag.to_bytes((tag.bit_length() + 7) // 8 or 1, "big") + head + value
