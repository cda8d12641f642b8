"""Machine-readable zones: TD1 cards, TD2 cards, TD3 passports (ICAO 9303-3, 4.9; 9303-4, -5, -6, 4.2).

The CCCD is a TD1 whose optional data is the personal number of 12 digits; there all of it has to agree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

#: How the MRZ writes "no date of expiry": fillers as 9303-5 has it, or the last day that two digits can say.
FILLER_DATE = "<<<<<<"
LAST_DATE = "991231"
_VALUES = {letter: value for value, letter in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {"<": 0}
_WEIGHTS = (7, 3, 1)
_VIETNAMESE = "IDVNM"


class MrzError(ValueError):
    """These characters are no MRZ whose parts agree."""


class MrzKind(StrEnum):
    TD1 = "td1"
    TD2 = "td2"
    TD3 = "td3"


#: Characters in all → kind and length of a line.
_SHAPES = {90: (MrzKind.TD1, 30), 72: (MrzKind.TD2, 36), 88: (MrzKind.TD3, 44)}


@dataclass(frozen=True, slots=True)
class Mrz:
    """One zone, every check digit of which holds.

    `number` is the personal number of 12 digits on a CCCD and the document number anywhere else, which is what
    `document_number` always is. `name` is surname and given names in one row. `sex` is M, F or empty; dates are
    None where fillers stand. The century of a birth is read off the CCCD's number, elsewhere it is the last one
    that ends before the document does: whoever is over 90 is told from a child by DG11 alone.
    """

    number: str = field(repr=False)
    name: str = field(repr=False)
    birth: date | None = field(repr=False)
    sex: str
    nationality: str
    expiry: date | None
    kind: MrzKind = MrzKind.TD1
    document_code: str = "ID"
    issuer: str = "VNM"
    document_number: str = field(default="", repr=False)
    surname: str = field(default="", repr=False)
    given_names: str = field(default="", repr=False)
    optional: str = field(default="", repr=False)

    @property
    def vietnamese_card(self) -> bool:
        """Whether this is the CCCD."""
        return self.kind is MrzKind.TD1 and self.document_code == "ID" and self.issuer == "VNM"


def check_digit(text: str) -> str:
    """ICAO 9303-3, 4.9: weights 7 3 1, modulo 10. Raises MrzError for a character outside the MRZ."""
    try:
        return str(sum(_VALUES[letter] * _WEIGHTS[at % 3] for at, letter in enumerate(text)) % 10)
    except KeyError:
        raise MrzError("character") from None


def yymmdd(day: date) -> str:
    return f"{day.year % 100:02}{day.month:02}{day.day:02}"


def parse_mrz(text: str) -> Mrz:
    """Read 72, 88 or 90 characters, lines without separators. Raises MrzError."""
    shape = _SHAPES.get(len(text))
    if shape is None or any(letter not in _VALUES for letter in text):
        raise MrzError("not 72, 88 or 90 characters of the MRZ")
    kind, width = shape
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    return _card(lines) if kind is MrzKind.TD1 else _two_lines(kind, lines)


def parse_td1(text: str) -> Mrz:
    """The same for the 90 characters of a card alone. Raises MrzError."""
    if len(text) != 90:
        raise MrzError("not 90 characters of the MRZ")
    return parse_mrz(text)


def _card(lines: list[str]) -> Mrz:
    top, middle, bottom = lines
    number, optional = _document_number(top[5:14], top[14], top[15:])
    _require(middle[:6], middle[6])
    _require_expiry(middle[8:14], middle[14])
    _require(top[5:] + middle[:7] + middle[8:15] + middle[18:29], middle[29])
    is_vietnamese = top.startswith(_VIETNAMESE)
    personal = optional[:12]
    if is_vietnamese and not (personal.isdigit() and personal[3:] == number):
        raise MrzError("personal number")
    expiry = None if is_vietnamese and middle[8:14] == LAST_DATE else _expiry(middle[8:14])
    return _made(
        kind=MrzKind.TD1,
        top=top,
        numbers=(number, personal if is_vietnamese else number, optional),
        birth=_born(middle[:6], personal) if is_vietnamese else _birth(middle[:6], expiry),
        person=(middle[7], middle[15:18]),
        expiry=expiry,
        names=bottom,
    )


def _two_lines(kind: MrzKind, lines: list[str]) -> Mrz:
    top, bottom = lines
    end = 42 if kind is MrzKind.TD3 else 35
    number, optional = _document_number(bottom[:9], bottom[9], "" if kind is MrzKind.TD3 else bottom[28:end])
    _require(bottom[13:19], bottom[19])
    _require_expiry(bottom[21:27], bottom[27])
    if kind is MrzKind.TD3:
        optional = bottom[28:end]
        # An empty optional field may have a filler for its check digit (9303-4, 4.2.2.2).
        if optional.strip("<") or bottom[42] != "<":
            _require(optional, bottom[42])
    _require(bottom[:10] + bottom[13:20] + bottom[21:-1], bottom[-1])
    expiry = _expiry(bottom[21:27])
    return _made(
        kind=kind,
        top=top,
        numbers=(number, number, optional),
        birth=_birth(bottom[13:19], expiry),
        person=(bottom[20], bottom[10:13]),
        expiry=expiry,
        names=top[5:],
    )


def _made(
    *,
    kind: MrzKind,
    top: str,
    numbers: tuple[str, str, str],
    birth: date | None,
    person: tuple[str, str],
    expiry: date | None,
    names: str,
) -> Mrz:
    document_number, number, optional = numbers
    sex, nationality = person
    surname, _, given = names.rstrip("<").partition("<<")
    surname, given = (" ".join(part.replace("<", " ").split()) for part in (surname, given))
    return Mrz(
        number=number,
        name=f"{surname} {given}".strip(),
        birth=birth,
        sex=sex.replace("<", ""),
        nationality=nationality.replace("<", ""),
        expiry=expiry,
        kind=kind,
        document_code=top[:2].replace("<", ""),
        issuer=top[2:5].replace("<", ""),
        document_number=document_number,
        surname=surname,
        given_names=given,
        optional=optional.rstrip("<"),
    )


def _document_number(text: str, digit: str, optional: str) -> tuple[str, str]:
    """The number, and what of the optional data is not part of it."""
    if digit != "<":
        _require(text, digit)
        return text.rstrip("<"), optional
    # Longer than nine characters: the rest and the check digit stand in the optional data (9303-5, 4.2.2.1).
    rest, _, after = optional.partition("<")
    if len(rest) < 2:
        raise MrzError("check digit")
    _require(text + rest[:-1], rest[-1])
    return text + rest[:-1], after


def _require(text: str, digit: str) -> None:
    if check_digit(text) != digit:
        raise MrzError("check digit")


def _require_expiry(text: str, digit: str) -> None:
    # 9303-3 lets the check digit of an empty optional date be a filler as well as 0.
    if not (text == FILLER_DATE and digit == "<"):
        _require(text, digit)


def _born(text: str, number: str) -> date | None:
    # The fourth digit of the personal number carries the century: 0, 1 for 19xx, 2, 3 for 20xx, and so on.
    return _date(text, 1900 + 100 * (int(number[3]) // 2))


def _expiry(text: str) -> date | None:
    # No document with a chip ran out before 2000; specimens of the standard did.
    return _date(text, 1900 if text[:1] in "789" else 2000)


def _birth(text: str, expiry: date | None) -> date | None:
    born = _date(text, 2000)
    if born is None:
        # The 29th of February of 1900 was none; that of 2000 was one.
        return _date(text, 1900)
    return born if expiry is not None and born < expiry else _date(text, 1900)


def _date(text: str, century: int) -> date | None:
    if not text.isdigit():
        return None
    try:
        return date(century + int(text[:2]), int(text[2:4]), int(text[4:]))
    except ValueError:
        return None
