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
        self._name: str | None = None
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
                    self._name = answer.text
                case BuffersCleared():
                    self._cleared = True
        return bool(data)

    def state(self) -> PrinterState:
        """GONE where a question that the model knows stays without answer. Raises OSError where it hung up."""
        heard: dict[int, int] = {}
        for kind in self.model.answers.status:
            # Bytes inside a picture may look like this question, so answers not asked for are dropped.
            while self.listen(0.0):
                pass
            self._statuses.clear()
            self.channel.send(status_request(kind))
            if not self._wait(lambda: bool(self._statuses)):
                return PrinterState.GONE
            heard[kind] = self._statuses[0]
        return state_of(heard, self.model.status)

    def name(self) -> str:
        """The printer's own name, empty where it does not tell. Only for a printer that is ready."""
        self._name = None
        if not self.model.answers.name:
            return ""
        self.channel.send(MODEL_REQUEST)
        self._wait(lambda: self._name is not None)
        return self._name or ""

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
