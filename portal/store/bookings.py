"""Places taken and given back, under the lock of their time: two who ask at once never have the same one."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.store.models import Booking
from sync.contract.booking import Wanted
from sync.contract.ids import base32

_CODE_BYTES = 4


def taken(session: Session, since: str) -> Counter[tuple[str, str, str]]:
    """How many places of each (desk, day, time) are taken, from the day `since` ("2026-11-23") on."""
    rows = session.execute(
        select(Booking.desk, Booking.day, Booking.at, func.count())
        .where(Booking.day >= since)
        .group_by(Booking.desk, Booking.day, Booking.at)
    )
    return Counter({(desk, day, at): int(count) for desk, day, at, count in rows})


@dataclass(frozen=True, slots=True)
class Asking:
    """By which kiosk, and when in milliseconds since 1970."""

    kiosk: str
    at_ms: int


def held(session: Session, wanted: Wanted) -> str:
    """The code under which this token holds that very time. Empty where it does not."""
    mine = session.get(Booking, holder_of(wanted.token))
    if mine is None or (mine.desk, mine.day, mine.at) != (wanted.desk, wanted.day.isoformat(), wanted.at):
        return ""
    return mine.code


def take(session: Session, wanted: Wanted, capacity: int, by: Asking, random: Callable[[int], bytes]) -> str:
    """The code of the appointment. Empty where the time is full; an earlier one of this token then stays."""
    if code := held(session, wanted):
        return code
    holder, day = holder_of(wanted.token), wanted.day.isoformat()
    mine = session.get(Booking, holder)
    places = session.scalars(
        select(Booking.place).where(Booking.desk == wanted.desk, Booking.day == day, Booking.at == wanted.at)
    )
    left = sorted(set(range(1, capacity + 1)) - set(places))
    if not left:
        return ""
    if mine is not None:
        session.delete(mine)
        session.flush()
    code = _code(random)
    session.add(
        Booking(
            holder=holder,
            desk=wanted.desk,
            day=day,
            at=wanted.at,
            place=left[0],
            code=code,
            made_at=by.at_ms,
            kiosk_id=by.kiosk,
        )
    )
    return code


def give_back(session: Session, token: str) -> None:
    mine = session.get(Booking, holder_of(token))
    if mine is not None:
        session.delete(mine)


def holder_of(token: str) -> str:
    """The row does not tell what gives the place back."""
    return hashlib.sha256(token.encode("ascii")).hexdigest()


def _code(random: Callable[[int], bytes]) -> str:
    drawn = base32(int.from_bytes(random(_CODE_BYTES), "big"), 6)
    return f"HEN-{drawn[:3]}-{drawn[3:]}"
