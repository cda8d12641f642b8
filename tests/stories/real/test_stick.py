"""A kiosk whose line stays dead: its dossiers go to the office on a stick, and the receipts come back on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.switchboard import LineSwitch
from sync.store import StoreFault, queue
from sync.store.connection import open_connection
from tests.stories.real.place import City, mai, wait

pytestmark = [pytest.mark.long, pytest.mark.timeout(300)]


def test_dossiers_leave_by_stick_and_their_receipts_come_back_by_it(city: City, tmp_path: Path) -> None:
    city.world.switchboard.turn(line=LineSwitch.CUT)
    codes = [city.files(mai()) for _ in range(2)]
    # One of them waits for staff: no line would have helped it.
    store = open_connection(city.world.places.spool / "outbox.db")
    assert not isinstance(store, StoreFault)
    first = store.all("SELECT dossier_id FROM outbox ORDER BY sequence")[0]["dossier_id"]
    queue.park(store, first, "portal.refused")
    store.close()
    citizen = city.citizen
    for code, state in zip(codes, ("held", "waiting"), strict=True):
        assert citizen.ask(code)["content"]["state_id"] == f"status.state.{state}"
        citizen.leave()
        city.back_home()
    stick = tmp_path / "stick"
    exported = city.sync("export", str(stick), "--all")
    assert [each["result"] for each in exported] == ["exported"] * 2
    assert city.sync("status")["parked"] == 1, "nothing leaves the queue by it"
    imported = city.tool("import", str(stick))
    assert sorted(each["result"] for each in imported) == ["received"] * 2
    for code in codes:
        assert city.officer.opened(code)["stage"] in ("opened", "handed_over")
    taken = city.sync("import-receipts", str(stick))
    assert [each["result"] for each in taken] == ["received"] * 2
    wait(lambda: city.sync("status")["parked"] == 0, "nothing waits for staff any more")
    for code in codes:
        shown = citizen.ask(code)["content"]
        assert (shown["state_id"], shown["source"]) == ("status.state.received", "kiosk")
        citizen.leave()
        city.back_home()
    city.world.switchboard.turn(line=LineSwitch.UP)
    wait(lambda: city.sync("status")["line"] == "up", "the line")
    assert citizen.ask(codes[0])["content"]["source"] == "portal"
    assert len(city.officer.listed()) == 2, "and nothing comes a second time"
    citizen.leave()
