"""The moving parts that tests hold in their hands: clock, outbox, dossiers ready to submit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sync.contract.times import Trust
from sync.envelope import SealedDossier, seal
from sync.store import Blobs, Moment, NewDossier, Outbox
from tests.sync.builders import SCAN, Keys, make_dossier, random_from

KEYS = Keys()
# fsync is free in memory; where there is no such folder the usual one does, only slower.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


class FakeClock:
    """Stands still until told."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 3, 0, 0, tzinfo=UTC)
        self.trust = Trust.ESTIMATED

    def now(self) -> Moment:
        return Moment(self.at, self.trust)

    def advance(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


def blobs_in(folder: Path) -> Blobs:
    return Blobs(folder / "blobs", low_water=1 << 20, ballast=4096)


def open_outbox(folder: Path, clock: FakeClock) -> Outbox:
    opened = Outbox.open(folder, clock, blobs_in(folder))
    assert isinstance(opened, Outbox)
    return opened


def sealed(seed: int = 1, files: tuple[bytes, ...] = (SCAN, b"")) -> SealedDossier:
    result = seal(
        make_dossier(seed, files), files, KEYS.recipients, device_key=KEYS.device, random=random_from(seed)
    )
    assert isinstance(result, SealedDossier)
    return result


def new_dossier(seed: int = 1, files: tuple[bytes, ...] = (SCAN, b"")) -> NewDossier:
    return NewDossier(sealed(seed, files))
