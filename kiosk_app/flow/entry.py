"""Digits typed on the pad, as a number or as a date in three boxes."""

from __future__ import annotations

from kiosk_app.flow.fields import Wrong, parse_date
from kiosk_app.flow.screens import DateEntry

DATE_DIGITS = 8
NUMBER_DIGITS = 12
#: More than any has, so that one letter too many is seen before it is named.
PASSPORT_LETTERS = 16
_OF_A_PASSPORT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


def as_passport_number(text: str) -> str:
    """As its zone has it: capitals and figures. A space or hyphen stands there for the eye."""
    return "".join(letter for letter in text.upper() if letter in _OF_A_PASSPORT)[:PASSPORT_LETTERS]


def type_digit(digits: str, digit: str, most: int) -> str:
    if len(digit) != 1 or digit not in "0123456789" or len(digits) >= most:
        return digits
    return digits + digit


def as_date_text(digits: str) -> str:
    """ "14031954" as "14/03/1954"; shorter runs stay incomplete and fail the check."""
    return f"{digits[:2]}/{digits[2:4]}/{digits[4:]}"


def as_digits(text: str) -> str:
    return "".join(letter for letter in text if letter in "0123456789")


def date_boxes(digits: str, year_alone: bool = False) -> DateEntry:
    """The three boxes, which of them takes the next digit, and the date to read back once it exists."""
    if year_alone:
        return DateEntry("", "", digits[:4], "year")
    active = "day" if len(digits) < 2 else "month" if len(digits) < 4 else "year"
    words_id, words_date = "", ""
    if len(digits) == DATE_DIGITS:
        day = parse_date(as_date_text(digits))
        if not isinstance(day, Wrong):
            words_id, words_date = f"weekday.{day.isoweekday()}", as_date_text(digits)
    return DateEntry(digits[:2], digits[2:4], digits[4:], active, words_id, words_date)
