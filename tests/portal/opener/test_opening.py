"""From receipt to official code, and what happens to a dossier that does not want to go that way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.adapters.city import Accepted, CityTrouble
from portal.adapters.city_simulated import SimulatedCity
from portal.errands import OPENER, Errands
from portal.store.logins import Login
from portal.store.models import Dossier as DossierRow
from portal.store.models import Payment
from portal.store.states import Stage, Trouble
from sync.contract.dossier import Dossier, Fee
from sync.envelope import SealedDossier
from tests.portal.world import World, receipt_of
from tests.sync.builders import KIOSK, NAME, NUMBER, SCAN, make_dossier


class MoodyCity:
    """Answers what it is told to, in turn, the last for ever."""

    def __init__(self, *answers: Accepted | CityTrouble) -> None:
        self._answers = list(answers)
        self.asked = 0

    def hand_over(self, dossier: Dossier, files: tuple[bytes, ...]) -> Accepted | CityTrouble:
        return self._next()

    def supplement(
        self, official_code: str, dossier: Dossier, files: tuple[bytes, ...]
    ) -> Accepted | CityTrouble:
        return self._next()

    def result(self, official_code: str) -> None:
        """It never has a paper ready."""

    def _next(self) -> Accepted | CityTrouble:
        self.asked += 1
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]


def row_of(world: World, sealed: SealedDossier) -> DossierRow:
    with world.database.read() as session:
        return session.get_one(DossierRow, sealed.manifest.dossier_id)


def test_the_city_issues_the_code_and_it_is_marked(world: World) -> None:
    first, second = world.seal(1), world.seal(2)
    world.device.upload(first)
    world.clock.ms += 1000
    world.device.upload(second)
    world.opener.work_once()
    codes = [row_of(world, sealed).official_code for sealed in (first, second)]
    assert codes == ["THU-000.00.00.H26-261122-0001", "THU-000.00.00.H26-261122-0002"]
    assert row_of(world, first).stage == Stage.HANDED_OVER


def test_what_was_confirmed_is_what_the_console_reads(world: World) -> None:
    sealed = world.seal()
    world.device.upload(sealed)
    world.opener.work_once()
    shown = world.reading.show(sealed.manifest.code.lower().replace("-", " "))
    assert shown is not None
    assert shown["content"] == make_dossier().to_json()
    assert shown["manifest_sha256"] == sealed.manifest_doc.payload_sha256()
    papers = [world.reading.paper(sealed.manifest.code, n) for n in (1, 2)]
    assert [p.content if p else None for p in papers] == [SCAN, b""]
    assert world.reading.paper(sealed.manifest.code, 3) is None


def test_no_name_number_or_scan_in_the_clear_anywhere(world: World, state: Path) -> None:
    sealed = world.seal()
    world.device.upload(sealed)
    world.opener.work_once()
    world.close()
    canaries = [NAME.encode(), NUMBER.encode(), SCAN[:64], NAME.encode("utf-16-le")]
    seen = [path for path in state.rglob("*") if path.is_file()]
    assert any(path.parent.name == sealed.manifest.dossier_id for path in seen)
    found = [(path.name, c) for path in seen for c in canaries if c in path.read_bytes()]
    assert found == []


def test_a_poisoned_dossier_is_parked_and_the_next_one_goes_on(world: World) -> None:
    poison, good = world.seal(1), world.seal(2)
    for sealed in (poison, good):
        receipt_of(world.device.upload(sealed))
    with world.database.write() as session:
        header = session.get_one(DossierRow, poison.manifest.dossier_id).header or b""
        session.get_one(DossierRow, poison.manifest.dossier_id).header = header.replace(b"2", b"3")
    world.opener.work_once()
    assert row_of(world, poison).stage == Stage.PARKED
    assert row_of(world, poison).trouble == Trouble.CANNOT_OPEN
    assert row_of(world, good).stage == Stage.HANDED_OVER


def test_a_dossier_that_trips_the_opener_waits_and_is_parked_in_the_end(world: World) -> None:
    sealed = world.seal()
    world.device.upload(sealed)
    with world.database.write() as session:
        session.get_one(DossierRow, sealed.manifest.dossier_id).manifest_doc = "{}"
    for _ in range(9):
        world.opener.work_once()
        world.clock.ms += 3_600_000
    assert row_of(world, sealed).stage == Stage.PARKED


def test_a_silent_city_is_asked_later_and_not_without_pause(state: Path) -> None:
    city = MoodyCity(CityTrouble.SILENT, Accepted("THU-000.00.00.H26-261122-0042"))
    world = World.in_folder(state, city)
    sealed = world.seal()
    world.device.upload(sealed)
    world.opener.work_once()
    assert (row_of(world, sealed).stage, row_of(world, sealed).trouble) == (
        Stage.OPENED,
        Trouble.CITY_SILENT,
    )
    world.opener.work_once()
    assert city.asked == 1
    world.clock.ms += 10_000
    world.opener.work_once()
    assert row_of(world, sealed).official_code == "THU-000.00.00.H26-261122-0042"
    assert row_of(world, sealed).trouble is None
    world.close()


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [(CityTrouble.REFUSED, Trouble.CITY_REFUSED), (Accepted("<script>"), Trouble.CITY_BAD_CODE)],
)
def test_a_city_that_refuses_or_babbles(state: Path, answer: Accepted | CityTrouble, trouble: Trouble) -> None:
    world = World.in_folder(state, MoodyCity(answer))
    sealed = world.seal()
    world.device.upload(sealed)
    world.opener.work_once()
    assert (row_of(world, sealed).stage, row_of(world, sealed).trouble) == (Stage.PARKED, trouble)
    world.close()


class Interrupted(MoodyCity):
    """While it thinks, an officer does something."""

    meanwhile: Callable[[], object]

    def _next(self) -> Accepted | CityTrouble:
        self.meanwhile()
        return super()._next()


@pytest.mark.parametrize(
    "answer",
    [CityTrouble.SILENT, CityTrouble.REFUSED, Accepted("<script>"), Accepted("THU-000.00.00.H26-261122-0042")],
    ids=str,
)
def test_a_code_typed_by_hand_while_the_city_thinks_stands(state: Path, answer: Accepted | CityTrouble) -> None:
    city = Interrupted(answer)
    world = World.in_folder(state, city)
    sealed, by_hand = world.seal(), "THU-000.00.00.H26-261122-0007"
    record = world.desk.deeds.record_official_code
    city.meanwhile = lambda: record(sealed.manifest.code, by_hand, "Nam")
    world.device.upload(sealed)
    for _ in range(10):
        world.opener.work_once()
        world.clock.ms += 3_600_000
    row = row_of(world, sealed)
    assert (row.stage, row.official_code, row.trouble) == (Stage.HANDED_OVER, by_hand, None)
    assert city.asked == 1
    world.close()


def test_an_answer_of_the_city_that_got_lost(world: World, state: Path) -> None:
    """It was handed over, then the power went before we wrote it down: the same code comes again."""
    sealed = world.seal()
    before = SimulatedCity(world.places.city, world.clock).hand_over(make_dossier(), (SCAN, b""))
    world.device.upload(sealed)
    world.opener.work_once()
    assert before == Accepted(str(row_of(world, sealed).official_code))


def test_a_fee_in_the_dossier_is_expected_even_without_an_intent(world: World) -> None:
    sealed = world.seal(fee=Fee(70_000, "online", "tt-281", "ordinary"))
    world.device.upload(sealed)
    world.opener.work_once()
    with world.database.read() as session:
        payment = session.query(Payment).one()
    assert (payment.due, payment.kiosk_id, payment.dossier_id) == (70_000, KIOSK, sealed.manifest.dossier_id)


def test_a_fee_is_expected_also_where_somebody_took_its_errand_s_name(world: World) -> None:
    sealed = world.seal(fee=Fee(70_000, "online", "tt-281", "ordinary"))
    errands = Errands(world.stores[Login.INGEST], world.clock, world.bell)
    assert errands.put(f"fee:{sealed.manifest.dossier_id}", OPENER, "ask", b"{}")
    world.device.upload(sealed)
    world.opener.work_once()
    world.committer.work_once()
    with world.database.read() as session:
        assert session.query(Payment).one().due == 70_000


def test_the_attachment_at_rest_is_not_the_attachment_on_the_wire(world: World) -> None:
    sealed = world.seal()
    world.device.upload(sealed)
    world.opener.work_once()
    stored = [p.read_bytes() for p in world.places.documents.rglob("*") if p.is_file()]
    assert len(stored) == 2
    assert hashlib.sha256(SCAN).digest() not in {hashlib.sha256(s).digest() for s in stored}
