"""The folder in which index and bundles wait, and a stick that is copied into it. Nobody there is believed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Collection
from pathlib import Path

from kiosk_app.update.place import Place
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.releases import NAME, Index, Release, verify_index, wanted
from sync.contract.signed import DOCUMENT_LIMIT
from sync.envelope.durable import make_folder, replace_durably, sync_directory

_PIECE = 1 << 20


def newest(place: Place, tried: Collection[str]) -> Release | ContractFault | None:
    """The newest that may be installed and lies here; None: there is none, or nothing came."""
    found = _index(place, place.incoming)
    if not isinstance(found, Index):
        return found
    here = Index(found.practice, tuple(one for one in found.releases if (place.incoming / one.file).is_file()))
    return wanted(here, place.running, None, tried)


def is_whole(bundle: Path, release: Release) -> bool:
    """Size and hash as the index says; a link is nothing."""
    digest = hashlib.sha256()
    try:
        descriptor = os.open(bundle, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        with open(descriptor, "rb") as file:
            if os.fstat(descriptor).st_size != release.size:
                return False
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError:
        return False
    return digest.hexdigest() == release.sha256


def take(place: Place, stick: Path, tried: Collection[str]) -> str:
    """Copy what this kiosk may install from a stick; a word about it. Raises OSError: the stick or our disk."""
    index = _index(place, stick)
    if isinstance(index, ContractFault):
        return f"refused: {index.code.value}"
    if index is None:
        return "no index"
    release = wanted(index, place.running, None, tried)
    if release is None:
        return "nothing newer"
    make_folder(place.incoming, 0o2770)
    part = place.incoming / f"{release.file}.part"
    with (stick / release.file).open("rb") as source, part.open("wb") as target:
        shutil.copyfileobj(source, target, _PIECE)
        target.flush()
        os.fsync(target.fileno())
    if not is_whole(part, release):
        part.unlink()
        return f"refused {release.version}: damaged"
    part.rename(place.incoming / release.file)
    sync_directory(place.incoming)
    # Last: an index without its bundle would only be waited for.
    replace_durably(place.incoming / NAME, (stick / NAME).read_bytes(), 0o660)
    return f"took {release.version}"


def finished(place: Place, release: Release) -> None:
    """The bundle goes, and a mark tells sync that it need not come again."""
    (place.incoming / release.file).unlink(missing_ok=True)
    (place.incoming / release.mark).touch()


def forget(place: Place) -> None:
    """An index that nobody signed, and whatever came with it."""
    with contextlib.suppress(OSError):
        for path in place.incoming.iterdir():
            path.unlink()


def _index(place: Place, folder: Path) -> Index | ContractFault | None:
    try:
        with (folder / NAME).open("rb") as file:
            document = file.read(DOCUMENT_LIMIT + 1)
    except FileNotFoundError:
        return None
    except OSError:
        return ContractFault(ContractCode.MISSHAPEN, "unreadable")
    return verify_index(document, place.public, practice=place.practice)
