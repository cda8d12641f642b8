"""Published content as the app keeps it: a folder for each bundle, whole and synced before a row names it."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from sync.contract.bundle import Bundle
from sync.envelope.durable import make_folder, sync_directory, write_synced

_STAGING = ".tmp"
#: The signed manifest beside its files; no path of a bundle begins with a dot.
_SIGNED = ".signed"


def shelf_name(kind: str, version: int, document: bytes) -> str:
    """Of one signed document: two of one version never lie on top of each other."""
    return f"{kind}-{version}-{hashlib.sha256(document).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The app's own folder: nobody else writes here."""

    folder: Path

    def put(self, name: str, files: Mapping[str, bytes], document: bytes) -> bool:
        """Path within the bundle → bytes, and the manifest. False where the disk does not take it."""
        staging, final = self.folder / (name + _STAGING), self.folder / name
        try:
            shutil.rmtree(staging, ignore_errors=True)
            shutil.rmtree(final, ignore_errors=True)
            make_folder(self.folder)
            for path, content in {**files, _SIGNED: document}.items():
                place = staging / path
                place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_synced(place, content)
            for folder in sorted({(staging / path).parent for path in files} | {staging}, reverse=True):
                sync_directory(folder)
            staging.rename(final)
            sync_directory(self.folder)
        except OSError:
            shutil.rmtree(staging, ignore_errors=True)
            return False
        return True

    def find(self, name: str, bundle: Bundle) -> Path | None:
        """The bundle's folder, if each of its files is there as it was signed and nothing besides."""
        folder = self.folder / name
        if any(self.read(name, file.path, file.sha256) is None for file in bundle.files):
            return None
        there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
        return folder if there - {_SIGNED} == {file.path for file in bundle.files} else None

    def documents(self) -> list[bytes]:
        """The manifests of all that lies here, as they were put; not verified."""
        found = []
        with contextlib.suppress(OSError):
            for path in sorted(self.folder.iterdir()):
                with contextlib.suppress(OSError):
                    found.append((path / _SIGNED).read_bytes())
        return found

    def read(self, name: str, path: str, sha256: str) -> bytes | None:
        """One file, if it is as it was signed."""
        try:
            content = (self.folder / name / path).read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == sha256 else None

    def remove(self, name: str) -> None:
        shutil.rmtree(self.folder / name, ignore_errors=True)

    def sweep(self, wanted: Collection[str]) -> None:
        """Remove what no row names: a bundle that a power cut left half, or one long replaced."""
        with contextlib.suppress(OSError):
            for path in self.folder.iterdir():
                if path.name not in wanted:
                    shutil.rmtree(path, ignore_errors=True)
