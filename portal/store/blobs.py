"""Whole blobs by name, durable and never seen half: what any store of objects offers, and a folder too.

An S3 bucket follows by one more class: `put` is PutObject (with If-None-Match: * where it must not replace),
`names` is ListObjectsV2, and a bucket's free space is not known.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from sync.envelope.durable import make_folder, put_once, replace_durably, sync_directory

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?")
_SPREAD = 2


class Blobs(Protocol):
    """Names are one or two parts of letters, digits and ._- with a slash between; another one is a bug and
    raises ValueError. Everything may raise OSError when the place does not answer."""

    def put(self, name: str, data: bytes, *, replace: bool = False) -> bool:
        """Durable when it returns. Without `replace` what is there stays; False says so."""
        ...

    def get(self, name: str) -> bytes | None: ...

    def exists(self, name: str) -> bool: ...

    def delete(self, name: str) -> None:
        """Nothing happens where it is not there."""
        ...

    def names(self, prefix: str = "") -> Iterator[str]:
        """Of all that begin so; what comes or goes meanwhile may be among them or not."""
        ...

    def free_bytes(self) -> int:
        """Room that is left; where nobody can tell, more than anybody needs."""
        ...


class FolderBlobs:
    """Files below `folder`, spread over subfolders by the tail of the name's first part.

    The first part is mostly a UUIDv7, whose tail is random: 256 subfolders, evenly filled.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, data: bytes, *, replace: bool = False) -> bool:
        path = self._path(name)
        make_folder(path.parent)
        if not replace and path.exists():
            return False
        if not replace:
            return put_once(path, data)
        replace_durably(path, data)
        return True

    def get(self, name: str) -> bytes | None:
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None

    def exists(self, name: str) -> bool:
        return self._path(name).is_file()

    def delete(self, name: str) -> None:
        path = self._path(name)
        try:
            path.unlink()
        except FileNotFoundError:
            return
        sync_directory(path.parent)

    def names(self, prefix: str = "") -> Iterator[str]:
        first, slash, _ = prefix.partition("/")
        # All of one first part lie in one folder: nobody has to look through the others.
        for path in self._path(first).glob("*") if slash else self._folder.glob("??/**/*"):
            name = "/".join(path.parts[len(self._folder.parts) + 1 :])
            # What a power cut left half staged begins with a dot.
            if name.startswith(prefix) and _NAME.fullmatch(name) and path.is_file():
                yield name

    def free_bytes(self) -> int:
        return shutil.disk_usage(self._folder).free

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError("no name of a blob")
        first = name.partition("/")[0]
        return self._folder / first[-_SPREAD:].rjust(_SPREAD, "0") / name
