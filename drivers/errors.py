"""Trouble a device can be in, as values.

A driver returns a `DeviceFault` where trouble is expected (a card lifted, paper out); an exception
that leaves a driver is a bug. `kiosk_app.flow.faults` lists the same codes with a sentence for the
citizen and one for the technician; a test keeps the two lists equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaultCode(StrEnum):
    """Every code a driver may return. The value is what crosses the socket and names the sentence."""

    CANCELLED = "device.cancelled"
    DEVICES_GONE = "device.gone"

    CARD_NO_READER = "card.no_reader"
    CARD_ABSENT = "card.absent"
    CARD_REMOVED = "card.removed"
    CARD_MUTE = "card.mute"
    CARD_NOT_ID = "card.not_id"
    CARD_KEY_REFUSED = "card.key_refused"
    CARD_KEY_MORE = "card.key_more"
    CARD_LOCKED = "card.locked"
    CARD_GARBLED = "card.garbled"
    CARD_TIMEOUT = "card.timeout"
    CARD_TWO_CARDS = "card.two_cards"

    PRINTER_GONE = "printer.gone"
    PRINTER_PAPER_OUT = "printer.paper_out"
    PRINTER_COVER_OPEN = "printer.cover_open"
    PRINTER_JAM = "printer.jam"
    PRINTER_BUSY = "printer.busy"
    PRINTER_OFFLINE = "printer.offline"
    PRINTER_UNCONFIRMED = "printer.unconfirmed"

    SCANNER_GONE = "scanner.gone"
    SCANNER_BUSY = "scanner.busy"
    SCANNER_JAM = "scanner.jam"
    SCANNER_COVER_OPEN = "scanner.cover_open"
    SCANNER_EMPTY = "scanner.empty"
    SCANNER_DENIED = "scanner.denied"
    SCANNER_TIMEOUT = "scanner.timeout"
    SCANNER_HALF_PAGE = "scanner.half_page"
    SCANNER_BROKEN = "scanner.broken"
    PAGE_NOT_FOUND = "page.not_found"
    PAGE_UNREADABLE = "page.unreadable"
    PAGE_REFUSED = "page.refused"


@dataclass(frozen=True, slots=True)
class DeviceFault:
    """One trouble. `detail` is for the technician's log and never holds personal data."""

    code: FaultCode
    detail: str = ""
