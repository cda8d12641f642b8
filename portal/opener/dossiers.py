"""A received dossier: open it, check it, put it under the console's key, hand it to the city."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.adapters.city import Accepted, City, CityTrouble
from portal.at_rest import seal_pieces
from portal.changes import Listener, News, change_of, nobody
from portal.clock import Clock
from portal.errands import COMMITTER, Bell, Errands
from portal.notice_queue import keep_contact
from portal.opener.holders import (
    CardTags,
    has_filed_before,
    is_unproven,
    proven_assurance,
    without_sign_in,
)
from portal.opener.stored import StoredLeaves
from portal.opener.supplements import Joiner
from portal.store.database import Database
from portal.store.document_files import DocumentFiles
from portal.store.dossiers import named, note
from portal.store.leaves import Leaves
from portal.store.manifests import stored_manifest
from portal.store.models import AskedCallBack, Document, Dossier, Holder
from portal.store.outage import StoreUnavailableError
from portal.store.states import Stage, Step, Trouble
from sync.contract import canonical
from sync.contract import dossier as contract
from sync.contract.call_back import CallBack
from sync.contract.dossier import Assurance
from sync.contract.receipts import DossierState
from sync.envelope import (
    EnvelopeCode,
    EnvelopeFault,
    Opened,
    OpenedCallBack,
    PrivateKey,
    PublicKey,
    open_any,
)

log = logging.getLogger("portal.opener")

ACTOR = "opener"
_IN_WORK = (Stage.COMMITTED, Stage.OPENED)
_PATIENCE = 8
_FIRST_WAIT_MS = 2_000
_LONGEST_WAIT_MS = 15 * 60_000
_OFFICIAL = re.compile(r"[A-Z0-9.-]{8,64}")
_NOT_JOINED = (Trouble.SUPPLEMENT_UNKNOWN, Trouble.SUPPLEMENT_STALE)
_TROUBLE = {
    EnvelopeCode.DOSSIER: Trouble.MISSHAPEN,
    EnvelopeCode.MANIFEST: Trouble.INCOHERENT,
    EnvelopeCode.ATTACHMENT: Trouble.ATTACHMENT_MISMATCH,
}


class DossierOpener:
    """`work_once` takes each dossier that is due one stage further."""

    def __init__(
        self,
        *,
        database: Database,
        leaves: Leaves,
        documents: DocumentFiles,
        keys: Mapping[str, PrivateKey],
        console: PublicKey,
        city: City,
        clock: Clock,
        random: Callable[[int], bytes],
        bell: Bell,
        receipt_keys: Mapping[str, bytes],
        herald: PublicKey,
        listener: Listener = nobody,
    ) -> None:
        self._database = database
        self._leaves = leaves
        self._documents = documents
        self._keys = keys
        self._console = console
        self._city = city
        self._clock = clock
        self._random = random
        self._errands = Errands(database, clock, bell)
        self._receipt_keys = receipt_keys
        self._herald = herald
        self._tags = CardTags(keys.values())
        self._listener = listener
        self._joiner = Joiner(database, keys, clock, listener)

    def work_once(self) -> bool:
        with self._database.read() as session:
            query = select(Dossier.id).where(Dossier.stage.in_(_IN_WORK), Dossier.next_at <= self._clock())
            due = list(session.scalars(query.order_by(Dossier.committed_at).limit(16)))
        for dossier_id in due:
            try:
                self._advance(dossier_id)
            except StoreUnavailableError:
                # No fault of the dossier, which must not lose one of its tries by it.
                raise
            except Exception as error:
                # One dossier that trips us must not stand before the others: it is tried later.
                log.error("opener.tripped dossier=%s error=%s", dossier_id, type(error).__name__)
                self._later(dossier_id, Trouble.CANNOT_OPEN)
        return bool(due)

    def _advance(self, dossier_id: str) -> None:
        with self._database.read() as session:
            row = session.get_one(Dossier, dossier_id)
            stage, manifest, header = row.stage, stored_manifest(row), row.header or b""
        opened = open_any(StoredLeaves(header, manifest, self._leaves), self._keys, manifest)
        if isinstance(opened, EnvelopeFault):
            log.warning("opener.parked dossier=%s fault=%s", dossier_id, opened.code)
            self._park(dossier_id, _TROUBLE.get(opened.code, Trouble.CANNOT_OPEN))
            return
        if isinstance(opened, OpenedCallBack):
            self._keep_call_back(opened.call_back)
            return
        if stage == Stage.COMMITTED and not self._keep(opened):
            return
        if opened.dossier.supplements is None:
            self._hand_over(opened)
        else:
            self._supply(opened)

    def _keep(self, opened: Opened) -> bool:
        """False where an officer has taken it over meanwhile."""
        dossier = opened.dossier
        # Where to send word is the herald's business, not the officers'.
        record = canonical.encode(replace(dossier, contact=None).to_json())
        pieces = seal_pieces(self._console, dossier.id, (record, *opened.files), self._random)
        self._documents.write(dossier.id, pieces[1:])
        with self._database.write(named(dossier.id)) as session:
            row = _in_work(session, dossier.id)
            if row is None:
                return False
            for number, attachment in enumerate(dossier.attachments, start=1):
                session.merge(
                    Document(
                        dossier_id=dossier.id, number=number, sha256=attachment.sha256, size=attachment.size
                    )
                )
            row.sealed_record, row.procedure, row.stage = pieces[0], dossier.procedure.id, Stage.OPENED
            note(session, row, self._clock(), ACTOR, "opened")
            self._keep_holder(session, row, dossier)
            keep_contact(session, dossier, self._herald)
            self._listener(session, change_of(dossier, News.STATE, DossierState.RECEIVED, self._clock()))
        if dossier.fee.amount > 0:
            fee = {
                "kiosk": dossier.kiosk,
                "code": dossier.code,
                "amount": dossier.fee.amount,
                "dossier_id": dossier.id,
                "basis": dossier.fee.basis,
            }
            self._expect(dossier.id, canonical.encode(fee))
        return True

    def _keep_call_back(self, wish: CallBack) -> None:
        """Officers see it in a list of its own; to the city's system it is nothing."""
        (sealed,) = seal_pieces(self._console, wish.id, (wish.to_bytes(),), self._random)
        with self._database.write(named(wish.id)) as session:
            row = _in_work(session, wish.id)
            if row is None:
                return
            row.stage, row.trouble = Stage.CALL_BACK, None
            now = self._clock()
            session.add(AskedCallBack(dossier_id=wish.id, kiosk_id=wish.kiosk, received_at=now, sealed=sealed))
            note(session, row, now, ACTOR, "call_back")

    def _expect(self, dossier_id: str, fee: bytes) -> None:
        """Have the committer expect the fee, under a name that nobody guesses where the plain one is taken."""
        name = f"fee:{dossier_id}"
        while not self._errands.put(name, COMMITTER, "fee", fee):
            log.error("opener.fee_taken dossier=%s", dossier_id)
            name = f"fee:{dossier_id}:{self._random(16).hex()}"

    def _keep_holder(self, session: Session, row: Dossier, dossier: contract.Dossier) -> None:
        proven = proven_assurance(dossier, self._receipt_keys)
        is_used = proven is Assurance.VNEID and has_filed_before(session, dossier)
        if is_used:
            proven = without_sign_in(dossier)
        tag = self._tags.tag(dossier.id, dossier.citizen.number)
        session.merge(
            Holder(dossier_id=dossier.id, card_tag=tag, assurance=proven, visit_key=dossier.visit_key)
        )
        if is_used:
            note(session, row, self._clock(), ACTOR, "sign_in_used")
        elif is_unproven(dossier, proven):
            note(session, row, self._clock(), ACTOR, "sign_in_unproven")

    def _hand_over(self, opened: Opened) -> None:
        self._settle(opened.dossier, self._city.hand_over(opened.dossier, opened.files))

    def _supply(self, opened: Opened) -> None:
        """A supplement goes to the dossier that it completes, and to the city under that one's code."""
        found = self._joiner.join(opened.dossier)
        if isinstance(found, Trouble):
            self._park(opened.dossier.id, found)
        elif found.official_code is None:
            self._later(opened.dossier.id, Trouble.CITY_SILENT)
        else:
            answer = self._city.supplement(found.official_code, opened.dossier, opened.files)
            self._settle(opened.dossier, answer)

    def _settle(self, dossier: contract.Dossier, answer: Accepted | CityTrouble) -> None:
        if answer is CityTrouble.SILENT:
            self._later(dossier.id, Trouble.CITY_SILENT)
        elif not isinstance(answer, Accepted):
            self._park(dossier.id, Trouble.CITY_REFUSED)
        elif not _OFFICIAL.fullmatch(answer.official_code):
            self._park(dossier.id, Trouble.CITY_BAD_CODE)
        else:
            now = self._clock()
            with self._database.write() as session:
                row = _in_work(session, dossier.id)
                if row is None:
                    log.warning("opener.late_answer dossier=%s", dossier.id)
                    return
                row.official_code, row.stage, row.trouble = answer.official_code, Stage.HANDED_OVER, None
                # An officer may have moved it on while the city was silent.
                if row.state == DossierState.RECEIVED:
                    row.state, row.step = DossierState.FORWARDED, Step.CITY_RECEIVED
                    self._listener(session, change_of(dossier, News.STATE, DossierState.FORWARDED, now))
                note(session, row, now, ACTOR, "handed_over")

    def _later(self, dossier_id: str, trouble: Trouble) -> None:
        """Try again, each time after twice as long; in the end an officer has to look."""
        with self._database.write(named(dossier_id)) as session:
            row = _in_work(session, dossier_id)
            if row is None:
                return
            row.attempts += 1
            wait = min(_LONGEST_WAIT_MS, _FIRST_WAIT_MS << min(row.attempts, 20))
            row.next_at, row.trouble = self._clock() + wait, trouble
            has_patience = row.attempts < _PATIENCE
        if not has_patience:
            self._park(dossier_id, trouble)

    def _park(self, dossier_id: str, trouble: Trouble) -> None:
        with self._database.write(named(dossier_id)) as session:
            row = _in_work(session, dossier_id)
            if row is None:
                return
            step = Step.PORTAL_SET_ASIDE if trouble in _NOT_JOINED else Step.PORTAL_OFFICER
            row.stage, row.trouble, row.step = Stage.PARKED, trouble, step
            note(session, row, self._clock(), ACTOR, f"parked.{trouble}")


def _in_work(session: Session, dossier_id: str) -> Dossier | None:
    """The dossier while it is the opener's. The city may take its time, and what an officer did in the
    meantime (a code typed by hand) stands."""
    row = session.get_one(Dossier, dossier_id)
    return row if row.stage in _IN_WORK else None
