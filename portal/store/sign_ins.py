"""How far a sign-in is, and where what it came to lies until it is handed out."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from portal.store.models import Errand, SignInSession

#: What the committer's signature is sealed to the opener under.
TOPIC = "sign-in"
#: A kiosk whose line broke just then asks once more.
HANDED_KEPT_MS = 60_000


class SignInState(StrEnum):
    """`told`: the provider has told who it is, and the committer signs or has signed."""

    WAITING = "waiting"
    TOLD = "told"
    FAILED = "failed"


def vouching(session_id: str) -> str:
    """The errand in which claims go to the committer, and the signed document comes back, both sealed."""
    return f"sign_in:{session_id}"


def returning(state: str) -> str:
    """The errand in which the telephone comes back from the provider, once. Whoever opens the QR is told the
    state, so that it keeps nobody out: the errand is put for the browser alone that began."""
    return f"sign_in_back:{state}"


def beginning(session_id: str) -> str:
    """The errand that says which browser said yes to the kiosk's name first, by a hash of its cookie."""
    return f"sign_in_begun:{session_id}"


def over(session: Session, now_ms: int) -> list[str]:
    """Ids of sign-ins that are over, or were handed out a while ago."""
    query = select(SignInSession.id).where(
        or_(
            SignInSession.expires_at + HANDED_KEPT_MS < now_ms,
            SignInSession.handed_at + HANDED_KEPT_MS < now_ms,
        )
    )
    return list(session.scalars(query.limit(100)))


def forget_old(session: Session, now_ms: int) -> None:
    """Remove them, with all that was said in them."""
    found = over(session, now_ms)
    said = [name(each) for each in found for name in (vouching, beginning)]
    session.execute(delete(Errand).where(Errand.id.in_(said)))
    session.execute(delete(SignInSession).where(SignInSession.id.in_(found)))
