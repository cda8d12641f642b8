"""The files of a simulated card: EF.COM, DG1 and DG13 laid out from what a prepared person's card holds."""

from __future__ import annotations

import unicodedata
from datetime import date

from drivers.card.persona import Persona

_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


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


def com() -> bytes:
    """EF.COM: LDS 1.7, Unicode 4.0.0, DG1 and DG13."""
    return tlv("60", tlv("5F01", b"0107"), tlv("5F36", b"040000"), tlv("5C", b"\x61\x6d"))


def dg1(persona: Persona) -> bytes:
    return tlv("61", tlv("5F1F", "".join(mrz_lines(persona)).encode("ascii")))


def mrz_lines(persona: Persona) -> tuple[str, str, str]:
    """The three lines on the back of the card; without a date of expiry, fillers and 0 stand for it."""
    printed = persona.printed
    number = printed.number
    birth = _with_digit(printed.birth.strftime("%y%m%d"))
    expiry = _with_digit(printed.expiry.strftime("%y%m%d") if printed.expiry else "<<<<<<")
    top = "IDVNM" + _with_digit(number[3:]) + number + "<<" + _digit(number)
    middle = birth + ("F" if printed.sex == "Nữ" else "M") + expiry + "VNM" + 11 * "<"
    covered = top[5:] + birth + expiry + 11 * "<"
    surname, *given = _latin(printed.name).split()
    return top, middle + _digit(covered), f"{surname}<<{'<'.join(given)}"[:30].ljust(30, "<")


def _digit(text: str) -> str:
    values = [0 if letter == "<" else _LETTERS.index(letter) for letter in text]
    return str((7 * sum(values[0::3]) + 3 * sum(values[1::3]) + sum(values[2::3])) % 10)


def _with_digit(text: str) -> str:
    return text + _digit(text)


def _latin(text: str) -> str:
    """Letters of the MRZ: marks dropped, Đ as D."""
    split = unicodedata.normalize("NFD", text.upper().replace("Đ", "D"))
    return "".join(letter for letter in split if not unicodedata.combining(letter))


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
