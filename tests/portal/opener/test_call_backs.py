"""A wish to be called back: it comes as a dossier does, is none, is called once and is then forgotten."""

from __future__ import annotations

from pathlib import Path

from portal.store.leaf_files import LeafFiles
from portal.store.models import AskedCallBack, Dossier
from portal.store.retention import Keep, Retention
from portal.store.states import Stage
from tests.portal.world import World, call, receipt_of
from tests.sync.builders import KIOSK, PHONE

DAY_MS = 86_400_000


def arrived(world: World, seed: int = 1) -> str:
    sealed = world.seal_call_back(seed)
    receipt_of(world.device.upload(sealed))
    world.opener.work_once()
    return sealed.manifest.dossier_id


def test_it_is_listed_for_officers_and_is_no_dossier(world: World) -> None:
    wish = arrived(world)
    (shown,) = call(world.console, "GET", "/api/call-backs").json()
    assert (shown["id"], shown["kiosk"], shown["phone"], shown["when"]) == (wish, KIOSK, PHONE, "afternoon")
    assert call(world.console, "GET", "/api/dossiers").json() == []
    with world.database.read() as session:
        row = session.get_one(Dossier, wish)
        assert (row.stage, row.official_code) == (Stage.CALL_BACK, None)
        code = row.code
    assert call(world.console, "GET", f"/api/dossiers/{code}").status_code == 404
    assert world.desk.acts.read(5)[0]["what"] == "call_backs", "who looked at numbers is written down"


def test_sent_twice_it_waits_once_and_the_longest_wait_is_first(world: World) -> None:
    first = world.seal_call_back(1)
    receipt = receipt_of(world.device.upload(first))
    world.opener.work_once()
    assert receipt_of(world.device.upload_again(first)) == receipt
    world.opener.work_once()
    world.clock.ms += 1000
    second = arrived(world, 2)
    listed = call(world.console, "GET", "/api/call-backs").json()
    assert [each["id"] for each in listed] == [first.manifest.dossier_id, second]


def test_once_called_the_number_is_gone_and_the_diary_says_who(world: World) -> None:
    wish = arrived(world)
    page = call(world.console, "GET", "/call-backs").text
    assert "0912 345 678" in page
    token = page.partition('name="token" value="')[2][:64]
    form = {"token": token, "id": wish}
    assert call(world.console, "POST", "/call-backs", data={**form, "token": "x"}).status_code == 403
    assert call(world.console, "POST", "/call-backs", data=form).status_code == 303
    assert call(world.console, "POST", "/call-backs", data=form).status_code == 404
    assert call(world.console, "GET", "/api/call-backs").json() == []
    assert call(world.console, "POST", f"/api/call-backs/{wish}/done").status_code == 404
    world.opener.work_once()
    with world.database.read() as session:
        assert session.get(AskedCallBack, wish) is None, "the opener does not bring it back"


def test_a_number_that_nobody_calls_is_not_kept_for_ever(world: World) -> None:
    wish = arrived(world)
    keep = Keep(rejected_ms=7 * DAY_MS, handed_over_ms=365 * DAY_MS)
    retention = Retention(world.database, LeafFiles(world.places.leaves), world.clock, keep)
    while retention.work_once():
        pass
    assert set(LeafFiles(world.places.leaves).names()) == set(), "it lies under the console's key by now"
    with world.database.read() as session:
        assert session.get(AskedCallBack, wish) is not None
    world.clock.ms += 31 * DAY_MS
    while retention.work_once():
        pass
    with world.database.read() as session:
        assert session.get(AskedCallBack, wish) is None


def test_the_number_lies_nowhere_in_the_clear(world: World, state: Path) -> None:
    arrived(world)
    world.close()
    seen = [path for path in state.rglob("*") if path.is_file()]
    assert seen
    assert not [path for path in seen if PHONE.encode() in path.read_bytes()]
