"""The real kiosk over a damaged outbox: it says that it rests, lives on, and serves again after the rescue."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk_app.rehearsal.hand import Hand
from sync.store.rescue import Rescued, reindex
from tests.lone_kiosk import READY, LoneKiosk, commission, glass
from tests.sync.worlds import FakeClock, new_dossier, open_outbox


@pytest.mark.timeout(120)
def test_it_rests_on_a_damaged_outbox_and_comes_back_by_itself(tmp_path: Path) -> None:
    places = commission(tmp_path)
    try:
        filed = open_outbox(places.spool, FakeClock())
        filed.submit(new_dossier())
        filed.close()
        sealed = list((places.spool / "blobs").glob("*.sealed"))
        (places.spool / "outbox.db").write_bytes(b"not a database, and long enough to be one" * 300)
        kiosk = LoneKiosk(places, "--glass", str(glass(places)))
        try:
            # systemd is told that it lives, though nothing behind the page answers.
            kiosk.wait_for(READY)
            kiosk.wait_for("WATCHDOG=1")
            assert "out of service" in (places.logs / "kiosk.log").read_text()
            assert list((places.spool / "blobs").glob("*.sealed")) == sealed
            assert isinstance(reindex(places.spool), Rescued)
            hand = Hand(glass(places))
            hand.wait_page("home")
            hand.close()
        finally:
            kiosk.close()
    finally:
        places.sweep()
