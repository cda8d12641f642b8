"""What citizens thought: counted once, shown to officers as figures, tied to nobody."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import inspect

from portal.store.models import KeptOpinion
from sync.contract.opinion import Opinion, Reason, encode_opinions
from tests.portal.world import World, call


def opinion(seed: int, face: int = 4, site: str = "practice", *reasons: Reason) -> Opinion:
    return Opinion(f"{seed:032x}", site, "birth_extract", "2026-11-23", face, reasons)


def tell(world: World, *opinions: Opinion) -> int:
    return world.device.send("POST", "/v1/opinions", encode_opinions(opinions)).status_code


def test_told_twice_each_counts_once_and_the_first_word_stands(world: World) -> None:
    assert tell(world, opinion(1), opinion(2, 2)) == 200
    assert tell(world, opinion(1, 1), opinion(3, 5), opinion(3, 5)) == 200
    found = call(world.console, "GET", "/api/opinions").json()
    assert (found["count"], found["mean_hundredths"]) == (3, 367)
    assert found["faces"] == {"1": 0, "2": 1, "3": 0, "4": 1, "5": 1}


def test_officers_see_figures_by_site_by_procedure_and_what_it_was_about(world: World) -> None:
    told = [
        opinion(1, 5, "phuong_a", Reason.STAFF),
        opinion(2, 2, "phuong_a", Reason.WAITING, Reason.MACHINE),
        opinion(3, 4, "phuong_b", Reason.WAITING),
    ]
    assert tell(world, *told) == 200
    found = call(world.console, "GET", "/api/opinions").json()
    assert found["sites"] == [
        {"id": "phuong_a", "count": 2, "mean_hundredths": 350},
        {"id": "phuong_b", "count": 1, "mean_hundredths": 400},
    ]
    assert found["reasons"] == {"waiting": 2, "clarity": 0, "staff": 1, "machine": 1, "other": 0}
    page = call(world.console, "GET", "/opinions?lang=vi").text
    assert "3,67 / 5" in page
    assert "Ý kiến người dân" in page


def test_nothing_was_said_yet(world: World) -> None:
    assert "Chưa có ý kiến nào" in call(world.console, "GET", "/opinions?lang=vi").text
    assert call(world.console, "GET", "/api/opinions").json()["mean_hundredths"] == 0


def test_a_row_knows_neither_dossier_nor_kiosk_nor_hour(world: World) -> None:
    assert tell(world, opinion(1)) == 200
    columns = {column.key for column in inspect(KeptOpinion).columns}
    assert columns == {"id", "site", "procedure", "day", "face", "reasons"}


@pytest.mark.parametrize(
    "change",
    [
        {"face": 0},
        {"face": 6},
        {"face": True},
        {"day": "2026-11-23T10:00:00Z"},
        {"day": "2026-02-30"},
        {"reasons": ["waiting", "waiting"]},
        {"reasons": ["staff", "waiting"]},
        {"reasons": ["TAM-K7QF-9T2M-X"]},
        {"id": "1"},
        {"code": "TAM-K7QF-9T2M-X"},
    ],
    ids=str,
)
def test_what_is_no_opinion_is_refused_whole(world: World, change: dict[str, object]) -> None:
    body = json.dumps({"opinions": [opinion(1).to_json(), {**opinion(2).to_json(), **change}]}).encode()
    assert world.device.send("POST", "/v1/opinions", body).status_code == 400
    assert call(world.console, "GET", "/api/opinions").json()["count"] == 0


def test_only_an_enrolled_kiosk_tells(world: World) -> None:
    answer = call(world.ingest, "POST", "/v1/opinions", content=encode_opinions([opinion(1)]))
    assert answer.status_code == 401
