"""Signed documents that are almost right: what a liar who never had the portal's keys can lay hands on."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from sync.contract import canonical, ids, signed
from sync.contract.bundle import Bundle, BundleFile, BundleKind
from sync.contract.canonical import Json
from sync.contract.orders import Order, OrderKind
from sync.contract.receipts import (
    DossierState,
    PaymentReceipt,
    PaymentState,
    Receipt,
    Rejection,
    RejectReason,
    Status,
)
from sync.contract.signed import Kind, SignedDoc
from sync.store import NewDossier
from tests.sync.builders import KIOSK, Keys, key_from, public_of, random_from
from tests.sync.worlds import KEYS, new_dossier

AT = "2026-11-22T03:04:00Z"
#: The order of the group (RFC 8032 section 5.1): adding it to S makes another spelling of a signature.
_ORDER = 2**252 + 27742317777372353535851937790883648493
#: The key set that is in use when a siege begins, so that there are older ones to go back to.
IN_USE = 3
STRANGER = key_from("a stranger")
OTHER_PORTAL = Keys(
    root=key_from("other root"), receipt=key_from("other receipt"), payment=key_from("other payment")
)
#: An older dossier of this kiosk, received and gone long ago; its true receipt is anybody's to repeat.
OLD = new_dossier(990, (b"long ago",))
_OLD_REFERENCE = "TAM0000000000000Z"


@dataclass(frozen=True, slots=True)
class Victim:
    """A dossier that nobody has received, and the fee that nobody has paid."""

    dossier: NewDossier
    reference: str
    due: int

    @property
    def id(self) -> str:
        return self.dossier.sealed.manifest.dossier_id

    @property
    def code(self) -> str:
        return self.dossier.sealed.manifest.code

    @property
    def sha256(self) -> str:
        return self.dossier.sealed.manifest_doc.payload_sha256()


def receipt_of(victim: Victim, **changes: str) -> Receipt:
    made = Receipt(victim.id, victim.code, victim.sha256, AT, DossierState.RECEIVED)
    return replace(made, **changes)  # type: ignore[arg-type]  # the lies below name fields of text only


def true_receipt(victim: Victim) -> SignedDoc:
    return signed.sign(Kind.RECEIPT, receipt_of(victim).to_json(), KEYS.receipt)


def bent(document: SignedDoc, chance: random.Random) -> SignedDoc:
    """One bit of it changed, or its signature spelt otherwise."""
    at = chance.randrange(4)
    if at == 0:
        return replace(document, payload=_flip(document.payload, chance))
    if at == 1:
        return replace(document, sig=_flip(document.sig, chance))
    if at == 2:
        return replace(document, kid=document.kid[::-1])
    s = int.from_bytes(document.sig[32:], "little") + _ORDER
    return replace(document, sig=document.sig[:32] + s.to_bytes(32, "little"))


def _flip(data: bytes, chance: random.Random) -> bytes:
    at, bit = chance.randrange(len(data)), 1 << chance.randrange(8)
    return data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :]


def _ill_signed(kind: Kind, payload: dict[str, Json], chance: random.Random) -> SignedDoc:
    """By somebody whose key does not count for this kind of document, under their own name or the true one."""
    counts = {Kind.PAYMENT: KEYS.payment, Kind.KEYSET: KEYS.root, Kind.ORDER: KEYS.root}.get(kind, KEYS.receipt)
    named = signed.key_id(public_of(counts))
    data = canonical.encode(payload)
    match chance.randrange(6):
        case 0:
            other = chance.choice([each for each in Kind if each is not kind])
            return signed.sign(other, payload, counts)
        case 1:
            return SignedDoc(data, named, chance.choice((bytes(64), b"\1" + bytes(63), b"\xff" * 64)))
        case 2:
            # Another spelling of the same words, and so another text under the true signature.
            spelt = chance.choice((json.dumps(payload, indent=1).encode(), data + b" ", b"\xef\xbb\xbf" + data))
            return replace(signed.sign(kind, payload, counts), payload=spelt)
        case _:
            others = (STRANGER, OTHER_PORTAL.root, OTHER_PORTAL.receipt, OTHER_PORTAL.payment)
            ours = (KEYS.device, KEYS.sender, KEYS.payment, KEYS.receipt, KEYS.root)
            key = chance.choice([each for each in (*others, *ours) if each is not counts])
            return signed.sign(kind, payload, key, chance.choice((None, named)))


@dataclass(slots=True)
class Forger:
    """Makes lies about one victim with whatever was truly said about another.

    `newborn`: a kiosk without any key set may take the oldest that the root has signed, so none is offered.
    """

    chance: random.Random
    newborn: bool = False
    #: Far from the seeds of dossiers, whose codes come the same way.
    _seed: Iterator[int] = field(default_factory=lambda: iter(range(1 << 20, 1 << 30)))

    def receipt(self, victim: Victim, other: Victim) -> SignedDoc:
        """Never the one true receipt."""
        chance = self.chance
        says = [
            # Truly signed, and about something else.
            lambda: true_receipt(other),
            lambda: true_receipt(Victim(OLD, _OLD_REFERENCE, 1)),
            lambda: self._true(Kind.RECEIPT, receipt_of(victim, manifest_sha256=other.sha256).to_json()),
            lambda: self._true(Kind.RECEIPT, receipt_of(victim, manifest_sha256="0" * 64).to_json()),
            lambda: self._true(Kind.RECEIPT, receipt_of(victim, dossier_id=other.id).to_json()),
            lambda: self._true(Kind.RECEIPT, receipt_of(victim, code=self._new_code()).to_json()),
            lambda: self._true(Kind.RECEIPT, {**receipt_of(victim).to_json(), "note": "ok"}),
            lambda: self._true(Kind.RECEIPT, {"dossier_id": victim.id}),
            lambda: self._true(Kind.STATUS, self._status(victim).to_json()),
            lambda: self._true(Kind.REJECTION, self._rejection(other).to_json()),
            lambda: signed.sign(Kind.PAYMENT, self._payment(victim, victim).to_json(), KEYS.payment),
            lambda: victim.dossier.sealed.manifest_doc,
            lambda: KEYS.keyset_doc(IN_USE),
            lambda: bent(true_receipt(victim), chance),
            lambda: _ill_signed(Kind.RECEIPT, receipt_of(victim).to_json(), chance),
            lambda: _ill_signed(Kind.RECEIPT, receipt_of(victim).to_json(), chance),
        ]
        return chance.choice(says)()

    def rejection(self, victim: Victim, other: Victim) -> SignedDoc:
        said = self._rejection(victim)
        says = [
            lambda: self._true(Kind.REJECTION, self._rejection(other).to_json()),
            lambda: self._true(Kind.REJECTION, replace(said, manifest_sha256="0" * 64).to_json()),
            lambda: bent(self._true(Kind.REJECTION, said.to_json()), self.chance),
            lambda: self.receipt(victim, other),
            lambda: _ill_signed(Kind.REJECTION, said.to_json(), self.chance),
        ]
        return self.chance.choice(says)()

    def payment(self, victim: Victim, other: Victim) -> SignedDoc:
        true = self._payment(victim, victim)
        says = [
            lambda: self._true(Kind.PAYMENT, self._payment(other, other).to_json()),
            lambda: self._true(Kind.PAYMENT, replace(true, reference=_OLD_REFERENCE).to_json()),
            lambda: self._true(Kind.PAYMENT, replace(true, due=true.due + 1).to_json()),
            lambda: self._true(Kind.PAYMENT, replace(true, code=other.code).to_json()),
            lambda: self._true(Kind.PAYMENT, {**true.to_json(), "state": "settled"}),
            lambda: bent(self._true(Kind.PAYMENT, true.to_json()), self.chance),
            lambda: true_receipt(other),
            lambda: _ill_signed(Kind.PAYMENT, true.to_json(), self.chance),
            lambda: _ill_signed(Kind.PAYMENT, true.to_json(), self.chance),
        ]
        return self.chance.choice(says)()

    def keyset(self) -> SignedDoc:
        """Rolled back, of another system, signed by others, or of another shape."""
        newer = KEYS.keyset(IN_USE + self.chance.randrange(1, 9))
        thieves = replace(newer, receipt_keys=OTHER_PORTAL.receipt_keys, payment_keys=OTHER_PORTAL.payment_keys)
        says: list[Callable[[], SignedDoc]] = [
            lambda: signed.sign(Kind.KEYSET, replace(newer, practice=False).to_json(), KEYS.root),
            lambda: OTHER_PORTAL.keyset_doc(newer.version),
            lambda: signed.sign(Kind.KEYSET, {**newer.to_json(), "recipients": []}, KEYS.root),
            lambda: signed.sign(Kind.KEYSET, {**newer.to_json(), "version": 0}, KEYS.root),
            lambda: bent(KEYS.keyset_doc(newer.version), self.chance),
            lambda: _ill_signed(Kind.KEYSET, thieves.to_json(), self.chance),
        ]
        if not self.newborn:
            says.append(lambda: KEYS.keyset_doc(self.chance.randrange(1, IN_USE)))
        return self.chance.choice(says)()

    def order(self) -> SignedDoc:
        """A wipe that nobody ordered, or that was ordered of another kiosk."""
        wipe = Order(KIOSK, signed.key_id(public_of(KEYS.device)), 1 + self.chance.randrange(9), OrderKind.WIPE)
        says: list[Callable[[], SignedDoc]] = [
            lambda: signed.sign(Kind.ORDER, replace(wipe, kiosk="kiosk-02").to_json(), KEYS.root),
            lambda: signed.sign(Kind.ORDER, {**wipe.to_json(), "order": "melt"}, KEYS.root),
            lambda: bent(signed.sign(Kind.ORDER, wipe.to_json(), KEYS.root), self.chance),
            lambda: _ill_signed(Kind.ORDER, wipe.to_json(), self.chance),
        ]
        return self.chance.choice(says)()

    def bundle(self) -> SignedDoc:
        """A catalogue, announcements or schedules by somebody who may not publish."""
        kind = self.chance.choice([*BundleKind])
        file = BundleFile(kind.only_file or "procedures/x.toml", "0" * 64, 2)
        made = Bundle(9, AT, "2030-01-01T00:00:00Z", AT, True, (file,))
        return _ill_signed(Kind(kind.value), made.to_json(), self.chance)

    def _true(self, kind: Kind, payload: dict[str, Json]) -> SignedDoc:
        return signed.sign(kind, payload, KEYS.payment if kind is Kind.PAYMENT else KEYS.receipt)

    def _new_code(self) -> str:
        return ids.new_code(random_from(next(self._seed)))

    def _status(self, victim: Victim) -> Status:
        return Status(victim.code, DossierState.DONE, "city.done", None, AT)

    def _rejection(self, victim: Victim) -> Rejection:
        return Rejection(victim.id, victim.sha256, RejectReason.UNOPENABLE, AT)

    def _payment(self, about: Victim, money: Victim) -> PaymentReceipt:
        return PaymentReceipt(about.reference, about.code, money.due, money.due, PaymentState.PAID, AT)
