"""The catalogue of expected trouble: each code once, with what is safe and what the citizen can do.

The sentences stand in the translation files: `fault.<code>.title` (what happened), `fault.<code>.safe`
(what is safe), `fault.<code>.do` (what to do next), and `technician.<code>` for the staff panel.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Area(StrEnum):
    DEVICE = "device"
    CARD = "card"
    PRINTER = "printer"
    PAGES = "pages"
    SCANNER = "scanner"
    STORE = "store"
    LINE = "line"
    CONTENT = "content"
    SERVICE = "service"


class Way(StrEnum):
    """A way on from a fault. A person is always one of them, so it is not listed."""

    RETRY = "retry"
    SKIP = "skip"
    BACK = "back"
    END = "end"
    SCREEN_RECORD = "screen_record"


@dataclass(frozen=True, slots=True)
class Fault:
    """One trouble: where it comes from and which ways lead on."""

    code: str
    area: Area
    ways: tuple[Way, ...]


_CARD = (Way.RETRY, Way.SKIP, Way.BACK)
_SCAN = (Way.RETRY, Way.BACK)
_PRINT = (Way.RETRY, Way.SCREEN_RECORD)
_PAGES = (Way.RETRY, Way.BACK)

FAULTS: dict[str, Fault] = {
    fault.code: fault
    for fault in (
        Fault("device.cancelled", Area.DEVICE, (Way.RETRY, Way.BACK)),
        Fault("device.gone", Area.DEVICE, (Way.RETRY, Way.BACK)),
        Fault("card.no_reader", Area.CARD, _CARD),
        Fault("card.absent", Area.CARD, _CARD),
        Fault("card.removed", Area.CARD, _CARD),
        Fault("card.mute", Area.CARD, _CARD),
        Fault("card.not_id", Area.CARD, _CARD),
        Fault("card.key_refused", Area.CARD, _CARD),
        Fault("card.key_more", Area.CARD, _CARD),
        Fault("card.locked", Area.CARD, (Way.SKIP, Way.BACK)),
        Fault("card.garbled", Area.CARD, _CARD),
        Fault("card.not_genuine", Area.CARD, (Way.SKIP, Way.END)),
        Fault("card.timeout", Area.CARD, _CARD),
        Fault("card.two_cards", Area.CARD, _CARD),
        Fault("card.other_person", Area.CARD, (Way.RETRY, Way.BACK)),
        Fault("card.trust_folder", Area.CARD, _CARD),
        Fault("card.opens_nothing", Area.CARD, (Way.RETRY, Way.BACK)),
        Fault("printer.gone", Area.PRINTER, _PRINT),
        Fault("printer.paper_out", Area.PRINTER, _PRINT),
        Fault("printer.cover_open", Area.PRINTER, _PRINT),
        Fault("printer.jam", Area.PRINTER, _PRINT),
        Fault("printer.busy", Area.PRINTER, _PRINT),
        Fault("printer.offline", Area.PRINTER, _PRINT),
        Fault("printer.unconfirmed", Area.PRINTER, _PRINT),
        Fault("pages.gone", Area.PAGES, _PAGES),
        Fault("pages.paper_out", Area.PAGES, _PAGES),
        Fault("pages.cover_open", Area.PAGES, _PAGES),
        Fault("pages.jam", Area.PAGES, _PAGES),
        Fault("pages.busy", Area.PAGES, _PAGES),
        Fault("pages.offline", Area.PAGES, _PAGES),
        Fault("pages.unconfirmed", Area.PAGES, _PAGES),
        Fault("pages.not_made", Area.PAGES, _PAGES),
        Fault("scanner.gone", Area.SCANNER, _SCAN),
        Fault("scanner.busy", Area.SCANNER, _SCAN),
        Fault("scanner.jam", Area.SCANNER, _SCAN),
        Fault("scanner.cover_open", Area.SCANNER, _SCAN),
        Fault("scanner.empty", Area.SCANNER, _SCAN),
        Fault("scanner.denied", Area.SCANNER, _SCAN),
        Fault("scanner.timeout", Area.SCANNER, _SCAN),
        Fault("scanner.half_page", Area.SCANNER, _SCAN),
        Fault("scanner.broken", Area.SCANNER, _SCAN),
        Fault("page.not_found", Area.SCANNER, _SCAN),
        Fault("page.unreadable", Area.SCANNER, _SCAN),
        Fault("page.refused", Area.SCANNER, _SCAN),
        Fault("code.not_a_card", Area.SCANNER, (Way.RETRY, Way.BACK)),
        Fault("store.damaged", Area.STORE, (Way.END,)),
        Fault("store.disk_low", Area.STORE, (Way.RETRY, Way.END)),
        Fault("store.failed", Area.STORE, (Way.RETRY, Way.END)),
        Fault("store.keys_missing", Area.STORE, (Way.RETRY, Way.END)),
        Fault("store.sealing_failed", Area.STORE, (Way.RETRY, Way.END)),
        Fault("service.locked", Area.SERVICE, (Way.END,)),
        Fault("service.withdrawn", Area.SERVICE, (Way.END,)),
        Fault("service.repair", Area.SERVICE, (Way.END,)),
        Fault("service.no_paper", Area.SERVICE, (Way.END,)),
        Fault("service.pause", Area.SERVICE, (Way.END,)),
        Fault("service.day_over", Area.SERVICE, (Way.END,)),
        Fault("service.practice_devices", Area.SERVICE, (Way.END,)),
        Fault("line.cut", Area.LINE, (Way.RETRY, Way.BACK)),
        Fault("line.nonsense", Area.LINE, (Way.RETRY, Way.BACK)),
        Fault("status.unknown_code", Area.LINE, (Way.RETRY, Way.BACK)),
        Fault("content.missing", Area.CONTENT, (Way.BACK, Way.END)),
    )
}


#: What a code that nobody listed stands for, by what it begins with.
_PLAINEST = {
    "card": "card.garbled",
    "printer": "printer.unconfirmed",
    "pages": "pages.unconfirmed",
    "scanner": "scanner.gone",
    "page": "page.refused",
    "code": "code.not_a_card",
    "store": "store.failed",
    "service": "service.locked",
    "line": "line.nonsense",
    "status": "line.nonsense",
    "content": "content.missing",
}


def fault(code: str) -> Fault:
    """The fault by its code; one that nobody listed is taken for the plainest of its kind."""
    return FAULTS.get(code) or FAULTS[_PLAINEST.get(code.partition(".")[0], "device.gone")]
