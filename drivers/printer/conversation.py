"""Asking a printer and hearing it out: real-time status with a time-out, and the confirmation of a job.

The library's own status calls take a closed connection for an answer, so none of them is used.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from drivers.printer.commands import (
    CLEAR_BUFFERS,
    MODEL_REQUEST,
    SENSOR_REQUEST,
    AnswerParser,
    BuffersCleared,
    Name,
    ProcessId,
    SensorByte,
    StatusByte,
    state_of,
    status_request,
)
from drivers.printer.model import PrinterModel
from drivers.printer.printer import PrinterState


class Channel(Protocol):
    """Bytes to and from a printer. Both raise OSError where it is gone."""

    def send(self, data: bytes) -> None:
        """Raises TimeoutError where the printer takes no more bytes (it is offline and its buffer full)."""
        ...

    def receive(self, timeout_s: float) -> bytes:
        """What has come, at most `timeout_s` waited for; empty where nothing came."""
        ...


@dataclass(frozen=True, slots=True)
class Patience:
    """Every wait of the driver, in seconds."""

    connect_s: float = 2.0
    answer_s: float = 0.8
    send_s: float = 4.0
    #: Between two looks at the status while the slip is being printed.
    look_s: float = 0.3
    #: After the in-order answer, for the process id of models that know it.
    grace_s: float = 0.7
    confirm_s: float = 20.0
    #: How long a printer may stand offline, naming no reason, before the print is given up.
    offline_s: float = 4.0
    #: After an answer to a status question, for bytes that nobody asked for.
    settle_s: float = 0.04


#: How often a status is asked again while stray bytes make it doubtful which of them is the answer.
_ROUNDS = 4
_LONGEST_DRAIN = 64


class Conversation:
    """What one connection has heard so far."""

    def __init__(
        self,
        channel: Channel,
        patience: Patience,
        monotonic: Callable[[], float] = time.monotonic,
        model: PrinterModel | None = None,
    ) -> None:
        self.channel = channel
        self.model = model or PrinterModel()
        self.jobs: set[bytes] = set()
        self.sensor_answers = 0
        self._patience = patience
        self._monotonic = monotonic
        self._parser = AnswerParser()
        self._statuses: list[int] = []
        self.names: list[str] = []
        self._cleared = False

    def listen(self, timeout_s: float) -> bool:
        """Take in what comes; False where nothing did. Raises OSError where the printer is gone."""
        data = self.channel.receive(timeout_s)
        for answer in self._parser.feed(data):
            match answer:
                case StatusByte():
                    self._statuses.append(answer.value)
                case SensorByte():
                    self.sensor_answers += 1
                case ProcessId():
                    self.jobs.add(answer.job)
                case Name():
                    self.names.append(answer.text)
                case BuffersCleared():
                    self._cleared = True
        return bool(data)

    def state(self) -> PrinterState:
        """GONE where a question that the model knows stays without answer, or stray bytes leave none sure.

        An answer does not say which question it answers, so one byte too many may shift all the others: a
        round with such a byte is asked anew. Raises OSError where it hung up.
        """
        doubtful: set[PrinterState] = set()
        for _ in range(_ROUNDS):
            # Bytes inside a picture may look like this question, so answers not asked for are dropped.
            self._drain(0.0)
            heard, strays = self._round()
            if heard is None:
                return PrinterState.GONE
            state = state_of(heard, self.model.status)
            if not strays:
                return state
            doubtful.add(state)
        return doubtful.pop() if len(doubtful) == 1 else PrinterState.GONE

    def _round(self) -> tuple[dict[int, int] | None, bool]:
        """Every status once, None where one stays out; and whether bytes came that nobody asked for."""
        heard: dict[int, int] = {}
        strays = False
        for kind in self.model.answers.status:
            strays |= self._drain(0.0)
            self.channel.send(status_request(kind))
            if not self._wait(lambda: bool(self._statuses)):
                return None, strays
            heard[kind] = self._statuses[0]
            strays |= len(self._statuses) > 1
        self._statuses.clear()
        return heard, self._drain(self._patience.settle_s) or strays

    def _drain(self, timeout_s: float) -> bool:
        """Forget status bytes that wait to be heard; True where there was one."""
        self._statuses.clear()
        for _ in range(_LONGEST_DRAIN):  # some talk without end
            if not self.listen(timeout_s):
                break
            timeout_s = 0.0
        strays = bool(self._statuses)
        self._statuses.clear()
        return strays

    def name(self) -> str:
        """The printer's own name, empty where it does not tell. Only for a printer that is ready."""
        if not self.model.answers.name:
            return ""
        asked = len(self.names)
        self.channel.send(MODEL_REQUEST)
        return self.names[-1] if self._wait(lambda: len(self.names) > asked) else ""

    def clear(self) -> bool:
        """Empty the printer's buffers; True where it said that it did."""
        self._cleared = False
        if not self.model.answers.clear:
            return False
        self.channel.send(CLEAR_BUFFERS)
        return self._wait(lambda: self._cleared)

    def in_order(self, commands: bytes) -> bool:
        """Send commands and wait until they were executed; False where the printer did not say so."""
        asked = self.sensor_answers
        self.channel.send(commands + SENSOR_REQUEST)
        return self._wait(lambda: self.sensor_answers > asked)

    def _wait(self, heard: Callable[[], bool]) -> bool:
        until = self._monotonic() + self._patience.answer_s
        while not heard():
            left = until - self._monotonic()
            if left <= 0:
                return False
            self.listen(left)
        return True
