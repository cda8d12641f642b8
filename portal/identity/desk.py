"""The identity process's work: begin sign-ins for the opener, finish them when a telephone comes back."""

from __future__ import annotations

import logging
from collections.abc import Callable

from portal.adapters.identity import Flow, IdentityProvider, IdentityTrouble, Person
from portal.clock import Clock
from portal.errand_desk import ErrandDesk, by_kind
from portal.errands import COMMITTER, IDENTITY, Answer, Bell, Errands, refused
from portal.identity.flows import Flows
from portal.sealed_claims import seal_claims
from portal.store.database import Database
from portal.store.models import SignInSession
from portal.store.sign_ins import SignInState, forget_old, over, vouching
from sync.contract import canonical, shape
from sync.contract.canonical import Json
from sync.contract.faults import ContractFault
from sync.contract.wire import ErrorCode

log = logging.getLogger("portal.identity")

_SESSION_BYTES = 16
_DENIED = ("access_denied", "login_required", "interaction_required", "consent_required")


class IdentityDesk:
    """`work_once` does what is there; it waits for the provider, so nobody else's work is in this process."""

    def __init__(
        self,
        *,
        database: Database,
        provider: IdentityProvider,
        flows: Flows,
        claims_key: bytes,
        public_url: str,
        expires_s: int,
        clock: Clock,
        random: Callable[[int], bytes],
        bell: Bell,
    ) -> None:
        self._database = database
        self._provider = provider
        self._flows = flows
        self._claims_key = claims_key
        self._public_url = public_url
        self._expires_s = expires_s
        self._clock = clock
        self._random = random
        self._errands = Errands(database, clock, bell)
        kinds: dict[str, Callable[[bytes], Answer]] = {
            "sign_in_start": self._start,
            "sign_in_back": self._come_back,
            # Nothing is to be done: which browser began stands in the question, for when it comes back.
            "sign_in_begun": lambda _body: _said({}),
        }
        self._desk = ErrandDesk(database, IDENTITY, clock, by_kind(kinds))

    def work_once(self) -> bool:
        has_answered = self._desk.work_once()
        with self._database.read() as session:
            is_untidy = bool(over(session, self._clock()))
        if is_untidy or has_answered:
            with self._database.write(f"errands:{IDENTITY}") as session:
                forget_old(session, self._clock())
        return has_answered

    def _start(self, body: bytes) -> Answer:
        """`{kiosk, visit}`: a new sign-in. Answers what the kiosk is told."""
        asked = _read_start(canonical.decode(body, len(body)))
        if isinstance(asked, ContractFault):
            return refused(ErrorCode.BAD_REQUEST)
        kiosk, visit = asked
        session_id = self._random(_SESSION_BYTES).hex()
        address = self._provider.begin(self._flows.of(session_id))
        if isinstance(address, IdentityTrouble):
            log.warning("identity.not_begun why=%s", address)
            return refused(ErrorCode.UNAVAILABLE)
        now = self._clock()
        row = SignInSession(
            id=session_id,
            kiosk_id=kiosk,
            visit=visit,
            made_at=now,
            expires_at=now + self._expires_s * 1000,
            address=address,
            state=SignInState.WAITING,
        )
        with self._database.write(f"sign_in:{session_id}") as session:
            session.add(row)
        url = f"{self._public_url}/sign-in/{session_id}"
        return _said({"session": session_id, "url": url, "expires_s": self._expires_s})

    def _come_back(self, body: bytes) -> Answer:
        """`{state, code, error}` as the telephone brought it. Answers `{"why": null}` once all is well."""
        asked = _read_back(canonical.decode(body, len(body)))
        session_id = None if isinstance(asked, ContractFault) else self._flows.session_in(asked[0])
        if isinstance(asked, ContractFault) or session_id is None:
            return refused(ErrorCode.BAD_REQUEST)
        with self._database.read() as session:
            row = session.get(SignInSession, session_id)
        if row is None or row.expires_at < self._clock():
            return _said({"why": "expired"})
        if row.state != SignInState.WAITING:
            return _said({"why": "used"})
        _, code, error = asked
        why = self._known(row, self._flows.of(session_id), code, error)
        with self._database.write(f"sign_in:{session_id}") as session:
            row = session.get(SignInSession, session_id)
            if row is not None:
                row.state, row.why = (SignInState.FAILED if why else SignInState.TOLD), why
        log.info("identity.came_back why=%s", why)
        return _said({"why": why})

    def _known(self, row: SignInSession, flow: Flow, code: str, error: str) -> IdentityTrouble | None:
        """Ask the provider who it was and have the committer vouch for it; None: well."""
        if error or not code:
            return IdentityTrouble.DENIED if error in _DENIED else IdentityTrouble.SILENT
        person = self._provider.finish(flow, code)
        if not isinstance(person, Person):
            return person
        sealed = seal_claims(self._claims_key, row.id, row.visit, person, self._random)
        body: Json = {"session": row.id, "claims": canonical.b64encode(sealed)}
        self._errands.put(vouching(row.id), COMMITTER, "sign_in_vouch", canonical.encode(body))
        return None


def _said(answer: Json) -> Answer:
    return Answer(200, canonical.encode(answer))


@shape.parser
def _read_start(value: object) -> tuple[str, str]:
    source = shape.obj(value, "kiosk", "visit")
    return shape.text(source, "kiosk", 64, shape.NAME), shape.text(source, "visit", 64, shape.SHA256)


@shape.parser
def _read_back(value: object) -> tuple[str, str, str]:
    """State, code and error; any may be empty."""
    source = shape.obj(value, "state", "code", "error")
    if not all(isinstance(source[key], str) for key in source):
        raise shape.MisshapenError("not text")
    return str(source["state"]), str(source["code"]), str(source["error"])
