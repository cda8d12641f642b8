"""The line is cut at each single request of a dossier's life: nothing lost, nothing doubled, the books sum."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sync import upload
from sync.store import queue
from tests.lab.cutting.everywhere import cut_everywhere, open_town, wrong_with
from tests.lab.cutting.life import Lives
from tests.lab.cutting.line import Cut
from tests.lab.cutting.town import Town

#: What has to be among the requests of a life, or the story tells less than it says.
WHOLE_LIFE = {
    "GET /v1/health",
    "GET /v1/keyset",
    "GET /v1/orders",
    "GET /v1/content/catalogue",
    "GET /v1/content/blobs/ID",
    "POST /v1/dossiers/ID/missing",
    "PUT /v1/dossiers/ID/leaves/N",
    "PUT /v1/dossiers/ID",
    "POST /v1/payments/intents",
    "GET /v1/payments/ID",
    "POST /v1/asks",
}


@pytest.fixture
def town() -> Iterator[Town]:
    with open_town() as opened:
        yield opened


@pytest.mark.timeout(240)
def test_each_kind_of_request_may_be_cut(town: Town) -> None:
    lives = Lives(town)
    whole = lives.live()
    assert {each.label for each in whole} >= WHOLE_LIFE
    first_of_its_kind = {each.label: number for number, each in reversed(list(enumerate(whole)))}
    for turn, number in enumerate(sorted(first_of_its_kind.values())):
        cuts = whole[number].cuts()
        # What only fetches is cut in one place, in turn; what changes something at the portal where it matters
        # most, too: after it was done there, before that was heard here.
        always = set() if whole[number].label.startswith("GET") else {Cut.UNANSWERED}
        places = {cuts[turn % len(cuts)], *always}
        for cut in sorted(places, key=cuts.index):
            assert not (wrong := wrong_with(lives, whole, number, cut)), wrong


@pytest.mark.long
@pytest.mark.timeout(900)
def test_every_single_request_may_be_cut_anywhere(town: Town) -> None:
    lives = Lives(town)
    wrongs = list(cut_everywhere(lives, lives.live()))
    assert len(wrongs) > 60
    assert not any(wrongs), wrongs[-1]


def test_a_sender_that_gives_up_after_a_cut_is_found(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    lives = Lives(town)
    whole = lives.live()
    monkeypatch.setattr(queue, "requeue", queue.park)
    monkeypatch.setattr(queue, "back_off", lambda store, name, now, wait, fault: queue.park(store, name, fault))
    monkeypatch.setattr(upload, "OF_THE_CONNECTION", frozenset())
    commit = next(number for number, each in enumerate(whole) if each.label == "PUT /v1/dossiers/ID")
    assert wrong_with(lives, whole, commit, Cut.UNANSWERED).endswith("a receipt")
