"""What an eSCL scanner says of itself, asked over HTTP: the one thing that SANE does not hand on."""

from __future__ import annotations

import http.client
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from drivers.scanner.escl import words
from drivers.scanner.escl.words import EsclError, Makes, Standing
from drivers.scanner.source import ScanState

T = TypeVar("T")

_WITHIN_S = 3.0


def standing(url: str) -> Standing:
    """How the scanner at `url` stands; GONE where nobody answers, BROKEN where the answer is nonsense."""
    told = _ask(url, "ScannerStatus", words.read_standing)
    return told if isinstance(told, Standing) else Standing(told, None)


def makes(url: str) -> Makes | ScanState:
    """What it can do, or why that is not known."""
    return _ask(url, "ScannerCapabilities", words.read_makes)


def _ask(url: str, what: str, read: Callable[[bytes], T]) -> T | ScanState:
    place = urlsplit(url)
    connection = http.client.HTTPConnection(place.hostname or "", place.port or 80, timeout=_WITHIN_S)
    try:
        connection.request("GET", f"{place.path.rstrip('/')}/{what}", headers={"Connection": "close"})
        answer = connection.getresponse()
        if answer.status in (401, 403):
            return ScanState.DENIED
        if answer.status == 503:
            return ScanState.BUSY
        if answer.status != 200:
            return ScanState.BROKEN
        return read(answer.read(words.MAX_XML_BYTES + 1))
    except (EsclError, http.client.HTTPException):
        return ScanState.BROKEN
    except OSError:
        return ScanState.GONE
    finally:
        connection.close()
