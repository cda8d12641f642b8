"""`portal import FOLDER`: sealed dossiers off a stick, by the same checks as off the line.

The folder may come from anybody. Links and devices are not followed, sizes are bounded, names tell nothing;
what counts is the kiosk's signature, each leaf's hash, and the committer's own reading back.
"""

from __future__ import annotations

import argparse
import asyncio
import errno
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.bells import DirectBell
from portal.clock import system_clock
from portal.commands.terminal import FAILED, OK, UNAVAILABLE, answer, fail, find, new_id
from portal.config import Config
from portal.errands import COMMITTER, Answer, Errands
from portal.ingest.leaves import LeafReceiver
from portal.refusal import Refusal
from portal.serve import is_served
from portal.store.database import Database
from portal.store.kiosks import Sender
from portal.store.leaf_files import LeafFiles
from portal.store.states import Stage
from portal.store.uploads import Dossiers, Known
from sync.contract import wire
from sync.contract.faults import ContractFault
from sync.contract.manifest import MAX_LEAVES
from sync.contract.signed import SignedDoc
from sync.contract.wire import ErrorCode, ErrorReply, ReceiptReply
from sync.envelope import EnvelopeFault, SealedFile, parse_blob
from sync.envelope.durable import replace_durably
from sync.envelope.sealed_file import MAX_FILE_BYTES, manifest_of
from sync.envelope.stick import (
    DOSSIERS,
    INDEX,
    KEYSET,
    MAX_INDEX_BYTES,
    MODE,
    RECEIPTS,
    SUFFIX,
    Index,
    names,
    parse_index,
    read_bounded,
)

_WAIT_S = 20


@dataclass(frozen=True, slots=True)
class Result:
    """`document` is what the committer signed, a receipt or a rejection; without one, `result` says why."""

    result: str
    document: SignedDoc | None = None


UNANSWERED = Result(ErrorCode.UNAVAILABLE.value)
"""Nobody vouches for it now."""


def run(options: argparse.Namespace) -> int:
    portal = find(options)
    if not is_served(portal.places.ports):
        fail("no server runs on this state folder: its committer has to vouch")
        return UNAVAILABLE
    database, results, missing = portal.database(), dict[str, Result](), set[str]()
    is_alone = False
    try:
        intake = Intake(database, portal.config, LeafFiles(portal.places.leaves))
        for name in names(options.folder / DOSSIERS, SUFFIX):
            # One look is enough: each more would wait as long, a stick with hundreds for hours.
            results[name] = UNANSWERED if is_alone else intake.take(options.folder, name)
            is_alone = results[name] is UNANSWERED
        missing = _told(options.folder) - results.keys()
        _leave_receipts(options.folder / RECEIPTS, results)
        # A kiosk that never had a line knows no key under which to believe a receipt.
        replace_durably(options.folder / KEYSET, portal.places.keyset.read_bytes(), MODE)
        is_whole = True
        if is_alone:
            fail("the committer does not answer: import this stick again when it does")
    except OSError as error:
        # What was taken in stays so; the same stick again brings the same receipts.
        fail(f"the stick: {error.strerror}")
        is_whole = False
    finally:
        database.close()
    rows = [{"dossier_id": name, "result": result.result} for name, result in results.items()]
    rows += [{"dossier_id": name, "result": "missing"} for name in sorted(missing)]
    answer(options, rows)
    return OK if is_whole and all(row["result"] in {"received", "rejected"} for row in rows) else FAILED


class Intake:
    """One sealed file after another, through the handlers' own checks and the running committer."""

    def __init__(
        self, database: Database, config: Config, leaves: LeafFiles, bell: DirectBell | None = None
    ) -> None:
        self._leaves = leaves
        self._dossiers = Dossiers(database, config, system_clock)
        self._errands = Errands(database, system_clock, bell or DirectBell())
        self._free_bytes = config.limits.free_disk_bytes

    def take(self, folder: Path, name: str) -> Result:
        try:
            data = read_bounded(folder / DOSSIERS / (name + SUFFIX), MAX_FILE_BYTES)
        except OSError as error:
            # A link in the place of the file is a trap; anything else is the stick's own trouble.
            return Result("unreadable" if error.errno == errno.ELOOP else "stick.error")
        sealed = None if data is None else parse_blob(data)
        if sealed is None or isinstance(sealed, EnvelopeFault):
            return Result("unreadable" if sealed is None else sealed.code.value)
        known = self._register(name, sealed)
        if isinstance(known, Refusal):
            return Result(known.error.value)
        if known.stage is Stage.UPLOADING:
            trouble = self._keep(known, sealed)
            if trouble is not None:
                return trouble
        return self._vouched(name)

    def _register(self, name: str, sealed: SealedFile) -> Known | Refusal:
        """The kiosk that the manifest names stands for the sender: its app's signature is what counts."""
        said = manifest_of(sealed)
        if isinstance(said, EnvelopeFault):
            return Refusal(ErrorCode.BAD_REQUEST)
        manifest = self._dossiers.check(name, Sender(said.kiosk), sealed.manifest_doc)
        if isinstance(manifest, Refusal):
            return manifest
        fits = sealed.header.leaf_sizes() == manifest.sizes and len(manifest.leaves) <= MAX_LEAVES
        if not fits or hashlib.sha256(sealed.header_bytes).hexdigest() != manifest.header_sha256:
            return Refusal(ErrorCode.BAD_REQUEST)
        return self._dossiers.register(manifest, sealed.manifest_doc)

    def _keep(self, known: Known, sealed: SealedFile) -> Result | None:
        """Whole leaves, durable before their rows, as they would come off the line."""
        if self._leaves.free_bytes() < self._free_bytes:
            return Result(ErrorCode.UNAVAILABLE.value)
        for first, count in _runs(known.missing):
            receiver = LeafReceiver(known.manifest, first, count, self._leaves, self._dossiers.add_leaves)
            receiver.feed(sealed.leaves(first, count))
            receiver.keep()
            if not receiver.is_complete:
                return Result(ErrorCode.LEAF_WRONG.value)
        self._dossiers.keep_header(known.dossier_id, sealed.header_bytes)
        return None

    def _vouched(self, name: str) -> Result:
        errand_id = f"import:{name}:{new_id()}"
        self._errands.put(errand_id, COMMITTER, "commit", name.encode())
        found = asyncio.run(self._errands.answer(errand_id, _WAIT_S))
        return UNANSWERED if found is None else _read(found)


def _runs(missing: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and count of the leaves that follow one another, a request's worth at a time."""
    first, count = -1, 0
    for number in missing:
        if count and number == first + count and count < wire.MAX_LEAVES_A_REQUEST:
            count += 1
            continue
        if count:
            yield first, count
        first, count = number, 1
    if count:
        yield first, count


def _read(found: Answer) -> Result:
    if found.status == 200:
        reply = wire.parse_receipt_reply(found.body)
        return Result("received", reply.receipt) if isinstance(reply, ReceiptReply) else Result("unavailable")
    error = wire.parse_error(found.body)
    if not isinstance(error, ErrorReply):
        return Result(ErrorCode.UNAVAILABLE.value)
    return Result(error.error.value, error.rejection)


def _leave_receipts(folder: Path, results: dict[str, Result]) -> None:
    """Raises OSError. A link in the place of the folder is refused: it could lead into this machine."""
    if folder.is_symlink():
        raise OSError(0, "receipts is a link")
    folder.mkdir(exist_ok=True)
    for name, result in results.items():
        if result.document is not None:
            replace_durably(folder / f"{name}.json", result.document.to_bytes(), MODE)


def _told(folder: Path) -> set[str]:
    """What the index says was written; a stick without one is taken for what lies on it.

    Raises OSError.
    """
    try:
        data = read_bounded(folder / INDEX, MAX_INDEX_BYTES)
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ELOOP):
            raise
        return set()
    index = None if data is None else parse_index(data)
    if index is None or isinstance(index, ContractFault):
        return set()
    assert isinstance(index, Index)
    return {entry.dossier_id for entry in index.entries}
