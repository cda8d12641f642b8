"""The prepared photographs: which there are, and how each was taken."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import numpy as np
from PIL import Image

from drivers.card.persona import FOLDER as PERSONAS
from drivers.card.persona import Document, chip_names, load_persona, persona_names
from drivers.card.simulator.mrz import mrz_lines
from drivers.scanner.prepared import BARE_MAT, card, paper, words
from drivers.scanner.prepared.card import CARD_SIZE, CardFace
from drivers.scanner.prepared.scene import Quad, Shot, nudged, photograph, turned

_A4 = (210.0, 297.0)


def _sheet(degrees: float = 0.7, dpi: float = 188.0) -> Quad:
    seen = turned(degrees, dpi, _A4)
    return nudged(seen, (0.004, 0.001), (-0.003, 0.002), (0.002, -0.001), (-0.002, 0.0))


#: Name → what lies there, how it was taken.
PAPERS: dict[str, tuple[words.Paper | None, Shot]] = {
    "authorisation_good": (words.AUTHORISATION, Shot(_sheet(0.8))),
    "authorisation_tilted": (words.AUTHORISATION, Shot(_sheet(5.0, 176.0))),
    "authorisation_blurred": (words.AUTHORISATION, Shot(_sheet(-0.6), blur=6.0)),
    "authorisation_dark": (words.AUTHORISATION, Shot(_sheet(0.5), light=0.24)),
    "authorisation_glare": (words.AUTHORISATION, Shot(_sheet(-0.9), glare=True)),
    "authorisation_cut": (words.AUTHORISATION, Shot(_sheet(1.0), folded=0.16)),
    "authorisation_small": (words.AUTHORISATION, Shot(_sheet(0.4, 110.0))),
    "health_good": (words.HEALTH, Shot(_sheet(-0.5))),
    "declaration_good": (words.DECLARATION, Shot(_sheet(1.2))),
    "blank": (None, Shot(_sheet(0.3))),
}


def names() -> tuple[str, ...]:
    """Every photograph that there is, without ending."""
    return (BARE_MAT, *PAPERS, *(f"card_{name}" for name in (*persona_names(), *passports())))


def passports() -> tuple[str, ...]:
    """The persons with a passport, whose zone a camera reads."""
    return tuple(name for name in chip_names() if load_persona(name).document is Document.PASSPORT)


def prepare(folder: Path) -> None:
    """Draw the photographs that `folder` lacks; the same pictures every time. Raises OSError.

    Two processes may prepare the same folder at once: the second waits and finds all done.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _prepare(folder)
    finally:
        os.close(lock)


def _prepare(folder: Path) -> None:
    mark = folder / f".edition-{_edition()}"
    if not mark.exists():
        for stale in (*folder.glob("*.jpg"), *folder.glob("*.part"), *folder.glob(".edition-*")):
            stale.unlink()
    jobs: dict[str, Callable[[], bytes]] = {BARE_MAT: partial(photograph, None, Shot(_sheet()), 0)}
    jobs |= {name: partial(_laid, name, what, shot) for name, (what, shot) in PAPERS.items()}
    jobs |= {f"card_{face.persona}": partial(_held, face) for face in _faces()}
    jobs |= {f"card_{name}": partial(_open, name) for name in passports()}
    missing = [name for name in jobs if not (folder / f"{name}.jpg").exists()]
    # Pillow and numpy let go of the interpreter while they work.
    with ThreadPoolExecutor(max_workers=2) as pool:
        for name, data in zip(missing, pool.map(lambda name: jobs[name](), missing), strict=True):
            _put(folder / f"{name}.jpg", data)
    mark.touch()


def _edition() -> str:
    """Names what the photographs are drawn from, so that a cache from before a change is drawn again."""
    digest = sha256()
    for path in sorted((*Path(__file__).parent.glob("*.py"), *PERSONAS.rglob("*.toml"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _laid(name: str, what: words.Paper | None, shot: Shot) -> bytes:
    return photograph(_flat(what), shot, _seed(name))


@cache
def _flat(what: words.Paper | None) -> Image.Image:
    return paper.draw(what, np.random.default_rng(_seed(what.title))) if what else paper.empty()


def _faces() -> Iterator[CardFace]:
    for name in persona_names():
        persona = load_persona(name)
        printed = persona.printed
        yield CardFace(name, printed.name, printed.number, f"{printed.birth:%d/%m/%Y}", persona.qr_text())


def _held(face: CardFace) -> bytes:
    """A card is held nearer to the camera than a sheet lies: 430 dpi, a little turned."""
    shot = Shot(turned(-2.5, 430.0, CARD_SIZE, (0.5, 0.46)), blur=1.2)
    return photograph(card.draw(face), shot, _seed(face.persona))


def _open(name: str) -> bytes:
    """A passport is laid open under the camera, a little turned."""
    page = card.draw_open(mrz_lines(load_persona(name)))
    return photograph(page, Shot(turned(2.0, 330.0, card.PAGE_SIZE, (0.5, 0.48)), blur=1.0), _seed(name))


def _seed(name: str) -> int:
    return crc32(name.encode())


def _put(target: Path, data: bytes) -> None:
    staged = target.with_suffix(".part")
    staged.write_bytes(data)
    os.replace(staged, target)
