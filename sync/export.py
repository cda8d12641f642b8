"""Copy sealed dossiers to a stick: whole or not at all, read back from the medium, told in an index.

Nothing leaves the queue by it. Only the portal's receipt lets a dossier go, whichever road it took.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sync.envelope import EnvelopeFault, check_file
from sync.envelope.durable import replace_durably
from sync.envelope.sealed_file import MAX_FILE_BYTES, manifest_of, open_file
from sync.envelope.stick import (
    DOSSIERS,
    INDEX,
    MAX_INDEX_BYTES,
    MODE,
    Entry,
    Index,
    parse_index,
    read_bounded,
)
from sync.envelope.stick import SUFFIX as SEALED
from sync.store import Blobs
from sync.store.rows import DossierRow

# What a file system needs for itself beside the files.
_SPARE_BYTES = 4 << 20
_OUR_DISK = "disk.error"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`fault` is empty where the copy is on the stick and was read back."""

    row: DossierRow
    fault: str = ""


def export(rows: Sequence[DossierRow], blobs: Blobs, folder: Path, kiosk: str) -> list[Outcome]:
    """Write those dossiers and the index. Raises OSError where the stick takes nothing at all."""
    dossiers = folder / DOSSIERS
    if dossiers.is_symlink():
        # What it leads to may be this machine: told as exported, and not on the stick.
        raise OSError(errno.ELOOP, f"{DOSSIERS} is a link")
    dossiers.mkdir(parents=True, exist_ok=True)
    outcomes = [Outcome(row, _copy(row, blobs, dossiers)) for row in rows]
    try:
        _tell(outcomes, folder, kiosk)
    except OSError as error:
        # Pulled before the index was there: none of them is called safe.
        gone = _fault_of(error)
        outcomes = [replace(out, fault=out.fault or gone) for out in outcomes]
    return outcomes


def _tell(outcomes: Sequence[Outcome], folder: Path, kiosk: str) -> None:
    """The index, last, so that what it tells of is there. Raises OSError."""
    dossiers = folder / DOSSIERS
    failed = {out.row.dossier_id for out in outcomes if out.fault not in ("", _OUR_DISK)}
    known = {entry.dossier_id: entry for entry in _before(folder, kiosk) if entry.dossier_id not in failed}
    for out in outcomes:
        if not out.fault:
            size = _size(dossiers, out.row)
            known[out.row.dossier_id] = Entry(out.row.dossier_id, out.row.manifest_sha256, size)
    index = Index(kiosk, tuple(known[name] for name in sorted(known)))
    replace_durably(folder / INDEX, index.to_bytes(), MODE)


def warnings(folder: Path, store: Path) -> list[str]:
    """What a technician ought to know of the place that was named; none of it stops the work."""
    found = []
    folder.mkdir(parents=True, exist_ok=True)
    if folder.stat().st_dev == store.stat().st_dev:
        found.append("this folder lies on the kiosk's own disk")
    elif not _is_removable(folder.stat().st_dev):
        found.append("this disk does not say that it can be removed")
    return found


def _is_removable(device: int) -> bool:
    """As the kernel tells of the disk that the partition is on."""
    place = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}")
    with contextlib.suppress(OSError):
        real = place.resolve()
        for folder in (real, real.parent):
            if (folder / "removable").is_file():
                return (folder / "removable").read_text().strip() == "1"
    return False


def _copy(row: DossierRow, blobs: Blobs, folder: Path) -> str:
    source, target = blobs.path(row.dossier_id), folder / (row.dossier_id + SEALED)
    try:
        data = read_bounded(source, MAX_FILE_BYTES)
    except OSError:
        data = None
    if data is None:
        return _OUR_DISK
    try:
        if not (target.is_file() and not target.is_symlink() and target.stat().st_size == len(data)):
            if shutil.disk_usage(folder).free < len(data) + _SPARE_BYTES:
                return "stick.full"
            replace_durably(target, data, MODE)
        return _read_back(target, row, data)
    except OSError as error:
        # What cannot be read there is written anew the next time, and not found to be there already.
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)
        return _fault_of(error)


def _fault_of(error: OSError) -> str:
    return "stick.full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "stick.error"


def _read_back(target: Path, row: DossierRow, data: bytes) -> str:
    """From the medium, not out of memory, as far as the kernel lets go of its copy."""
    _drop_cache(target)
    sealed = open_file(target)
    manifest = sealed if isinstance(sealed, EnvelopeFault) else manifest_of(sealed)
    if isinstance(sealed, EnvelopeFault) or isinstance(manifest, EnvelopeFault):
        return _again_or_damaged(target, data)
    if sealed.manifest_doc.payload_sha256() != row.manifest_sha256 or check_file(target, manifest) is not None:
        return _again_or_damaged(target, data)
    return ""


def _again_or_damaged(target: Path, data: bytes) -> str:
    """Is the stick's copy another than ours, or is ours damaged too? Either way it is not called safe."""
    same = read_bounded(target, MAX_FILE_BYTES) == data
    if not same:
        target.unlink(missing_ok=True)
    return "envelope.tampered" if same else "stick.damaged"


def _drop_cache(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def _size(folder: Path, row: DossierRow) -> int:
    return (folder / (row.dossier_id + SEALED)).stat().st_size


def _before(folder: Path, kiosk: str) -> tuple[Entry, ...]:
    """What an earlier export of this kiosk told; a stranger's index is written over. Raises OSError."""
    try:
        data = read_bounded(folder / INDEX, MAX_INDEX_BYTES)
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ELOOP):
            raise
        return ()
    found = None if data is None else parse_index(data)
    return found.entries if isinstance(found, Index) and found.kiosk == kiosk else ()
