"""Whoever carries a short message to a citizen: SMS, Zalo, e-mail, or a file that stands in for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Outcome(StrEnum):
    """What became of one try."""

    SENT = "sent"
    LATER = "later"
    """Surely not taken: worth another try."""
    REFUSED = "refused"
    """Surely not taken, and never will be."""
    UNSURE = "unsure"
    """It may have been taken: the line died too late to know."""


@dataclass(frozen=True, slots=True)
class Message:
    """`to` is ten digits from 0, or an e-mail address. `key` names the message for ever: the same key is the
    same message. `text` has the code and the state of a dossier, never a name or a number."""

    key: str
    to: str
    subject: str
    text: str
    code: str
    state: str


class Messenger(Protocol):
    @property
    def name(self) -> str:
        """For the log."""
        ...

    @property
    def repeats_safely(self) -> bool:
        """Whether the provider sends one message for one key, however often it hears it."""
        ...

    def send(self, message: Message) -> Outcome:
        """May wait for a network, as long as the adapter's time-out."""
        ...
