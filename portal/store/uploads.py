"""What the handlers do to a dossier's rows before anybody vouches for it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.clock import Clock
from portal.config import Config
from portal.refusal import Refusal
from portal.store.database import Database
from portal.store.dossiers import code_is_taken, named
from portal.store.kiosks import Sender, find_signer
from portal.store.manifests import stored_manifest
from portal.store.models import Dossier, Leaf
from portal.store.states import Stage
from sync.contract.faults import ContractFault
from sync.contract.manifest import Manifest, verify_manifest
from sync.contract.signed import SignedDoc
from sync.contract.wire import ErrorCode


@dataclass(frozen=True, slots=True)
class Known:
    """A dossier that the portal has a manifest of; the two documents are as they were signed."""

    dossier_id: str
    kiosk_id: str
    stage: Stage
    manifest: Manifest
    manifest_sha256: str
    missing: tuple[int, ...]
    receipt_doc: str | None
    rejection_doc: str | None


class Dossiers:
    """All calls block on the database: run them off the event loop."""

    def __init__(self, database: Database, config: Config, clock: Clock) -> None:
        self._database = database
        self._config = config
        self._clock = clock

    def check(self, dossier_id: str, sender: Sender, doc: SignedDoc) -> Manifest | Refusal:
        """The manifest, if the app of the kiosk that sends it signed it and it is about this dossier."""
        with self._database.read() as session:
            signer = find_signer(session, doc.kid)
        if signer is None or signer.id != sender.id:
            return Refusal(ErrorCode.UNAUTHORISED)
        manifest = verify_manifest(doc, {signer.kid: signer.public})
        if isinstance(manifest, ContractFault) or manifest.kiosk != signer.id:
            return Refusal(ErrorCode.UNAUTHORISED)
        if manifest.dossier_id != dossier_id:
            return Refusal(ErrorCode.BAD_REQUEST)
        if sum(manifest.sizes) > self._config.limits.dossier_bytes:
            return Refusal(ErrorCode.TOO_LARGE)
        return manifest

    def register(self, manifest: Manifest, doc: SignedDoc) -> Known | Refusal:
        """Remember the manifest, once: the same id with another hash is refused for ever."""
        known = self.known(manifest.dossier_id)
        if known is None:
            with self._database.write(named(manifest.dossier_id), f"uploads:{manifest.kiosk}") as session:
                # Another request may have registered it between the look and the lock.
                if session.get(Dossier, manifest.dossier_id) is None:
                    if self._unfinished(session, manifest.kiosk) >= self._config.limits.unfinished_per_kiosk:
                        return Refusal(ErrorCode.RATE_LIMITED)
                    session.add(self._row(manifest, doc))
            known = self.known(manifest.dossier_id)
            assert known is not None
        if known.kiosk_id != manifest.kiosk or known.manifest_sha256 != doc.payload_sha256():
            return Refusal(ErrorCode.CONFLICT)
        return known

    def known(self, dossier_id: str) -> Known | None:
        with self._database.read() as session:
            row = session.get(Dossier, dossier_id)
            if row is None:
                return None
            missing: tuple[int, ...] = ()
            if row.stage == Stage.UPLOADING:
                have = set(session.scalars(select(Leaf.number).where(Leaf.dossier_id == dossier_id)))
                missing = tuple(i for i in range(row.leaf_count) if i not in have)
            return Known(
                dossier_id=row.id,
                kiosk_id=row.kiosk_id,
                stage=Stage(row.stage),
                manifest=stored_manifest(row),
                manifest_sha256=row.manifest_sha256,
                missing=missing,
                receipt_doc=row.receipt_doc,
                rejection_doc=row.rejection_doc,
            )

    def is_wrong_from_the_start(self, known: Known) -> bool:
        """Worth asking the committer for a rejection before any leaf travels."""
        if known.manifest.practice != self._config.practice:
            return True
        with self._database.read() as session:
            return code_is_taken(session, known.dossier_id, known.manifest.code)

    def keep_header(self, dossier_id: str, header: bytes) -> None:
        with self._database.write(named(dossier_id)) as session:
            row = session.get(Dossier, dossier_id)
            if row is not None and row.stage == Stage.UPLOADING:
                row.header = header

    def add_leaves(self, dossier_id: str, numbers: list[int]) -> None:
        """Rows for leaves whose bytes are already on the disk."""
        with self._database.write(named(dossier_id)) as session:
            query = select(Leaf.number).where(Leaf.dossier_id == dossier_id, Leaf.number.in_(numbers))
            have = set(session.scalars(query))
            row = session.get(Dossier, dossier_id)
            if row is None:
                # It was given up as unfinished in this very moment; the kiosk asks anew what is missing.
                return
            row.changed_at = self._clock()
            session.add_all(Leaf(dossier_id=dossier_id, number=n) for n in numbers if n not in have)

    def _unfinished(self, session: Session, kiosk_id: str) -> int:
        query = select(func.count()).select_from(Dossier)
        query = query.where(Dossier.kiosk_id == kiosk_id, Dossier.stage == Stage.UPLOADING)
        return session.scalar(query) or 0

    def _row(self, manifest: Manifest, doc: SignedDoc) -> Dossier:
        now = self._clock()
        return Dossier(
            id=manifest.dossier_id,
            kiosk_id=manifest.kiosk,
            code=manifest.code,
            manifest_sha256=doc.payload_sha256(),
            manifest_doc=doc.to_bytes().decode(),
            leaf_count=len(manifest.leaves),
            bytes_total=sum(manifest.sizes),
            registered_at=now,
            changed_at=now,
            stage=Stage.UPLOADING,
        )
