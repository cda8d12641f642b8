"""Appointments asked of the portal: what is free, a time taken under this visit's token, a time given back."""

from __future__ import annotations

from collections.abc import Callable

from drivers.cancel import Cancel
from kiosk_app.flow.booking import BookingUnknown, FreeDay, FreeDesk, TakeTime, TimesHeard, TimeTaken
from kiosk_app.flow.events import Event
from kiosk_app.flow.text import Text
from kiosk_app.runtime.questions import Body, Questions
from kiosk_app.runtime.workers import Job
from sync.contract.booking import BookingDesk, Wanted, parse_kept, parse_taken, parse_times
from sync.contract.wire import AskKind
from sync.envelope import EnvelopeFault

_TOKEN_BYTES = 16
#: A place that nobody will come for is given back while the line is away for half an hour.
_AGAIN_S = 30.0
_TIMES = 40


class BookingWork:
    """`ask` and `take` run on the worker of questions; `give_back` and `forget` are called on the thread of the
    screen, and what they start outlives the visit.

    The token is what a place hangs on: drawn once a visit, and anew once its place was given back, so that a
    late answer to one never frees the other. It says nothing of a person.
    """

    def __init__(
        self,
        questions: Questions,
        post: Callable[[Event], None],
        do: Callable[[Job], None],
        random: Callable[[int], bytes],
        *,
        again_s: float = _AGAIN_S,
    ) -> None:
        self._questions = questions
        self._post = post
        self._do = do
        self._random = random
        self._again_s = again_s
        self._token = self._drawn()

    def ask(self, cancel: Cancel) -> None:
        self._answer(_times(self._questions.ask(AskKind.BOOKING, {"do": "times"}, cancel)), cancel)

    def take(self, order: TakeTime) -> Job:
        """Made on the thread of the screen, with the token of the visit that wants it.

        What is taken is held for a moment only. It is told once the portal has heard that it was heard, so no
        code is shown whose place goes to another.
        """
        wanted = Wanted(order.desk, order.day, order.at, self._token)
        return lambda cancel: self._answer(self._taken(wanted, cancel), cancel)

    def give_back(self) -> None:
        """Whether or not a place hangs on it: the portal is told until it confirms, up to `_TIMES`."""
        token = self._token
        self._token = self._drawn()
        self._do(lambda cancel: self._return(token, cancel))

    def forget(self) -> None:
        """The visit is over; what it took stays taken."""
        self._token = self._drawn()

    def _taken(self, wanted: Wanted, cancel: Cancel) -> Event:
        event = _taken(self._questions.ask(AskKind.BOOKING, {"do": "take", **wanted.to_json()}, cancel))
        if event == TimeTaken("") or not isinstance(event, TimeTaken) or cancel.cancelled:
            return event
        kept = self._questions.ask(AskKind.BOOKING, {"do": "keep", "token": wanted.token}, cancel)
        return _kept(kept, event)

    def _drawn(self) -> str:
        return self._random(_TOKEN_BYTES).hex()

    def _return(self, token: str, cancel: Cancel) -> None:
        for _ in range(_TIMES):
            answered = self._questions.ask(AskKind.BOOKING, {"do": "give_back", "token": token}, cancel)
            if _is_free(answered) or cancel.wait(self._again_s):
                return

    def _answer(self, event: Event, cancel: Cancel) -> None:
        if not cancel.cancelled:
            self._post(event)


def _is_free(reply: Body | EnvelopeFault | None) -> bool:
    """Confirmed, or there is nobody who could: any other answer leaves the place held for nobody."""
    return isinstance(reply, dict) and (reply.get("state") == "free" or reply.get("error") == "not_offered")


def _times(reply: Body | EnvelopeFault | None) -> Event:
    heard = _heard(reply)
    if isinstance(heard, BookingUnknown):
        return heard
    desks = parse_times(heard.get("desks"))
    return TimesHeard(tuple(map(_desk, desks))) if isinstance(desks, tuple) else BookingUnknown("nonsense")


def _taken(reply: Body | EnvelopeFault | None) -> Event:
    heard = _heard(reply)
    if isinstance(heard, BookingUnknown):
        return heard
    code = parse_taken(heard)
    return TimeTaken(code) if isinstance(code, str) else BookingUnknown("nonsense")


def _kept(reply: Body | EnvelopeFault | None, taken: TimeTaken) -> Event:
    """What was let go before it was confirmed may be another's: as if another had been quicker."""
    heard = _heard(reply)
    if isinstance(heard, BookingUnknown):
        return heard
    kept = parse_kept(heard)
    if not isinstance(kept, bool):
        return BookingUnknown("nonsense")
    return taken if kept else TimeTaken("")


def _heard(reply: Body | EnvelopeFault | None) -> Body | BookingUnknown:
    """No line, an answer that opens for nobody and a portal that keeps none are told apart."""
    if reply is None:
        return BookingUnknown("cut")
    if isinstance(reply, EnvelopeFault):
        return BookingUnknown("nonsense")
    return BookingUnknown("none") if reply.get("error") == "not_offered" else reply


def _desk(desk: BookingDesk) -> FreeDesk:
    days = tuple(FreeDay(day.day, tuple(day.free.items())) for day in desk.days)
    return FreeDesk(desk.id, Text(dict(desk.place)), days)
