"""The real reader: PC/SC under its own supervision, whatever becomes of service, reader and card."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import replace

from drivers.cancel import Cancel
from drivers.card.chip.apdu import Transmit
from drivers.card.chip.reach import Reach, Reaches
from drivers.card.chip.refusals import PACE_BROKE
from drivers.card.chip.session import Terms, read_card
from drivers.card.chip.trouble import ChipError
from drivers.card.pcsc import Context, Link, PcscError, Slot, Trouble
from drivers.card.reader import (
    AccessKey,
    CardReading,
    CardState,
    CardStatus,
    Genuine,
    Need,
    Step,
    Subscription,
)
from drivers.card.trust_keeper import TrustKeeper
from drivers.card.watchers import Seen, Watchers
from drivers.card.wrong_keys import WrongKeys
from drivers.errors import DeviceFault, FaultCode

#: One wait for a change; the loop looks again by itself, should the service have forgotten to tell.
_WAIT_MS = 5000
#: The last one bounds how long a service that is back stays unseen.
_BACK_OFF = (0.1, 0.2, 0.5, 1.0)
#: How long a reading may take to notice that it is cancelled or out of time (s).
_GRACE = 2.0
_GLANCE = 0.05
_SETTLE_MS = 1000
#: Readings that hang in the service; beyond these it is not asked for another, or threads would pile up.
_MOST_LEFT = 3
_CLOSING_TRIES = 40

_Reading = Callable[[Transmit, Reach, Callable[[], None]], CardReading | DeviceFault]

_AT_CONNECT = {
    Trouble.NO_SERVICE: FaultCode.CARD_NO_READER,
    Trouble.NO_READER: FaultCode.CARD_NO_READER,
    Trouble.NO_CARD: FaultCode.CARD_ABSENT,
    Trouble.REMOVED: FaultCode.CARD_REMOVED,
    Trouble.MUTE: FaultCode.CARD_MUTE,
    Trouble.BUSY: FaultCode.CARD_NO_READER,
}


class _Pulse:
    """How long the present command has been under way. Written by the reading thread, read by its caller.

    Once the caller has given up, the reading ends at its next command and tells nobody anything: by then
    another person's card may be read.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._since: float | None = None
        self._given_up = False

    def give_up(self) -> None:
        self._given_up = True

    def timed(self, transmit: Transmit) -> Transmit:
        def wrapped(command: bytes) -> bytes:
            self._since = self._clock()
            try:
                answer = transmit(command)
            finally:
                self._since = None
            if self._given_up:
                raise ChipError(FaultCode.CANCELLED)
            return answer

        return wrapped

    def telling(self, progress: Callable[[Step], None]) -> Callable[[Step], None]:
        def wrapped(step: Step) -> None:
            if not self._given_up:
                progress(step)

        return wrapped

    def seconds(self) -> float:
        since = self._since
        return 0.0 if since is None else self._clock() - since


class PcscCardReader:
    """`CardReader` over PC/SC. Without pyscard or without the service it stays at NO_SERVICE and says so."""

    def __init__(self, reader: str = "", terms: Terms | None = None, trust: TrustKeeper | None = None) -> None:
        """`reader`: part of a PC/SC reader name to keep to; empty takes the one that has a card.

        `trust` stands in the place of the anchors in `terms`.
        """
        self._only = reader
        self._terms = terms or Terms()
        self._trust = trust or TrustKeeper.of(self._terms.anchors)
        self._wrong_keys = WrongKeys()
        self._reaches = Reaches()
        self._watchers = Watchers()
        self._closed = Cancel()
        self._lock = threading.Lock()
        self._left: list[threading.Thread] = []
        self._waiting: Context | None = None
        self._thread = threading.Thread(target=self._supervise, name="card-pcsc", daemon=True)
        self._thread.start()

    def status(self) -> CardStatus:
        return self._watchers.status()

    def watch(self, seen: Seen) -> Subscription:
        return self._watchers.watch(seen)

    def read(
        self,
        key: AccessKey,
        needs: frozenset[Need],
        progress: Callable[[Step], None],
        cancel: Cancel,
    ) -> CardReading | DeviceFault:
        with self._lock:
            self._left = [thread for thread in self._left if thread.is_alive()]
            if len(self._left) >= _MOST_LEFT:
                return DeviceFault(FaultCode.CARD_NO_READER, "the service does not answer")
        pulse = _Pulse(self._terms.clock)

        def reading(transmit: Transmit, reach: Reach, reset: Callable[[], None]) -> CardReading | DeviceFault:
            return read_card(
                pulse.timed(transmit),
                key,
                needs,
                progress=pulse.telling(progress),
                cancel=cancel,
                terms=replace(self._terms, anchors=self._trust.trust.anchors),
                reach=reach,
                reset=reset,
            )

        outcome: Future[CardReading | DeviceFault] = Future()

        def work() -> None:
            try:
                outcome.set_result(self._read(reading))
            except BaseException as bug:  # carried to the caller, who raises it
                outcome.set_exception(bug)

        # A call into the service cannot be interrupted; where one hangs, this thread is left behind with it.
        thread = threading.Thread(target=work, name="card-read", daemon=True)
        thread.start()
        overdue = self._overdue(outcome, pulse, cancel)
        if overdue is None:
            return outcome.result()
        pulse.give_up()
        with self._lock:
            self._left.append(thread)
        return overdue

    def _overdue(
        self, outcome: Future[CardReading | DeviceFault], pulse: _Pulse, cancel: Cancel
    ) -> DeviceFault | None:
        """None once the outcome is there; a fault where nobody waits for it any longer."""
        started = self._terms.clock()
        while not wait((outcome,), timeout=_GLANCE).done:
            if cancel.cancelled and pulse.seconds() > _GRACE:
                return DeviceFault(FaultCode.CANCELLED)
            if pulse.seconds() > self._terms.command_patience:
                return DeviceFault(FaultCode.CARD_MUTE, "no answer to a command")
            if self._terms.clock() - started > self._terms.patience + _GRACE:
                return DeviceFault(FaultCode.CARD_TIMEOUT, "the service does not answer")
        return None

    def close(self) -> None:
        self._closed.cancel()
        for _ in range(_CLOSING_TRIES):
            # The loop may be on its way into the wait just now, where a call to wake it would be lost.
            with self._lock:
                if self._waiting:
                    self._waiting.cancel()
            self._thread.join(timeout=_GLANCE)
            if not self._thread.is_alive():
                break
        self._watchers.close()

    def _supervise(self) -> None:
        failures = 0
        while not self._closed.cancelled:
            try:
                context = Context()
                failures = 0
                self._follow(context)
            except PcscError:
                # The service died or was restarted: every handle of ours is void, only a new context helps.
                self._publish(CardStatus(CardState.NO_SERVICE))
                self._closed.wait(_BACK_OFF[min(failures, len(_BACK_OFF) - 1)])
                failures += 1

    def _follow(self, context: Context) -> None:
        try:
            with self._lock:
                self._waiting = context
            while not self._closed.cancelled:
                slots = self._mine(context.slots())
                self._publish(_status(slots))
                context.wait(slots, _WAIT_MS)
        finally:
            with self._lock:
                self._waiting = None
            context.release()

    def _publish(self, status: CardStatus) -> None:
        self._watchers.publish(replace(status, trust=self._trust.look()))

    def _mine(self, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        return tuple(slot for slot in slots if self._only in slot.name)

    def _read(self, reading: _Reading) -> CardReading | DeviceFault:
        try:
            context = Context()
        except PcscError as error:
            return DeviceFault(FaultCode.CARD_NO_READER, str(error))
        try:
            slots = self._mine(context.slots())
            laid = [slot for slot in slots if slot.present]
            if not laid:
                return DeviceFault(FaultCode.CARD_ABSENT if slots else FaultCode.CARD_NO_READER)
            if len(laid) > 1:
                return DeviceFault(FaultCode.CARD_TWO_CARDS)
            slot = laid[0]
            placing = (slot.name, slot.events)
            refusal = self._wrong_keys.refusal(placing)
            if refusal:
                return refusal
            reach = self._reaches.of(slot.name, slot.atr)
            outcome = _converse(context, slot, reading, reach)
            self._wrong_keys.count(placing, outcome)
            if isinstance(outcome, CardReading):
                self._reaches.keep(slot.name, slot.atr, reach)
            return outcome
        except PcscError as error:
            return DeviceFault(_AT_CONNECT.get(error.trouble, FaultCode.CARD_MUTE), str(error))
        finally:
            context.release()


def _converse(context: Context, slot: Slot, reading: _Reading, reach: Reach) -> CardReading | DeviceFault:
    link = context.connect(slot)

    def reset() -> None:
        try:
            link.reset()
        except PcscError as error:
            fault = _unless_lifted(context, slot, DeviceFault(FaultCode.CARD_MUTE, str(error)))
            raise ChipError(fault.code, fault.detail) from None

    try:
        outcome = reading(lambda command: _transmit(context, link, slot, command), reach, reset)
        broken = _broken(outcome)
        if broken is None:
            return outcome
        gone = _unless_lifted(context, slot, broken)
        return outcome if gone is broken else gone
    finally:
        link.close()


def _broken(outcome: CardReading | DeviceFault) -> DeviceFault | None:
    """What half an answer may come to, for a card lifted in mid-answer may leave the first part of it behind.

    Such a card was neither proven a copy, nor does it ask for more than a number.
    """
    if isinstance(outcome, CardReading):
        return DeviceFault(FaultCode.CARD_GARBLED, "proof") if outcome.genuine is Genuine.FAILED else None
    is_broken = outcome.code in (FaultCode.CARD_GARBLED, FaultCode.CARD_NOT_ID) or outcome.detail == PACE_BROKE
    return outcome if is_broken else None


def _transmit(context: Context, link: Link, slot: Slot, command: bytes) -> bytes:
    try:
        answer = link.transmit(command)
        detail = "empty answer"
    except PcscError as error:
        if error.trouble is Trouble.NO_SERVICE:
            raise ChipError(FaultCode.CARD_NO_READER, str(error)) from None
        answer, detail = b"", str(error)
    if answer:
        return answer
    # The result code does not tell a lifted card from a silent one: success comes with an empty answer, too.
    fault = _unless_lifted(context, slot, DeviceFault(FaultCode.CARD_MUTE, detail))
    raise ChipError(fault.code, fault.detail)


def _unless_lifted(context: Context, slot: Slot, fault: DeviceFault) -> DeviceFault:
    """`fault`, or what explains it: the card, the reader or the service is not there any more."""
    try:
        now = _seen(context, slot)
        if now and not _lifted(now, slot):
            # The service looks at its readers a few times a second only; the news may be on its way.
            context.wait((now,), _SETTLE_MS)
            now = _seen(context, slot)
    except PcscError as error:
        return DeviceFault(FaultCode.CARD_NO_READER, str(error))
    if now is None:
        return DeviceFault(FaultCode.CARD_NO_READER, fault.detail)
    return DeviceFault(FaultCode.CARD_REMOVED, fault.detail) if _lifted(now, slot) else fault


def _seen(context: Context, slot: Slot) -> Slot | None:
    return next((seen for seen in context.slots() if seen.name == slot.name), None)


def _lifted(now: Slot, before: Slot) -> bool:
    return not now.present or now.events != before.events


def _status(slots: tuple[Slot, ...]) -> CardStatus:
    if not slots:
        return CardStatus(CardState.NO_READER)
    laid = [slot for slot in slots if slot.present]
    if not laid:
        return CardStatus(CardState.EMPTY, slots[0].name)
    if len(laid) > 1:
        return CardStatus(CardState.TWO_CARDS, laid[0].name)
    return CardStatus(CardState.MUTE if laid[0].mute else CardState.PRESENT, laid[0].name)
