"""What was signed at a time proves that time, over a restart too, whatever the clock on the wall says then."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk_app.clock import ProvenClock
from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.runtime.trust import TrustAnchor
from kiosk_app.store.database import Database
from kiosk_app.store.keysets import Keysets
from kiosk_app.store.witnessed import Witnessed, seal_key
from sync.contract import signed
from sync.contract.canonical import b64encode
from sync.contract.keyset import KeySet
from sync.contract.times import LAST_YEAR, format_time
from tests.kiosk_app.desk import HandClock
from tests.kiosk_app.runtime.publishing import CATALOGUE, Bench, catalogue, fee_of
from tests.sync.builders import Keys, key_from, public_of
from tests.sync.published import ISSUED, bundle_of

KEYS = Keys()
ROOT = public_of(KEYS.root)
NOW = datetime(2026, 11, 22, 5, tzinfo=UTC)
#: Of the key sets that are played here.
EXPIRES = datetime(2027, 11, 1, tzinfo=UTC)
YEARS = timedelta(days=3652)
#: The last second that the wire knows.
FARTHEST = datetime(LAST_YEAR, 12, 31, 23, 59, 59, tzinfo=UTC)
OURS = seal_key(b"device" * 5)


@dataclass
class Disk:
    """`anchor` is a new process over the same visit.db."""

    folder: Path
    clock: Moment = field(default_factory=lambda: Moment(NOW, TimeTrust.TRUSTED))
    database: Database | None = field(default=None)

    def anchor(self, key: bytes = OURS) -> TrustAnchor:
        self.close()
        image = self.folder / "keyset.json"
        if not image.exists():
            image.write_bytes(keyset(1))
        self.database = Database.open(self.folder / "visit.db")
        return TrustAnchor(
            ROOT,
            image,
            practice=True,
            memory=Keysets(self.database),
            witnessed=Witnessed(self.database, key),
            now=lambda: self.clock,
        )

    def rows(self, query: str, *values: object) -> None:
        self.close()
        with sqlite3.connect(self.folder / "visit.db") as rows:
            rows.execute(query, values)
        rows.close()

    def close(self) -> None:
        if self.database is not None:
            self.database.close()
            self.database = None


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    found = Disk(tmp_path)
    yield found
    found.close()


def keyset(version: int, **changes: object) -> bytes:
    return signed.sign(signed.Kind.KEYSET, KEYS.keyset(version).to_json() | changes, KEYS.root).to_bytes()


def see(anchor: TrustAnchor, at: datetime, key: Ed25519PrivateKey = KEYS.receipt) -> None:
    stamp = format_time(at)
    anchor.witness(signed.sign(signed.Kind.RECEIPT, {"at": stamp}, key), stamp)


def lives(anchor: TrustAnchor) -> bool:
    return isinstance(anchor.keyset(), KeySet)


@pytest.mark.parametrize("trust", list(TimeTrust))
@pytest.mark.parametrize("set_by", [-YEARS, timedelta(0), YEARS])
def test_a_key_set_that_ran_out_by_a_signed_time_stays_so_whatever_the_clock_says_after_a_restart(
    disk: Disk, set_by: timedelta, trust: TimeTrust
) -> None:
    before = disk.anchor()
    assert lives(before)
    see(before, EXPIRES)
    assert not lives(before)
    disk.clock = Moment(NOW + set_by, trust)
    assert not lives(disk.anchor())


@pytest.mark.parametrize("trust", list(TimeTrust))
@pytest.mark.parametrize("set_by", [-YEARS, timedelta(0), YEARS])
def test_a_key_set_that_has_not_run_out_lives_on_whatever_the_clock_says_after_a_restart(
    disk: Disk, set_by: timedelta, trust: TimeTrust
) -> None:
    see(disk.anchor(), EXPIRES - timedelta(seconds=1))
    disk.clock = Moment(NOW + set_by, trust)
    assert lives(disk.anchor())


def test_it_only_rises(disk: Disk) -> None:
    anchor = disk.anchor()
    assert lives(anchor)
    for days in (3, 1, 2):
        see(anchor, NOW + timedelta(days=days))
    see(anchor, NOW + timedelta(days=2), KEYS.payment)
    assert anchor.proven() == NOW + timedelta(days=3)
    after = disk.anchor()
    assert lives(after)
    see(after, NOW)
    again = disk.anchor()
    assert lives(again)
    assert again.proven() == NOW + timedelta(days=3)


def test_a_new_key_set_opens_a_kiosk_that_ran_out(disk: Disk) -> None:
    see(disk.anchor(), EXPIRES)
    after = disk.anchor()
    assert not lives(after)
    assert after.offer(keyset(2, issued="2027-10-01T00:00:00Z", expires="2028-11-01T00:00:00Z")) is None
    assert lives(after)


def test_days_can_be_counted_from_the_farthest_time_there_is_and_a_farther_one_is_none(disk: Disk) -> None:
    anchor = disk.anchor()
    see(anchor, FARTHEST + timedelta(days=365))
    assert lives(anchor)
    see(anchor, FARTHEST)
    after = disk.anchor()
    assert not lives(after)
    clock = ProvenClock(HandClock(), after.proven)
    for _ in range(2):
        assert clock.now().today.year in (LAST_YEAR, LAST_YEAR + 1)


def test_a_time_that_a_stolen_key_made_up_goes_with_the_key(disk: Disk) -> None:
    anchor = disk.anchor()
    see(anchor, FARTHEST)
    assert not lives(anchor)
    fresh = public_of(key_from("a new receipt key"))
    named = [{"kid": signed.key_id(fresh), "public": b64encode(fresh)}]
    without = keyset(2, receipt_keys=named)
    assert anchor.offer(without) is None
    assert lives(anchor)
    assert lives(disk.anchor()), "and after a restart"


def test_nobody_without_a_key_makes_time_pass(disk: Disk) -> None:
    anchor = disk.anchor()
    assert lives(anchor)
    see(anchor, EXPIRES, key_from("a stranger"))
    anchor.witness(b"no document", format_time(EXPIRES))
    anchor.witness(signed.sign(signed.Kind.RECEIPT, {"at": 1}, KEYS.receipt), "2030")
    assert lives(anchor)
    assert lives(disk.anchor())


RECEIPT_KID = signed.key_id(public_of(KEYS.receipt))


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("UPDATE witnessed SET at = ?", ("2999-01-01T00:00:00Z",)),
        ("UPDATE witnessed SET at = CAST(x'ff00fe' AS TEXT)", ()),
        ("UPDATE witnessed SET seal = x''", ()),
        ("UPDATE witnessed SET kid = CAST(x'ff' AS TEXT)", ()),
        ("DELETE FROM witnessed", ()),
        ("DROP TABLE witnessed", ()),
        ("REPLACE INTO witnessed VALUES (?, '2999-01-01T00:00:00Z', zeroblob(32))", (RECEIPT_KID,)),
    ],
    ids=["set ahead", "no text", "no seal", "no key", "no row", "no table", "made up"],
)
def test_a_row_that_was_damaged_or_made_up_stops_nothing_and_is_made_good(
    disk: Disk, query: str, values: tuple[object, ...]
) -> None:
    see(disk.anchor(), NOW)
    disk.rows(query, *values)
    after = disk.anchor()
    assert lives(after)
    assert after.proven() < NOW
    see(after, EXPIRES)
    assert not lives(after), "what is seen now counts in any case"
    if "DROP" not in query:
        assert not lives(disk.anchor())


def test_a_row_of_another_device_is_as_none(disk: Disk) -> None:
    see(disk.anchor(), EXPIRES)
    assert lives(disk.anchor(seal_key(b"another" * 5)))


def test_a_full_disk_keeps_nobody_from_seeing_the_time(disk: Disk) -> None:
    anchor = disk.anchor()
    assert disk.database is not None
    disk.database.one("PRAGMA query_only = 1")
    see(anchor, EXPIRES)
    assert not lives(anchor)
    assert lives(disk.anchor()), "it was not kept, and nobody says that it was"


@pytest.fixture
def bench(short_folder: Path) -> Iterator[Bench]:
    opened = Bench.open(short_folder)
    yield opened
    opened.close()


NEW = catalogue(115_000)


@pytest.mark.parametrize("whole", [True, False])
def test_a_bundle_that_is_newer_than_any_receipt_proves_its_own_day(bench: Bench, whole: bool) -> None:
    """Also one that is not whole yet: it was signed all the same."""
    bench.anchor.keyset()
    see(bench.anchor, ISSUED - timedelta(days=5))
    files = NEW if whole else {}
    bench.propose(CATALOGUE, bundle_of(NEW, 3), files)
    bench.work.look()
    assert bench.anchor.proven() == ISSUED
    bench.again()
    assert bench.anchor.proven() == ISSUED
    see(bench.anchor, ISSUED + timedelta(days=1))
    bench.again()
    assert bench.anchor.proven() == ISSUED + timedelta(days=1)


def test_a_clock_before_every_procedure_offers_what_the_last_signed_time_allows(bench: Bench) -> None:
    """The battery is empty and no time server is heard: it is 1970 on the wall, and receipts know better."""
    see(bench.anchor, NOW)
    bench.clock.moment = Moment(datetime(1970, 1, 1, tzinfo=UTC))
    bench.again()
    assert (fee_of(bench.setting), bench.noted) == (135_000, [])


def test_a_kiosk_that_has_nothing_in_force_tells_the_technician_once(bench: Bench) -> None:
    """A clock that is set far ahead is contradicted by nobody; the citizens are told by the page."""
    until = rb"\g<0>\nvalid_to = 2030-12-31"
    files = {path: re.sub(rb"(?m)^version = .*$", until, data) for path, data in catalogue().items()}
    bench.publish(files, 3)
    bench.at(datetime(1975, 1, 1, tzinfo=UTC))
    assert bench.noted == [("content.staged", "catalogue:3"), ("content.taken", "catalogue:3")]
    bench.at(datetime(2400, 1, 1, tzinfo=UTC))
    for restarted in (False, True):
        if restarted:
            bench.again()
        for _ in range(3):
            bench.work.look()
        told = bench.setting if restarted else bench.told()
        assert told is not None
        assert told.procedures == ()
        assert [each for each in bench.noted if "none" in each[0]] == [("content.none_in_force", "2400-01-01")]
