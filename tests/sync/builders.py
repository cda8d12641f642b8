"""One dossier with two attachments, and the keys of a small world, the same at every run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.contract import ids, signed
from sync.contract.call_back import CallBack, PartOfDay
from sync.contract.dossier import (
    Answer,
    Assurance,
    Attachment,
    Citizen,
    Consent,
    Dossier,
    Fee,
    Procedure,
)
from sync.contract.keyset import Kem, KeySet, Recipient, RecipientRole
from sync.contract.times import Trust
from sync.envelope import PrivateKey

KIOSK = "kiosk-01"
SITE = "hoan-kiem"
NAME = "Nguyễn Thị Thử"
NUMBER = "001199000001"
SCAN = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 300


def random_from(seed: int) -> Callable[[int], bytes]:
    """A repeatable stand-in for os.urandom."""
    counter = iter(range(1 << 30))

    def random(size: int) -> bytes:
        blocks = -(-size // 32)
        material = (hashlib.sha256(f"{seed}/{next(counter)}".encode()).digest() for _ in range(blocks))
        return b"".join(material)[:size]

    return random


def key_from(label: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(label.encode()).digest())


def seed_from(label: str) -> bytes:
    return hashlib.sha256(b"seed " + label.encode()).digest()


def public_of(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


@dataclass(frozen=True)
class Keys:
    """Everybody's keys, private halves included."""

    root: Ed25519PrivateKey = field(default_factory=lambda: key_from("root"))
    device: Ed25519PrivateKey = field(default_factory=lambda: key_from("device"))
    sender: Ed25519PrivateKey = field(default_factory=lambda: key_from("sender"))
    receipt: Ed25519PrivateKey = field(default_factory=lambda: key_from("receipt"))
    payment: Ed25519PrivateKey = field(default_factory=lambda: key_from("payment"))
    catalogue: Ed25519PrivateKey = field(default_factory=lambda: key_from("catalogue"))
    portal: PrivateKey = field(default_factory=lambda: PrivateKey(Kem.HYBRID, seed_from("portal")))
    escrow: PrivateKey = field(default_factory=lambda: PrivateKey(Kem.X25519, seed_from("escrow")))
    visit: PrivateKey = field(default_factory=lambda: PrivateKey(Kem.HYBRID, seed_from("visit")))

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        return (
            self.portal.public().recipient(RecipientRole.PORTAL),
            self.escrow.public().recipient(RecipientRole.ESCROW),
        )

    @property
    def receipt_keys(self) -> dict[str, bytes]:
        return {signed.key_id(public_of(self.receipt)): public_of(self.receipt)}

    @property
    def payment_keys(self) -> dict[str, bytes]:
        return {signed.key_id(public_of(self.payment)): public_of(self.payment)}

    @property
    def device_keys(self) -> dict[str, bytes]:
        return {signed.key_id(public_of(self.device)): public_of(self.device)}

    @property
    def sender_keys(self) -> dict[str, bytes]:
        return {signed.key_id(public_of(self.sender)): public_of(self.sender)}

    def keyset(self, version: int = 1) -> KeySet:
        return KeySet(
            version=version,
            issued="2026-11-01T00:00:00Z",
            expires="2027-11-01T00:00:00Z",
            practice=True,
            recipients=self.recipients,
            receipt_keys=self.receipt_keys,
            payment_keys=self.payment_keys,
            catalogue_keys={signed.key_id(public_of(self.catalogue)): public_of(self.catalogue)},
        )

    def keyset_doc(self, version: int = 1) -> signed.SignedDoc:
        return signed.sign(signed.Kind.KEYSET, self.keyset(version).to_json(), self.root)


def make_dossier(seed: int = 1, files: tuple[bytes, ...] = (SCAN, b""), keys: Keys | None = None) -> Dossier:
    random = random_from(seed)
    return Dossier(
        id=ids.uuid7(1_795_000_000_000 + seed, random(10)),
        code=ids.new_code(random),
        sequence=seed,
        procedure=Procedure("2.000635", "birth-copy", 3),
        practice=True,
        language="vi",
        kiosk=KIOSK,
        site=SITE,
        created_at="2026-11-22T03:04:05Z",
        created_trust=Trust.ESTIMATED,
        citizen=Citizen(Assurance.CLAIMED, NUMBER, NAME, "1999-01-02"),
        answers=(Answer("copies", 2), Answer("reason", "đi học"), Answer("papers", ("a", "b"))),
        attachments=tuple(
            Attachment(
                f"scan-{i}", f"Giấy {i}", "application/pdf", 1, hashlib.sha256(data).hexdigest(), len(data)
            )
            for i, data in enumerate(files)
        ),
        consents=(Consent("process", "v1", "2026-11-22T03:00:00Z"),),
        fee=Fee(8000, "online", "tt-281", "ordinary"),
        visit_key=(keys or Keys()).visit.public().to_text(),
    )


def changed(dossier: Dossier, **values: object) -> Dossier:
    return replace(dossier, **values)  # type: ignore[arg-type]  # the field's own type is the caller's to keep


PHONE = "0912345678"


def make_call_back(seed: int = 1) -> CallBack:
    """Its id and code are not those of `make_dossier(seed)`."""
    random = random_from(900 + seed)
    return CallBack(
        id=ids.uuid7(1_795_316_400_000 + seed, random(10)),
        code=ids.new_code(random),
        sequence=900 + seed,
        practice=True,
        language="vi",
        kiosk=KIOSK,
        site=SITE,
        created_at="2026-11-22T03:00:00Z",
        created_trust=Trust.TRUSTED,
        phone=PHONE,
        when=PartOfDay.AFTERNOON,
        consent="2026-11-23",
    )
