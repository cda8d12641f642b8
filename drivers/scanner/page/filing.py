"""File captured pages: read each in a killable child, then bind them. No page text passes through here.

A page that Tesseract cannot read in time is filed as a picture without words: an officer can still read
it, and a citizen is not sent home because a machine could not.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.page import memory
from drivers.scanner.page.child import Child, Trouble
from drivers.scanner.page.limits import MAX_FILED_PAGES, READING, ChildLimits
from drivers.scanner.source import CapturedPage, FiledDocument


def file_pages(
    pages: Sequence[CapturedPage], cancel: Cancel, limits: ChildLimits = READING
) -> FiledDocument | DeviceFault:
    """One searchable PDF of the pages in their order; a fault when a page is no picture or none is given."""
    if not 0 < len(pages) <= MAX_FILED_PAGES:
        return DeviceFault(FaultCode.PAGE_REFUSED, f"{len(pages)} pages")
    start = time.monotonic()
    try:
        with memory.private_folder() as (folder, lock):
            child = Child(limits, {"TMPDIR": str(folder)}, (lock,))
            try:
                return _filed(child, pages, cancel, start)
            finally:
                child.close()
    except memory.NoMemoryFolderError as error:
        return DeviceFault(FaultCode.PAGE_UNREADABLE, str(error))


def _filed(
    child: Child, pages: Sequence[CapturedPage], cancel: Cancel, start: float
) -> FiledDocument | DeviceFault:
    leaves: list[bytes] = []
    words = 0
    for page in pages:
        if cancel.cancelled:
            return DeviceFault(FaultCode.CANCELLED)
        answer = child.ask({"ask": "read"}, [page.picture], cancel)
        if answer is Trouble.CANCELLED:
            return DeviceFault(FaultCode.CANCELLED)
        if isinstance(answer, Trouble):
            leaves += [page.picture, b"[]"]
            continue
        if "refused" in answer.header or len(answer.blobs) != 2:
            return DeviceFault(FaultCode.PAGE_UNREADABLE, str(answer.header.get("refused", ""))[:80])
        leaves += answer.blobs
        words += int(answer.header.get("words", 0))
    bound = child.ask({"ask": "bind"}, leaves, cancel)
    if bound is Trouble.CANCELLED or cancel.cancelled:
        return DeviceFault(FaultCode.CANCELLED)
    if isinstance(bound, Trouble) or len(bound.blobs) != 1:
        return DeviceFault(FaultCode.PAGE_UNREADABLE, "not bound")
    return FiledDocument(bound.blobs[0], len(pages), words, round((time.monotonic() - start) * 1000))
