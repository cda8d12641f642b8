"""Who asks the portal anew does not wait behind a question that nobody waits for any more."""

from __future__ import annotations

from kiosk_app.flow import touches as hand
from kiosk_app.flow.effects import AwaitNotice
from kiosk_app.flow.screens import Page
from tests.kiosk_app.test_assembly import Stand, settle, stand

__all__ = ["stand"]


def test_a_code_is_looked_up_though_a_payment_is_still_watched_that_somebody_walked_away_from(
    stand: Stand,
) -> None:
    kiosk = stand.open()
    settle(kiosk)
    kiosk._performer(AwaitNotice("TAM-0000-0000-0", "TAM00000000ABCDEF", 1000), kiosk.loop.visit)
    # The watch alone would go on for a quarter of an hour.
    for event in (hand.OpenTile("status"), hand.Typed("TAM-0000-0000-X"), hand.GoOn()):
        kiosk.post(event)
    stand.until(kiosk, lambda: kiosk.loop.visit.status_error == "error.code_unknown")
    assert kiosk.loop.visit.page is Page.STATUS_CODE
    kiosk.close()
