"""From settings to a reader: the one place that decides between PC/SC and the simulated chip."""

from __future__ import annotations

from pathlib import Path

from drivers.card import pcsc
from drivers.card.chip.session import Terms
from drivers.card.chip.trace import Seen
from drivers.card.pcsc_reader import PcscCardReader
from drivers.card.reader import CardReader
from drivers.card.simulated import SimulatedCardReader
from drivers.card.trust_keeper import TrustKeeper
from drivers.errors import DeviceFault, FaultCode
from drivers.switchboard import Switchboard


def keep_trust(folder: Path | None, *, in_service: bool) -> TrustKeeper:
    """Whom this kiosk believes. `in_service`: nobody who signs for practice."""
    return TrustKeeper(folder, in_service=in_service)


def open_simulated(
    board: Switchboard, trust: TrustKeeper | None = None, trace: Seen | None = None
) -> CardReader:
    """The simulated chip in this process."""
    return SimulatedCardReader(board, Terms(trace=trace), trust)


def open_pcsc(
    reader: str = "", trust: TrustKeeper | None = None, trace: Seen | None = None
) -> CardReader | DeviceFault:
    """The PC/SC reader, or CARD_NO_READER where pyscard or the PC/SC library is not installed.

    A service that is down is no fault here: the reader stays at NO_SERVICE and finds it when it comes.
    """
    if not pcsc.available():
        return DeviceFault(FaultCode.CARD_NO_READER, "pyscard is not installed")
    return PcscCardReader(reader, Terms(trace=trace), trust)
