"""The fleet in the store: who may join by which code, what each was ordered, and what looks wrong with one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import StrEnum

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from portal.store.models import Invite, Kiosk, KioskAlarm, KioskBoot, KioskOrder
from sync.contract.orders import FINAL, Order, OrderKind
from sync.contract.signed import SignedDoc

log = logging.getLogger("portal.fleet")

_KEPT_BOOTS = 32
_DAY_MS = 86_400_000
#: A store that was replaced falls back once; two machines under one name fall back again and again.
_CLONE_AFTER = 3


class AlarmCode(StrEnum):
    """Why a kiosk needs a person's look."""

    WRONG_CODE = "enrol.wrong_code"
    SECOND_KEY = "enrol.second_key"
    """Somebody came with a code that was spent, or for an id that is enrolled, and with other keys."""
    COUNTER_BACK = "counter.went_back"
    CLONED_COUNTER = "clone.counter"
    CLONED_BOOT = "clone.two_machines"
    JOURNAL_BACK = "journal.went_back"
    """Its journal is shorter than it was, or another: cut off, made anew, or the machine was."""


def raise_alarm(session: Session, kiosk_id: str, code: AlarmCode, now_ms: int) -> int:
    """Note it, and say so in the log once a day; how often it came within a day of the last time."""
    row = session.get(KioskAlarm, (kiosk_id, code.value))
    if row is None:
        row = KioskAlarm(kiosk_id=kiosk_id, code=code.value, first_at=now_ms, last_at=now_ms, count=1)
        session.add(row)
    elif now_ms - row.last_at > _DAY_MS:
        row.first_at, row.last_at, row.count = now_ms, now_ms, 1
    else:
        row.last_at, row.count = now_ms, row.count + 1
    if row.count == 1:
        log.warning("alarm kiosk=%s code=%s", kiosk_id, code)
    return row.count


def counter_went_back(session: Session, kiosk_id: str, now_ms: int) -> None:
    """A genuine request with a counter that was used: a store that was replaced, or a second machine."""
    if raise_alarm(session, kiosk_id, AlarmCode.COUNTER_BACK, now_ms) >= _CLONE_AFTER:
        raise_alarm(session, kiosk_id, AlarmCode.CLONED_COUNTER, now_ms)


def note_boot(session: Session, kiosk_id: str, boot: str, now_ms: int) -> None:
    """Which power-on speaks. One machine never comes back to an earlier one; two that take turns do."""
    newest = session.scalar(
        select(KioskBoot).where(KioskBoot.kiosk_id == kiosk_id).order_by(KioskBoot.number.desc()).limit(1)
    )
    if newest is not None and newest.boot == boot:
        newest.seen_at = now_ms
        return
    known = session.get(KioskBoot, (kiosk_id, boot))
    if known is not None:
        known.seen_at = now_ms
        raise_alarm(session, kiosk_id, AlarmCode.CLONED_BOOT, now_ms)
        return
    number = 1 if newest is None else newest.number + 1
    session.add(KioskBoot(kiosk_id=kiosk_id, boot=boot, number=number, seen_at=now_ms))
    session.execute(
        delete(KioskBoot).where(KioskBoot.kiosk_id == kiosk_id, KioskBoot.number <= number - _KEPT_BOOTS)
    )


def alarms(session: Session) -> dict[str, list[KioskAlarm]]:
    """By kiosk id."""
    found: dict[str, list[KioskAlarm]] = {}
    for row in session.scalars(select(KioskAlarm).order_by(KioskAlarm.kiosk_id, KioskAlarm.code)):
        found.setdefault(row.kiosk_id, []).append(row)
    return found


def invite(session: Session, kiosk_id: str, site: str, proof: str, *, now_ms: int, life_ms: int) -> bool:
    """Give out a code for an id that nobody bears; an older code for it is void. False where it is taken.

    An id serves one device: what a former one knows or had sent could not be told from the new one's.
    """
    if session.get(Kiosk, kiosk_id) is not None:
        return False
    row = session.get(Invite, kiosk_id) or Invite(kiosk_id=kiosk_id)
    row.site, row.proof, row.made_at, row.expires_at = site, proof, now_ms, now_ms + life_ms
    row.fingerprint = row.answer_doc = None
    session.add(row)
    return True


def newest_order(session: Session, kiosk_id: str) -> KioskOrder | None:
    query = select(KioskOrder).where(KioskOrder.kiosk_id == kiosk_id)
    return session.scalar(query.order_by(KioskOrder.number.desc()).limit(1))


def give_order(
    session: Session, kiosk: Kiosk, kind: OrderKind, sign: Callable[[Order], SignedDoc], now_ms: int
) -> KioskOrder | None:
    """Write the next order for this kiosk. None where a final one stands: only a wipe follows a revocation.

    The same again is the order that stands.
    """
    last = newest_order(session, kiosk.id)
    if last is not None:
        if last.kind == kind.value:
            return last
        if OrderKind(last.kind) in FINAL and (last.kind, kind) != (OrderKind.REVOKE.value, OrderKind.WIPE):
            return None
    highest = session.scalar(select(func.max(KioskOrder.number)).where(KioskOrder.kiosk_id == kiosk.id)) or 0
    order = Order(kiosk.id, kiosk.kid, highest + 1, kind)
    row = KioskOrder(
        kiosk_id=kiosk.id,
        number=order.number,
        kind=kind.value,
        document=sign(order).to_bytes().decode(),
        made_at=now_ms,
        fetched_at=None,
    )
    session.add(row)
    return row
