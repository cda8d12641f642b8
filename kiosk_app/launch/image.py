"""What goes into the disk image: every file with its hash, and what must not be among them.

    ./build_image.sh [--check] [--json] [--practice | --production --site FOLDER]

A practice image carries the invented site and makes its keys at the first start. A production image
takes the site's own folder and nothing that pretends.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PRIVATE_KEY = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{16}")
PRACTICE = re.compile(rb"(?im)^\s*\"?practice\"?\s*[=:]\s*true|practice csca|970999")
"""A switch set to practice, the practice issuer of cards, the invented bank."""

SITE_FILES = (
    *("kiosk.toml", "devices.toml", "sync.toml", "site.toml", "root.pub", "keyset.json"),
    *("update-ca.pem", "release.pub"),
)
"""The last two are of whoever makes the images: what belongs to them signs bundles and their index."""

TRUST_FILES = "trust/**/*"
"""Whom the site's card reader believes (`card.trust` in devices.toml); there may be none."""


@dataclass(frozen=True, slots=True)
class Part:
    """A group of files and why the image needs them. Each pattern must find something."""

    name: str
    patterns: tuple[str, ...]


PARTS = (
    Part("locks", ("locks/run.lock", "locks/pcsc.lock")),
    Part(
        "code",
        ("drivers/**/*.py", "kiosk_app/**/*.py", "kiosk_app/**/*.qml", "kiosk_app/**/qmldir", "sync/**/*.py"),
    ),
    Part("papers and printer models", ("kiosk_app/paper/*.typ", "drivers/printer/models/*.toml")),
    Part("what was learnt", ("kiosk_app/assistant/*.toml", "drivers/scanner/find/*.onnx")),
    Part("practice cards", ("drivers/card/personas/*.toml", "drivers/card/personas/chips/*.toml")),
    Part("words", ("i18n/*.ts",)),
    Part("fonts", ("assets/fonts/*.ttf", "assets/fonts/OFL.txt")),
    Part("drawings", ("assets/icons/**/*.svg", "assets/illustrations/**/*.svg")),
    Part("assistant", ("assets/assistant/*.table",)),
    Part("catalogue", ("assets/catalogue/*.*", "assets/catalogue/procedures/*.toml")),
    Part("practice site", ("assets/catalogue/sites/*.toml",)),
    Part(
        "units",
        (
            "systemd/*.service",
            "systemd/*.timer",
            "systemd/*.path",
            "systemd/*.socket.d/*.conf",
            "systemd/polkit/*.rules",
            "systemd/tram.sysusers",
            "systemd/tram.tmpfiles",
        ),
    ),
    Part("licences", ("LICENSE", "docs/licences.md")),
)
PRACTICE_PARTS = frozenset({"practice site", "practice cards"})


@dataclass(frozen=True, slots=True)
class Input:
    """One file of the image."""

    part: str
    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Selection:
    """What was found and what speaks against building it."""

    inputs: tuple[Input, ...]
    troubles: tuple[str, ...]


def select(root: Path, production: bool, site: Path | None = None) -> Selection:
    """List the files of an image and look into each. Reads only."""
    inputs: list[Input] = []
    troubles: list[str] = []
    for part in PARTS:
        if production and part.name in PRACTICE_PARTS:
            continue
        for pattern in part.patterns:
            files = sorted(path for path in root.glob(pattern) if path.is_file())
            if not files:
                troubles.append(f"{part.name}: nothing matches {pattern}")
            for path in files:
                inputs.append(_input(part.name, path, path.relative_to(root).as_posix()))
                troubles.extend(_look_into(path, inputs[-1].path))
    if production:
        found, against = _site(site)
        inputs += found
        troubles += against
    return Selection(tuple(inputs), tuple(troubles))


def unhashed(lock: str) -> Iterator[str]:
    """The names in a lock file whose files would be installed unchecked."""
    entries = re.split(r"(?m)^(?=\S)", lock)
    for entry in entries:
        if entry.strip() and "--hash=sha256:" not in entry:
            yield entry.split()[0]


def _site(site: Path | None) -> tuple[list[Input], list[str]]:
    if site is None:
        return [], ["a production image needs --site FOLDER: the site's settings and the public root key"]
    files = [path for path in (*sorted(site.glob("*")), *sorted(site.glob(TRUST_FILES))) if path.is_file()]
    named = {path: f"site/{path.relative_to(site).as_posix()}" for path in files}
    found = [_input("site", path, name) for path, name in named.items()]
    troubles = [f"site: {name} is missing" for name in SITE_FILES if not (site / name).is_file()]
    for path, name in named.items():
        troubles.extend(_look_into(path, name))
        if PRACTICE.search(path.read_bytes()):
            troubles.append(f"{name}: is of a practice system")
    return found, troubles


def _look_into(path: Path, name: str) -> Iterator[str]:
    content = path.read_bytes()
    if not content and path.name != "__init__.py":
        yield f"{name}: is empty"
    if PRIVATE_KEY.search(content):
        yield f"{name}: holds a private key; keys are made on the kiosk and never travel in an image"
    if path.suffix == ".lock":
        yield from (f"{name}: {entry} has no hash" for entry in unhashed(content.decode()))


def _input(part: str, path: Path, name: str) -> Input:
    content = path.read_bytes()
    return Input(part, name, len(content), hashlib.sha256(content).hexdigest())


def _table(selection: Selection) -> Iterable[str]:
    for one in selection.inputs:
        yield f"{one.sha256}  {one.bytes:>9}  {one.part:13}  {one.path}"
    together = sum(one.bytes for one in selection.inputs)
    yield f"{len(selection.inputs)} files, {together / 1e6:.1f} MB, beside the locks' packages and Debian's"


def main(arguments: list[str]) -> int:
    """Returns 0 if the inputs are in order, 1 if not; without --check what `kiosk_app.image` returns."""
    if "--check" not in arguments:
        from kiosk_app.image import command  # noqa: PLC0415 - it looks into this list itself

        return command.main(arguments)
    parser = argparse.ArgumentParser(
        prog="./build_image.sh", description="List and check what goes into the image."
    )
    parser.add_argument("--check", action="store_true", help="list and check the inputs; build nothing")
    parser.add_argument("--json", action="store_true", help="JSON on standard output and nothing else")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--practice", action="store_true", help="with the invented site (the default)")
    kind.add_argument("--production", action="store_true", help="with a real site and nothing that pretends")
    parser.add_argument("--site", type=Path, metavar="FOLDER", help=f"holds {', '.join(SITE_FILES)}")
    options = parser.parse_args(arguments)
    selection = select(ROOT, options.production, options.site)
    if options.json:
        report = {
            "selection": "production" if options.production else "practice",
            "files": len(selection.inputs),
            "bytes": sum(one.bytes for one in selection.inputs),
            "inputs": [asdict(one) for one in selection.inputs],
            "troubles": list(selection.troubles),
        }
        sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _table(selection))
    for trouble in selection.troubles:
        sys.stderr.write(f"not in order: {trouble}\n")
    if selection.troubles:
        return 1
    return 0
