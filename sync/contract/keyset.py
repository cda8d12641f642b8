"""The key set: which keys to seal to and whose signatures to believe, signed by the root key in the image.

The kiosk app verifies it itself; a set that comes through sync is only a proposal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sync.contract import shape, signed
from sync.contract.canonical import Json, b64encode
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.times import parse_time

_MAX_KEYS = 16


class RecipientRole(StrEnum):
    """Who can open a dossier: the portal's opener, and the city's escrow key kept off line."""

    PORTAL = "portal"
    ESCROW = "escrow"


class Kem(StrEnum):
    """RFC 9180 key encapsulation. The hybrid is X-Wing: safe while either half holds."""

    HYBRID = "MLKEM768_X25519"
    X25519 = "X25519"


@dataclass(frozen=True, slots=True)
class Recipient:
    """One key to seal to; `public` is the raw key of `kem`."""

    kid: str
    role: RecipientRole
    kem: Kem
    public: bytes

    def to_json(self) -> dict[str, Json]:
        return {
            "kid": self.kid,
            "role": self.role.value,
            "kem": self.kem.value,
            "public": b64encode(self.public),
        }


@dataclass(frozen=True, slots=True)
class KeySet:
    """A verified key set. The mappings are kid → raw Ed25519 public key.

    `order_keys` may lock and wipe a kiosk; a set of before this field was known has none.
    """

    version: int
    issued: str
    expires: str
    practice: bool
    recipients: tuple[Recipient, ...]
    receipt_keys: Mapping[str, bytes]
    payment_keys: Mapping[str, bytes]
    catalogue_keys: Mapping[str, bytes]
    order_keys: Mapping[str, bytes] = field(default_factory=dict)

    def recipient(self, role: RecipientRole) -> Recipient | None:
        return next((r for r in self.recipients if r.role is role), None)

    def expired(self, now: datetime) -> bool:
        """Ask only with a trusted time: a machine whose clock was reset would otherwise refuse everybody."""
        expires = parse_time(self.expires)
        return expires is None or now >= expires

    def to_json(self) -> dict[str, Json]:
        orders: dict[str, Json] = {"order_keys": _keys_to_json(self.order_keys)} if self.order_keys else {}
        return orders | {
            "version": self.version,
            "issued": self.issued,
            "expires": self.expires,
            "practice": self.practice,
            "recipients": [r.to_json() for r in self.recipients],
            "receipt_keys": _keys_to_json(self.receipt_keys),
            "payment_keys": _keys_to_json(self.payment_keys),
            "catalogue_keys": _keys_to_json(self.catalogue_keys),
        }


def verify_keyset(doc: object, root_public: bytes, min_version: int) -> KeySet | ContractFault:
    """The set in `doc` if the root signed it and it is not older than the last one taken into use."""
    payload = signed.verify(signed.Kind.KEYSET, doc, {signed.key_id(root_public): root_public})
    if isinstance(payload, ContractFault):
        return payload
    keyset = parse_keyset(payload)
    if not isinstance(keyset, ContractFault) and keyset.version < min_version:
        return ContractFault(ContractCode.ROLLED_BACK, "version")
    return keyset


@shape.parser
def parse_keyset(value: object) -> KeySet:
    """Shape only; use `verify_keyset` for anything that arrived."""
    source = shape.obj_with(
        value,
        (
            *("version", "issued", "expires", "practice"),
            *("recipients", "receipt_keys", "payment_keys", "catalogue_keys"),
        ),
        ("order_keys",),
    )
    recipients = tuple(_recipient(item) for item in shape.items(source, "recipients", _MAX_KEYS))
    if not recipients or len({r.kid for r in recipients}) != len(recipients):
        raise shape.MisshapenError("recipients")
    return KeySet(
        version=shape.integer(source, "version", 1),
        issued=shape.moment(source, "issued"),
        expires=shape.moment(source, "expires"),
        practice=shape.flag(source, "practice"),
        recipients=recipients,
        receipt_keys=_keys(source, "receipt_keys"),
        payment_keys=_keys(source, "payment_keys"),
        catalogue_keys=_keys(source, "catalogue_keys"),
        order_keys=_keys(source, "order_keys") if "order_keys" in source else {},
    )


def _recipient(value: object) -> Recipient:
    source = shape.obj(value, "kid", "role", "kem", "public")
    kem = shape.choice(source, "kem", Kem)
    size = 1216 if kem is Kem.HYBRID else 32
    return Recipient(
        kid=shape.text(source, "kid", 64, shape.NAME),
        role=shape.choice(source, "role", RecipientRole),
        kem=kem,
        public=shape.blob(source, "public", size, size),
    )


def _keys(source: shape.Object, key: str) -> dict[str, bytes]:
    result: dict[str, bytes] = {}
    for item in shape.items(source, key, _MAX_KEYS):
        entry = shape.obj(item, "kid", "public")
        kid = shape.text(entry, "kid", 64, shape.NAME)
        if kid in result:
            raise shape.MisshapenError(key)
        result[kid] = shape.blob(entry, "public", 32, 32)
    return result


def _keys_to_json(keys: Mapping[str, bytes]) -> list[Json]:
    return [{"kid": kid, "public": b64encode(public)} for kid, public in sorted(keys.items())]
