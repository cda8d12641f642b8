"""Being called back: what is typed for it, and what becomes of it. Nothing of it enters the draft."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

#: The version of the sentence that is agreed to by asking (`page.call_back.consent`).
CONSENT = "2026-11-23"
MORNING, AFTERNOON, ANY = WHEN = ("morning", "afternoon", "any")
_PHONE = re.compile(r"0[13-9][0-9]{8}|02[0-9]{9}")


@dataclass(frozen=True, slots=True)
class AskCallBack:
    """Seal the wish, make it durable, answer `CallBackStored` or `CallBackFailed`."""

    phone: str = field(repr=False)
    when: str
    language: str


@dataclass(frozen=True, slots=True)
class CallBackStored:
    """It is durable in this kiosk since `clock` of `day`; it goes to the portal by itself."""

    clock: str
    day: date


@dataclass(frozen=True, slots=True)
class CallBackFailed:
    """Nothing was kept; `code` is a fault of the store."""

    code: str


@dataclass(frozen=True, slots=True)
class Calling:
    """`part` is "phone", "when", "saving", "saved" or "failed"."""

    part: str = "phone"
    digits: str = field(default="", repr=False)
    revealed: bool = False
    when: str = ANY
    error: str = ""
    stored: CallBackStored | None = None


def digits_of(digits: str) -> int:
    """How many a number that begins so has: eleven from 02, of a house or an office; ten of a mobile one."""
    return 11 if digits.startswith("02") else 10


def is_phone(digits: str) -> bool:
    """A Vietnamese number: ten digits where it is mobile, eleven from 02 where it is fixed."""
    return _PHONE.fullmatch(digits) is not None
