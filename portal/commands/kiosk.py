"""`portal kiosk invite|add|list|anchors|revoke`: who belongs to the fleet."""

from __future__ import annotations

import argparse
import secrets
from pathlib import Path
from typing import Any

from portal.clock import iso, system_clock
from portal.commands.ordering import order
from portal.commands.terminal import FAILED, OK, Portal, answer, fail, find
from portal.keys import KeyFileError, load_secret, parse_public
from portal.payments.references import kiosk_payment_key
from portal.store import fleet
from portal.store.anchors import anchors
from portal.store.kiosks import KioskKeys, enrol, every, revoke
from portal.store.models import Kiosk
from sync.contract import enrolment, shape
from sync.contract.canonical import b64encode
from sync.contract.orders import OrderKind

_MAX_KEY_FILE = 4096
_HOUR_MS = 3_600_000


def run(options: argparse.Namespace) -> int:
    deeds = {"invite": _invite, "add": _add, "list": _list, "anchors": _anchors, "revoke": _revoke}
    return deeds[options.deed](options)


def _invite(options: argparse.Namespace) -> int:
    """The code is shown this once; what is kept of it opens nothing."""
    portal = find(options)
    if not _is_named_well(options):
        return FAILED
    code = enrolment.new_invite_code(secrets.token_bytes)
    proof = enrolment.proof_of(enrolment.stretch(code, options.id))
    database, now, life = portal.database(), system_clock(), options.hours * _HOUR_MS
    with database.write() as session:
        is_free = fleet.invite(session, options.id, options.site, proof, now_ms=now, life_ms=life)
    database.close()
    if not is_free:
        fail("this id is enrolled: an id serves one device, give the new one another")
        return FAILED
    answer(options, {"kiosk_id": options.id, "code": code, "expires": iso(now + life)})
    return OK


def _add(options: argparse.Namespace) -> int:
    """For rehearsals and laboratories, where both keys lie on this machine."""
    portal = find(options)
    try:
        device, sender = _public(options.device_key), _public(options.sender_key)
        master = load_secret(portal.places.payment_master)
    except (OSError, KeyFileError) as error:
        fail(str(error))
        return FAILED
    if device is None or sender is None:
        fail("a file holds no Ed25519 public key")
        return FAILED
    if not _is_named_well(options):
        return FAILED
    database = portal.database()
    with database.write() as session:
        is_enrolled = enrol(session, options.id, options.site, KioskKeys(device, sender), system_clock())
    database.close()
    if not is_enrolled:
        fail("one key for both, or this id or this key is enrolled already as another")
        return FAILED
    payment_key = b64encode(kiosk_payment_key(master, options.id))
    answer(options, {"kiosk_id": options.id, "payment_mac_key": payment_key})
    return OK


def _list(options: argparse.Namespace) -> int:
    database = find(options).database()
    with database.read() as session:
        alarms = fleet.alarms(session)
        rows = [_row(row, fleet.newest_order(session, row.id)) for row in every(session)]
        for row in rows:
            row["alarms"] = [_alarm(each) for each in alarms.pop(row["kiosk_id"], [])]
        # Of ids that are not enrolled: somebody tries codes.
        rows += [
            {"kiosk_id": name, "standing": "unknown", "alarms": [_alarm(each) for each in found]}
            for name, found in alarms.items()
        ]
    database.close()
    answer(options, rows)
    return OK


def _anchors(options: argparse.Namespace) -> int:
    """For `python -m kiosk_app.store verify --anchors`."""
    database = find(options).database()
    with database.read() as session:
        seen = [{"number": row.number, "head": row.head} for row in anchors(session, options.id)]
    database.close()
    answer(options, seen)
    return OK


def _revoke(options: argparse.Namespace) -> int:
    """Nothing that this kiosk's keys sign is taken from now on, and it is told to take no visits."""
    portal = find(options)
    database = portal.database()
    with database.write() as session:
        known = revoke(session, options.id)
    database.close()
    if not known:
        fail("no such kiosk is enrolled")
        return FAILED
    return _tell(options, portal)


def _tell(options: argparse.Namespace, portal: Portal) -> int:
    given = order(portal, options.id, OrderKind.REVOKE)
    if isinstance(given, str):
        # The portal refuses it all the same; only its screen does not know yet.
        fail(f"revoked, but not told to the kiosk: {given}")
        return FAILED
    answer(options, {"kiosk_id": options.id, "standing": "revoked", "order": given.number})
    return OK


def _row(row: Kiosk, last: Any) -> dict[str, Any]:
    return {
        "kiosk_id": row.id,
        "site": row.site,
        "standing": "revoked" if row.revoked else "enrolled",
        "device_key": row.kid,
        "enrolled_at": iso(row.enrolled_at),
        "order": None if last is None else last.kind,
        "order_fetched_at": None if last is None or last.fetched_at is None else iso(last.fetched_at),
    }


def _alarm(row: Any) -> dict[str, Any]:
    return {"code": row.code, "count": row.count, "first_at": iso(row.first_at), "last_at": iso(row.last_at)}


def _is_named_well(options: argparse.Namespace) -> bool:
    if shape.NAME.fullmatch(options.id) and len(options.site) <= 200:
        return True
    fail("an id has letters, digits and ._:- only, a site at most 200 characters")
    return False


def _public(path: Path) -> bytes | None:
    with path.open("rb") as file:
        return parse_public(file.read(_MAX_KEY_FILE))
