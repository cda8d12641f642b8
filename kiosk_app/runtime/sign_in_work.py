"""A sign-in with VNeID on the citizen's own telephone: the portal asks the provider, the kiosk shows a QR."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

from drivers.cancel import Cancel
from kiosk_app.flow.events import Event, SignedIn, SignInEnded, SignInShown, Trouble
from kiosk_app.flow.identity import Assurance, Identity
from kiosk_app.runtime.questions import Body, Questions
from kiosk_app.runtime.session import Session
from sync.contract.faults import ContractFault
from sync.contract.sign_in import SignIn, verify_sign_in
from sync.contract.signed import SignedDoc, parse_doc
from sync.contract.wire import AskKind
from sync.envelope import EnvelopeFault

#: Between two looks; whoever signs in looks at a telephone meanwhile.
_PAUSE_S = 2.0
#: No provider keeps a sign-in open for longer, whatever an answer says.
_LONGEST_S = 1800
_ADDRESS = "https://"
_LONGEST_ADDRESS = 1000


class SignInWork:
    """On the worker of the status check. What the portal vouched for is kept for the dossier."""

    def __init__(
        self,
        questions: Questions,
        session: Session,
        post: Callable[[Event], None],
        monotonic: Callable[[], float],
    ) -> None:
        self._questions = questions
        self._session = session
        self._post = post
        self._monotonic = monotonic

    def run(self, cancel: Cancel) -> None:
        key = self._session.visit_key
        visit = hashlib.sha256(key.public().to_text().encode("ascii")).hexdigest()
        begun = self._questions.ask(AskKind.SIGN_IN, {"do": "start", "visit": visit}, cancel, key)
        if cancel.cancelled:
            return
        shown = _shown(begun)
        if not isinstance(shown, tuple):
            self._post(shown)
            return
        session_id, event = shown
        self._post(event)
        until = self._monotonic() + event.seconds
        while self._monotonic() < until:
            answer = self._questions.ask(AskKind.SIGN_IN, {"do": "look", "session": session_id}, cancel, key)
            if cancel.wait(0):
                return
            news = self._news(answer, visit)
            if news is not None:
                self._post(news)
                return
            if cancel.wait(_PAUSE_S):
                return
        self._post(SignInEnded("expired"))

    def _news(self, answer: Body | EnvelopeFault | None, visit: str) -> Event | None:
        """None: nothing yet. A line that is cut for a moment is waited for; the telephone goes its own way."""
        if answer is None:
            return None
        if isinstance(answer, EnvelopeFault):
            return Trouble("line.nonsense")
        match answer.get("state"):
            case "waiting":
                return None
            case "failed" | "expired" as reason:
                return SignInEnded(str(reason))
            case "done":
                return self._signed_in(answer.get("sign_in"), visit)
        return Trouble("line.nonsense")

    def _signed_in(self, value: object, visit: str) -> Event:
        keyset, document = self._questions.keyset(), parse_doc(value)
        if keyset is None or not isinstance(document, SignedDoc):
            return Trouble("line.nonsense")
        found = verify_sign_in(document, keyset.receipt_keys, visit=visit)
        if isinstance(found, ContractFault):
            return Trouble("line.nonsense")
        self._session.sign_in = document
        return SignedIn(_identity(found))


def _shown(answer: Body | EnvelopeFault | None) -> tuple[str, SignInShown] | Event:
    if answer is None:
        return Trouble("line.cut")
    if isinstance(answer, EnvelopeFault):
        return Trouble("line.nonsense")
    session, url, seconds = answer.get("session"), answer.get("url"), answer.get("expires_s")
    if answer.get("error") == "not_offered":
        return SignInEnded("failed")
    if not isinstance(session, str) or not isinstance(url, str) or not isinstance(seconds, int):
        return Trouble("line.nonsense")
    if not url.startswith(_ADDRESS) or len(url) > _LONGEST_ADDRESS or not 0 < seconds <= _LONGEST_S:
        return Trouble("line.nonsense")
    return session, SignInShown(url, seconds)


def _identity(found: SignIn) -> Identity:
    try:
        birth = date.fromisoformat(found.birth)
    except ValueError:
        birth = None
    return Identity(found.number, found.name, birth, assurance=Assurance.VNEID)
