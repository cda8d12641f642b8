"""From settings to a reader: the one place that decides between PC/SC and the simulated chip."""

from __future__ import annotations

from pathlib import Path

from drivers.card import pcsc
from drivers.card.chip.passive import Anchors
from drivers.card.chip.session import Terms
from drivers.card.chip.trace import Seen
from drivers.card.pcsc_reader import PcscCardReader
from drivers.card.reader import CardReader
from drivers.card.simulated import SimulatedCardReader
from drivers.card.trust_folder import load_trust
from drivers.errors import DeviceFault, FaultCode
from drivers.switchboard import Switchboard


def load_anchors(folder: Path | None) -> Anchors:
    """Whom this kiosk believes, from a folder. Raises ValueError naming the file that cannot be used."""
    return load_trust(folder)


def open_simulated(board: Switchboard, anchors: Anchors | None = None, trace: Seen | None = None) -> CardReader:
    """The simulated chip in this process."""
    return SimulatedCardReader(board, Terms(anchors=anchors or Anchors(), trace=trace))


def open_pcsc(
    reader: str = "", anchors: Anchors | None = None, trace: Seen | None = None
) -> CardReader | DeviceFault:
    """The PC/SC reader, or CARD_NO_READER where pyscard or the PC/SC library is not installed.

    A service that is down is no fault here: the reader stays at NO_SERVICE and finds it when it comes.
    """
    if not pcsc.available():
        return DeviceFault(FaultCode.CARD_NO_READER, "pyscard is not installed")
    return PcscCardReader(reader, Terms(anchors=anchors or Anchors(), trace=trace))
