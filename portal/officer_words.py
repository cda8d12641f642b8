"""The officer's word as the portal keeps it: a copy for the opener, and one for each receipt that opens it.

The console writes words; the opener writes one too when a supplement closes a round. Neither can read a copy
that was made for a receipt.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from portal.clock import iso
from portal.store.models import Word, WordCopy
from sync.contract import canonical
from sync.contract.officer import TOPIC, OfficerWord, parse_word
from sync.contract.receipts import DossierState
from sync.envelope import EnvelopeFault, PrivateKey, PublicKey, open_down, seal_down

# Twice encoded and beside a signed status it still has to fit into one sealed answer.
MOST_WORD_BYTES = 12 * 1024
NO_TICKET = "0" * 32


@dataclass(frozen=True, slots=True)
class Visit:
    """One dossier whose receipt may open the word: its id, its code and its `visit_key`."""

    dossier_id: str
    code: str
    visit_key: str


@dataclass(frozen=True, slots=True)
class SealedWord:
    """A word sealed for everybody who may open it; `copies` by dossier id."""

    word: OfficerWord
    for_opener: bytes
    copies: dict[str, bytes]


def seal_word(word: OfficerWord, opener: PublicKey, visits: Iterable[Visit]) -> SealedWord | None:
    """None where it is too long. A receipt's copy names that receipt's code and is bound to it, the one thing
    that its holder knows; a visit key that is no key gets no copy. Raises ValueError on a broken `opener`."""
    if len(canonical.encode(word.to_json())) > MOST_WORD_BYTES:
        return None
    for_opener = seal_down(TOPIC, word.code, word.to_json(), opener)
    if isinstance(for_opener, EnvelopeFault):
        raise ValueError("the opener's key is no key")
    copies = {}
    for visit in visits:
        key = PublicKey.from_text(visit.visit_key)
        own = replace(word, code=visit.code)
        sealed = None if key is None else seal_down(TOPIC, visit.code, own.to_json(), key)
        if isinstance(sealed, bytes):
            copies[visit.dossier_id] = sealed
    return SealedWord(word, for_opener, copies)


def keep_word(session: Session, dossier_id: str, sealed: SealedWord, at_ms: int) -> None:
    """Put it in the place of the word before. Only a request for supplements leaves a round open."""
    word = sealed.word
    is_open = word.state is DossierState.SUPPLEMENT
    session.merge(
        Word(
            dossier_id=dossier_id,
            at=at_ms,
            round=word.round,
            ticket_sha256=ticket_hash(word.ticket) if is_open else None,
            for_opener=sealed.for_opener,
        )
    )
    for visit_id, copy in sealed.copies.items():
        session.merge(WordCopy(dossier_id=visit_id, sealed=copy))


def open_word(row: Word, code: str, key: PrivateKey) -> OfficerWord | None:
    """The opener's copy of the word on the dossier that bears `code`; None if it is not sealed to `key`."""
    opened = open_down(TOPIC, code, row.for_opener, key)
    word = None if isinstance(opened, EnvelopeFault) else parse_word(opened)
    return word if isinstance(word, OfficerWord) else None


def answered(word: OfficerWord, at_ms: int) -> OfficerWord:
    """What stands after the citizen has supplied what `word` asked for."""
    return replace(
        word,
        state=DossierState.PROCESSING,
        at=iso(at_ms),
        remark="",
        reason=None,
        ticket=NO_TICKET,
        due="",
        defects=(),
    )


def fits(row: Word, number: int, ticket: str) -> bool:
    """Whether a supplement answers the round that is open, by whoever could open the word."""
    expected = row.ticket_sha256
    if expected is None or row.round != number:
        return False
    return hmac.compare_digest(expected, ticket_hash(ticket))


def ticket_hash(ticket: str) -> str:
    """A ticket is 128 random bits: its plain hash cannot be searched."""
    return hashlib.sha256(ticket.encode()).hexdigest()
