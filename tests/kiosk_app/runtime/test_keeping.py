"""From the visit to its draft and back; whatever a draft holds, it is a visit of today's form or nothing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.clock import SystemClock
from kiosk_app.flow.identity import Assurance
from kiosk_app.flow.kept import Kept
from kiosk_app.runtime.draft_form import draft_of, kept_from, may_be_kept
from kiosk_app.runtime.keeping import Keeping
from kiosk_app.runtime.session import Session
from kiosk_app.store.database import Database
from kiosk_app.store.drafts import KEY_BYTES, Drafts
from kiosk_app.store.keeping import CardWraps, Now
from tests.stories.test_resume import reached
from tests.stories.walk import Walk

SECRET = b"s" * 32


@pytest.fixture
def session() -> Session:
    return Session(lambda: 1_795_000_000_000, os.urandom)


@pytest.fixture
def drafts() -> Iterator[Drafts]:
    with tempfile.TemporaryDirectory() as name:
        database = Database.open(Path(name) / "visit.db")
        clock = SystemClock()
        cards = CardWraps(database, os.urandom, lambda: Now("boot", clock.monotonic(), clock.now()), 60.0)
        yield Drafts(database, bytes(KEY_BYTES), os.urandom, cards)
        database.close()


def test_a_card_that_was_read_here_brings_its_visit_back_to_the_next_one(
    drafts: Drafts, session: Session
) -> None:
    keeping = Keeping(drafts, session, SECRET)
    assert keeping.card_read(b"chip") is None
    visit = reached().visit
    cut_off = session.dossier_id
    drafts.save(cut_off, draft_of(visit), session.card_key)
    # This visit's own draft is not offered to it.
    assert keeping.card_read(b"chip") is None
    session.wipe()
    assert session.card_key is None
    kept = keeping.card_read(b"chip")
    assert kept is not None
    assert (kept.visit, kept.answers, kept.field) == (cut_off, visit.answers, visit.asking.field)
    assert keeping.card_read(b"another chip") is None
    assert keeping.card_read(b"") is None
    assert session.card_key is None


def test_only_what_a_chip_vouches_for_is_kept() -> None:
    visit = reached().visit
    assert visit.identity is not None
    assert may_be_kept(visit)
    assert not may_be_kept(replace(visit, identity=replace(visit.identity, assurance=Assurance.CLAIMED)))
    assert not may_be_kept(Walk().visit)


def test_a_draft_says_all_that_the_visit_goes_on_with() -> None:
    visit = reached().visit
    kept = kept_from("v", draft_of(visit))
    assert kept is not None
    assert (kept.answers, kept.from_card, kept.consents) == (visit.answers, visit.from_card, visit.consents)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
_HONEST = draft_of(reached().visit)
_NAMES = ("number", "procedure", "version", "language", "answers", "from_card", "consents", "page", "field")


@given(st.dictionaries(st.sampled_from(_NAMES), _JSON))
def test_whatever_else_is_in_a_draft_it_is_a_visit_or_nothing(changes: dict[str, object]) -> None:
    kept = kept_from("v", _HONEST | changes)
    assert kept is None or isinstance(kept, Kept)
