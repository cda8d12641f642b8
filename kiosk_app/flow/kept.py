"""What a visit that was cut off had come to, opened again by the card that was read in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk_app.flow.moment import Moment


@dataclass(frozen=True, slots=True)
class Kept:
    """`visit` names the draft, `number` is whose card it was, `page` and `field` where they stood.

    Scanned papers are not among it: pictures lie in memory only.
    """

    visit: str
    number: str
    procedure: str
    version: str
    language: str
    answers: Mapping[str, str]
    from_card: frozenset[str]
    consents: Mapping[str, Moment]
    page: str
    field: str
