"""In by card and code as the newest roster says; whoever was left out of it comes in no more."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest

from drivers.card.reader import CardReader, CardState
from drivers.client import connect
from drivers.page_printer.simulated import SimulatedPagePrinter
from kiosk_app.flow.events import Event, NewBoard
from kiosk_app.flow.staff import (
    CheckOwnCode,
    CheckStaffCode,
    ReadStaffCard,
    StaffAdmitted,
    StaffCardRefused,
    StaffCardSeen,
    StaffRefused,
)
from kiosk_app.paper.press import Press
from kiosk_app.runtime.counted_pages import CountedPages
from kiosk_app.runtime.staff_card_work import StaffCardWork
from kiosk_app.runtime.staff_work import StaffMeans, StaffPlace, StaffWork
from kiosk_app.staff_code import hashed
from kiosk_app.store.closing import Closing
from kiosk_app.store.journal import Journal
from kiosk_app.store.staff_door import TRIES, DoorCount
from sync.contract.bundle import BundleKind
from sync.contract.roster import Member, Role, card_mark, code_verifier, write_roster
from tests.drivers.fakes import READING, FakeCard
from tests.kiosk_app.runtime.publishing import Bench
from tests.kiosk_app.runtime.test_staff_work import CODE, Now
from tests.memory_switchboard import MemorySwitchboard
from tests.stories.walk import practice

SOD = READING.sod_sha256
OWN = "135791"
HA = Member(
    "CTV-012",
    Role.COLLABORATOR,
    "Lê Thu Hà",
    card_mark(SOD),
    code_verifier(OWN, SOD, os.urandom),
    date(2027, 12, 31),
    ("practice",),
)
NAM = replace(HA, id="CB-001", role=Role.OFFICIAL, name="Trần Nam", card=card_mark("5b" * 32))


class Point:
    """A kiosk's door over what sync brought, with a card on its reader."""

    def __init__(self, bench: Bench, folder: Path) -> None:
        self.bench = bench
        self.told: list[Event] = []
        self.card = FakeCard()
        self.card.show(CardState.PRESENT)
        self.journal = Journal(bench.database, bench.clock.now, "boot")
        content = bench.work
        self.cards = StaffCardWork(
            cast(CardReader, self.card), Now(), self.told.append, content.roster, self.journal.note
        )
        self.devices = connect(folder / "nobody")
        means = StaffMeans(
            self.devices,
            CountedPages(SimulatedPagePrinter(MemorySwitchboard()), self.journal.note),
            Press(),
            bench.outbox,
            self.journal,
            DoorCount(bench.database, "boot", bench.clock.monotonic),
            Closing(bench.database),
            bench.clock,
            self.cards,
        )
        place = StaffPlace(hashed(CODE), folder, practice, lambda _language: {}, content.by_card)
        self.work = StaffWork(
            place,
            means,
            post=self.told.append,
            store_worker=Now(),
            device_worker=Now(),
            page_worker=Now(),
            look_at_health=lambda: None,
        )

    def close(self) -> None:
        self.devices.close()

    def publish(self, version: int, *people: Member) -> None:
        self.bench.publish({"roster.json": write_roster(people)}, version, BundleKind.ROSTER)

    def lay(self) -> Event:
        self.cards.read(ReadStaffCard(1, "000001"))
        return self.told[-1]

    def says(self, code: str = OWN, person: str = "CTV-012") -> Event:
        self.work.check_own(CheckOwnCode(2, person, code))
        return self.told[-1]


@pytest.fixture
def point(short_folder: Path) -> Iterator[Point]:
    bench = Bench.open(short_folder)
    point = Point(bench, short_folder)
    yield point
    point.close()
    bench.close()


def test_card_and_code_open_and_the_journal_says_who(point: Point) -> None:
    point.publish(1, HA, NAM)
    assert [event.board.by_card for event in point.bench.posted if isinstance(event, NewBoard)] == [True]
    assert point.lay() == StaffCardSeen(1, "CTV-012", "collaborator", "Lê Thu Hà")
    admitted = point.says()
    assert isinstance(admitted, StaffAdmitted)
    assert (admitted.session.role, admitted.session.person) == ("collaborator", "CTV-012")
    noted = [detail for _, detail in point.journal.newest_of(("staff.entered",), 9)]
    assert noted == ["collaborator CTV-012"]


def test_a_revoked_collaborator_cannot_sign_in_after_the_next_pull(point: Point) -> None:
    point.publish(1, HA, NAM)
    point.lay()
    point.publish(2, NAM)
    # Also who had laid the card down before the pull came.
    assert isinstance(point.says(), StaffRefused)
    assert point.lay() == StaffCardRefused(1, "unknown")


def test_an_older_roster_brings_nobody_back_and_neither_does_a_restart(
    point: Point, short_folder: Path
) -> None:
    point.publish(1, HA, NAM)
    point.publish(2, NAM)
    point.publish(1, HA, NAM)
    assert point.lay() == StaffCardRefused(1, "unknown")
    point.bench.again()
    again = Point(point.bench, short_folder)
    again.bench.work.look()
    assert again.lay() == StaffCardRefused(1, "unknown")
    again.close()


def test_without_a_line_a_restart_knows_who_works_here(point: Point, short_folder: Path) -> None:
    point.publish(1, HA)
    point.bench.again()
    again = Point(point.bench, short_folder)
    again.bench.work.look()
    assert isinstance(again.lay(), StaffCardSeen)
    assert isinstance(again.says(), StaffAdmitted)
    again.close()


@pytest.mark.parametrize("change", [{"sites": ("elsewhere",)}, {"until": date(2026, 11, 21)}])
def test_whoever_works_elsewhere_or_no_more_is_unknown(point: Point, change: dict[str, object]) -> None:
    point.publish(1, replace(HA, **change))  # type: ignore[arg-type]  # the field's own type is the case's to keep
    assert point.lay() == StaffCardRefused(1, "unknown")


def test_wrong_codes_are_counted_and_shut_the_door_for_everybody(point: Point) -> None:
    point.publish(1, HA)
    point.lay()
    left = [answer.left for _ in range(TRIES) if isinstance(answer := point.says("000001"), StaffRefused)]
    assert left == [4, 3, 2, 1, 0]
    refused = point.says()
    assert isinstance(refused, StaffRefused)
    assert refused.wait_s > 0


def test_a_code_without_its_card_opens_nothing_and_a_card_opens_once(point: Point) -> None:
    point.publish(1, HA, NAM)
    before = point.says()
    point.lay()
    answers = [before, point.says(person="CB-001"), point.says(), point.says()]
    assert [type(answer) for answer in answers] == [StaffRefused, StaffRefused, StaffAdmitted, StaffRefused]


def test_the_code_of_the_point_opens_only_where_no_roster_is_in_force(point: Point) -> None:
    def answered() -> str:
        point.work.check(CheckStaffCode(1, CODE))
        return type(point.told[-1]).__name__

    assert answered() == "StaffAdmitted"
    point.publish(1, HA)
    assert answered() == "StaffRefused"
    # Long without a word from the city, nobody would get in at all: then it counts again.
    now = point.bench.clock.moment
    point.bench.clock.moment = replace(now, at=now.at + timedelta(days=91))
    point.bench.work.look()
    assert point.lay() == StaffCardRefused(1, "unknown")
    assert answered() == "StaffAdmitted"


def test_nothing_of_a_card_that_is_unknown_is_written_down(point: Point) -> None:
    point.publish(1, NAM)
    point.lay()
    assert [detail for _, detail in point.journal.newest_of(("staff.refused",), 9)] == ["unknown"]
