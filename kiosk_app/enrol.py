"""`python -m kiosk_app.enrol request|accept --config kiosk.toml`: the app's half of an enrolment.

`request` makes the device key and signs for it; `sync enrol` carries that to the portal and leaves the answer
beside it; `accept` verifies the answer against the image's root and opens the payment key. The private keys
never leave the app's own folder.
"""

from __future__ import annotations

import argparse
import base64
import getpass
import secrets
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk_app.catalogue.strict import ContentError
from kiosk_app.config import Config, load_config
from kiosk_app.runtime.trust import TrustAnchor, device_id, load_root_key, load_signing_key
from kiosk_app.store.order_file import NAME, OrderFile
from sync.contract import enrolment
from sync.contract.canonical import b64decode, b64encode
from sync.contract.enrolment import ANSWER, APP_HALF, EnrolReply
from sync.contract.faults import ContractFault
from sync.contract.keyset import Kem
from sync.envelope import PrivateKey
from sync.envelope.durable import make_folder, put_once, replace_durably, shred
from sync.envelope.enrolment import open_payment_key
from sync.envelope.faults import disk_fault
from sync.envelope.kem import SEED_SIZE
from sync.envelope.stick import read_bounded
from sync.store.leaving import WIPED

OK, FAILED, WRONG = 0, 1, 2
_BOX = "enrol.key"
_MAX_ANSWER = 64 * 1024


class EnrolError(Exception):
    """Why the app is not enrolled, as a code."""


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    try:
        config = load_config(options.config)
        done = request(config, _code(options)) if options.deed == "request" else accept(config)
    except EnrolError as error:
        sys.stderr.write(f"enrol: {error}\n")
        return FAILED
    except (ContentError, OSError, ValueError) as error:
        sys.stderr.write(f"enrol: {type(error).__name__}: {error}\n")
        return WRONG
    sys.stdout.write(f"{done}\n")
    return OK


def request(config: Config, code: str) -> str:
    """Make what is missing of the keys, leave the app's half in the spool; the key id of the device key.

    Raises EnrolError, OSError, ValueError.
    """
    spelled = enrolment.normalise_invite(code)
    if spelled is None:
        raise EnrolError("enrol.mistyped")
    _begin_anew(config)
    if not config.device_key.exists():
        secret = Ed25519PrivateKey.generate().private_bytes_raw()
        make_folder(config.device_key.parent)
        put_once(config.device_key, b"ed25519:" + base64.b64encode(secret) + b"\n")
    box = config.state / _BOX
    if not box.exists():
        make_folder(config.state)
        put_once(box, b64encode(secrets.token_bytes(SEED_SIZE)).encode() + b"\n")
    half = enrolment.app_statement(
        config.kiosk,
        enrolment.stretch(spelled, config.kiosk),
        load_signing_key(config.device_key),
        _box(config).public().to_text(),
    )
    try:
        replace_durably(config.spool / APP_HALF, half.to_bytes(), 0o660)
    except OSError as error:
        raise EnrolError(disk_fault(error).code.value) from None
    return device_id(config.device_key)


def accept(config: Config) -> str:
    """Believe the answer under the image's root alone, keep the payment key, forget the box; the site's name.

    Raises EnrolError, OSError, ValueError.
    """
    data = read_bounded(config.spool / ANSWER, _MAX_ANSWER)
    reply = None if data is None else enrolment.parse_reply(data)
    if not isinstance(reply, EnrolReply):
        raise EnrolError("enrol.answer")
    root = load_root_key(config.root_key)
    anchor = TrustAnchor(root, config.keyset, config.practice)
    refused = anchor.offer(reply.keyset.to_bytes())
    keyset = anchor.keyset()
    if refused is not None or keyset is None:
        raise EnrolError("enrol.other_root")
    said = enrolment.verify_enrolment(
        reply.enrolment,
        dict(keyset.receipt_keys),
        kiosk=config.kiosk,
        root_public=root,
        practice=config.practice,
    )
    if isinstance(said, ContractFault):
        raise EnrolError(f"enrol.answer.{said.detail or said.code}")
    device = device_id(config.device_key)
    if said.device != device:
        raise EnrolError("enrol.other_device")
    secret = open_payment_key(said.sealed, _box(config), kiosk=config.kiosk, device=device)
    if secret is None:
        raise EnrolError("enrol.sealed_to_another")
    make_folder(config.payment_key.parent)
    replace_durably(config.payment_key, b64encode(secret).encode() + b"\n")
    shred(config.state / _BOX)
    for name in (APP_HALF, ANSWER):
        (config.spool / name).unlink(missing_ok=True)
    return said.site


def _begin_anew(config: Config) -> None:
    """A wiped device may come back under another id; one that is only locked may not."""
    standing = OrderFile(config.state).read()
    if standing is None:
        return
    if not standing.wiped:
        raise EnrolError("enrol.under_orders")
    (config.spool / WIPED).unlink(missing_ok=True)
    (config.state / NAME).unlink()


def _box(config: Config) -> PrivateKey:
    seed = b64decode((config.state / _BOX).read_text("ascii").strip())
    if seed is None or len(seed) != SEED_SIZE:
        raise EnrolError("enrol.key")
    return PrivateKey(Kem.HYBRID, seed)


def _code(options: argparse.Namespace) -> str:
    if options.code:
        return str(options.code)
    return getpass.getpass("code: ") if sys.stdin.isatty() else sys.stdin.readline()


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="kiosk_app.enrol", description="the app's half of an enrolment")
    deeds = parser.add_subparsers(dest="deed", required=True)
    for name, text in (("request", "make the keys and sign for them"), ("accept", "take the portal's answer")):
        deed = deeds.add_parser(name, help=text)
        deed.add_argument("--config", type=Path, required=True)
        if name == "request":
            deed.add_argument("--code", help="the one-time code; asked for where it is left out")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
