"""Which times are free, and which is taken: for the visit at a kiosk that asks, or for a page of the portal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from portal.clock import HERE_MS, Clock, day_here, iso
from portal.config import Limits
from portal.desks import AppointmentDesk
from portal.errands import Answer, refused
from portal.opener.answerer import Asked, Body, Pace
from portal.store import bookings
from portal.store.database import Database
from sync.contract import canonical
from sync.contract.booking import DAYS, TOKEN, BookingDesk, Day, Wanted, parse_wanted
from sync.contract.faults import ContractFault
from sync.contract.wire import ErrorCode

#: Nobody is asked to come sooner than one can walk here.
_AHEAD_MS = 30 * 60_000
#: Every booking waits for every other for a moment: they are few, and a token may move from day to day.
_ABOUT = "bookings"
#: Who asked, where it was no kiosk.
WEB = "web"


class BookingAsks:
    """See `sync.contract.booking`."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        desks: Sequence[AppointmentDesk],
        random: Callable[[int], bytes],
        limits: Limits,
    ) -> None:
        self._database = database
        self._clock = clock
        self._desks = {desk.id: desk for desk in desks}
        self._random = random
        self._limits = limits
        self._pace = Pace(limits.asks_per_minute, limits.asks_per_code_per_minute, clock)

    def answer(self, asked: Asked) -> Body | Answer | None:
        if not self._desks:
            return {"error": "not_offered"}
        if not self._pace.allows(asked, "booking"):
            return refused(ErrorCode.RATE_LIMITED)
        return self._answer(asked.body, asked.kiosk)

    def of_page(self, question: bytes) -> Answer:
        """What the citizens' page asks: as a kiosk does, but `take` confirms at once, since its answer is the
        page that shows the code; asked again with its token it gives the same place.
        """
        body = canonical.decode(question)
        if not isinstance(body, dict):
            return refused(ErrorCode.BAD_REQUEST)
        answer = self._answer(body, WEB) if self._desks else Body(error="not_offered")
        return answer if isinstance(answer, Answer) else Answer(200, canonical.encode(answer))

    def _answer(self, body: Body, kiosk: str) -> Body | Answer:
        match body:
            case {"do": "times"}:
                return self._times()
            case {"do": "take", **rest}:
                wanted = parse_wanted(rest)
                return (
                    refused(ErrorCode.BAD_REQUEST)
                    if isinstance(wanted, ContractFault)
                    else self._take(wanted, kiosk)
                )
            case {"do": "keep", "token": str(token)} if TOKEN.fullmatch(token):
                with self._database.write(_ABOUT) as session:
                    kept = bookings.keep(session, token, self._clock())
                return {"state": "kept" if kept else "free"}
            case {"do": "give_back", "token": str(token)} if TOKEN.fullmatch(token):
                with self._database.write(_ABOUT) as session:
                    bookings.give_back(session, token)
                return {"state": "free"}
        return refused(ErrorCode.BAD_REQUEST)

    def _times(self) -> Body:
        today = day_here(self._clock())
        with self._database.read() as session:
            held = bookings.taken(session, today, self._since_ms())
        offered = []
        for desk in self._desks.values():
            days = []
            for ahead in range(DAYS):
                day = date.fromisoformat(today) + timedelta(days=ahead)
                free = {
                    at: max(0, desk.capacity - held[desk.id, day.isoformat(), at])
                    for at in desk.times(day)
                    if self._may_come(day, at)
                }
                if free:
                    days.append(Day(day, free))
            offered.append(BookingDesk(desk.id, desk.place, tuple(days)).to_json())
        return {"desks": [*offered]}

    def _since_ms(self) -> int:
        """What was taken before and not confirmed is held no longer."""
        return self._clock() - self._limits.unconfirmed_place_s * 1000

    def _may_come(self, day: date, at: str) -> bool:
        return f"{day.isoformat()}T{at}" >= iso(self._clock() + HERE_MS + _AHEAD_MS)[:16]

    def _take(self, wanted: Wanted, kiosk: str) -> Body | Answer:
        # What is held is answered first: a lost answer may be asked for again after the time closed.
        with self._database.read() as session:
            held = bookings.held(session, wanted)
        if held:
            return {"state": "taken", "code": held}
        desk = self._desks.get(wanted.desk)
        last = date.fromisoformat(day_here(self._clock())) + timedelta(days=DAYS)
        if desk is None or wanted.at not in desk.times(wanted.day) or wanted.day >= last:
            return {"state": "full"}
        if not self._may_come(wanted.day, wanted.at):
            return {"state": "full"}
        with self._database.write(_ABOUT) as session:
            bookings.let_go(session, self._since_ms())
            open_ones = bookings.unconfirmed(session, kiosk, besides=wanted.token)
            if open_ones >= self._limits.unconfirmed_places_per_kiosk:
                return refused(ErrorCode.RATE_LIMITED)
            by = bookings.Asking(kiosk, self._clock())
            code = bookings.take(session, wanted, desk.capacity, by, self._random)
            if code and kiosk == WEB:
                bookings.keep(session, wanted.token, self._clock())
        return {"state": "taken", "code": code} if code else {"state": "full"}
