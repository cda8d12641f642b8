"""Whoever says who somebody is: VNeID, or what stands in for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class IdentityTrouble(StrEnum):
    """Why nobody was signed in. None of them carries a word about the person."""

    SILENT = "silent"
    """No answer, or one of trouble at the provider."""
    DENIED = "denied"
    """The person, or the provider, said no."""
    NONSENSE = "nonsense"
    """An answer that cannot be right: signature, issuer, nonce, time or shape."""
    INCOMPLETE = "incomplete"
    """Signed in, but a claim that we need is missing or is not of its form."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What binds one sign-in: `state` and `nonce` travel along, `verifier` (RFC 7636) stays here."""

    state: str
    nonce: str
    verifier: str
    redirect_uri: str


@dataclass(frozen=True, slots=True)
class Person:
    """As the provider tells it; `birth` is YYYY, YYYY-MM or YYYY-MM-DD, `level` "1" or "2"."""

    number: str
    name: str
    birth: str
    level: str


class IdentityProvider(Protocol):
    """Both calls may wait for a network, each as long as the adapter's time-out."""

    def begin(self, flow: Flow) -> str | IdentityTrouble:
        """The address to send the telephone to."""
        ...

    def finish(self, flow: Flow, code: str) -> Person | IdentityTrouble:
        """Who came back with `code`."""
        ...
