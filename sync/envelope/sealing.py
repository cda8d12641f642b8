"""Seal: from here on only the recipients can read the dossier, not even the machine that sealed it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.contract import signed
from sync.contract.call_back import CallBack
from sync.contract.dossier import MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS, MAX_DOSSIER_BYTES, Dossier
from sync.contract.keyset import Recipient
from sync.contract.manifest import JournalHead, Manifest
from sync.contract.signed import SignedDoc
from sync.envelope import stream
from sync.envelope.faults import EnvelopeCode, EnvelopeFault
from sync.envelope.header import KEY_SIZE, MAX_TOTAL_BYTES, Header, WrappedKey
from sync.envelope.kem import PublicKey
from sync.envelope.sealed_file import assemble


@dataclass(frozen=True, slots=True)
class SealedDossier:
    """`blob` is the whole file to write; the manifest inside it is also `manifest_doc`."""

    blob: bytes
    manifest_doc: SignedDoc
    manifest: Manifest


def seal(
    dossier: Dossier,
    files: Sequence[bytes],
    recipients: Sequence[Recipient],
    *,
    device_key: Ed25519PrivateKey,
    random: Callable[[int], bytes],
    journal: JournalHead | None = None,
) -> SealedDossier | EnvelopeFault:
    """Seal a dossier and the files of its attachments, in their order, to every recipient.

    `journal` goes into the manifest as it is. `random(n)` returns n unguessable bytes; HPKE draws its own.
    Raises ValueError where a file is not the one that its attachment names: that is a bug of the caller.
    """
    _check_files(dossier, files)
    return _seal(dossier, files, recipients, device_key=device_key, random=random, journal=journal)


def seal_call_back(
    wish: CallBack,
    recipients: Sequence[Recipient],
    *,
    device_key: Ed25519PrivateKey,
    random: Callable[[int], bytes],
    journal: JournalHead | None = None,
) -> SealedDossier | EnvelopeFault:
    """Seal a wish to be called back as `seal` does a dossier; nobody sees from outside which it is."""
    return _seal(wish, (), recipients, device_key=device_key, random=random, journal=journal)


def _seal(
    dossier: Dossier | CallBack,
    files: Sequence[bytes],
    recipients: Sequence[Recipient],
    *,
    device_key: Ed25519PrivateKey,
    random: Callable[[int], bytes],
    journal: JournalHead | None,
) -> SealedDossier | EnvelopeFault:
    parts = (dossier.to_bytes(), *files)
    if (
        len(parts[0]) > MAX_DOSSIER_BYTES
        or len(files) > MAX_ATTACHMENTS
        or any(len(part) > MAX_ATTACHMENT_BYTES for part in files)
        or sum(map(len, parts)) > MAX_TOTAL_BYTES
    ):
        return EnvelopeFault(EnvelopeCode.TOO_LARGE)
    if not recipients:
        return EnvelopeFault(EnvelopeCode.NO_RECIPIENT)
    content_key = random(KEY_SIZE)
    header = _wrap(content_key, dossier.id, tuple(map(len, parts)), recipients)
    if isinstance(header, EnvelopeFault):
        return header
    header_bytes = header.to_bytes()
    header_sha256 = hashlib.sha256(header_bytes).digest()
    leaves = [
        leaf
        for index, part in enumerate(parts)
        for leaf in stream.seal_part(stream.part_key(content_key, index), part, header_sha256)
    ]
    manifest = Manifest(
        dossier_id=dossier.id,
        code=dossier.code,
        kiosk=dossier.kiosk,
        sequence=dossier.sequence,
        practice=dossier.practice,
        header_sha256=header_sha256.hex(),
        leaves=tuple(hashlib.sha256(leaf).hexdigest() for leaf in leaves),
        sizes=tuple(map(len, leaves)),
        journal=journal,
    )
    manifest_doc = signed.sign(signed.Kind.MANIFEST, manifest.to_json(), device_key)
    return SealedDossier(assemble(header_bytes, manifest_doc, leaves), manifest_doc, manifest)


def _wrap(
    content_key: bytes, dossier_id: str, parts: tuple[int, ...], recipients: Sequence[Recipient]
) -> Header | EnvelopeFault:
    bare = Header(
        dossier_id=dossier_id,
        parts=parts,
        commitment=stream.commitment(content_key, dossier_id),
        recipients=tuple(WrappedKey(r.kid, r.kem, b"") for r in recipients),
    )
    info = bare.wrap_info()
    wrapped: list[WrappedKey] = []
    for recipient in recipients:
        sealed = PublicKey(recipient.kem, recipient.public).seal(content_key, info)
        if sealed is None:
            return EnvelopeFault(EnvelopeCode.BAD_RECIPIENT, recipient.kid)
        wrapped.append(WrappedKey(recipient.kid, recipient.kem, sealed))
    return replace(bare, recipients=tuple(wrapped))


def _check_files(dossier: Dossier, files: Sequence[bytes]) -> None:
    if len(files) != len(dossier.attachments):
        raise ValueError("a file for each attachment")
    for attachment, data in zip(dossier.attachments, files, strict=True):
        if attachment.size != len(data) or attachment.sha256 != hashlib.sha256(data).hexdigest():
            raise ValueError("an attachment names another file")
