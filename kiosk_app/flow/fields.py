"""Checking answers: a value and a field in, an error id or nothing out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiosk_app.flow.calling import is_phone
from kiosk_app.flow.contact import MESSAGE_PHONE
from kiosk_app.flow.groups import NONE
from kiosk_app.flow.procedure import Condition, Field, FieldKind
from kiosk_app.flow.text import VIETNAMESE

#: What stands between the letters of a name: apostrophes, hyphens, initials, the dot of transliterations.
_BETWEEN = frozenset(" '\u2019\u02bc-.\u00b7")
_OLDEST_YEAR = 1900
_MOBILE = re.compile(r"0[13-9][0-9]{8}")
#: What can be delivered rather than everything that RFC 5322 would allow.
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,4}")


@dataclass(frozen=True, slots=True)
class Wrong:
    """`error` is a translation id; `argument` the value it names ("31/02")."""

    error: str
    argument: str = ""


def holds(condition: Condition | None, answers: Mapping[str, str]) -> bool:
    return condition is None or answers.get(condition.field, "") in condition.values


def standing(fields: tuple[Field, ...], answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that count: those to questions that apply.

    An answer whose question has gone is kept for the way back, but decides nothing.
    """
    counted: dict[str, str] = {}
    for field in fields:
        if field.id in answers and holds(field.when, counted):
            counted[field.id] = answers[field.id]
    return counted


def applicable(fields: tuple[Field, ...], answers: Mapping[str, str]) -> tuple[Field, ...]:
    """The questions that are asked, in order, given what has been answered so far."""
    counted = standing(fields, answers)
    return tuple(field for field in fields if holds(field.when, counted))


def tidy(text: str) -> str:
    """NFC, single spaces, no ends: what is kept of typed text. Control characters are dropped."""
    spaced = " ".join(text.split())
    kept = "".join(letter for letter in spaced if unicodedata.category(letter)[0] != "C")
    # Dropping a joiner may bring a letter and its mark together, or two spaces.
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def check(field: Field, value: str, today: date) -> Wrong | None:
    """Nothing when the value may be kept. `value` is already tidy."""
    if not value:
        return Wrong("error.required") if field.required else None
    if field.kind in (FieldKind.TEXT, FieldKind.NAME):
        return _check_text(field, value)
    if field.kind in (FieldKind.CHOICE, FieldKind.PICK, FieldKind.FILE):
        known = any(option.id == value for option in field.options)
        return None if known or field.kind is FieldKind.PICK else Wrong("error.choose")
    if field.kind is FieldKind.DATE:
        return _check_date(field, value, today)
    if field.kind in (FieldKind.NUMBER, FieldKind.PEOPLE):
        return _check_number(field, value)
    if field.kind is FieldKind.EMAIL:
        return None if _EMAIL.fullmatch(value) else Wrong("error.email")
    if field.kind is FieldKind.PHONE:
        return _check_phone(field, value)
    if value == NONE and field.none.read(VIETNAMESE):
        return None
    return check_personal_number(value)


def _check_phone(field: Field, value: str) -> Wrong | None:
    """Messages go to mobile numbers alone; a call reaches both."""
    if field.id == MESSAGE_PHONE:
        return None if _MOBILE.fullmatch(value) else Wrong("error.mobile")
    return None if is_phone(value) else Wrong("error.phone")


def check_personal_number(value: str) -> Wrong | None:
    """Twelve digits and no more: codes of provinces changed, so they are never a hard gate."""
    if not re.fullmatch(r"[0-9]{12}", value):
        return Wrong("error.personal_number_length")
    return None


def check_passport_number(value: str) -> Wrong | None:
    """Six to nine capitals and figures, and a figure among them: no country numbers them otherwise."""
    if not re.fullmatch(r"(?=[A-Z]*[0-9])[A-Z0-9]{6,9}", value):
        return Wrong("error.passport_number")
    return None


def _check_text(field: Field, value: str) -> Wrong | None:
    if len(value) > field.longest:
        return Wrong("error.too_long", str(field.longest))
    if field.kind is FieldKind.NAME and not _is_name(value):
        return Wrong("error.name")
    return None


def _is_name(value: str) -> bool:
    """Letters of any script with their marks, and what stands between them; the first is a letter."""
    kinds = [unicodedata.category(letter)[0] for letter in value]
    joined = zip(value, kinds, strict=True)
    return kinds[0] == "L" and all(kind in "LM" or letter in _BETWEEN for letter, kind in joined)


def _check_number(field: Field, value: str) -> Wrong | None:
    if not re.fullmatch(r"[0-9]{1,9}", value):
        return Wrong("error.number")
    number = int(value)
    if field.least is not None and number < field.least:
        return Wrong("error.least", str(field.least))
    if field.most is not None and number > field.most:
        return Wrong("error.most", str(field.most))
    return None


def _check_date(field: Field, value: str, today: date) -> Wrong | None:
    if field.year_alone and re.fullmatch(r"[0-9]{4}", value):
        year = int(value)
        return None if _OLDEST_YEAR <= year <= today.year else Wrong("error.year", value)
    day = parse_date(value)
    if isinstance(day, Wrong):
        return day
    if field.past and day > today:
        return Wrong("error.date_future", value)
    if field.future and day < today:
        return Wrong("error.date_past", value)
    return None


def parse_date(value: str) -> date | Wrong:
    """A date from "dd/mm/yyyy"; "31/02/1990" is named as a day that does not exist."""
    match = re.fullmatch(r"([0-9]{2})/([0-9]{2})/([0-9]{4})", value)
    if not match:
        return Wrong("error.date_incomplete")
    day, month, year = (int(part) for part in match.groups())
    if year < _OLDEST_YEAR:
        return Wrong("error.year", str(year))
    try:
        return date(year, month, day)
    except ValueError:
        return Wrong("error.no_such_day", f"{day:02d}/{month:02d}")
