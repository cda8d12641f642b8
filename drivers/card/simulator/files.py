"""The files of a simulated document that say who its holder is, from what a prepared person's card holds."""

from __future__ import annotations

from datetime import date

from drivers.card.persona import Persona
from drivers.card.simulator.der import tlv
from drivers.card.simulator.mrz import mrz_lines

#: Data group → its tag (9303-10, Table 38).
TAGS = {1: 0x61, 2: 0x75, 11: 0x6B, 12: 0x6C, 13: 0x6D, 14: 0x6E, 15: 0x6F}


def com(groups: tuple[int, ...] = (1, 13)) -> bytes:
    """EF.COM: LDS 1.7, Unicode 4.0.0, the data groups there are."""
    tags = bytes(TAGS[group] for group in groups)
    return tlv("60", tlv("5F01", b"0107"), tlv("5F36", b"040000"), tlv("5C", tags))


def dg1(persona: Persona) -> bytes:
    return tlv("61", tlv("5F1F", "".join(mrz_lines(persona)).encode("ascii")))


def dg11(persona: Persona) -> bytes:
    """Additional personal details (9303-10, 4.7.11): full name, date and place of birth."""
    printed = persona.printed
    surname, _, given = printed.name.partition(", ")
    return tlv(
        "6B",
        tlv("5C", bytes.fromhex("5F0E5F2B5F11")),
        tlv("5F0E", f"{surname}<<{given}".replace(" ", "<").encode("utf-8")),
        tlv("5F2B", printed.birth.strftime("%Y%m%d").encode("ascii")),
        tlv("5F11", printed.origin.encode("utf-8")),
    )


def dg12(persona: Persona) -> bytes:
    """Additional document details (9303-10, 4.7.12): authority and date of issue."""
    printed = persona.printed
    return tlv(
        "6C",
        tlv("5C", bytes.fromhex("5F195F26")),
        tlv("5F19", b"PRACTICE PASSPORT OFFICE"),
        tlv("5F26", printed.issued.strftime("%Y%m%d").encode("ascii")),
    )


def dg13(persona: Persona) -> bytes:
    """All sixteen fields, in an order that is not the numbers' own, as cards are free to do."""
    printed, chip = persona.printed, persona.chip
    fields = {
        1: (_printable(printed.number),),
        2: (_utf8(printed.name),),
        3: (_printable(_day(printed.birth)),),
        4: (_utf8(printed.sex),),
        5: (_utf8(printed.nationality),),
        6: (_utf8(chip.ethnicity),),
        7: (_utf8(chip.religion),),
        8: (_utf8(printed.origin),),
        9: (_utf8(printed.residence),),
        10: (_utf8(chip.marks),),
        11: (_printable(_day(printed.issued)),),
        12: (_utf8(_day(printed.expiry) if printed.expiry else "Không thời hạn"),),
        13: (tlv("30", _utf8(chip.father)), tlv("30", _utf8(chip.mother))),
        14: (_utf8(chip.spouse),) if chip.spouse else (),
        15: (_printable(chip.old_number),) if chip.old_number else (),
        16: (_printable("00"),),
    }
    order = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 11, 13, 14, 16, 15)
    encoded = (tlv("30", tlv("02", bytes((number,))), *fields[number]) for number in order)
    return tlv("6D", tlv("30", tlv("02", b"\x01"), tlv("06", bytes.fromhex("2A864886")), tlv("31", *encoded)))


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def _utf8(text: str) -> bytes:
    return tlv("0C", text.encode("utf-8"))


def _printable(text: str) -> bytes:
    return tlv("13", text.encode("ascii"))
