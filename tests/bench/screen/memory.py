"""What the kiosk's process holds after very many visits: the same touches again and again, at full speed."""

from __future__ import annotations

import time
from collections.abc import Callable

from kiosk_app.rehearsal.hand import Hand, HandError
from kiosk_app.rehearsal.places import Places
from tests import figures
from tests.lone_kiosk import READY, LoneKiosk, glass

_RETRY_S = 0.002
_STUCK_S = 20.0
_TOLD_EACH = 50


class _Recorder(Hand):
    """Keeps what was touched, in order."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]  # as its own
        self.touched: list[tuple[str, bool]] = []

    def touches_now(self, name: str, *, starts: bool = False, counts: bool = True) -> bool:
        touched = super().touches_now(name, starts=starts, counts=counts)
        if touched:
            self.touched.append((name, starts))
        return touched


def memory(
    places: Places, visits: int, first_visit: Callable[[Hand], None], without: str
) -> dict[str, int | float | str]:
    """`first_visit` plays one, whose touches are those of all others. Early is after a tenth of them.

    `without` is what a panel calls the way on that needs no device: one may be missed sooner here than there.
    """
    _make_tables(places)
    kiosk = LoneKiosk(places, "--glass", str(glass(places)))
    try:
        kiosk.wait_for(READY)
        hand = _Recorder(glass(places))
        first_visit(hand)
        touches = list(hand.touched)
        early, resident = 0.0, 0.0
        for number in range(2, visits + 1):
            _again(hand, touches, without)
            if number == max(2, visits // 10):
                early = kiosk.resident_mb()
            if number % _TOLD_EACH == 0:
                figures.say(f"{number} visits, {kiosk.resident_mb():.0f} MB")
        resident = kiosk.resident_mb()
        hand.close()
    finally:
        kiosk.close()
    return {
        "visits": visits,
        "rss_mb_after_100_visits": round(early, 1),
        "rss_mb_after_1000_visits": round(resident, 1),
        "rss_growth_mb": round(resident - early, 1),
    }


def _make_tables(places: Places) -> None:
    """The very first start of a kiosk makes its databases; the one that serves for months finds them."""
    first = LoneKiosk(places)
    try:
        first.wait_for(READY)
    finally:
        first.close()


def _again(hand: Hand, touches: list[tuple[str, bool]], without: str) -> None:
    hand.wait_page("home")
    waiting = list(touches)
    while waiting:
        del waiting[: _touched(hand, waiting, without)]


def _touched(hand: Hand, waiting: list[tuple[str, bool]], without: str) -> int:
    """How many of `waiting` are done with: one, or two where the way on without a device was the first's."""
    until = time.monotonic() + _STUCK_S
    went_without = False
    while True:
        if _tapped(hand, *waiting[0]):
            return 1
        # A panel may have come over the page where the first visit pressed for itself, or over any other.
        if went_without and len(waiting) > 1 and _tapped(hand, *waiting[1]):
            return 2
        went_without |= _tapped(hand, without, False)
        if time.monotonic() > until:
            raise HandError(f"nothing is called {waiting[0][0]!r} on {hand.look().get('page')}")
        time.sleep(_RETRY_S)


def _tapped(hand: Hand, name: str, starts: bool) -> bool:
    return bool(hand.ask(do="tap", name=name, starts=starts)["ok"])
