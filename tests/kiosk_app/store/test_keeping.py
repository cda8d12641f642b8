"""A draft over a power cut: the same card and this machine bring it back for a while, nothing else ever."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.store.database import Database
from kiosk_app.store.drafts import KEY_BYTES, Drafts
from kiosk_app.store.keeping import SECRET_BYTES, CardWraps, Now, card_key, keep_secret

SOD, OTHER_SOD = b"the security object of one chip", b"the security object of another chip"
SECRET = b"s" * SECRET_BYTES
CARD = card_key(SOD, SECRET)
DRAFT = {"answers": {"name": "Nguyễn Thị Thử"}}
NOON = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
KEEP_S = 1800.0


@dataclass
class Machine:
    """Its clocks are in the test's hands; `cut` is a power cut: another boot, another first key."""

    database: Database
    now: Now
    power_key: bytes = b"0" * KEY_BYTES

    def drafts(self) -> Drafts:
        cards = CardWraps(self.database, os.urandom, lambda: self.now, KEEP_S)
        return Drafts(self.database, self.power_key, os.urandom, cards)

    def cut(self, dark_s: float, *, trusted: bool, uptime: float = 30.0) -> None:
        number = int(self.now.boot.partition("-")[2]) + 1
        trust = TimeTrust.TRUSTED if trusted else TimeTrust.ESTIMATED
        self.now = Now(f"boot-{number}", uptime, Moment(self.now.moment.at + timedelta(seconds=dark_s), trust))
        self.power_key = os.urandom(KEY_BYTES)

    def pass_time(self, seconds: float) -> None:
        moment = replace(self.now.moment, at=self.now.moment.at + timedelta(seconds=seconds))
        self.now = replace(self.now, uptime=self.now.uptime + seconds, moment=moment)


@pytest.fixture
def machine(database: Database) -> Machine:
    made = Machine(database, Now("boot-0", 5000.0, Moment(NOON, TimeTrust.TRUSTED)))
    made.drafts().save("v", DRAFT, CARD)
    return made


def test_after_a_power_cut_the_same_card_brings_it_back(machine: Machine) -> None:
    machine.cut(120, trusted=True)
    drafts = machine.drafts()
    assert drafts.load("v") is None
    assert drafts.begin() == {"v"}
    assert drafts.kept_for(CARD) == [("v", DRAFT)]


@pytest.mark.parametrize(
    "key",
    [card_key(OTHER_SOD, SECRET), card_key(SOD, b"t" * SECRET_BYTES), bytes(32)],
    ids=["card", "machine", "0"],
)
def test_another_card_or_another_machine_finds_nothing(machine: Machine, key: bytes) -> None:
    machine.cut(120, trusted=True)
    assert machine.drafts().begin() == {"v"}
    assert machine.drafts().kept_for(key) == []


def test_without_a_chip_no_draft_outlives_the_power(machine: Machine) -> None:
    drafts = machine.drafts()
    drafts.save("w", DRAFT)
    # A citizen who read the card and then claims another number: the older wrap goes.
    drafts.save("v", DRAFT)
    machine.cut(120, trusted=True)
    assert machine.drafts().begin() == set()
    assert machine.drafts().kept_for(CARD) == []


@pytest.mark.parametrize(
    ("dark_s", "trusted", "uptime", "there"),
    [
        (KEEP_S - 1, True, 30, True),
        (KEEP_S + 1, True, 30, False),
        (-3600, True, 30, False),
        (10 * 365 * 86400, False, 30, True),
        (-10 * 365 * 86400, False, 30, True),
        (60, False, KEEP_S + 1, False),
    ],
)
def test_how_long_is_told_by_whatever_clock_can_be_believed(
    machine: Machine, dark_s: float, trusted: bool, uptime: float, there: bool
) -> None:
    machine.cut(dark_s, trusted=trusted, uptime=uptime)
    drafts = machine.drafts()
    drafts.begin()
    assert (drafts.kept_for(CARD) != []) is there
    # What is over is destroyed, not only refused.
    assert drafts.visits() == (("v",) if there else ())


def test_a_draft_sees_two_boots_and_no_more_without_a_clock(machine: Machine) -> None:
    seen = []
    for _ in range(4):
        machine.cut(60, trusted=False)
        seen.append(machine.drafts().begin() == {"v"})
    assert seen == [True, True, False, False]


def test_within_one_boot_its_own_seconds_count_whatever_the_wall_clock_does(machine: Machine) -> None:
    machine.now = replace(machine.now, moment=Moment(NOON + timedelta(days=3650), TimeTrust.TRUSTED))
    assert machine.drafts().begin() == {"v"}
    machine.pass_time(KEEP_S + 1)
    assert machine.drafts().sweep() == 1
    assert machine.drafts().visits() == ()


def test_what_is_destroyed_is_on_the_disk_no_more(machine: Machine, tmp_path: Path) -> None:
    row = machine.database.one("SELECT sealed FROM draft_cards")
    assert row is not None
    sealed = row[0]
    assert isinstance(sealed, bytes)

    def lies_there() -> bool:
        return any(sealed in path.read_bytes() for path in tmp_path.glob("visit.db*"))

    assert lies_there()
    machine.drafts().forget("v")
    assert not lies_there()


def test_a_draft_of_an_older_visit_stays_when_another_ends(machine: Machine) -> None:
    drafts = machine.drafts()
    drafts.save("w", {}, None)
    drafts.forget("w")
    assert drafts.kept_for(CARD) == [("v", DRAFT)]


def test_the_secret_is_made_once_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "draft.secret"
    secret = keep_secret(path, os.urandom)
    assert keep_secret(path, os.urandom) == secret
    assert (len(secret), path.stat().st_mode & 0o777) == (SECRET_BYTES, 0o600)
    path.write_bytes(secret[:8])
    with pytest.raises(ValueError, match=r"draft\.secret"):
        keep_secret(path, os.urandom)
