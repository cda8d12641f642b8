"""The enrolled kiosks: whose signatures the portal believes, and which request counters are spent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.store.database import Database
from portal.store.models import Kiosk
from sync.contract import http_signature
from sync.contract.faults import ContractFault
from sync.contract.http_signature import CounterWindow
from sync.contract.signed import key_id


@dataclass(frozen=True, slots=True)
class Signer:
    """A kiosk that is enrolled and not revoked; `public` is its raw Ed25519 key."""

    id: str
    kid: str
    public: bytes


@dataclass(frozen=True, slots=True)
class StaleCounter:
    """The counter was used or is too old to tell; `highest` is where the kiosk has to go on from."""

    highest: int


def find_signer(session: Session, kid: str) -> Signer | None:
    row = session.scalar(select(Kiosk).where(Kiosk.kid == kid, Kiosk.revoked.is_(False)))
    return None if row is None else Signer(row.id, row.kid, row.public)


def enrol(session: Session, kiosk_id: str, site: str, public: bytes, now_ms: int) -> bool:
    """Add a kiosk. False if the id or the key is enrolled already as something else; the same again is fine."""
    kid = key_id(public)
    known = session.get(Kiosk, kiosk_id) or session.scalar(select(Kiosk).where(Kiosk.kid == kid))
    if known is not None:
        return known.id == kiosk_id and known.public == public
    session.add(Kiosk(id=kiosk_id, site=site, kid=kid, public=public, enrolled_at=now_ms))
    return True


def authenticate(
    database: Database, method: str, target: str, headers: Mapping[str, str], body_sha256: bytes
) -> Signer | StaleCounter | None:
    """The kiosk that signed this request, its counter spent durably; None where nothing proves who it was."""
    with database.read() as session:
        row = session.get(Kiosk, headers.get(http_signature.KIOSK_HEADER.lower(), ""))
        signer = None if row is None or row.revoked else Signer(row.id, row.kid, row.public)
    keys = {} if signer is None else {signer.kid: signer.public}
    found = http_signature.verify(method, target, headers, body_sha256, keys)
    if isinstance(found, ContractFault) or signer is None:
        return None
    with database.write() as session:
        row = session.get_one(Kiosk, signer.id)
        window = CounterWindow(row.counter_high, int(row.counter_seen, 16)).accept(found.counter)
        if isinstance(window, ContractFault):
            return StaleCounter(row.counter_high)
        row.counter_high, row.counter_seen = window.highest, f"{window.seen:x}"
    return signer
