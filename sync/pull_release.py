"""A newer system, fetched a little at a time: the signed index, then the bundle from where it was left.

What comes is a proposal: the updater verifies it again, and RAUC after that. Cut off at any byte it goes on
from there, also after a restart.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sync.contract.faults import ContractFault
from sync.contract.releases import FOLDER, NAME, Index, Release, verify_index, wanted
from sync.contract.signed import SignedDoc
from sync.envelope.durable import make_folder, replace_durably, sync_directory
from sync.portal_faults import PortalCode, PortalFault
from sync.session import Session

log = logging.getLogger("sync")
PIECE_BYTES = 1 << 20
#: One turn takes no longer, so that orders and answers are not kept waiting.
_TURN_SECONDS = 10.0
_SOON_SECONDS = 1.0


@dataclass
class ReleasePull:
    """A pull among the others. `running` is this image's version, `public` verifies the index."""

    kiosk: str
    running: str
    public: bytes
    usual: float
    monotonic: Callable[[], float]
    _more: bool = field(default=False, init=False)

    @property
    def every(self) -> float:
        """Soon again while a bundle is on its way."""
        return _SOON_SECONDS if self._more else self.usual

    def fetch(self, session: Session) -> bool | PortalFault:
        self._more = False
        document = session.portal.releases()
        if isinstance(document, PortalFault):
            # A portal of before has no releases.
            return False if document.code is PortalCode.NOT_FOUND else document
        if document is None:
            return False
        index = verify_index(document, self.public, practice=session.practice)
        if isinstance(index, ContractFault):
            log.warning("releases refused: %s", index.code.value)
            return False
        folder = session.folder / FOLDER
        release = self._wanted(index, folder)
        if release is None:
            return False
        try:
            return self._go_on(session, folder, release, document)
        except OSError as error:
            log.error("release %s: %s", release.version, type(error).__name__)
            return False

    def _wanted(self, index: Index, folder: Path) -> Release | None:
        done = [one.sha256 for one in index.releases if (folder / one.mark).exists()]
        return wanted(index, self.running, self.kiosk, done)

    def _go_on(
        self, session: Session, folder: Path, release: Release, document: SignedDoc
    ) -> bool | PortalFault:
        make_folder(folder, 0o2770)
        if (folder / release.file).exists():
            return False
        part = folder / f"{release.file}.part"
        _sweep(folder, part)
        at = part.stat().st_size if part.exists() else 0
        if session.blobs.free(folder) - (release.size - at) < session.blobs.low_water:
            log.warning("release %s waits for room on the disk", release.version)
            return False
        until = self.monotonic() + _TURN_SECONDS
        with part.open("ab") as file:
            while at < release.size:
                if self.monotonic() > until:
                    self._more = True
                    return False
                last = min(at + PIECE_BYTES, release.size) - 1
                piece = session.portal.bundle_piece(release.sha256, at, last)
                if isinstance(piece, PortalFault):
                    return piece
                file.write(piece)
                at += len(piece)
            file.flush()
            os.fsync(file.fileno())
        return _whole(part, release, document)


def _whole(part: Path, release: Release, document: SignedDoc) -> bool:
    """Under its own name if it is what the index says; otherwise it is begun anew."""
    with part.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != release.sha256 or part.stat().st_size != release.size:
        log.warning("release %s came damaged", release.version)
        part.unlink()
        return False
    part.chmod(0o660)
    part.rename(part.with_suffix(""))
    sync_directory(part.parent)
    replace_durably(part.parent / NAME, document.to_bytes(), 0o660)
    log.info("release %s is here", release.version)
    return True


def _sweep(folder: Path, kept: Path) -> None:
    """What was begun of another release is not wanted any more."""
    for path in folder.glob("*.part"):
        if path != kept:
            with contextlib.suppress(OSError):
                path.unlink()
