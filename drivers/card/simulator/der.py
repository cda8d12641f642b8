"""DER by hand: what a simulated card writes is made by no encoder that the reader's parser knows."""

from __future__ import annotations


def tlv(tag: str, *parts: bytes) -> bytes:
    """One data object; `tag` in hexadecimal, `parts` joined as its value."""
    value = b"".join(parts)
    if len(value) < 128:
        size = bytes((len(value),))
    elif len(value) < 256:
        size = bytes((0x81, len(value)))
    else:
        size = bytes((0x82, *divmod(len(value), 256)))
    return bytes.fromhex(tag) + size + value


def sequence(*parts: bytes) -> bytes:
    return tlv("30", *parts)


def set_of(*parts: bytes) -> bytes:
    return tlv("31", *parts)


def integer(value: int | bytes) -> bytes:
    """Unsigned: a leading zero where the first bit is set."""
    raw = value if isinstance(value, bytes) else value.to_bytes((value.bit_length() + 7) // 8 or 1, "big")
    return tlv("02", b"\0" + raw if raw[0] & 0x80 else raw)


def bits(raw: bytes, unused: int = 0) -> bytes:
    return tlv("03", bytes((unused,)), raw)


def octets(raw: bytes) -> bytes:
    return tlv("04", raw)


def oid(dotted: str) -> bytes:
    """An object identifier from its dotted form."""
    return tlv("06", oid_value(dotted))


def oid_value(dotted: str) -> bytes:
    """The content octets alone, as protocols quote them."""
    first, second, *rest = (int(part) for part in dotted.split("."))
    out = bytearray()
    for arc in (40 * first + second, *rest):
        digits = [arc & 127]
        while arc := arc >> 7:
            digits.append(arc & 127 | 128)
        out += bytes(reversed(digits))
    return bytes(out)


def objects(data: bytes) -> dict[int, bytes]:
    """Tag → value of the data objects in a row, tags of one or two bytes. Raises ValueError for a cut one."""
    found: dict[int, bytes] = {}
    at = 0
    while at < len(data):
        try:
            tag, at = data[at], at + 1
            if tag & 31 == 31:
                tag, at = tag << 8 | data[at], at + 1
            size, at = data[at], at + 1
            if size > 127:
                more = size & 127
                size, at = int.from_bytes(data[at : at + more], "big"), at + more
        except IndexError:
            raise ValueError("cut") from None
        if at + size > len(data):
            raise ValueError("cut")
        found[tag] = data[at : at + size]
        at += size
    return found
