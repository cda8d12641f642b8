"""From settings to a reader: the one place that decides between PC/SC and the simulated chip."""

from __future__ import annotations

import ssl
from pathlib import Path

from drivers.card import pcsc
from drivers.card.chip.passive import Anchors
from drivers.card.chip.session import Terms
from drivers.card.pcsc_reader import PcscCardReader
from drivers.card.reader import CardReader
from drivers.card.simulated import SimulatedCardReader
from drivers.errors import DeviceFault, FaultCode
from drivers.switchboard import Switchboard

_MAX_CERTIFICATE = 64 * 1024


def load_anchors(folder: Path | None) -> Anchors:
    """CSCA certificates (`*.cer`, `*.crt`, `*.der`, `*.pem`) of a folder; None and a missing folder give none.

    Raises ValueError naming the file that is no certificate authority: a broken anchor must not pass for none.
    """
    if folder is None or not folder.is_dir():
        return Anchors()
    found = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in (".cer", ".crt", ".der", ".pem"):
            continue
        try:
            der = _read_certificate(path)
            Anchors((der,))
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from None
        found.append(der)
    return Anchors(found)


def _read_certificate(path: Path) -> bytes:
    if path.stat().st_size > _MAX_CERTIFICATE:
        raise ValueError("too large")
    raw = path.read_bytes()
    return ssl.PEM_cert_to_DER_cert(raw.decode("ascii")) if raw.startswith(b"-----") else raw


def open_simulated(board: Switchboard, anchors: Anchors | None = None) -> CardReader:
    """The simulated chip in this process."""
    return SimulatedCardReader(board, Terms(anchors=anchors or Anchors()))


def open_pcsc(reader: str = "", anchors: Anchors | None = None) -> CardReader | DeviceFault:
    """The PC/SC reader, or CARD_NO_READER where pyscard or the PC/SC library is not installed.

    A service that is down is no fault here: the reader stays at NO_SERVICE and finds it when it comes.
    """
    if not pcsc.available():
        return DeviceFault(FaultCode.CARD_NO_READER, "pyscard is not installed")
    return PcscCardReader(reader, Terms(anchors=anchors or Anchors()))
