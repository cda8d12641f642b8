"""A catalogue is taken whole or not at all, in its time, never an older one; a rogue sync changes nothing."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk_app.content.__main__ import main as status
from kiosk_app.flow.moment import TimeTrust
from sync.contract import signed
from sync.contract.announcements import Announcement, Severity, write_announcements
from sync.contract.bundle import BundleKind
from tests.kiosk_app.desk import submission
from tests.kiosk_app.runtime.publishing import CATALOGUE, LICENCE, NOON, Bench, catalogue, fee_of
from tests.sync.builders import key_from, public_of
from tests.sync.published import ISSUED, bundle_of, sign
from tests.sync.worlds import KEYS

NEW, NEWER = catalogue(115_000), catalogue(95_000)
DAY = timedelta(days=1)


@pytest.fixture
def bench(short_folder: Path) -> Iterator[Bench]:
    opened = Bench.open(short_folder)
    yield opened
    opened.close()


def events(bench: Bench) -> list[str]:
    return [f"{event} {detail}" for event, detail in bench.noted]


def in_use(bench: Bench) -> tuple[int, int | None]:
    """Version and fee after a restart: what the disk holds."""
    bench.again()
    return bench.setting.catalogue, fee_of(bench.setting)


def test_a_new_fee_is_told_and_holds_over_a_restart(bench: Bench) -> None:
    assert (bench.setting.catalogue, fee_of(bench.setting)) == (0, 135_000)
    bench.publish(NEW, 3)
    told = bench.told()
    assert told is not None
    assert (told.catalogue, fee_of(told)) == (3, 115_000)
    assert events(bench) == ["content.staged catalogue:3", "content.taken catalogue:3"]
    assert in_use(bench) == (3, 115_000)


def test_nothing_is_told_twice(bench: Bench) -> None:
    bench.publish(NEW, 3)
    bench.posted.clear()
    for _ in range(3):
        bench.work.look()
    assert bench.posted == []


def test_a_spoilt_file_leaves_the_old_until_it_is_right(bench: Bench) -> None:
    bench.publish(NEW, 3)
    bench.propose(CATALOGUE, bundle_of(NEWER, 4), NEWER)
    bench.put_file(NEWER[LICENCE].replace(b"95000", b"00000"), NEWER[LICENCE])
    bench.work.look()
    assert "content.refused catalogue:incomplete" in events(bench)
    assert in_use(bench) == (3, 115_000)
    bench.publish(NEWER, 4)
    assert in_use(bench) == (4, 95_000)


@pytest.mark.parametrize("restarted", [False, True])
def test_an_older_version_is_never_taken(bench: Bench, restarted: bool) -> None:
    bench.publish(NEW, 3)
    bench.publish(NEWER, 4)
    if restarted:
        bench.again()
    bench.publish(NEW, 3)
    assert "content.refused catalogue:contract.rolled_back" in events(bench)
    assert in_use(bench) == (4, 95_000)


def test_two_documents_under_one_number_are_one_too_many(bench: Bench) -> None:
    bench.publish(NEW, 3)
    bench.publish(NEWER, 3)
    assert "content.refused catalogue:contract.mismatch" in events(bench)
    assert in_use(bench) == (3, 115_000)


@pytest.mark.parametrize(
    "document",
    [
        sign(CATALOGUE, bundle_of(NEW, 5), key_from("a stranger")).to_bytes(),
        signed.sign(signed.Kind.ANNOUNCEMENTS, bundle_of(NEW, 5).to_json(), KEYS.catalogue).to_bytes(),
        sign(CATALOGUE, replace(bundle_of(NEW, 5), practice=False)).to_bytes(),
        b"{}",
        b"",
        b"\xff" * 40,
    ],
    ids=["a stranger's", "another kind's", "another world's", "empty", "nothing", "noise"],
)
def test_what_the_city_did_not_sign_for_us_is_refused(bench: Bench, document: bytes) -> None:
    bench.propose(CATALOGUE, bundle_of(NEW, 5), NEW)
    bench.write(CATALOGUE, 5, document)
    bench.work.look()
    assert bench.told() is None
    assert in_use(bench) == (0, 135_000)


MISTAKES = {
    "a fee in words": NEW | {LICENCE: NEW[LICENCE].replace(b"115000", b'"115000"')},
    "a file that nothing reads": NEW | {"procedures/notes.txt": b"x"},
    "a site of its own, with whom to pay": NEW | {"sites/practice.toml": b"x"},
    "no procedure": {path: data for path, data in NEW.items() if not path.startswith("procedures")},
    "a drawing that is not there": NEW | {LICENCE: NEW[LICENCE].replace(b'icon = "', b'icon = "x')},
    "nothing in force": {
        path: re.sub(rb"valid_from = \S+", b"valid_from = 2030-01-01", data) for path, data in NEW.items()
    },
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_signed_catalogue_with_a_mistake_is_not_taken_and_said_once(bench: Bench, name: str) -> None:
    bench.publish(MISTAKES[name], 5)
    bench.work.look()
    assert events(bench) == ["content.refused catalogue:unusable"]
    assert in_use(bench) == (0, 135_000)
    assert not list((bench.folder / "content-kept").iterdir())
    bench.publish(NEW, 6)
    assert in_use(bench) == (6, 115_000)


def test_held_back_until_its_day_by_a_trusted_clock(bench: Bench) -> None:
    bench.publish(NEW, 3)
    bench.propose(CATALOGUE, bundle_of(NEWER, 4, effective=ISSUED + 9 * DAY), NEWER)
    bench.at(NOON.at + DAY)
    assert in_use(bench) == (3, 115_000)
    bench.at(ISSUED + 30 * DAY, TimeTrust.ESTIMATED)
    assert in_use(bench) == (3, 115_000)
    bench.at(ISSUED + 9 * DAY)
    told = bench.told()
    assert told is not None
    assert (told.catalogue, fee_of(told)) == (4, 95_000)
    bench.at(NOON.at - 900 * DAY)
    assert in_use(bench) == (4, 95_000)


def test_what_the_city_signs_later_proves_that_the_day_has_come(bench: Bench) -> None:
    bench.propose(CATALOGUE, bundle_of(NEW, 4, effective=ISSUED + 9 * DAY), NEW)
    bench.at(NOON.at, TimeTrust.ESTIMATED)
    notice = {"announcements.json": write_announcements(())}
    late = replace(
        bundle_of(notice, 1),
        issued="2026-12-02T00:00:00Z",
        effective_from="2026-12-02T00:00:00Z",
        expires="2027-12-02T00:00:00Z",
    )
    assert bench.told() is None
    bench.propose(BundleKind.ANNOUNCEMENTS, late, notice)
    bench.work.look()
    bench.work.look()
    assert in_use(bench)[0] == 4


def test_a_newer_version_replaces_one_that_waits(bench: Bench) -> None:
    bench.propose(CATALOGUE, bundle_of(NEWER, 4, effective=ISSUED + 9 * DAY), NEWER)
    bench.work.look()
    bench.publish(NEW, 5)
    bench.at(ISSUED + 10 * DAY)
    assert in_use(bench) == (5, 115_000)


def test_frozen_the_service_goes_on_and_the_technician_hears_it_once(bench: Bench) -> None:
    bench.publish(NEW, 3)
    bench.at(ISSUED + 91 * DAY, TimeTrust.ESTIMATED)
    assert "content.stale catalogue:3" not in events(bench)
    bench.at(ISSUED + 91 * DAY)
    bench.work.look()
    assert events(bench).count("content.stale catalogue:3") == 1
    assert in_use(bench) == (3, 115_000)


def test_a_part_that_the_disk_lost_brings_back_the_one_before_and_then_itself(bench: Bench) -> None:
    bench.publish(NEW, 3)
    bench.publish(NEWER, 4)
    (kept,) = (bench.folder / "content-kept").glob("catalogue-4-*")
    (kept / LICENCE).write_bytes(NEWER[LICENCE].replace(b"95000", b"00000"))
    assert in_use(bench) == (3, 115_000)
    assert "content.damaged catalogue:4" in events(bench)
    bench.work.look()
    assert in_use(bench) == (4, 95_000)


def test_everything_lost_the_image_serves(bench: Bench) -> None:
    bench.publish(NEW, 3)
    shutil.rmtree(bench.folder / "content-kept")
    assert in_use(bench) == (0, 135_000)


def test_a_withdrawn_key_takes_its_catalogue_and_its_numbers_along(bench: Bench) -> None:
    bench.publish(NEW, 2**53 - 1)
    fresh = key_from("catalogue of next year")
    keys = {signed.key_id(public_of(fresh)): public_of(fresh)}
    keyset = replace(KEYS.keyset(2), catalogue_keys=keys)
    bench.keyset = signed.sign(signed.Kind.KEYSET, keyset.to_json(), KEYS.root)
    assert in_use(bench) == (0, 135_000)
    bundle = bundle_of(NEWER, 1)
    bench.propose(CATALOGUE, bundle, NEWER)
    bench.write(CATALOGUE, 1, sign(CATALOGUE, bundle, fresh).to_bytes())
    bench.work.look()
    assert in_use(bench) == (1, 95_000)


def test_only_the_fee_that_was_signed_is_asked_for(bench: Bench) -> None:
    bench.publish(NEW, 3)
    bench.publish(NEWER, 4)
    procedure = bench.setting.procedure("driving_licence_renewal")
    assert procedure is not None
    order = replace(submission(1), procedure=procedure.id, procedure_version=procedure.version, answers=())
    agrees = {
        (version, fee): bench.work.names_fee(replace(order, catalogue=version, fee=fee))
        for version in (3, 4, 5)
        for fee in (115_000, 95_000)
    }
    assert [at for at, good in agrees.items() if good] == [(3, 115_000), (4, 95_000)]


def notice(name: str, begins: str, until: str, **more: object) -> Announcement:
    words = {"vi": f"Tin {name}", "en": f"News {name}"}
    return replace(Announcement(name, words, words, begins, until), **more)  # type: ignore[arg-type]  # names are checked by replace


def titles(bench: Bench) -> list[str]:
    return [each.title.read("en") for each in bench.board().notices]


def test_announcements_come_and_go_by_themselves(bench: Bench) -> None:
    board = (
        notice("now", "2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z"),
        notice("soon", "2026-11-22T12:00:00Z", "2026-11-24T00:00:00Z", severity=Severity.ATTENTION),
        notice("elsewhere", "2026-11-22T00:00:00Z", "2026-11-24T00:00:00Z", sites=("another",)),
    )
    bench.publish({"announcements.json": write_announcements(board)}, 1, BundleKind.ANNOUNCEMENTS)
    assert titles(bench) == ["News now"]
    bench.at(NOON.at + timedelta(hours=10))
    assert titles(bench) == ["News soon", "News now"]
    bench.at(NOON.at + 2 * DAY)
    assert titles(bench) == []


def test_the_board_says_until_when_it_is_open(bench: Bench) -> None:
    schedule = (
        b'{"sites":[{"site":"practice","open":[{"days":[1,2,3,4,5,6,7],"from":"07:30","to":"20:00"}],'
        b'"staff":[{"days":[7],"from":"08:00","to":"11:00"}],"stops":[],'
        b'"exceptions":[{"day":"2026-11-23","open":[]}]}]}'
    )
    bench.publish({"schedules.json": schedule}, 1, BundleKind.SCHEDULES)
    board = bench.board()
    assert (board.opening.id, board.opening.clock) == ("home.opening.until", "20:00")
    assert (board.hours, board.desk_hours) == ("07:30–20:00", "08:00–11:00")
    bench.at(NOON.at + timedelta(hours=9))
    opening = bench.board().opening
    assert (opening.id, opening.weekday_id, opening.day) == ("home.opening.on", "weekday.2", "24/11")
    bench.at(NOON.at + timedelta(hours=20))
    assert bench.board().hours == ""


def test_a_visit_db_made_new_forgets_neither_the_fees_nor_how_new_they_were(bench: Bench) -> None:
    bench.publish(NEW, 3)
    bench.publish(NEWER, 4)
    bench.database.close()
    for path in bench.folder.glob("visit.db*"):
        path.unlink()
    assert in_use(bench) == (4, 95_000)
    bench.publish(NEW, 3)
    assert "content.refused catalogue:contract.rolled_back" in events(bench)
    assert in_use(bench) == (4, 95_000)


def test_the_technician_sees_what_is_in_use_and_what_is_stale(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf = bench.folder / "content-kept"
    names = ("spool", "run", "content", "site", "translations", "root_key", "keyset", "device_key")
    lines = [f'{name} = "."\n' for name in ("state", *names, "payment_key", "devices_socket")]
    config = bench.folder / "kiosk.toml"
    config.write_text('kiosk = "A17"\npractice = true\n' + "".join(lines))
    asked = ["status", "--config", str(config), "--json"]
    assert status(asked) == 0
    assert json.loads(capsys.readouterr().out) == []
    bench.publish(NEW, 3)
    shelf.rename(bench.folder / "content.aside")
    assert status(asked) == 1
    (line,) = json.loads(capsys.readouterr().out)
    assert (line["version"], line["stage"], line["whole"]) == (3, "current", False)
    assert status(["status", "--config", str(bench.folder / "none.toml")]) == 2
