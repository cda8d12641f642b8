"""The sender's part of an enrolment: its own key, the app's half, one request, and an answer that is verified.

The app's half lies in the spool, where the app left it; the answer goes back there. Neither holds a secret:
the payment key in the answer is sealed to the app.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.config import read_sender_key
from sync.contract import enrolment
from sync.contract.enrolment import ANSWER, APP_HALF, Enrolment, EnrolReply, EnrolRequest
from sync.contract.faults import ContractFault
from sync.contract.keyset import verify_keyset
from sync.contract.signed import SignedDoc, key_id, parse_doc
from sync.envelope.durable import make_folder, put_once, replace_durably
from sync.envelope.faults import disk_fault
from sync.envelope.stick import read_bounded
from sync.portal import Portal
from sync.portal_faults import PortalFault


@dataclass(frozen=True, slots=True)
class EnrolFault:
    """Why this device is not enrolled, as a code."""

    code: str


def sender_key(path: Path) -> Ed25519PrivateKey | EnrolFault:
    """The key in `path`, made where there is none yet: a second try must bring the same one."""
    if path.exists():
        return read_sender_key(path) or EnrolFault("enrol.sender_key")
    key = Ed25519PrivateKey.generate()
    try:
        make_folder(path.parent)
        is_ours = put_once(path, b"ed25519:" + base64.b64encode(key.private_bytes_raw()) + b"\n")
    except OSError:
        return EnrolFault("enrol.sender_key")
    # Somebody else may have been asked at the same time: one of the two keys counts.
    return key if is_ours else read_sender_key(path) or EnrolFault("enrol.sender_key")


def app_half(folder: Path) -> SignedDoc | EnrolFault:
    """What the app signed with its own key, made by `python -m kiosk_app.enrol request`."""
    try:
        data = read_bounded(folder / APP_HALF, enrolment.MAX_REQUEST_BYTES)
    except OSError:
        data = None
    found = None if data is None else parse_doc(data)
    return EnrolFault("enrol.app_half") if found is None or isinstance(found, ContractFault) else found


def request(kiosk: str, code: str, app: SignedDoc, key: Ed25519PrivateKey) -> EnrolRequest | EnrolFault:
    """Refused here already where the halves do not fit: the one code is worth a look before it is sent."""
    spelled = enrolment.normalise_invite(code)
    if spelled is None:
        return EnrolFault("enrol.mistyped")
    stretched = enrolment.stretch(spelled, kiosk)
    made = EnrolRequest(stretched, app, enrolment.sender_statement(kiosk, stretched, key, app))
    claim = enrolment.verify_request(made)
    return EnrolFault(f"enrol.half.{claim.detail}") if isinstance(claim, ContractFault) else made


def enrol(
    portal: Portal, asked: EnrolRequest, *, kiosk: str, root_public: bytes, key: Ed25519PrivateKey
) -> tuple[Enrolment, EnrolReply] | EnrolFault:
    """Ask, and believe the answer only under the root in the image. The same again is harmless."""
    reply = portal.enrol(asked)
    if isinstance(reply, PortalFault):
        return EnrolFault(reply.code.value)
    keyset = verify_keyset(reply.keyset, root_public, 1)
    if isinstance(keyset, ContractFault):
        return EnrolFault("enrol.other_root")
    said = enrolment.verify_enrolment(
        reply.enrolment,
        dict(keyset.receipt_keys),
        kiosk=kiosk,
        root_public=root_public,
        practice=keyset.practice,
    )
    if isinstance(said, ContractFault) or said.sender != key_id(key.public_key().public_bytes_raw()):
        return EnrolFault("enrol.answer")
    return said, reply


def keep_answer(folder: Path, reply: EnrolReply) -> EnrolFault | None:
    """For the app, which may look at any moment: an older answer is replaced by the whole of this one."""
    try:
        replace_durably(folder / ANSWER, reply.to_bytes(), 0o660)
    except OSError as error:
        return EnrolFault(disk_fault(error).code.value)
    return None
