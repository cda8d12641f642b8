"""The assembled kiosk without its screen: what it does at its start, in a fault, and with a full disk."""

from __future__ import annotations

import os
import threading
import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from drivers.scanner.source import FiledDocument
from drivers.switchboard import FileSwitchboard
from kiosk_app.assembly import Kiosk, Screenside
from kiosk_app.config import load_config
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Visit
from kiosk_app.front import AssemblyError, OutboxDamagedError, open_front
from kiosk_app.store.database import Database
from kiosk_app.store.drafts import Drafts, draft_key
from sync.contract.times import LAST_YEAR
from sync.store import StoreFault, queue
from sync.store.connection import open_connection
from sync.store.rescue import Rescued, reindex
from tests.kiosk_app.desk import KEYS, PDF, FakeAlarm, submission
from tests.sync.builders import public_of

REPOSITORY = Path(__file__).parents[2]
LONG = 20.0


@dataclass
class Screen:
    """Runs what the kiosk calls, in the thread of the test, when it is turned."""

    calls: list[Callable[[], None]] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    parked: list[int] = field(default_factory=list)
    wiped: int = 0

    def side(self) -> Screenside:
        return Screenside(
            call=self.calls.append,
            alarm=FakeAlarm,
            show_visit=self.visits.append,
            show_frame=lambda _frame: None,
            show_page=lambda _number, _picture: None,
            show_network=lambda _network: None,
            show_parked=self.parked.append,
            show_printer=lambda _state: None,
            wiped=self._wipe,
        )

    def _wipe(self) -> None:
        self.wiped += 1

    def turn(self) -> None:
        while self.calls:
            self.calls.pop(0)()


@dataclass
class Stand:
    folder: Path
    screen: Screen = field(default_factory=Screen)

    def open(self) -> Kiosk:
        front = open_front(load_config(self.folder / "kiosk.toml"), ("vi", "en"))
        return Kiosk(front, self.screen.side())

    def until(self, kiosk: Kiosk, seen: Callable[[], bool]) -> None:
        """Turn the screen until `seen`."""
        end = time.monotonic() + LONG
        while not seen():
            assert time.monotonic() < end
            self.screen.turn()
            settle(kiosk)

    def journal(self) -> list[tuple[object, ...]]:
        database = Database.open(self.folder / "state" / "visit.db")
        rows = database.all("SELECT event, detail FROM journal ORDER BY number")
        database.close()
        return rows


def settle(kiosk: Kiosk) -> None:
    """What the store's worker was asked to do is done."""
    done = threading.Event()
    kiosk._workers["store"].do(lambda _cancel: done.set())
    assert done.wait(LONG)


@pytest.fixture
def stand(short_folder: Path) -> Stand:
    folder = short_folder
    for name in ("state", "spool", "run"):
        (folder / name).mkdir()
    secret = KEYS.device.private_bytes_raw()
    (folder / "device.key").write_text("ed25519:" + b64encode(secret).decode())
    (folder / "payment.key").write_text(b64encode(b"m" * 32).decode())
    (folder / "root.pub").write_text(b64encode(public_of(KEYS.root)).decode())
    (folder / "keyset.json").write_bytes(KEYS.keyset_doc().to_bytes())
    catalogue = REPOSITORY / "assets" / "catalogue"
    (folder / "kiosk.toml").write_text(
        'kiosk = "A17"\npractice = true\nstate = "state"\nspool = "spool"\nrun = "run"\n'
        f'content = "{catalogue}"\nsite = "{catalogue / "sites" / "practice.toml"}"\n'
        f'translations = "{REPOSITORY / "i18n"}"\nroot_key = "root.pub"\nkeyset = "keyset.json"\n'
        'device_key = "device.key"\npayment_key = "payment.key"\ndevices_socket = "run/devices"\n'
        'switchboard = "run/switchboard.json"\n'
    )
    return Stand(folder)


def test_a_visit_that_was_cut_off_is_forgotten_and_the_journal_says_so(stand: Stand) -> None:
    database = Database.open(stand.folder / "state" / "visit.db")
    Drafts(database, draft_key(stand.folder / "run", os.urandom), os.urandom).save("v", {"answers": {}})
    database.close()
    kiosk = stand.open()
    settle(kiosk)
    kiosk.close()
    assert stand.journal() == [("visit.interrupted", ""), ("started", "")]
    database = Database.open(stand.folder / "state" / "visit.db")
    assert database.one("SELECT count(*) FROM drafts") == (0,)
    database.close()


def test_without_devices_a_visit_goes_on_and_each_fault_that_was_shown_is_in_the_journal(stand: Stand) -> None:
    kiosk = stand.open()
    entrance: list[e.Event] = [hand.OpenTile("apply"), hand.OpenService("birth_extract"), hand.GoOn()]
    consent: list[e.Event] = [hand.Tick("file", True), hand.GoOn()]
    number: list[e.Event] = [hand.Digit(digit) for digit in "001190012345"]
    for event in [*entrance, *consent, *number, hand.GoOn()]:
        kiosk.post(event)
    stand.screen.turn()
    assert kiosk.loop.visit.page is Page.IDENTITY_CARD
    kiosk.post(e.Trouble("card.no_reader"))
    kiosk.post(e.Trouble("card.no_reader"))
    stand.screen.turn()
    assert kiosk.loop.visit.fault is not None
    settle(kiosk)
    kiosk.close()
    assert stand.journal().count(("fault", "card.no_reader")) == 1


def test_a_nearly_full_disk_takes_no_visit_and_takes_them_again_later(stand: Stand) -> None:
    kiosk = stand.open()
    board = FileSwitchboard(stand.folder / "run" / "switchboard.json")
    board.turn(disk_low=True)
    kiosk.look_at_health()
    stand.until(kiosk, lambda: kiosk.loop.visit.page is Page.OUT_OF_SERVICE)
    board.turn(disk_low=False)
    kiosk.look_at_health()
    stand.until(kiosk, lambda: kiosk.loop.visit.page is Page.HOME)
    settle(kiosk)
    kiosk.close()
    assert ("out_of_service", "store.disk_low") in stand.journal()


def test_a_key_set_of_another_root_takes_no_visit(stand: Stand) -> None:
    (stand.folder / "root.pub").write_text(b64encode(public_of(KEYS.device)).decode())
    kiosk = stand.open()
    kiosk.look_at_health()
    stand.until(kiosk, lambda: kiosk.loop.visit.out_of_service == "store.keys_missing")
    kiosk.close()


def test_a_clock_beyond_all_times_that_can_be_written_takes_no_visit(stand: Stand) -> None:
    kiosk = stand.open()
    board = FileSwitchboard(stand.folder / "run" / "switchboard.json")
    board.turn(clock_offset_s=(LAST_YEAR - 2025) * 366 * 86_400)
    kiosk.look_at_health()
    stand.until(kiosk, lambda: kiosk.loop.visit.out_of_service == "store.sealing_failed")
    board.turn(clock_offset_s=0)
    kiosk.look_at_health()
    stand.until(kiosk, lambda: kiosk.loop.visit.page is Page.HOME)
    settle(kiosk)
    kiosk.close()


def test_leaving_wipes_screen_session_and_drafts(stand: Stand) -> None:
    kiosk = stand.open()
    for event in (hand.OpenTile("apply"), hand.OpenService("birth_extract"), hand.End()):
        kiosk.post(event)
    stand.screen.turn()
    assert kiosk.loop.visit.page is Page.FAREWELL
    assert stand.screen.wiped == 1
    settle(kiosk)
    kiosk.close()
    assert ("visit.ended", "") in stand.journal()


def test_a_durable_dossier_is_told_as_saved_also_where_the_apps_own_disk_fails(stand: Stand) -> None:
    kiosk = stand.open()
    settle(kiosk)
    with kiosk._database.transaction() as rows:
        rows.execute("DROP TABLE drafts")
    file = kiosk._performer._session.hold_file(FiledDocument(PDF, 1, 3, 0), ())
    kiosk._performer(submission(file), kiosk.loop.visit)
    settle(kiosk)
    told = [type(event) for event in kiosk.loop._events]
    kiosk.close()
    assert told == [e.Stored, e.Trouble]


@pytest.mark.parametrize("name", ["device.key", "payment.key", "root.pub"])
@pytest.mark.parametrize("content", [None, "", "ed25519:nonsense", "AAAA"])
def test_unfinished_commissioning_is_refused_at_the_start(stand: Stand, name: str, content: str | None) -> None:
    if content is None:
        (stand.folder / name).unlink()
    else:
        (stand.folder / name).write_text(content)
    with pytest.raises((AssemblyError, OSError, ValueError)):
        stand.open()


def test_a_damaged_outbox_closes_the_kiosk_and_its_files_stay(stand: Stand) -> None:
    stand.open().close()
    database = stand.folder / "spool" / "outbox.db"
    database.write_bytes(b"not a database, and long enough to be taken for one" * 200)
    with pytest.raises(OutboxDamagedError):
        stand.open()
    assert isinstance(reindex(stand.folder / "spool"), Rescued)
    stand.open().close()


def test_a_damaged_visit_db_is_made_anew_and_the_journal_says_so(stand: Stand) -> None:
    (stand.folder / "state" / "visit.db").write_bytes(b"not a database, and long enough" * 300)
    kiosk = stand.open()
    settle(kiosk)
    kiosk.close()
    assert stand.journal()[0] == ("visit_db.renewed", "")


def test_a_switchboard_is_for_practice_only(stand: Stand) -> None:
    text = (stand.folder / "kiosk.toml").read_text()
    (stand.folder / "kiosk.toml").write_text(text.replace("practice = true", "practice = false"))
    with pytest.raises(AssemblyError):
        stand.open()


def test_dossiers_that_wait_for_staff_are_counted_for_the_screen(stand: Stand) -> None:
    kiosk = stand.open()
    kiosk.look_at_health()
    stand.until(kiosk, lambda: stand.screen.parked == [0])
    file = kiosk._performer._session.hold_file(FiledDocument(PDF, 1, 12, 0), ())
    kiosk._performer(submission(file), kiosk.loop.visit)
    settle(kiosk)
    store = open_connection(stand.folder / "spool" / "outbox.db")
    assert not isinstance(store, StoreFault)
    (row,) = store.all("SELECT dossier_id FROM outbox")
    queue.park(store, row["dossier_id"], "portal.refused")
    kiosk.look_at_health()
    stand.until(kiosk, lambda: stand.screen.parked[-1] == 1)
    assert queue.unpark(store, row["dossier_id"])
    kiosk.look_at_health()
    stand.until(kiosk, lambda: stand.screen.parked[-1] == 0)
    store.close()
    kiosk.close()
