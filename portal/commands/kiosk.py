"""`portal kiosk add`: enrol a device by its two public keys and give it its payment key."""

from __future__ import annotations

import argparse
from pathlib import Path

from portal.clock import system_clock
from portal.commands.terminal import FAILED, OK, answer, fail, find
from portal.keys import KeyFileError, load_secret, parse_public
from portal.payments.references import kiosk_payment_key
from portal.store.kiosks import KioskKeys, enrol
from sync.contract import shape
from sync.contract.canonical import b64encode

_MAX_KEY_FILE = 4096


def run(options: argparse.Namespace) -> int:
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
    if not shape.NAME.fullmatch(options.id) or len(options.site) > 200:
        fail("an id has letters, digits and ._:- only, a site at most 200 characters")
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


def _public(path: Path) -> bytes | None:
    with path.open("rb") as file:
        return parse_public(file.read(_MAX_KEY_FILE))
