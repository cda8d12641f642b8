"""Places taken, confirmed and given back, one after the other: two who ask at once never have the same one.

A place that was taken is held for its kiosk until that confirms it, or until nobody has for a while: an answer
that was lost with its kiosk keeps no place from anybody. The times `since_ms` are when holding began to count.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.orm import Session

from portal.store.models import Booking
from sync.contract.booking import Wanted
from sync.contract.ids import base32

_CODE_BYTES = 4


def taken(session: Session, since: str, since_ms: int) -> Counter[tuple[str, str, str]]:
    """How many places of each (desk, day, time) are taken, from the day `since` ("2026-11-23") on."""
    rows = session.execute(
        select(Booking.desk, Booking.day, Booking.at, func.count())
        .where(Booking.day >= since, _stands(since_ms))
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
    """The code of the appointment. Empty where the time is full; an earlier one of this token then stays.

    So does one that was confirmed: what asks for another time under its token is a question that came late.
    """
    if code := held(session, wanted):
        return code
    holder, day = holder_of(wanted.token), wanted.day.isoformat()
    mine = session.get(Booking, holder)
    if mine is not None and mine.confirmed_at is not None:
        return ""
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


def keep(session: Session, token: str, at_ms: int) -> bool:
    """Whoever asks has heard the code: the place is theirs. False where it was let go before."""
    mine = session.get(Booking, holder_of(token))
    if mine is None:
        return False
    if mine.confirmed_at is None:
        mine.confirmed_at = at_ms
    return True


def let_go(session: Session, since_ms: int) -> None:
    """Of places taken before, those that nobody has confirmed."""
    session.execute(delete(Booking).where(~_stands(since_ms)))


def unconfirmed(session: Session, kiosk: str, besides: str) -> int:
    """How many places a kiosk holds without having confirmed them, beside the one of this token."""
    query = select(func.count()).where(
        Booking.kiosk_id == kiosk, Booking.confirmed_at.is_(None), Booking.holder != holder_of(besides)
    )
    return session.scalar(query) or 0


def _stands(since_ms: int) -> ColumnElement[bool]:
    return or_(Booking.confirmed_at.is_not(None), Booking.made_at > since_ms)


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
