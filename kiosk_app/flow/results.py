"""The paper that a dossier ended in: what a visit knows of it, asks for and hears."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """What slip or card opened; the key of the file stays with the runtime. `signed` is "20/11/2026"."""

    name: str
    office: str
    signed: str
    place: str
    hours: str


@dataclass(frozen=True, slots=True)
class ResultShown:
    """Where the paper stands on its way to the glass: `state` is "fetching", "ready" or "failed".

    `trouble` is then "line", "damaged", "not_pdf", "unreadable", "long", "no_program" or "closed"; `pages` are
    those of one that is too long. `reading`: the pages are looked at as large as they go.
    """

    state: str = "fetching"
    pictures: tuple[int, ...] = ()
    trouble: str = ""
    reading: bool = False
    pages: int = 0


@dataclass(frozen=True, slots=True)
class FetchResult:
    """Fetch the paper of this dossier with the key that its slip or card has opened, and draw its pages."""

    code: str


@dataclass(frozen=True, slots=True)
class PrintResult:
    """Print the pages that were drawn; `asking` as in `PrintSheets`."""

    code: str
    asking: int


@dataclass(frozen=True, slots=True)
class ForgetResult:
    """The file and its pages; what is still on its way is no longer awaited."""


@dataclass(frozen=True, slots=True)
class ResultDrawn:
    """Its pages are there, by the numbers of their pictures."""

    code: str
    pictures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ResultMissed:
    """There is nothing to show; `trouble` and `pages` as in `ResultShown`."""

    code: str
    trouble: str
    pages: int = 0


@dataclass(frozen=True, slots=True)
class ResultScreen:
    """`state`, `pictures`, `trouble`, `reading` and `pages` as in `ResultShown`; `printing` and `may_print` as
    in `DeclarationScreen`."""

    name: str
    office: str
    signed: str
    place: str
    hours: str
    state: str
    pictures: tuple[int, ...] = ()
    trouble: str = ""
    printing: str = "none"
    may_print: bool = False
    reading: bool = False
    pages: int = 0
