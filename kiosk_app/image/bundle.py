"""What a kiosk installs to its other slot: RAUC's verity bundle of a root, and boot files for both slots."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from kiosk_app.image import disk, stage
from kiosk_app.image.choices import Choices
from kiosk_app.image.layout import Root
from kiosk_app.image.running import clean, run

NAME = "update.raucb"
COMPATIBLE = "tram-mot-cua"
# The root is compressed already; what is left is not worth the time of a kiosk.
_PLAIN = "-noI -noD -noF -noX -no-xattrs -all-root"


def manifest(version: str) -> str:
    """RAUC 1.8, "Manifest"."""
    return (
        f"[update]\ncompatible={COMPATIBLE}\nversion={version}\n\n"
        "[bundle]\nformat=verity\n\n[image.rootfs]\nfilename=root.img\n"
    )


def make(choices: Choices, tree: Path, root: Root, slot: Path, to: Path) -> None:
    """Write the bundle of this slot's file to `to`."""
    work = to.parent / "bundle"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    os.link(slot, work / "root.img")
    for name in ("A", "B"):
        boot = disk.boot_file(choices, tree, root, name, to.parent / f"tram-{name}.efi")
        shutil.copy(boot, work / f"tram-{name}.efi")
    # Read by the kiosk before it writes anything: what the manifest says reaches no handler of RAUC 1.8.
    (work / "version").write_text(f"{choices.version}\n")
    sealed(choices.version, work, _keys(choices, tree, to.parent), to)
    shutil.rmtree(work)


def sealed(version: str, work: Path, keys: Path, to: Path) -> None:
    """The bundle of a folder, signed with update.key."""
    (work / "manifest.raucm").write_text(manifest(version))
    to.unlink(missing_ok=True)
    signing = (f"--cert={keys / 'update.crt'}", f"--key={keys / 'update.key'}")
    run(["rauc", "bundle", *signing, f"--mksquashfs-args={_PLAIN}", work, to], clean(0))


def _keys(choices: Choices, tree: Path, work: Path) -> Path:
    if choices.update_keys is not None:
        return choices.update_keys
    keys, inside = work / "practice-keys", tree / "practice-keys"
    inside.mkdir()
    stage.practice_keys(choices, tree, "/practice-keys", "--secrets")
    shutil.rmtree(keys, ignore_errors=True)
    shutil.move(inside, keys)
    return keys
