"""What is wanted of an image: every choice is a flag, and none is read later."""

from __future__ import annotations

import argparse
import hashlib
from dataclasses import dataclass
from pathlib import Path

EPOCH = 1_793_491_200
"""Where the caller sets no SOURCE_DATE_EPOCH: 2026-11-01, so that two builds of one checkout are equal."""


@dataclass(frozen=True, slots=True)
class Choices:
    """`level` is zstd's; `slot_mib` the room for one root; `keys` holds db.key and db.crt for Secure Boot,
    `update_keys` update.key and update.crt for bundles; `lay` is laid over the root last."""

    production: bool
    site: Path | None
    out: Path
    cache: Path
    version: str
    epoch: int
    level: int
    slot_mib: int
    graphics: str
    pyside: Path | None
    keys: Path | None
    bundle: bool
    update_keys: Path | None
    lay: Path | None
    suite: str
    json: bool

    @property
    def kind(self) -> str:
        return "production" if self.production else "practice"

    def uuid(self, what: str) -> str:
        """A name that is the same in each build: of a partition, a file system, a hash tree."""
        digest = hashlib.sha256(f"tram {what}".encode()).hexdigest()
        return f"{digest[:8]}-{digest[8:12]}-4{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"

    @property
    def salt(self) -> str:
        """Of the hash tree, in hexadecimal: a fixed one makes equal roots have equal hashes."""
        return hashlib.sha256(b"tram root").hexdigest()


def parser() -> argparse.ArgumentParser:
    """The flags of `./build_image.sh`."""
    made = argparse.ArgumentParser(prog="./build_image.sh", description="Build the disk image of a kiosk.")
    made.add_argument("--check", action="store_true", help="list and check the inputs; build nothing")
    made.add_argument("--json", action="store_true", help="figures as one JSON object on standard output, last")
    kind = made.add_mutually_exclusive_group()
    kind.add_argument("--practice", action="store_true", help="with the invented site (the default)")
    kind.add_argument("--production", action="store_true", help="with a real site and nothing that pretends")
    made.add_argument("--site", type=Path, metavar="FOLDER", help="the site's settings and public keys")
    made.add_argument("--out", type=Path, metavar="FOLDER", help="default: build/image in the checkout")
    made.add_argument(
        "--cache", type=Path, metavar="FOLDER", help="default: build/cache; may be removed any time"
    )
    made.add_argument("--version", dest="number", default="2026.11.1", help="what the boot menu sorts by")
    made.add_argument("--level", type=int, choices=range(1, 23), metavar="1..22", help="of zstd")
    made.add_argument("--slot-mib", type=int, default=1024, help="room for one root; there are two")
    made.add_argument(
        "--graphics", choices=("software", "gl"), default="software", help="gl keeps Mesa's drivers and LLVM"
    )
    made.add_argument("--pyside", type=Path, metavar="WHEEL", help="this build of PySide6_Essentials instead")
    made.add_argument(
        "--keys", type=Path, metavar="FOLDER", help="db.key and db.crt sign what the firmware starts"
    )
    made.add_argument("--bundle", action="store_true", help="update.raucb too, for the other slot of a kiosk")
    made.add_argument(
        "--update-keys", type=Path, metavar="FOLDER", help="update.key and update.crt sign the bundle"
    )
    made.add_argument("--lay", type=Path, metavar="FOLDER", help="practice: lay these files over the root")
    made.add_argument("--suite", default="bookworm", help="of Debian")
    return made


def choose(options: argparse.Namespace, root: Path, epoch: str) -> Choices:
    """`epoch` is SOURCE_DATE_EPOCH or empty. Raises ValueError where that is no number."""
    build = root / "build"
    return Choices(
        production=options.production,
        site=options.site,
        out=(options.out or build / "image").absolute(),
        cache=(options.cache or build / "cache").absolute(),
        version=options.number,
        epoch=int(epoch) if epoch else EPOCH,
        level=options.level or (19 if options.production else 6),
        slot_mib=options.slot_mib,
        graphics=options.graphics,
        pyside=options.pyside,
        keys=options.keys,
        bundle=options.bundle,
        update_keys=options.update_keys,
        lay=options.lay,
        suite=options.suite,
        json=options.json,
    )
