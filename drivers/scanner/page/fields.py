"""Numbers, dates, names and sums on a page, each with how sure it is; accepted only where form and eye agree.

A personal number is twelve digits: province, century and sex, year of birth, six digits. It has no check digit,
so its form is checked; a date against the calendar, a name against the syllables Vietnamese has. Pure.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drivers.scanner.page.names import is_name, surname
from drivers.scanner.page.word import Word
from drivers.scanner.source import FieldKind, FieldRead

#: Tesseract's own confidence, the least of a field's words, from which a field of good form is believed.
_SURE = {FieldKind.NUMBER: 80.0, FieldKind.DATE: 78.0, FieldKind.MONEY: 78.0, FieldKind.NAME: 84.0}
#: Province codes of personal numbers, before and after the provinces were joined.
_LAST_PROVINCE = 96
_NUMBER = re.compile(r"\d{12}")
_SHORT_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MONEY = re.compile(r"\d{1,3}(?:\.\d{3})+")
_CURRENCY = re.compile(r"(?:đồng|đ|vnđ|vnd)", re.IGNORECASE)
_LABELS = ("tên", "ông", "bà", "(bà)", "cháu", "là", "nhân")
_NO_NAMES_AFTER = frozenset({"phố", "đường", "phường", "xã", "ngõ", "quận", "thôn", "tỉnh"})
_EDGES = ".,;:()[]\"'“”"
_LONGEST_NAME = 6
#: Lines of a name alone (a signature's) are short and stand in the lower part of a page.
_LOWER = 0.5


@dataclass(frozen=True, slots=True)
class _Token:
    bare: str
    ends: bool
    word: Word


def fields(words: Sequence[Word], page: int = 0) -> tuple[FieldRead, ...]:
    """Every field of interest in reading order, the sure ones accepted."""
    tokens = [_Token(word.text.strip(_EDGES), word.text[-1:] in ".,;:)", word) for word in words]
    found: list[FieldRead] = []
    at = 0
    while at < len(tokens):
        taken = _number(tokens, at) or _date(tokens, at) or _money(tokens, at) or _name(tokens, at)
        if taken is None:
            at += 1
            continue
        kind, value, sound, used = taken
        confidence = min(token.word.confidence for token in tokens[at : at + used])
        accepted = sound and confidence >= _SURE[kind]
        found.append(FieldRead(kind, value, round(confidence, 1), accepted, _before(tokens, at), page))
        at += used
    return tuple(found)


_Taken = tuple[FieldKind, str, bool, int]


def _number(tokens: Sequence[_Token], at: int) -> _Taken | None:
    """Twelve digits, also where a gap between two ones was taken for a space."""
    digits = ""
    for used, token in enumerate(tokens[at : at + 3], 1):
        if not token.bare.isdigit() or token.word.line != tokens[at].word.line:
            return None
        digits += token.bare
        if len(digits) >= 12:
            whole = _NUMBER.fullmatch(digits) is not None
            # A number that was put together is right only where its parts stand as close as digits do.
            close = used == 1 or _close(tokens[at : at + used])
            return (FieldKind.NUMBER, digits, close and _is_personal(digits), used) if whole else None
        if token.ends:
            return None
    return None


def _close(parts: Sequence[_Token]) -> bool:
    for left, right in pairwise(parts):
        digit = (left.word.right - left.word.left) / max(1, len(left.bare))
        if right.word.left - left.word.right > 0.9 * digit:
            return False
    return True


def _is_personal(digits: str) -> bool:
    return 1 <= int(digits[:3]) <= _LAST_PROVINCE and int(digits[3]) <= 3


def _date(tokens: Sequence[_Token], at: int) -> _Taken | None:
    short = _SHORT_DATE.fullmatch(tokens[at].bare)
    if short:
        day, month, year = (int(part) for part in short.groups())
        return _dated(day, month, year, 1)
    said = [token.bare.lower() for token in tokens[at : at + 6]]
    if len(said) < 6 or (said[0], said[2], said[4]) != ("ngày", "tháng", "năm"):
        return None
    if not all(part.isdigit() for part in said[1::2]) or len(said[5]) != 4:
        return None
    return _dated(int(said[1]), int(said[3]), int(said[5]), 6)


def _dated(day: int, month: int, year: int, used: int) -> _Taken:
    try:
        value, sound = datetime.date(year, month, day).isoformat(), 1900 <= year <= 2100
    except ValueError:
        value, sound = f"{year:04}-{month:02}-{day:02}", False
    return FieldKind.DATE, value, sound, used


def _money(tokens: Sequence[_Token], at: int) -> _Taken | None:
    if not _MONEY.fullmatch(tokens[at].bare) or at + 1 >= len(tokens):
        return None
    if not _CURRENCY.fullmatch(tokens[at + 1].bare):
        return None
    return FieldKind.MONEY, tokens[at].bare.replace(".", ""), True, 2


def _name(tokens: Sequence[_Token], at: int) -> _Taken | None:
    first = tokens[at]
    if not surname(first.bare):
        return None
    before = tokens[at - 1] if at else None
    begins = before is None or before.word.line != first.word.line
    labelled = before is not None and before.bare.lower() in _LABELS
    if before is not None and before.bare.lower() in _NO_NAMES_AFTER:
        return None
    parts: list[str] = []
    upper = first.bare.isupper() and len(first.bare) > 1
    for token in tokens[at : at + _LONGEST_NAME]:
        same = token.word.line == first.word.line or (labelled and bool(parts))
        if not same or not is_name(token.bare, upper):
            break
        parts.append(token.bare)
        if token.ends:
            break
    if len(parts) < 2:
        return None
    alone = begins and first.word.top > _LOWER and _alone(tokens, at, len(parts))
    if not (labelled or alone):
        return None
    return FieldKind.NAME, " ".join(parts).upper(), True, len(parts)


def _alone(tokens: Sequence[_Token], at: int, used: int) -> bool:
    after = tokens[at + used] if at + used < len(tokens) else None
    return after is None or after.word.line != tokens[at].word.line


def _before(tokens: Sequence[_Token], at: int) -> str:
    """The few words before a field on its line: what it is called there."""
    line = tokens[at].word.line
    said = [token.word.text for token in tokens[max(0, at - 5) : at] if token.word.line == line]
    return " ".join(said)
