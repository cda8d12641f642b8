"""The committer lets a kiosk in: a code that stands, two proven keys, and an answer that is given once."""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.orm import Session

from portal.clock import Clock, iso
from portal.errands import Answer, refused
from portal.payments.references import kiosk_payment_key
from portal.store.database import Database
from portal.store.fleet import AlarmCode, raise_alarm
from portal.store.kiosks import KioskKeys, enrol
from portal.store.manifests import stored_doc
from portal.store.models import Invite
from sync.contract import enrolment, signed
from sync.contract.enrolment import Claim, Enrolment, EnrolReply
from sync.contract.faults import ContractFault
from sync.contract.signed import Kind, SignedDoc, key_id
from sync.contract.wire import ErrorCode
from sync.envelope.enrolment import seal_payment_key
from sync.envelope.kem import PublicKey


class Registrar:
    """Signs enrolments with the receipt key and derives each kiosk's payment key from the master."""

    def __init__(
        self,
        *,
        database: Database,
        key: Ed25519PrivateKey,
        master: bytes,
        root_public: bytes,
        keyset: SignedDoc,
        practice: bool,
        clock: Clock,
    ) -> None:
        self._database = database
        self._key = key
        self._master = master
        self._root_sha256 = hashlib.sha256(root_public).hexdigest()
        self._keyset = keyset
        self._practice = practice
        self._clock = clock

    def enrol(self, body: bytes) -> Answer:
        """The same request again gets the same bytes, also after the code's time is over."""
        asked = enrolment.parse_request(body)
        claim = asked if isinstance(asked, ContractFault) else enrolment.verify_request(asked)
        if isinstance(claim, ContractFault):
            return refused(ErrorCode.BAD_REQUEST)
        box = PublicKey.from_text(claim.box)
        if box is None:
            return refused(ErrorCode.BAD_REQUEST)
        with self._database.write() as session:
            now = self._clock()
            row = session.get(Invite, claim.kiosk)
            if row is None or not hmac.compare_digest(row.proof, claim.proof):
                # Neither tells the asker which of the two it was.
                if row is not None:
                    raise_alarm(session, claim.kiosk, AlarmCode.WRONG_CODE, now)
                return refused(ErrorCode.UNAUTHORISED)
            if row.fingerprint is not None:
                return self._again(session, row, claim, now)
            if now >= row.expires_at:
                return refused(ErrorCode.UNAUTHORISED)
            return self._let_in(session, row, claim, box, now)

    def _again(self, session: Session, row: Invite, claim: Claim, now: int) -> Answer:
        if row.fingerprint == claim.fingerprint() and row.answer_doc is not None:
            return self._answer(stored_doc(row.answer_doc))
        raise_alarm(session, claim.kiosk, AlarmCode.SECOND_KEY, now)
        return refused(ErrorCode.CONFLICT)

    def _let_in(self, session: Session, row: Invite, claim: Claim, box: PublicKey, now: int) -> Answer:
        device = key_id(claim.device)
        secret = kiosk_payment_key(self._master, claim.kiosk)
        sealed = seal_payment_key(secret, box, kiosk=claim.kiosk, device=device)
        if sealed is None:
            return refused(ErrorCode.BAD_REQUEST)
        if not enrol(session, claim.kiosk, row.site, KioskKeys(claim.device, claim.sender), now):
            raise_alarm(session, claim.kiosk, AlarmCode.SECOND_KEY, now)
            return refused(ErrorCode.CONFLICT)
        said = Enrolment(
            kiosk=claim.kiosk,
            site=row.site,
            practice=self._practice,
            device=device,
            sender=key_id(claim.sender),
            root_sha256=self._root_sha256,
            sealed=sealed,
            at=iso(now),
        )
        document = signed.sign(Kind.ENROLMENT, said.to_json(), self._key)
        row.fingerprint, row.answer_doc = claim.fingerprint(), document.to_bytes().decode()
        return self._answer(document)

    def _answer(self, document: SignedDoc) -> Answer:
        return Answer(200, EnrolReply(document, self._keyset).to_bytes())
