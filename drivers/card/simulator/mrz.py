"""The machine-readable zone of a document: a card's three lines, a passport's two (ICAO 9303-5, -4)."""

from __future__ import annotations

import unicodedata

from drivers.card.persona import Document, Persona

_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def mrz_lines(persona: Persona) -> tuple[str, ...]:
    """The lines as printed; without a date of expiry, fillers and 0 stand for it."""
    return _passport(persona) if persona.document is Document.PASSPORT else _card(persona)


def mrz_information(persona: Persona) -> str:
    """Number, birth and expiry, each with its check digit: what opens the chip (9303-11, 4.3.2)."""
    lines = mrz_lines(persona)
    if persona.document is Document.PASSPORT:
        return lines[1][0:10] + lines[1][13:20] + lines[1][21:28]
    return lines[0][5:15] + lines[1][0:7] + lines[1][8:15]


def _card(persona: Persona) -> tuple[str, ...]:
    printed = persona.printed
    number = printed.number
    birth, sex, expiry = _person(persona)
    top = "IDVNM" + _with_digit(number[3:]) + number + "<<" + _digit(number)
    middle = birth + sex + expiry + "VNM" + 11 * "<"
    covered = top[5:] + birth + expiry + 11 * "<"
    surname, *given = _latin(printed.name).split()
    return top, middle + _digit(covered), f"{surname}<<{'<'.join(given)}"[:30].ljust(30, "<")


def _passport(persona: Persona) -> tuple[str, ...]:
    printed = persona.printed
    birth, sex, expiry = _person(persona)
    surname, _, given = _latin(printed.name).partition(", ")
    names = f"{surname.replace(' ', '<')}<<{given.replace(' ', '<')}"
    top = f"P<{persona.country}{names}"[:44].ljust(44, "<")
    number = _with_digit(printed.number)
    # The optional element is empty, and so may be its check digit (9303-4, 4.2.2.2).
    optional = 14 * "<" + "0"
    return top, number + printed.nationality + birth + sex + expiry + optional + _digit(
        number + birth + expiry + optional
    )


def _person(persona: Persona) -> tuple[str, str, str]:
    printed = persona.printed
    expiry = printed.expiry.strftime("%y%m%d") if printed.expiry else "<<<<<<"
    sex = "F" if printed.sex == "Nữ" else "M"
    return _with_digit(printed.birth.strftime("%y%m%d")), sex, _with_digit(expiry)


def _digit(text: str) -> str:
    values = [0 if letter == "<" else _LETTERS.index(letter) for letter in text]
    return str((7 * sum(values[0::3]) + 3 * sum(values[1::3]) + sum(values[2::3])) % 10)


def _with_digit(text: str) -> str:
    return text + _digit(text)


def _latin(text: str) -> str:
    """Letters of the MRZ: marks dropped, Đ as D."""
    split = unicodedata.normalize("NFD", text.upper().replace("Đ", "D"))
    return "".join(letter for letter in split if not unicodedata.combining(letter))
