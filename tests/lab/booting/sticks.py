"""Sticks with releases for the update lab: FAT images that call themselves TRAM-UPDATE, good and bad."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk_app.image import bundle
from kiosk_app.update import publish
from sync.contract.releases import NAME, Release

LABEL = "TRAM-UPDATE"
_ROOM = 16 << 20


def image(folder: Path, to: Path) -> Path:
    """A FAT image of what lies in `folder`."""
    size = sum(path.stat().st_size for path in folder.iterdir())
    to.unlink(missing_ok=True)
    with to.open("wb") as file:
        file.truncate((size * 101 // 100 + _ROOM) // 4096 * 4096)
    env = {**os.environ, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "MTOOLS_SKIP_CHECK": "1"}
    subprocess.run(["mkfs.vfat", "-n", LABEL, to], check=True, env=env, capture_output=True)
    subprocess.run(["mcopy", "-i", to, *sorted(folder.iterdir()), "::"], check=True, env=env)
    return to


def small_bundle(folder: Path, version: str, keys: Path) -> Path:
    """Signed and well formed; its root is four megabytes of chance, so nobody may come to start it."""
    work = folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    (work / "root.img").write_bytes(os.urandom(4 << 20))
    for slot in ("A", "B"):
        (work / f"tram-{slot}.efi").write_bytes(os.urandom(1 << 16))
    (work / "version").write_text(f"{version}\n")
    bundle.sealed(version, work, keys, folder / "bundle")
    shutil.rmtree(work)
    return folder / "bundle"


def strangers_keys(folder: Path) -> Path:
    """A certificate that nobody on the kiosk knows."""
    folder.mkdir(parents=True)
    key, certificate = str(folder / "update.key"), str(folder / "update.crt")
    made = [
        *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"),
        *("-subj", "/CN=Stranger", "-days", "30", "-keyout", key, "-out", certificate),
    ]
    subprocess.run(made, check=True, capture_output=True)
    return folder


def flipped(path: Path, place: int) -> None:
    """One bit of one byte."""
    with path.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ 1]))


def carried(
    folder: Path, file: Path, version: str, key: Ed25519PrivateKey, *, says: Release | None = None
) -> Path:
    """The folder of a stick with this bundle and an index signed by `key`; `says`: what the index tells of it
    instead of the truth."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    release = says or publish.release_of(file, version, 100, "0.0.0")
    publish.add(folder, None, release, key, practice=True)
    os.link(file, folder / release.file)
    assert (folder / NAME).is_file()
    return folder


def renamed(release: Release, version: str) -> Release:
    """The same bundle under another version."""
    return replace(release, version=version)
