"""From bundles to a signed index beside them: what a portal serves and a stick carries."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.contract.canonical import b64decode
from sync.contract.faults import ContractFault
from sync.contract.releases import NAME, Index, Release, sign_index, verify_index
from sync.envelope.durable import replace_durably


def secret_key(path: Path) -> Ed25519PrivateKey:
    """`ed25519:` and base64 of 32 bytes. Raises OSError or ValueError."""
    name, _, encoded = path.read_text("ascii").strip().partition(":")
    secret = b64decode(encoded)
    if name != "ed25519" or secret is None or len(secret) != 32:
        raise ValueError(f"{path.name} is no key")
    return Ed25519PrivateKey.from_private_bytes(secret)


def release_of(bundle: Path, version: str, share: int, least: str) -> Release:
    """What the index says of a bundle. Raises OSError."""
    with bundle.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Release(version, digest, bundle.stat().st_size, share, least)


def add(
    folder: Path, bundle: Path | None, release: Release, key: Ed25519PrivateKey, *, practice: bool
) -> Index:
    """Put the release into the index of `folder`, in the place of one of that version; `bundle` None: only its
    share or least changes. Raises OSError, or ValueError where the index there is not of this key."""
    index = _there(folder, key, practice)
    others = tuple(one for one in index.releases if one.version != release.version)
    index = Index(practice, (*others, release))
    folder.mkdir(parents=True, exist_ok=True)
    if bundle is not None and bundle.resolve() != (folder / release.file).resolve():
        shutil.copyfile(bundle, folder / release.file)
    replace_durably(folder / NAME, sign_index(index, key).to_bytes(), 0o644)
    return index


def _there(folder: Path, key: Ed25519PrivateKey, practice: bool) -> Index:
    if not (folder / NAME).exists():
        return Index(practice, ())
    public = key.public_key().public_bytes_raw()
    index = verify_index((folder / NAME).read_bytes(), public, practice=practice)
    if isinstance(index, ContractFault):
        raise ValueError(f"{NAME}: {index.code.value}")
    return index
