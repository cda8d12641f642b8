"""Where a rehearsal keeps its things: each run in folders of its own, so that two never meet."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from drivers.scanner.page.memory import sweep

REPOSITORY = Path(__file__).parents[2]
_RUN = "tam-run-"
_MEMORY = Path("/dev/shm")  # noqa: S108 - a memory file system, and the folder in it is made private


@dataclass(frozen=True, slots=True)
class Places:
    """`root` is kept for the reader; `run` is on a memory file system and goes at the end."""

    root: Path
    run: Path

    @property
    def state(self) -> Path:
        return self.root / "state"

    @property
    def kiosk(self) -> Path:
        return self.state / "kiosk"

    @property
    def sender(self) -> Path:
        return self.state / "sender"

    @property
    def spool(self) -> Path:
        return self.state / "spool"

    @property
    def kiosk_disk(self) -> list[Path]:
        """All that the kiosk writes, in memory too: what a thief would carry away."""
        return [self.kiosk, self.sender, self.spool, self.logs, self.run]

    @property
    def portal(self) -> Path:
        return self.state / "portal"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def slips(self) -> Path:
        return self.root / "receipts"

    @property
    def pictures(self) -> Path:
        return self.root / "pages"

    @property
    def switchboard(self) -> Path:
        return self.run / "switchboard.json"

    @property
    def photographs(self) -> Path:
        """Prepared once for all runs of this checkout."""
        return REPOSITORY / "var" / "photographs"

    def sweep(self) -> None:
        shutil.rmtree(self.run, ignore_errors=True)


def make_places(root: Path) -> Places:
    """Fresh folders. Short names in memory: an AF_UNIX address holds 107 bytes."""
    memory = _MEMORY if os.access(_MEMORY, os.W_OK) else Path(tempfile.gettempdir())
    sweep(memory, _RUN)
    run = Path(tempfile.mkdtemp(prefix=_RUN, dir=memory))
    # Held until this process ends, however it ends: the next run then removes what it left.
    fcntl.flock(os.open(run, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC), fcntl.LOCK_EX)
    places = Places(root, run)
    for folder in (
        *(places.kiosk, places.sender, places.spool, places.portal),
        *(places.logs, places.slips, places.pictures),
    ):
        folder.mkdir(parents=True, exist_ok=True)
    # In service each is its own user's.
    places.kiosk.chmod(0o700)
    places.sender.chmod(0o700)
    # The spool is shared by group in service (2770): kiosk and sync are different users there.
    places.spool.chmod(0o2770)
    return places
