"""The machine-readable zone of a TD1 card (ICAO 9303-3, 4.9; 9303-5, 4.2) as the CCCD fills it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

#: How the MRZ writes "no date of expiry": fillers as 9303-5 has it, or the last day that two digits can say.
FILLER_DATE = "<<<<<<"
LAST_DATE = "991231"
_VALUES = {letter: value for value, letter in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {"<": 0}
_WEIGHTS = (7, 3, 1)
_LINE = 30


class MrzError(ValueError):
    """These characters are no TD1 MRZ of a Vietnamese identity card."""


@dataclass(frozen=True, slots=True)
class Td1:
    """`number` is the personal number of 12 digits; `sex` is M, F or empty; dates None where fillers stand."""

    number: str = field(repr=False)
    name: str = field(repr=False)
    birth: date | None = field(repr=False)
    sex: str
    nationality: str
    expiry: date | None


def check_digit(text: str) -> str:
    """ICAO 9303-3, 4.9: weights 7 3 1, modulo 10. Raises MrzError for a character outside the MRZ."""
    try:
        return str(sum(_VALUES[letter] * _WEIGHTS[at % 3] for at, letter in enumerate(text)) % 10)
    except KeyError:
        raise MrzError("character") from None


def yymmdd(day: date) -> str:
    return f"{day.year % 100:02}{day.month:02}{day.day:02}"


def parse_td1(text: str) -> Td1:
    """Read 90 characters, three lines without separators. Every check digit must hold. Raises MrzError."""
    if len(text) != 3 * _LINE or any(letter not in _VALUES for letter in text):
        raise MrzError("not 90 characters of the MRZ")
    top, middle, bottom = text[:_LINE], text[_LINE : 2 * _LINE], text[2 * _LINE :]
    if top[:5] != "IDVNM":
        raise MrzError("not a Vietnamese identity card")
    number = top[15:27]
    if not number.isdigit() or number[3:] != top[5:14]:
        raise MrzError("personal number")
    _require(top[5:14], top[14])
    _require(middle[:6], middle[6])
    _require_expiry(middle[8:14], middle[14])
    _require(top[5:] + middle[:7] + middle[8:15] + middle[18:29], middle[29])
    return Td1(
        number=number,
        name=_name(bottom),
        birth=_birth(middle[:6], number),
        sex=middle[7].replace("<", ""),
        nationality=middle[15:18].replace("<", ""),
        expiry=None if middle[8:14] == LAST_DATE else _date(middle[8:14], 2000),
    )


def _require(text: str, digit: str) -> None:
    if check_digit(text) != digit:
        raise MrzError("check digit")


def _require_expiry(text: str, digit: str) -> None:
    # 9303-3 lets the check digit of an empty optional date be a filler as well as 0.
    if not (text == FILLER_DATE and digit == "<"):
        _require(text, digit)


def _name(line: str) -> str:
    surname, _, given = line.rstrip("<").partition("<<")
    return " ".join(f"{surname}<{given}".replace("<", " ").split())


def _birth(text: str, number: str) -> date | None:
    # The fourth digit of the personal number carries the century: 0, 1 for 19xx, 2, 3 for 20xx, and so on.
    return _date(text, 1900 + 100 * (int(number[3]) // 2))


def _date(text: str, century: int) -> date | None:
    if not text.isdigit():
        return None
    try:
        return date(century + int(text[:2]), int(text[2:4]), int(text[4:]))
    except ValueError:
        return None
