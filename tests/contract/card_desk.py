"""A desk with a card reader on it, in this process or over PC/SC, for every contract that one has to keep."""

from __future__ import annotations

import os
import queue
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from drivers.cancel import Cancel
from drivers.card import pcsc, private_pcscd
from drivers.card.chip.session import Terms
from drivers.card.pcsc_reader import PcscCardReader
from drivers.card.persona import load_persona
from drivers.card.private_pcscd import PrivatePcscd
from drivers.card.reader import AccessKey, CardReader, CardReading, CardState, CardStatus, Need
from drivers.card.simulated import SimulatedCardReader
from drivers.card.simulator.placing import FAULT
from drivers.card.vpcd import VirtualCard
from drivers.errors import DeviceFault
from drivers.switchboard import CardSwitch
from tests.memory_switchboard import MemorySwitchboard
from tests.not_checked import not_checked

PATIENCE = 30.0
ALL = frozenset({Need.MRZ, Need.VIETNAMESE_TEXT})
TERMS = Terms(command_patience=3.0)
MAI = load_persona("mai")


@dataclass
class Service:
    """The private service of this session and the virtual card in its first slot."""

    pcscd: PrivatePcscd
    board: MemorySwitchboard


@dataclass
class Desk:
    """A reader, a hand that puts cards down and lifts them, and an eye on the status."""

    reader: CardReader
    board: MemorySwitchboard
    seen: queue.SimpleQueue[CardStatus] = field(default_factory=queue.SimpleQueue)

    def put(
        self,
        name: str = "mai",
        switch: CardSwitch = CardSwitch.STEADY,
        pulled_after: int = 0,
        fault: str = "",
        state: CardState = CardState.PRESENT,
    ) -> None:
        """`fault`: a calamity as `drivers.card.simulator.faults` spells it; `state`: what then shows."""
        extra = {FAULT: fault} if fault else {}
        self.board.turn(card=name, card_switch=switch, pulled_after_apdus=pulled_after, extra=extra)
        self.wait_for(state)

    def lift(self) -> None:
        self.board.turn(card="")
        self.wait_for(CardState.EMPTY)

    def wait_for(self, state: CardState) -> None:
        while self.seen.get(timeout=PATIENCE).state is not state:
            pass

    def read(self, key: AccessKey | None = None, cancel: Cancel | None = None) -> CardReading | DeviceFault:
        return self.reader.read(key or MAI.bac_key(), ALL, lambda _: None, cancel or Cancel())


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    lacking = private_pcscd.missing() or ("" if pcsc.available() else "pyscard")
    if lacking:
        not_checked(f"no {lacking}")
    board, stop = MemorySwitchboard(), Cancel()
    with tempfile.TemporaryDirectory(prefix="card", dir="/tmp") as folder, PrivatePcscd(Path(folder)) as pcscd:
        os.environ.update(pcscd.environment)
        card = threading.Thread(target=VirtualCard(pcscd.port, board).run, args=(stop,), name="card-pcscd")
        card.start()
        yield Service(pcscd, board)
        stop.cancel()
        card.join()
        del os.environ[private_pcscd.SOCKET_VARIABLE]


@pytest.fixture(params=["simulated", pytest.param("pcsc", marks=pytest.mark.pcscd)])
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    if request.param == "pcsc":
        board = request.getfixturevalue("service").board
        board.turn(card="", card_switch=CardSwitch.STEADY, extra={})
        reader: CardReader = PcscCardReader(terms=TERMS)
    else:
        board = MemorySwitchboard()
        reader = SimulatedCardReader(board, TERMS)
    desk = Desk(reader, board)
    subscription = reader.watch(desk.seen.put)
    desk.wait_for(CardState.EMPTY)
    yield desk
    board.turn(card="")
    subscription.close()
    reader.close()
