"""The paper that a dossier ended in reaches whoever holds the slip or the card, piece by piece."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.adapters.city import CityResult
from portal.adapters.city_simulated import SimulatedCity
from portal.console.verdicts import Verdict
from portal.keys import load_opener_public
from portal.opener.results import ResultFetcher
from portal.store.logins import Login
from portal.store.models import KeptResult, ResultCopy
from sync.contract.canonical import b64decode
from sync.contract.faults import ContractFault
from sync.contract.receipts import DossierState
from sync.contract.result import MOST_FILE_BYTES, TOPIC, Result, parse_piece, parse_result, pieces
from sync.contract.wire import AskKind
from sync.envelope import EnvelopeFault, open_down
from sync.envelope.receipt_key import visit_key
from sync.envelope.result_file import open_file
from tests.portal.citizens import at_home, file, give
from tests.portal.world import KEYS, World
from tests.sync.builders import NUMBER, random_from

DONE = Verdict(DossierState.DONE)


class GivingCity:
    def __init__(self, given: CityResult | None) -> None:
        self.given = given
        self.asked: list[str] = []

    def result(self, official_code: str) -> CityResult | None:
        self.asked.append(official_code)
        return self.given


def given(**values: object) -> CityResult:
    plain = CityResult("Trích lục", "UBND phường Mẫu", "2026-11-20", "Số 1", "8:00–11:30", b"%PDF-1.7\n")
    return replace(plain, **values)  # type: ignore[arg-type]  # as the tests name them


def fetcher(world: World, city: GivingCity | SimulatedCity) -> ResultFetcher:
    return ResultFetcher(
        database=world.stores[Login.OPENER],
        city=city,
        opener=load_opener_public(world.places.keyset, world.places.root_public),
        clock=world.clock,
        random=random_from(21),
    )


def on_slip(code: str, answer: dict[str, object]) -> Result:
    sealed = answer["result"]
    assert isinstance(sealed, str)
    blob = b64decode(sealed)
    assert blob is not None
    opened = open_down(TOPIC, code, blob, KEYS.visit)
    assert not isinstance(opened, EnvelopeFault)
    found = parse_result(opened)
    assert isinstance(found, Result)
    return found


def fetched(world: World, result: Result) -> bytes:
    whole = b""
    for number in range(pieces(result.size)):
        piece = parse_piece(at_home(world).hear(AskKind.RESULT, {"code": result.code, "piece": number}))
        assert isinstance(piece, bytes)
        whole += piece
    return whole


def test_a_paper_is_there_once_the_dossier_is_done_and_opens_by_slip_and_by_card(world: World) -> None:
    code = file(world).manifest.code
    paper = b"%PDF-1.7\n" + random_from(5)(50_000)
    city = GivingCity(given(pdf=paper))
    results = fetcher(world, city)
    assert not results.work_once(), "nobody asks for the paper of what is not done"
    assert at_home(world).status(code)["result"] is None
    give(world, code, DONE)
    assert results.work_once()
    assert not results.work_once()
    assert len(city.asked) == 1
    answer = at_home(world).status(code)
    result = on_slip(code, answer)
    assert answer["open_result"] is None
    assert (result.name, result.signed, result.size) == ("Trích lục", "2026-11-20", len(paper))
    assert open_file(fetched(world, result), result.key, size=result.size, sha256=result.sha256) == paper
    assert parse_result(at_home(world).status(code, {"number": NUMBER})["open_result"]) == result


def test_nobody_else_opens_it(world: World) -> None:
    code = file(world).manifest.code
    give(world, code, DONE)
    fetcher(world, GivingCity(given())).work_once()
    answer = at_home(world).status(code, {"number": "001199000002"})
    assert answer["open_result"] is None
    blob = b64decode(str(answer["result"]))
    assert blob is not None
    assert isinstance(open_down(TOPIC, code, blob, visit_key(bytes(16))), EnvelopeFault)
    with world.database.read() as session:
        kept = [row.for_opener + row.sealed_file for row in session.query(KeptResult)]
        kept += [row.sealed for row in session.query(ResultCopy)]
    assert len(kept) == 2
    assert not [each for each in kept if b"%PDF" in each or "Trích lục".encode() in each]


@pytest.mark.parametrize(
    "wrong",
    [
        {"pdf": b"<html>captive</html>"},
        {"pdf": b""},
        {"pdf": b"%PDF-" + bytes(MOST_FILE_BYTES)},
        {"name": "x" * 200},
        {"office": "a\u202eb"},
        {"signed": "20/11/2026"},
    ],
)
def test_what_no_kiosk_would_show_is_not_kept_and_asked_for_again_later(
    world: World, wrong: dict[str, object]
) -> None:
    code = file(world).manifest.code
    give(world, code, DONE)
    city = GivingCity(given(**wrong))
    results = fetcher(world, city)
    assert not results.work_once()
    assert not results.work_once()
    assert len(city.asked) == 1
    assert at_home(world).status(code)["result"] is None


@pytest.mark.parametrize("number", [-1, 9_999, True, "0", None, 1])
def test_a_piece_that_is_not_there(world: World, number: object) -> None:
    code = file(world).manifest.code
    give(world, code, DONE)
    fetcher(world, GivingCity(given())).work_once()
    answer = at_home(world).hear(AskKind.RESULT, {"code": code, "piece": number})
    assert answer["error"] == "not_found"


def test_the_largest_paper_comes_whole_and_the_practice_one_is_such_a_paper(world: World) -> None:
    code = file(world).manifest.code
    give(world, code, DONE)
    paper = b"%PDF-" + bytes(MOST_FILE_BYTES - 5)
    fetcher(world, GivingCity(given(pdf=paper))).work_once()
    result = on_slip(code, at_home(world).status(code))
    sealed = fetched(world, result)
    assert open_file(sealed, result.key, size=result.size, sha256=result.sha256) == paper
    for wrong in (sealed[:-1], sealed + b"\0", sealed[1:] + sealed[:1], b""):
        assert open_file(wrong, result.key, size=result.size, sha256=result.sha256) is None
    practice = SimulatedCity(world.places.city, world.clock).result("THU-000.00.00.H26-261122-0001")
    assert practice is not None
    assert practice.pdf.startswith(b"%PDF-")
    assert not isinstance(parse_result({**result.to_json(), "name": practice.name}), ContractFault)
