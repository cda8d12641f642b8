"""Every limit of the page engine in one table."""

from __future__ import annotations

from dataclasses import dataclass

#: A4 at 200 dpi: what a flattened page measures, in pixels.
PAGE_WIDTH = 1654
PAGE_HEIGHT = 2339
PAGE_DPI = 200

#: A scan that resolves this much is kept at 300 dpi.
FINE_FROM_DPI = 250
FINE_DPI = 300
FINE_WIDTH = 2480
FINE_HEIGHT = 3508

#: The preview fits into this box, in pixels.
PREVIEW_WIDTH = 540
PREVIEW_HEIGHT = 720

#: Refused before decoding: no document camera sold gives more.
MAX_PICTURE_PIXELS = 40_000_000
MAX_PICTURE_BYTES = 32 * 1024 * 1024

#: What one message between the engine and its child may weigh.
MAX_HEADER_BYTES = 1024 * 1024
MAX_BLOB_BYTES = 96 * 1024 * 1024
MAX_BLOBS = 64

#: A visit files few sheets; more than this is a mistake or an attack.
MAX_FILED_PAGES = 20


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """What one child process may take. Seconds; `cpu_s` holds for each request, `memory_mib` for its life."""

    within_s: float
    cpu_s: int
    memory_mib: int = 2048
    nice: int = 0


#: Looking at a picture takes 0.1 s; a hostile one may try to take for ever.
LOOKING = ChildLimits(within_s=20.0, cpu_s=15)

#: Tesseract takes about 3 CPU seconds a page, and gives way to the screen.
READING = ChildLimits(within_s=90.0, cpu_s=40, nice=19)
