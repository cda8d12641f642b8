"""Elementary files by READ BINARY (ICAO 9303-10, 3.6): header and body in one read, then the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from drivers.card.chip.apdu import END_OF_FILE, FILE_NOT_FOUND, OK, Channel, Command, Response
from drivers.card.chip.tlv import TlvError, read_header
from drivers.card.chip.trouble import garbled

#: The most that fits a short protected answer (256 bytes with tags, padding and MAC), in whole blocks.
CHUNK = 224
_PROBE = 8


@dataclass(frozen=True, slots=True)
class Ef:
    """One file of the eMRTD application (9303-10, Table 38). `limit` bounds what the card may announce."""

    name: str
    fid: int
    sfi: int
    tag: int
    limit: int
    expected: int


COM = Ef("com", 0x011E, 0x1E, 0x60, 256, 30)
DG1 = Ef("dg1", 0x0101, 0x01, 0x61, 256, 95)
DG13 = Ef("dg13", 0x010D, 0x0D, 0x6D, 8192, 700)
SOD = Ef("sod", 0x011D, 0x1D, 0x77, 16384, 2000)

Advance = Callable[[int, int], None]


def read_file(channel: Channel, ef: Ef, advance: Advance) -> bytes | None:
    """The whole file, or None where the card has none. `advance(done, total)` is told after each chunk.

    Raises ChipError (CARD_GARBLED) for a wrong tag, a length over `ef.limit` or a file that ends early.
    """
    first = _first_chunk(channel, ef)
    if first is None:
        return None
    try:
        header = read_header(first)
    except TlvError:
        raise garbled(f"{ef.name}: header") from None
    if header.tag != ef.tag or header.total > ef.limit:
        raise garbled(f"{ef.name}: tag or length")
    content = bytearray(first[: header.total])
    advance(len(content), header.total)
    while len(content) < header.total:
        at = len(content)
        ask = min(CHUNK, header.total - at)
        content += _checked(channel.exchange(_read(at >> 8, at & 0xFF, ask)), ask, ef)
        advance(len(content), header.total)
    return bytes(content)


def _first_chunk(channel: Channel, ef: Ef) -> bytes | None:
    by_short_name = channel.exchange(_read(0x80 | ef.sfi, 0, CHUNK))
    if by_short_name.sw in (OK, END_OF_FILE):
        return _checked(by_short_name, CHUNK, ef)
    if by_short_name.sw == FILE_NOT_FOUND:
        return None
    # Some chips know no short identifier, others refuse to be asked for more than the file holds.
    select = channel.exchange(Command(0x00, 0xA4, 0x02, 0x0C, ef.fid.to_bytes(2, "big")))
    if select.sw == FILE_NOT_FOUND:
        return None
    if select.sw != OK:
        raise garbled(f"{ef.name}: select {select.sw:04X}")
    return _checked(channel.exchange(_read(0, 0, _PROBE)), _PROBE, ef)


def _read(p1: int, p2: int, le: int) -> Command:
    return Command(0x00, 0xB0, p1, p2, le=le)


def _checked(response: Response, asked: int, ef: Ef) -> bytes:
    if response.sw not in (OK, END_OF_FILE):
        raise garbled(f"{ef.name}: read {response.sw:04X}")
    if not 1 <= len(response.data) <= asked:
        raise garbled(f"{ef.name}: chunk length")
    return response.data
