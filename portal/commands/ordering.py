"""Sign an order to a kiosk with the technician's order key, or with the root where the key set names none."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from portal.clock import system_clock
from portal.commands.terminal import Portal
from portal.keys import KeyFileError, load_root_public, load_signing_key
from portal.store.fleet import give_order
from portal.store.models import Kiosk, KioskOrder
from sync.contract import signed
from sync.contract.faults import ContractFault
from sync.contract.keyset import verify_keyset
from sync.contract.orders import OrderKind
from sync.contract.signed import Kind, key_id


def order(portal: Portal, kiosk_id: str, kind: OrderKind) -> KioskOrder | str:
    """The order that stands from now on, or why there is none, in words for the technician."""
    try:
        key = _order_key(portal)
    except (OSError, KeyFileError) as error:
        return str(error)
    database = portal.database()
    try:
        with database.write() as session:
            kiosk = session.get(Kiosk, kiosk_id)
            if kiosk is None:
                return "no such kiosk is enrolled"
            given = give_order(
                session, kiosk, kind, lambda made: signed.sign(Kind.ORDER, made.to_json(), key), system_clock()
            )
            return "it was revoked or wiped, and that is for good" if given is None else given
    finally:
        database.close()


def _order_key(portal: Portal) -> Ed25519PrivateKey:
    """Raises KeyFileError where neither key lies here, OSError where there is no key set."""
    places = portal.places
    keyset = verify_keyset(places.keyset.read_bytes(), load_root_public(places.root_public), 1)
    if not isinstance(keyset, ContractFault) and places.order_key.exists():
        key = load_signing_key(places.order_key)
        if key_id(key.public_key().public_bytes_raw()) in keyset.order_keys:
            return key
    return load_signing_key(places.root_key)
