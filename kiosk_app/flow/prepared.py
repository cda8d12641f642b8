"""A form that was filled at home, as its QR said it to the camera on the page of services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Prepared:
    """`answers` by field id, as they came: nothing in them is checked yet.

    `refused` ("foreign", "broken", "unknown") says why a code was not taken; then there is nothing else.
    `filled` once they were written into the form, which is done once.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    refused: str = ""
    filled: bool = False


@dataclass(frozen=True, slots=True)
class PreparedSeen:
    """`answers` by field id; an empty one leaves a question open on purpose."""

    procedure: str
    version: str
    language: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PreparedRefused:
    """`reason` is "foreign" (a code of something else) or "broken" (ours, not whole or of another edition)."""

    reason: str


@dataclass(frozen=True, slots=True)
class SeekPrepared:
    """Look for the QR of a form that was filled at home until `StopCamera`."""
