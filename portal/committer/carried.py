"""The words of a dossier that a telephone brought: read back before anybody is told that they are here."""

from __future__ import annotations

import hashlib

from sqlalchemy import delete

from portal.clock import Clock
from portal.committer.vouch import ACTOR, Voucher, read_back
from portal.errands import Answer, refused
from portal.refusal import Refusal
from portal.store.database import Database
from portal.store.dossiers import named, note
from portal.store.leaves import Leaves
from portal.store.manifests import stored_manifest
from portal.store.models import Dossier, Leaf
from sync.contract import canonical
from sync.contract.faults import ContractFault
from sync.contract.wire import ErrorCode
from sync.envelope.header import parse_header

RECEIVED, WORDS = "received", "words"
_WORDS_PART = 0


class Carrier:
    """Takes it once, whoever came first: the receipt is the one that the kiosk gets too."""

    def __init__(self, database: Database, files: Leaves, voucher: Voucher, clock: Clock) -> None:
        self._database = database
        self._files = files
        self._voucher = voucher
        self._clock = clock

    def take(self, dossier_id: str) -> Answer:
        """`state` ("received", or "words" while scanned papers are to come), `code`, since when (`at`, ms), and
        whether that was so `already` before this telephone; a refusal where the dossier is refused for good.
        """
        settled = self._voucher.judge(dossier_id)
        if settled.status != 200:
            return settled
        already = settled.body != b"{}"
        if not already:
            absent = self._words_absent(dossier_id)
            if isinstance(absent, Refusal):
                return Answer(absent.status, absent.body())
            answer = self._note(dossier_id, absent)
            if answer is not None:
                return answer
            answer = self._voucher.commit(dossier_id)
            if answer.status != 200 and answer.body != refused(ErrorCode.LEAVES_MISSING).body:
                return answer
        return self._told(dossier_id, already=already)

    def _words_absent(self, dossier_id: str) -> list[int] | Refusal:
        """Numbers of the leaves of the words that are not on the disk as the manifest says."""
        with self._database.read() as session:
            row = session.get_one(Dossier, dossier_id)
            manifest, header_bytes = stored_manifest(row), row.header
        if header_bytes is None or hashlib.sha256(header_bytes).hexdigest() != manifest.header_sha256:
            return Refusal(ErrorCode.BAD_REQUEST)
        header = parse_header(header_bytes)
        if isinstance(header, ContractFault) or header.leaf_sizes() != manifest.sizes:
            return Refusal(ErrorCode.BAD_REQUEST)
        return read_back(self._files, manifest, header.leaves_of(_WORDS_PART))

    def _note(self, dossier_id: str, absent: list[int]) -> Answer | None:
        """Since when they are here, once; the answer where they are not."""
        with self._database.write(named(dossier_id)) as session:
            if absent:
                session.execute(delete(Leaf).where(Leaf.dossier_id == dossier_id, Leaf.number.in_(absent)))
                return refused(ErrorCode.LEAVES_MISSING)
            row = session.get_one(Dossier, dossier_id)
            if row.carried_at is None and row.receipt_doc is None:
                row.carried_at = self._clock()
                note(session, row, row.carried_at, ACTOR, "carried")
        return None

    def _told(self, dossier_id: str, *, already: bool) -> Answer:
        with self._database.read() as session:
            row = session.get_one(Dossier, dossier_id)
            state = WORDS if row.receipt_doc is None else RECEIVED
            at = row.carried_at if row.receipt_doc is None else row.committed_at
            told: dict[str, canonical.Json] = {
                "state": state,
                "code": row.code,
                "at": at or 0,
                "already": already,
            }
        return Answer(200, canonical.encode(told))
