"""Announcements one by one: added to what is shown, replaced, withdrawn; what is over drops out by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from portal.clock import HERE_MS
from portal.publish.bundles import Press, PublishError, Wish, check_name
from sync.contract.announcements import Announcement, parse_announcements, write_announcements
from sync.contract.bundle import Bundle, BundleKind
from sync.contract.faults import ContractFault
from sync.contract.times import format_time

_KIND = BundleKind.ANNOUNCEMENTS


def shown(press: Press) -> tuple[Announcement, ...]:
    """What is published now, in order. Raises PublishError where the store is damaged."""
    content = press.content(_KIND).get(_KIND.only_file)
    found = () if content is None else parse_announcements(content)
    if isinstance(found, ContractFault):
        raise PublishError(f"the stored announcements are damaged: {found.code}")
    return found


def announce(press: Press, notice: Announcement, wish: Wish) -> Bundle:
    """Publish it first of all; another of its id is replaced. Raises PublishError."""
    return _publish(press, (notice, *_others(press, notice.id)), wish)


def withdraw(press: Press, notice_id: str, wish: Wish) -> Bundle:
    """Raises PublishError where there is none of this id."""
    others = _others(press, notice_id)
    if len(others) == len(shown(press)):
        raise PublishError(f"there is no announcement '{check_name(notice_id)}'")
    return _publish(press, others, wish)


def hanoi_time(text: str, *, end: bool = False) -> str:
    """A day, or a day and a clock time, in Hà Nội, as a time on the wire; as an `end` a day is over at its
    midnight. Raises PublishError."""
    try:
        at = datetime.fromisoformat(text)
        whole_day = timedelta(days=1) if end and "T" not in text else timedelta(0)
        at_end = at + whole_day - timedelta(milliseconds=HERE_MS)
    except (ValueError, OverflowError):
        raise PublishError(f"'{text[:40]}' is no time like 2026-11-23 or 2026-11-23T17:30") from None
    if at.tzinfo is not None:
        raise PublishError("times are those of Hà Nội: leave the zone out")
    return format_time(at_end.replace(tzinfo=UTC))


def _others(press: Press, notice_id: str) -> tuple[Announcement, ...]:
    now = format_time(datetime.fromtimestamp(press.clock() // 1000, UTC))
    return tuple(each for each in shown(press) if each.id != notice_id and each.until > now)


def _publish(press: Press, notices: tuple[Announcement, ...], wish: Wish) -> Bundle:
    content = write_announcements(notices)
    checked = parse_announcements(content)
    if isinstance(checked, ContractFault):
        raise PublishError(f"not as an announcement has to be: {checked.detail}")
    return press.publish(_KIND, {_KIND.only_file: content}, wish)
