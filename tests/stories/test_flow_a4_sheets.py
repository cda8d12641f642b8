"""The declaration is looked at before filing and printed where a printer stands; nothing waits for it."""

from __future__ import annotations

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.declaration import Declaration
from kiosk_app.flow.declaration_screens import DeclarationScreen
from kiosk_app.flow.faults import FAULTS
from kiosk_app.flow.record import Record
from kiosk_app.flow.screens import FinishedScreen, Page, ReviewScreen
from kiosk_app.ui.shown import plain
from tests.stories.walk import FRIDAY, HUONG, STORED, Walk

PAGES = sorted(code for code in FAULTS if code.startswith("pages."))


def at_review(printer: str = "ready") -> Walk:
    walk = Walk().post(e.PagePrinterSeen(printer)).to_number("birth_extract").with_code().birth_for_oneself()
    assert walk.page == Page.REVIEW
    return walk


def seen(printer: str = "ready") -> Walk:
    walk = at_review(printer).tap(hand.SeeDeclaration())
    return walk.post(e.DeclarationDrawn(walk.last(f.DrawDeclaration).declaration, (7, 8)))


def shown(walk: Walk) -> DeclarationScreen:
    assert isinstance(walk.screen.content, DeclarationScreen)
    return walk.screen.content


def finished(printer: str = "ready") -> Walk:
    return at_review(printer).declare().post(STORED, e.DeliveryWaitOver(), e.SlipPrinted())


def sheets(walk: Walk) -> str:
    assert isinstance(walk.screen.content, FinishedScreen)
    return walk.screen.content.sheets


def asking(walk: Walk) -> int:
    return walk.last(f.PrintSheets).asking


def printed(walk: Walk) -> e.SheetPrinted:
    return e.SheetPrinted(asking(walk))


def panel(walk: Walk) -> tuple[str, tuple[str, ...]] | None:
    fault = walk.visit.fault
    return (fault.code, fault.ways) if fault else None


def test_the_sheets_come_and_the_way_back_is_to_the_review() -> None:
    walk = at_review().tap(hand.Tick("truth", True), hand.SeeDeclaration())
    assert (shown(walk).state, shown(walk).pictures) == ("drawing", ())
    drawn = walk.last(f.DrawDeclaration).declaration
    walk.post(e.DeclarationDrawn(drawn, (7, 8)))
    assert (shown(walk).state, shown(walk).pictures) == ("ready", (7, 8))
    walk.on()
    assert walk.page == Page.REVIEW
    assert isinstance(walk.screen.content, ReviewScreen)
    assert [entry.ticked for entry in walk.screen.content.declarations] == [True]
    assert walk.visit.sheets.asked is None
    walk.on().post(STORED)
    assert walk.visit.filed


def test_a_sheet_is_looked_at_closely_and_the_way_back_is_to_the_whole_one() -> None:
    walk = seen().tap(hand.OpenTile("near"))
    assert (shown(walk).near, shown(walk).pictures) == (True, (7, 8))
    walk.tap(hand.GoBack())
    assert not shown(walk).near
    walk.tap(hand.OpenTile("near")).on()
    assert walk.page == Page.REVIEW
    assert not walk.visit.sheets.near


def test_nothing_is_looked_at_closely_before_it_is_there() -> None:
    walk = at_review().tap(hand.SeeDeclaration(), hand.OpenTile("near"))
    assert not shown(walk).near


def test_the_screen_is_given_no_whole_number_and_the_paper_is() -> None:
    walk = seen()
    drawn = walk.last(f.DrawDeclaration).declaration
    assert HUONG.number not in repr(drawn)
    assert HUONG.number not in repr(plain(walk.screen))
    walk.tap(hand.InPrint())
    (paper,) = walk.last(f.PrintSheets).papers
    assert isinstance(paper, Declaration)
    assert (paper.number, paper.masked, paper.dossier) == (HUONG.number, False, "")


def test_a_picture_of_what_was_changed_since_is_not_shown() -> None:
    walk = seen().on().tap(hand.EditRow("copies")).pad("").tap(hand.ClearEntry()).pad("5").on()
    old = walk.last(f.DrawDeclaration).declaration
    walk.tap(hand.SeeDeclaration()).post(e.DeclarationDrawn(old, (1,)))
    assert shown(walk).state == "drawing"


def test_another_language_draws_it_anew() -> None:
    walk = seen().tap(hand.ChooseLanguage("en"))
    assert shown(walk).state == "drawing"
    assert walk.last(f.DrawDeclaration).declaration.procedure.beside == "Copy of a birth record"


def test_what_cannot_be_drawn_keeps_nobody_from_filing() -> None:
    walk = at_review().tap(hand.SeeDeclaration())
    walk.post(e.DeclarationDrawn(walk.last(f.DrawDeclaration).declaration, ()))
    assert shown(walk).state == "failed"
    walk.on().declare().post(STORED)
    assert walk.visit.filed


@pytest.mark.parametrize("printer", ["", "paper_out", "gone", "offline", "jam", "cover_open"])
def test_nothing_is_offered_that_no_printer_can_do(printer: str) -> None:
    walk = seen(printer)
    assert not shown(walk).may_print
    walk.tap(hand.InPrint())
    assert walk.count(f.PrintSheets) == 0
    done = finished(printer)
    assert sheets(done) == ""
    done.tap(hand.InPrint())
    assert done.count(f.PrintSheets) == 0


def test_after_filing_record_and_declaration_are_printed_with_the_code() -> None:
    walk = finished()
    assert sheets(walk) == "none"
    walk.tap(hand.InPrint())
    assert sheets(walk) == "printing"
    record, declaration = walk.last(f.PrintSheets).papers
    assert isinstance(record, Record)
    assert isinstance(declaration, Declaration)
    assert (record.code, record.reprint, declaration.dossier) == (STORED.code, False, STORED.code)
    walk.post(printed(walk))
    assert sheets(walk) == "printing"
    walk.post(printed(walk))
    assert sheets(walk) == "printed"
    walk.tap(hand.InPrint())
    again = walk.last(f.PrintSheets).papers[0]
    assert isinstance(again, Record)
    assert again.reprint


def test_a_late_answer_to_an_earlier_print_is_not_shown_for_the_new_one() -> None:
    """Printed before filing, given up on the way, filed, printed again: the first printer speaks last."""
    walk = seen().tap(hand.InPrint())
    early = asking(walk)
    walk.on().declare().post(STORED, e.DeliveryWaitOver(), e.SlipPrinted()).tap(hand.InPrint())
    assert asking(walk) != early
    walk.post(e.SheetPrinted(early), e.SheetPrinted(early))
    assert sheets(walk) == "printing"
    walk.post(e.SheetFailed(early, "pages.jam"))
    assert (sheets(walk), panel(walk)) == ("printing", None)
    walk.post(printed(walk), printed(walk))
    assert sheets(walk) == "printed"


def test_of_two_tries_the_answer_to_the_first_says_nothing_of_the_second() -> None:
    walk = seen().tap(hand.InPrint())
    first = asking(walk)
    walk.post(e.SheetFailed(first, "pages.jam")).tap(hand.TakeWay("retry"))
    assert asking(walk) == first + 1
    walk.post(e.SheetPrinted(first))
    assert shown(walk).printing == "printing"
    walk.post(e.SheetFailed(first + 1, "pages.unconfirmed"), printed(walk))
    assert shown(walk).printing == "refused", "what is told as unsure is not called printed a moment later"


def test_the_numbers_go_on_from_citizen_to_citizen() -> None:
    """The last sheet of who has gone comes out while the next one prints."""
    walk = finished().tap(hand.InPrint())
    gone = printed(walk)
    walk.on().post(e.FarewellOver())
    walk.to_number("birth_extract").with_code().birth_for_oneself()
    walk.tap(hand.SeeDeclaration())
    walk.post(e.DeclarationDrawn(walk.last(f.DrawDeclaration).declaration, (7,))).tap(hand.InPrint())
    walk.post(gone, gone)
    assert shown(walk).printing == "printing"
    walk.post(printed(walk))
    assert shown(walk).printing == "printed"


def test_work_that_came_to_grief_leaves_the_print_unsure_and_what_was_taken_back_is_no_trouble() -> None:
    walk = seen().tap(hand.InPrint()).post(e.Trouble("pages.unconfirmed"))
    assert (shown(walk).printing, panel(walk)) == ("refused", ("pages.unconfirmed", ("retry", "back")))
    again = seen().tap(hand.InPrint())
    again.post(e.SheetFailed(asking(again), "device.cancelled"))
    assert (shown(again).printing, panel(again)) == ("none", None)


def test_what_came_out_before_the_trouble_is_not_printed_again() -> None:
    walk = finished().tap(hand.InPrint())
    walk.post(printed(walk), e.SheetFailed(asking(walk), "pages.paper_out"))
    assert walk.visit.fault
    assert sheets(walk) == "refused"
    walk.tap(hand.TakeWay("retry"))
    (rest,) = walk.last(f.PrintSheets).papers
    assert isinstance(rest, Declaration)
    walk.post(printed(walk))
    assert sheets(walk) == "printed"
    assert walk.count(f.PrintRecord) == 1


@pytest.mark.parametrize("code", PAGES)
def test_every_fault_is_said_and_leads_back_to_the_same_page(code: str) -> None:
    for walk, page in ((seen(), Page.DECLARATION), (finished(), Page.FINISHED)):
        walk.tap(hand.InPrint())
        walk.post(e.SheetFailed(asking(walk), code))
        assert panel(walk) == (code, ("retry", "back"))
        walk.tap(hand.TakeWay("back"))
        assert panel(walk) is None
        assert walk.page == page


def test_who_goes_back_while_it_prints_gets_no_paper_later() -> None:
    walk = seen().tap(hand.InPrint()).on()
    assert isinstance(walk.effects[-1], f.StopSheets)
    walk.post(printed(walk), e.SheetFailed(asking(walk), "pages.jam"))
    assert walk.page == Page.REVIEW
    assert walk.visit.fault is None


def test_the_receipts_own_trouble_is_not_hidden_by_the_a4_printer() -> None:
    walk = at_review().declare().post(STORED, e.DeliveryWaitOver()).tap(hand.InPrint())
    walk.post(e.Trouble("printer.paper_out"), e.SheetFailed(asking(walk), "pages.jam"))
    assert walk.visit.fault
    assert walk.visit.fault.code == "printer.paper_out"
    assert sheets(walk) == "refused"


def test_the_next_citizen_finds_the_printer_and_nothing_else() -> None:
    walk = finished().tap(hand.InPrint()).on().post(e.FarewellOver())
    assert walk.visit.page_printer == "ready"
    assert walk.visit.sheets.asked is None
    assert walk.visit.sheets.printing == "none"
    assert walk.now == FRIDAY


def test_a_practice_visit_draws_and_prints_nothing() -> None:
    walk = (
        Walk()
        .post(e.PagePrinterSeen("ready"))
        .tap(hand.OpenTile("practice"), hand.GoOn(), hand.SeeDeclaration())
    )
    assert walk.page == Page.OVERVIEW
    assert walk.count(f.DrawDeclaration) == 0
