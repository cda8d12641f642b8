"""The officer's request on paper, for whoever looks for a document at home: what is wanted, by when, how."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.leaflet import Leaflet, Said
from kiosk_app.flow.officer import OfficerSaid
from kiosk_app.flow.screens import Page, StatusScreen
from tests.stories.test_flow_officer_and_citizen import SAID
from tests.stories.walk import STORED, Walk


def heard(said: OfficerSaid = SAID, *, locked: bool = False) -> Walk:
    walk = Walk().tap(hand.OpenTile("status")).post(e.ReceiptSeen(STORED.code))
    word = e.StatusHeard(STORED.code, "supplement", 2, "", "18:42", "portal")
    return walk.post(replace(word, said=None if locked else said, locked=locked))


def sentences(lines: tuple[Said, ...]) -> list[str]:
    return [line.id or str(line.arguments[0]) for line in lines]


def paper(walk: Walk) -> Leaflet:
    asked = walk.last(f.PrintLeaflet)
    assert isinstance(asked.leaflet, Leaflet)
    return asked.leaflet


def test_every_point_of_the_officer_is_on_the_paper_in_its_order() -> None:
    leaflet = paper(heard().tap(hand.PrintLeaflet()))
    assert leaflet.subject == STORED.code
    wanted = next(part for part in leaflet.parts if part.numbered)
    assert len(wanted.lines) == len(SAID.defects)
    for line, defect in zip(wanted.lines, SAID.defects, strict=True):
        assert Said(f"defect.{defect.code}") in line.arguments
        assert (defect.note in line.arguments) == bool(defect.note)
    assert SAID.remark in sentences(leaflet.parts[0].lines)
    assert sentences(leaflet.parts[-1].lines)[-1] == "leaflet.request.how"


def test_what_only_slip_or_card_opens_is_not_printed() -> None:
    walk = heard(locked=True).tap(hand.PrintLeaflet())
    assert walk.page == Page.STATUS
    assert walk.count(f.PrintLeaflet) == 0


def test_it_is_called_printed_only_when_the_printer_said_so_and_forgotten_with_the_page() -> None:
    walk = heard().tap(hand.PrintLeaflet())
    assert printing(walk) == "printing"
    walk.tap(hand.PrintLeaflet())
    assert walk.count(f.PrintLeaflet) == 1, "one paper at a time"
    walk.post(e.LeafletPrinted(walk.last(f.PrintLeaflet).asked))
    assert printing(walk) == "printed"
    walk.tap(hand.GoBack()).post(e.ReceiptSeen(STORED.code))
    assert walk.visit.behind.printing == "none"


def test_no_paper_is_said_by_its_name_and_tried_again() -> None:
    walk = heard().tap(hand.PrintLeaflet())
    walk.post(e.LeafletFailed(walk.last(f.PrintLeaflet).asked, "printer.paper_out"))
    assert walk.screen.fault is not None
    assert walk.screen.fault.code == "printer.paper_out"
    walk.tap(hand.TakeWay("retry"))
    assert walk.count(f.PrintLeaflet) == 2


def printing(walk: Walk) -> str:
    content = walk.screen.content
    assert isinstance(content, StatusScreen)
    return content.printing
