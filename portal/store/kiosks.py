"""The enrolled kiosks: whose signatures the portal believes, and which request counters are spent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.store.database import Database
from portal.store.fleet import counter_went_back
from portal.store.models import Kiosk
from sync.contract import http_signature
from sync.contract.faults import ContractFault
from sync.contract.http_signature import CounterWindow
from sync.contract.signed import key_id


@dataclass(frozen=True, slots=True)
class Signer:
    """The app of a kiosk that is enrolled and not revoked; `public` is its raw Ed25519 device key."""

    id: str
    kid: str
    public: bytes


@dataclass(frozen=True, slots=True)
class Sender:
    """The sender of a kiosk that is enrolled and not revoked. It brings dossiers and cannot sign one."""

    id: str


@dataclass(frozen=True, slots=True)
class Revoked:
    """Its sender signed, and the office struck this kiosk off: told so, and answered nothing but its orders."""

    id: str


@dataclass(frozen=True, slots=True)
class KioskKeys:
    """Raw Ed25519 public keys: the app signs dossiers with `device`, the sender requests with `sender`."""

    device: bytes
    sender: bytes


@dataclass(frozen=True, slots=True)
class StaleCounter:
    """The counter was used or is too old to tell; `highest` is where the kiosk has to go on from."""

    highest: int


def find_signer(session: Session, kid: str) -> Signer | None:
    row = session.scalar(select(Kiosk).where(Kiosk.kid == kid, Kiosk.revoked.is_(False)))
    return None if row is None else Signer(row.id, row.kid, row.public)


def enrol(session: Session, kiosk_id: str, site: str, keys: KioskKeys, now_ms: int) -> bool:
    """Add a kiosk. False if one key is to do for both, or the id or the device key is enrolled already as
    something else; the same again is fine."""
    if keys.device == keys.sender:
        return False
    kid = key_id(keys.device)
    known = session.get(Kiosk, kiosk_id) or session.scalar(select(Kiosk).where(Kiosk.kid == kid))
    if known is not None:
        return known.id == kiosk_id and KioskKeys(known.public, known.sender_public) == keys
    session.add(
        Kiosk(
            id=kiosk_id,
            site=site,
            kid=kid,
            public=keys.device,
            sender_public=keys.sender,
            enrolled_at=now_ms,
        )
    )
    return True


def every(session: Session) -> list[Kiosk]:
    """All that were ever enrolled, by id."""
    return list(session.scalars(select(Kiosk).order_by(Kiosk.id)))


def revoke(session: Session, kiosk_id: str) -> bool:
    """Believe its keys no more. False where no such kiosk is enrolled."""
    row = session.get(Kiosk, kiosk_id)
    if row is None:
        return False
    row.revoked = True
    return True


def authenticate(
    database: Database,
    method: str,
    target: str,
    headers: Mapping[str, str],
    body_sha256: bytes,
    *,
    now_ms: int,
) -> Sender | Revoked | StaleCounter | None:
    """The kiosk whose sender signed this request, its counter spent durably; None where nothing proves it."""
    with database.read() as session:
        row = session.get(Kiosk, headers.get(http_signature.KIOSK_HEADER.lower(), ""))
    if row is None:
        return None
    keys = {key_id(row.sender_public): row.sender_public}
    found = http_signature.verify(method, target, headers, body_sha256, keys)
    if isinstance(found, ContractFault):
        return None
    if row.revoked:
        return Revoked(row.id)
    sender = Sender(row.id)
    with database.write(f"kiosk:{sender.id}") as session:
        row = session.get_one(Kiosk, sender.id)
        window = CounterWindow(row.counter_high, int(row.counter_seen, 16)).accept(found.counter)
        if isinstance(window, ContractFault):
            counter_went_back(session, sender.id, now_ms)
            return StaleCounter(row.counter_high)
        row.counter_high, row.counter_seen = window.highest, f"{window.seen:x}"
    return sender
