"""One dossier on its way: what is missing, its leaves, the manifest with the request for a receipt.

What arrived of a request that broke is asked at once: the portal has kept each whole leaf, so no more than the
one that was cut is sent twice. If nothing did, one retry more is immediate; whatever gets on earns the next.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sync.contract import canonical
from sync.contract.faults import ContractFault
from sync.contract.manifest import Manifest, parse_manifest
from sync.contract.signed import SignedDoc, parse_doc
from sync.contract.wire import MissingReply, ReceiptReply
from sync.envelope import EnvelopeCode, EnvelopeFault, SealedFile
from sync.envelope.sealed_file import open_file
from sync.link_budget import Budget
from sync.link_pace import LinkPace
from sync.portal_faults import OF_THE_CONNECTION, PortalCode, PortalFault
from sync.session import Session
from sync.store import queue
from sync.store.rows import DossierRow, Freight

# A commit that finds leaves missing sends them again, but not for ever within one attempt.
_PASSES = 3
_GO_BEFORE = {
    Freight.URGENT: frozenset[Freight](),
    Freight.LIGHT: frozenset({Freight.URGENT}),
    Freight.HEAVY: frozenset({Freight.URGENT, Freight.LIGHT}),
}


class Aside(StrEnum):
    """Why an upload stopped though nothing failed. What was sent stays at the portal."""

    OVERTAKEN = "link.overtaken"
    BUDGET = "link.budget"


Outcome = ReceiptReply | Aside | PortalFault | EnvelopeFault
# What ends a pass over the leaves; None: all of them are there.
_Stop = Aside | PortalFault | EnvelopeFault | None


class Upload:
    """`pace` lives longer than one dossier: it knows the line."""

    def __init__(
        self, session: Session, pace: LinkPace, budget: Budget, monotonic: Callable[[], float]
    ) -> None:
        self._session = session
        self._pace = pace
        self._budget = budget
        self._monotonic = monotonic

    def bring(self, row: DossierRow) -> Outcome:
        """The receipt as it came, unverified; or what is in its way."""
        promised = _row_manifest(row)
        if isinstance(promised, EnvelopeFault):
            return promised
        cargo = _Cargo(row, *promised)
        passes = 0
        while True:
            outcome = self._pass(cargo)
            if isinstance(outcome, PortalFault):
                if outcome.code is PortalCode.LEAVES_MISSING and passes < _PASSES:
                    passes += 1
                    continue
                if outcome is cargo.cut:
                    continue
                if outcome.code in OF_THE_CONNECTION and not cargo.has_retried:
                    cargo.has_retried = True
                    continue
            return outcome

    def announce(self, row: DossierRow) -> ReceiptReply | MissingReply | PortalFault | EnvelopeFault:
        """The manifest alone, so that the portal knows what is to come while images wait for a better link."""
        promised = _row_manifest(row)
        if isinstance(promised, EnvelopeFault):
            return promised
        return self._session.portal.missing(row.dossier_id, promised[0])

    def _pass(self, cargo: _Cargo) -> Outcome:
        portal, row, manifest = self._session.portal, cargo.row, cargo.manifest
        answer = portal.missing(row.dossier_id, cargo.document)
        if isinstance(answer, PortalFault):
            return answer
        self._session.heard(knows_us=True)
        if isinstance(answer, ReceiptReply):
            return answer
        if answer.missing and answer.missing[-1] >= len(manifest.leaves):
            return PortalFault(PortalCode.GARBLED, "missing")
        stuck = self._compare(cargo, len(manifest.leaves) - len(answer.missing))
        if stuck is not None:
            return stuck
        sealed = open_file(self._session.blobs.path(row.dossier_id))
        if isinstance(sealed, EnvelopeFault):
            return sealed
        if sealed.header.leaf_sizes() != manifest.sizes:
            return EnvelopeFault(EnvelopeCode.MANIFEST, "sizes")
        stop = self._send(cargo, sealed, answer.missing)
        return stop or portal.commit(row.dossier_id, cargo.document, sealed.header_bytes)

    def _compare(self, cargo: _Cargo, held: int) -> PortalFault | None:
        """What broke the request of leaves, where nothing of it arrived and that for the second time."""
        cut, cargo.cut = cargo.cut, None
        went_nowhere = cut is not None and held <= cargo.held
        self._arrived(cargo, held)
        if not went_nowhere:
            return None
        self._pace.went_nowhere()
        again, cargo.has_retried = cargo.has_retried, True
        return cut if again else None

    def _send(self, cargo: _Cargo, sealed: SealedFile, missing: Sequence[int]) -> _Stop:
        row, at = cargo.row, 0
        while at < len(missing):
            first, count = missing[at], _consecutive(missing, at, self._pace.leaves)
            leaves = _read(sealed, cargo.manifest, first, count)
            if isinstance(leaves, EnvelopeFault):
                return leaves
            if aside := self._aside(row, len(leaves)):
                return aside
            began = self._monotonic()
            answer = self._session.portal.put_leaves(row.dossier_id, first, count, leaves)
            if isinstance(answer, PortalFault):
                cargo.cut = answer if answer.code in OF_THE_CONNECTION else None
                return answer
            if answer.stored != tuple(range(first, first + count)):
                return PortalFault(PortalCode.GARBLED, "stored")
            self._pace.went(len(leaves), self._monotonic() - began)
            at += count
            self._arrived(cargo, cargo.held + count)
        return None

    def _aside(self, row: DossierRow, size: int) -> Aside | None:
        before = _GO_BEFORE[row.freight] & self._budget.allowed()
        if queue.is_overtaken(self._session.store, row, before):
            return Aside.OVERTAKEN
        # Booked before it is sent: a kill in between may cost the budget a request, never the contract.
        return None if self._budget.book(row.freight, size) else Aside.BUDGET

    def _arrived(self, cargo: _Cargo, held: int) -> None:
        """Progress is more than ever before: with a portal that loses leaves nothing seems to get on."""
        cargo.held = held
        if held <= cargo.most:
            return
        cargo.most, cargo.has_retried = held, False
        self._session.breaker.progressed()
        queue.progress(self._session.store, cargo.row.dossier_id, held)
        self._session.tell_kiosk()


@dataclass
class _Cargo:
    """`held`: leaves that the portal was last known to hold, `most`: ever; `cut`: what broke a PUT since."""

    row: DossierRow
    document: SignedDoc
    manifest: Manifest
    has_retried: bool = False
    cut: PortalFault | None = None
    held: int = field(init=False)
    most: int = field(init=False)

    def __post_init__(self) -> None:
        self.held = self.most = self.row.sent_leaves


def _row_manifest(row: DossierRow) -> tuple[SignedDoc, Manifest] | EnvelopeFault:
    """What this row promised; damage here is damage of our own disk."""
    document = parse_doc(row.manifest)
    if isinstance(document, ContractFault) or document.payload_sha256() != row.manifest_sha256:
        return EnvelopeFault(EnvelopeCode.MANIFEST, "row")
    manifest = parse_manifest(canonical.decode(document.payload))
    return (
        EnvelopeFault(EnvelopeCode.MANIFEST, "row")
        if isinstance(manifest, ContractFault)
        else (document, manifest)
    )


def _consecutive(missing: Sequence[int], at: int, limit: int) -> int:
    """How many of the indices from `at` on follow one another, at most `limit`."""
    count = 1
    while count < limit and at + count < len(missing) and missing[at + count] == missing[at] + count:
        count += 1
    return count


def _read(sealed: SealedFile, manifest: Manifest, first: int, count: int) -> bytes | EnvelopeFault:
    """The leaves, each compared with the manifest: what rotted here is not sent as if it were whole."""
    leaves = []
    for index in range(first, first + count):
        try:
            leaf = sealed.leaf(index)
        except OSError as error:
            return EnvelopeFault(EnvelopeCode.DISK_ERROR, type(error).__name__)
        if hashlib.sha256(leaf).hexdigest() != manifest.leaves[index]:
            return EnvelopeFault(EnvelopeCode.TAMPERED, f"leaf {index}")
        leaves.append(leaf)
    return b"".join(leaves)
