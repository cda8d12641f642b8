"""The folder of files that sync fetched for the app, each named by its hash; proposals, like the rows.

`spool/content/` is shared by group like the rest of the spool: sync writes, the app only reads.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from sync.contract import shape
from sync.envelope.durable import make_folder, replace_durably
from sync.store.blobs import disk_fault
from sync.store.faults import StoreFault

FOLDER = "content"


@dataclass(frozen=True, slots=True)
class PulledFiles:
    """`folder` need not exist before something was put."""

    folder: Path

    def put(self, sha256: str, content: bytes) -> StoreFault | None:
        """Keep it durably; the caller has checked that the content hashes to its name."""
        try:
            make_folder(self.folder, 0o777)
            replace_durably(self._path(sha256), content, 0o660)
        except OSError as error:
            return disk_fault(error)
        return None

    def get(self, sha256: str, size: int) -> bytes | None:
        """The content if it is there, of this size and hash; whatever else lies there is as good as nothing."""
        # Whoever writes here is not believed: a link or a pipe in a file's place must neither lead nor hang.
        try:
            descriptor = os.open(self._path(sha256), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            return None
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            with open(descriptor, "rb", closefd=False) as file:
                content = file.read(size + 1)
        except OSError:
            return None
        finally:
            os.close(descriptor)
        return content if len(content) == size and hashlib.sha256(content).hexdigest() == sha256 else None

    def sweep(self, wanted: Collection[str]) -> int:
        """Remove what no manifest names any more; how many."""
        removed = 0
        with contextlib.suppress(OSError):
            for path in self.folder.iterdir():
                if path.name not in wanted:
                    path.unlink(missing_ok=True)
                    removed += 1
        return removed

    def _path(self, sha256: str) -> Path:
        assert shape.SHA256.fullmatch(sha256)
        return self.folder / sha256
