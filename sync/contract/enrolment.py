"""A kiosk becomes the portal's: one code, typed once, against two keys that were made on the device.

The code never travels: both sides stretch it (scrypt, RFC 7914), the request carries the stretched key and
the portal keeps a hash of that. App and sender each prove their own key by signing that hash and the
kiosk's id; the sender's signature covers the app's statement, so the two cannot be put together anew.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from sync.contract import canonical, ids, shape, signed
from sync.contract.canonical import Json, b64encode
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.signed import Kind, SignedDoc

MAX_REQUEST_BYTES = 16 * 1024
# In the spool: the app's half on its way up, and what the portal answered. Neither holds a secret.
APP_HALF = "enrol-app.json"
ANSWER = "enrol-answer.json"
_BODY = 10
_MAX_TYPED = 64
_ASCII = re.compile(r"[A-Za-z0-9_:+/=]+")
_SALT = b"tram-mot-cua/1/enrol\0"


def new_invite_code(random: Callable[[int], bytes]) -> str:
    """`XXXXX-XXXXX-C`: 50 random bits in Crockford's base 32 and an ISO 7064 MOD 37,36 check character.

    Drawn again where the check character would be one that people mistake for another.
    """
    while True:
        body = ids.base32(int.from_bytes(random(7), "big"), _BODY)
        check = ids.check_character(body)
        if check in ids.CROCKFORD:
            return f"{body[:5]}-{body[5:]}-{check}"


def normalise_invite(text: str) -> str | None:
    """The code a person meant, or None where a character is wrong: any case, spaces, dashes; I, L, O folded."""
    if len(text) > _MAX_TYPED:
        return None
    kept = ids.fold(text)
    if len(kept) != _BODY + 1 or any(c not in ids.CROCKFORD for c in kept):
        return None
    body, check = kept[:_BODY], kept[_BODY]
    return f"{body[:5]}-{body[5:]}-{check}" if ids.check_character(body) == check else None


def stretch(code: str, kiosk: str) -> bytes:
    """32 bytes out of a well-spelled code, at a cost that guessing from the portal's store would have too."""
    kdf = Scrypt(salt=_SALT + kiosk.encode("ascii"), length=32, n=1 << 14, r=8, p=1)
    return kdf.derive(code.encode("ascii"))


def proof_of(stretched: bytes) -> str:
    """What the portal keeps of a code, hexadecimal."""
    return hashlib.sha256(stretched).hexdigest()


@dataclass(frozen=True, slots=True)
class EnrolRequest:
    """As it travels; nothing in it is proven yet."""

    stretched: bytes
    app: SignedDoc
    sender: SignedDoc

    def to_json(self) -> dict[str, Json]:
        return {
            "stretched": b64encode(self.stretched),
            "app": self.app.to_json(),
            "sender": self.sender.to_json(),
        }

    def to_bytes(self) -> bytes:
        return canonical.encode(self.to_json())


@dataclass(frozen=True, slots=True)
class Claim:
    """A request whose proofs hold. `box` is the app's sealing key, `KEM:base64`; the others raw Ed25519."""

    kiosk: str
    proof: str
    device: bytes
    box: str
    sender: bytes

    def fingerprint(self) -> str:
        """Which keys asked: the same fingerprint gets the same answer again, another one is refused."""
        return hashlib.sha256(b"\0".join((self.device, self.sender, self.box.encode("ascii")))).hexdigest()


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What the portal says under its receipt key. `sealed` opens with the app's box key only."""

    kiosk: str
    site: str
    practice: bool
    device: str
    sender: str
    root_sha256: str
    sealed: bytes
    at: str

    def to_json(self) -> dict[str, Json]:
        return {
            "version": "1",
            "kiosk": self.kiosk,
            "site": self.site,
            "practice": self.practice,
            "device": self.device,
            "sender": self.sender,
            "root_sha256": self.root_sha256,
            "sealed": b64encode(self.sealed),
            "at": self.at,
        }


@dataclass(frozen=True, slots=True)
class EnrolReply:
    """The enrolment, and the key set under which its signature is to be believed."""

    enrolment: SignedDoc
    keyset: SignedDoc

    def to_json(self) -> dict[str, Json]:
        return {"enrolment": self.enrolment.to_json(), "keyset": self.keyset.to_json()}

    def to_bytes(self) -> bytes:
        return canonical.encode(self.to_json())


def app_statement(kiosk: str, stretched: bytes, device: Ed25519PrivateKey, box: str) -> SignedDoc:
    """The app's half, signed by the device key that it names."""
    public = device.public_key().public_bytes_raw()
    payload = {
        "version": "1",
        "kiosk": kiosk,
        "proof": proof_of(stretched),
        "device": b64encode(public),
        "box": box,
    }
    return signed.sign(Kind.ENROL_APP, payload, device)


def sender_statement(kiosk: str, stretched: bytes, sender: Ed25519PrivateKey, app: SignedDoc) -> SignedDoc:
    """The sender's half, signed by the sender's key, over the app's half."""
    public = sender.public_key().public_bytes_raw()
    payload = {
        "version": "1",
        "kiosk": kiosk,
        "proof": proof_of(stretched),
        "sender": b64encode(public),
        "app_sha256": app.payload_sha256(),
    }
    return signed.sign(Kind.ENROL_SENDER, payload, sender)


@shape.parser
def parse_request(data: bytes) -> EnrolRequest:
    decoded = canonical.decode(data, MAX_REQUEST_BYTES, canonical=False)
    source = shape.obj(shape.unwrap(decoded), "stretched", "app", "sender")
    return EnrolRequest(
        stretched=shape.blob(source, "stretched", 32, 32),
        app=shape.unwrap(signed.parse_doc(source["app"])),
        sender=shape.unwrap(signed.parse_doc(source["sender"])),
    )


def verify_request(request: EnrolRequest) -> Claim | ContractFault:
    """Both keys proven, for one kiosk and one code, and not one key for both."""
    app = _own_payload(Kind.ENROL_APP, request.app, "device")
    if isinstance(app, ContractFault):
        return app
    sender = _own_payload(Kind.ENROL_SENDER, request.sender, "sender")
    if isinstance(sender, ContractFault):
        return sender
    return _claim(app, sender, request)


def verify_enrolment(
    doc: object, receipt_keys: dict[str, bytes], *, kiosk: str, root_public: bytes, practice: bool
) -> Enrolment | ContractFault:
    """The enrolment in `doc` if it is signed, for this kiosk, and by a portal under the root in the image."""
    payload = signed.verify(Kind.ENROLMENT, doc, receipt_keys)
    if isinstance(payload, ContractFault):
        return payload
    found = _enrolment(payload)
    if isinstance(found, ContractFault):
        return found
    if found.root_sha256 != hashlib.sha256(root_public).hexdigest():
        return ContractFault(ContractCode.MISMATCH, "root")
    if found.kiosk != kiosk or found.practice is not practice:
        return ContractFault(ContractCode.MISMATCH, "kiosk" if found.kiosk != kiosk else "practice")
    return found


@shape.parser
def parse_reply(data: bytes) -> EnrolReply:
    source = shape.obj(shape.unwrap(canonical.decode(data, canonical=False)), "enrolment", "keyset")
    return EnrolReply(
        shape.unwrap(signed.parse_doc(source["enrolment"])), shape.unwrap(signed.parse_doc(source["keyset"]))
    )


def _own_payload(kind: Kind, doc: SignedDoc, key: str) -> dict[str, Json] | ContractFault:
    """The payload, if the key that it names signed it: proof of possession."""
    named = _named_key(doc, key)
    if isinstance(named, ContractFault):
        return named
    return signed.verify(kind, doc, {signed.key_id(named): named})


@shape.parser
def _named_key(doc: SignedDoc, key: str) -> bytes:
    value = shape.unwrap(canonical.decode(doc.payload))
    if not isinstance(value, dict) or key not in value:
        raise shape.MisshapenError(key)
    return shape.blob(value, key, 32, 32)


@shape.parser
def _claim(app: dict[str, Json], sender: dict[str, Json], request: EnrolRequest) -> Claim:
    app = shape.obj(app, "version", "kiosk", "proof", "device", "box")
    sender = shape.obj(sender, "version", "kiosk", "proof", "sender", "app_sha256")
    proof = proof_of(request.stretched)
    claim = Claim(
        kiosk=shape.text(app, "kiosk", 64, shape.NAME),
        proof=proof,
        device=shape.blob(app, "device", 32, 32),
        box=shape.text(app, "box", 1720, _ASCII),
        sender=shape.blob(sender, "sender", 32, 32),
    )
    for each in (app, sender):
        if each["version"] != "1" or each["kiosk"] != claim.kiosk:
            raise shape.MisshapenError("kiosk")
        if not hmac.compare_digest(shape.text(each, "proof", 64, shape.SHA256), proof):
            raise shape.MisshapenError("proof")
    if sender["app_sha256"] != request.app.payload_sha256():
        raise shape.MisshapenError("app_sha256")
    if claim.device == claim.sender:
        raise shape.MisshapenError("one key for both")
    return claim


@shape.parser
def _enrolment(value: object) -> Enrolment:
    source = shape.obj(
        value,
        *("version", "kiosk", "site", "practice", "device"),
        *("sender", "root_sha256", "sealed", "at"),
    )
    if source["version"] != "1":
        raise shape.MisshapenError("version")
    return Enrolment(
        kiosk=shape.text(source, "kiosk", 64, shape.NAME),
        site=shape.text(source, "site", 200),
        practice=shape.flag(source, "practice"),
        device=shape.text(source, "device", 64, shape.NAME),
        sender=shape.text(source, "sender", 64, shape.NAME),
        root_sha256=shape.text(source, "root_sha256", 64, shape.SHA256),
        sealed=shape.blob(source, "sealed", 48, 4096),
        at=shape.moment(source, "at"),
    )
