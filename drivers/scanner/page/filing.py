"""File captured pages: read each in a killable child, then bind them into one PDF.

A page that Tesseract cannot read in time is filed without words: an officer can still read it, and a citizen is
not sent home because a machine could not.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.page import memory
from drivers.scanner.page.about import About
from drivers.scanner.page.child import Child, Trouble
from drivers.scanner.page.limits import MAX_FILED_PAGES, READING, ChildLimits
from drivers.scanner.page.wire import Message
from drivers.scanner.source import CapturedPage, FieldKind, FieldRead, FiledDocument

_GARBLED = (KeyError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class PageRead:
    """What came of reading one page. `leaf` is for binding, and nobody here looks into it."""

    leaf: bytes
    words: int
    text: str
    fields: tuple[FieldRead, ...]


def file_pages(
    pages: Sequence[CapturedPage],
    cancel: Cancel,
    limits: ChildLimits = READING,
    about: About | None = None,
) -> FiledDocument | DeviceFault:
    """One searchable PDF of the pages in their order; a fault when a page is no picture or none is given."""
    if not 0 < len(pages) <= MAX_FILED_PAGES:
        return DeviceFault(FaultCode.PAGE_REFUSED, f"{len(pages)} pages")
    start = time.monotonic()
    try:
        with memory.private_folder() as (folder, lock):
            child = Child(limits, {"TMPDIR": str(folder)}, (lock,))
            try:
                return _filed(child, pages, cancel, about or About(), start)
            finally:
                child.close()
    except memory.NoMemoryFolderError as error:
        return DeviceFault(FaultCode.PAGE_UNREADABLE, str(error))


def _filed(
    child: Child, pages: Sequence[CapturedPage], cancel: Cancel, about: About, start: float
) -> FiledDocument | DeviceFault:
    done: list[PageRead] = []
    for number, page in enumerate(pages):
        read = read_page(child, page, cancel)
        if isinstance(read, DeviceFault):
            return read
        done.append(replace(read, fields=tuple(replace(field, page=number) for field in read.fields)))
    hashes = tuple(hashlib.sha256(page.picture).hexdigest() for page in pages)
    said: dict[str, object] = {"ask": "bind", "about": asdict(replace(about, hashes=hashes))}
    bound = child.ask(said, [read.leaf for read in done], cancel)
    if bound is Trouble.CANCELLED or cancel.cancelled:
        return DeviceFault(FaultCode.CANCELLED)
    if isinstance(bound, Trouble) or len(bound.blobs) != 1:
        return DeviceFault(FaultCode.PAGE_UNREADABLE, "not bound")
    return FiledDocument(
        bound.blobs[0],
        len(pages),
        sum(read.words for read in done),
        round((time.monotonic() - start) * 1000),
        "\n\f\n".join(read.text for read in done),
        tuple(field for read in done for field in read.fields),
    )


def read_page(child: Child, page: CapturedPage, cancel: Cancel) -> PageRead | DeviceFault:
    """Read one page; without its words where reading fails, a fault where it is no picture."""
    for blind in (False, True):
        if cancel.cancelled:
            return DeviceFault(FaultCode.CANCELLED)
        header: dict[str, object] = {"ask": "read", "dpi": page.dpi, "blind": blind}
        answer = child.ask(header, [page.picture], cancel)
        if answer is Trouble.CANCELLED:
            return DeviceFault(FaultCode.CANCELLED)
        if isinstance(answer, Message):
            return _understood(answer)
    return DeviceFault(FaultCode.PAGE_UNREADABLE, f"page worker {answer}")


def _understood(answer: Message) -> PageRead | DeviceFault:
    header = answer.header
    if "refused" in header or len(answer.blobs) != 1:
        return DeviceFault(FaultCode.PAGE_UNREADABLE, str(header.get("refused", ""))[:80])
    try:
        found = tuple(_field(raw) for raw in header["fields"])
        return PageRead(answer.blobs[0], int(header["words"]), str(header["text"]), found)
    except _GARBLED:
        return DeviceFault(FaultCode.PAGE_UNREADABLE, "garbled answer")


def _field(raw: dict[str, Any]) -> FieldRead:
    return FieldRead(
        FieldKind(raw["kind"]),
        str(raw["value"]),
        float(raw["confidence"]),
        bool(raw["accepted"]),
        str(raw["label"]),
        int(raw["page"]),
    )
