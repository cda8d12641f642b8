"""Screens as citizens get them: visits of the catalogue that ships, driven through the flow.

Invented samples are short where the catalogue is not; these have its names, its papers and its long addresses.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.assistant.asking import load
from kiosk_app.assistant.talk import replied
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.assisting import AskAssistant
from kiosk_app.flow.identity import Printed
from kiosk_app.flow.screens import Screen
from tests.stories.walk import ASKED, BIRTH, HUONG, OLD_CHIP, STORED, Walk, practice

#: A name and an address as long as a card bears them.
CITIZEN = replace(
    HUONG,
    name="NGUYỄN PHƯƠNG THỊ HƯỜNG",
    residence="Số 15, ngõ 12 phố Khương Đình, phường Khương Đình, thành phố Hà Nội",
)
PRINTED = Printed(CITIZEN.number, CITIZEN.name, BIRTH)
PAID = replace(STORED, payment=ASKED, code="TAM-K7QF-9T2M-X")
FILED = replace(PAID, payment=None)
HEARD = e.StatusHeard(
    PAID.code, "processing", 2, "THU-000.00.00.H26-261122-0001", "18:42, 22/11/2026", "portal"
)
PROCEDURES = ("birth_extract", "elderly_allowance", "driving_licence_renewal")


class Album:
    """Keeps the screen of the walk under a name whenever told to."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.screens: dict[str, Screen] = {}

    def walk(self) -> Walk:
        return Walk(replace(practice(), languages=("vi", "en"))).post(hand.ChooseLanguage(self.language))

    def keep(self, name: str, walk: Walk) -> Walk:
        assert name not in self.screens
        self.screens[name] = walk.screen
        return walk


def visited(language: str) -> dict[str, Screen]:
    """Every page of four visits, by name."""
    album = Album(language)
    _entrance(album)
    _asked(album)
    _licence(album)
    _birth(album)
    _pension(album)
    _status(album)
    return album.screens


def _asked(album: Album) -> None:
    """The assistant's answer of the procedure that says most, and of one whose record is silent."""
    walk = album.walk().tap(hand.OpenTile("assistant"), hand.AskQuestion("đổi giấy phép lái xe"))
    there = {entry.id: entry for entry in walk.visit.setting.procedures}
    understanding = load()
    walk.post(replied(understanding, there, walk.last(AskAssistant), walk.now.today))
    album.keep("assistant_answered", walk)
    walk.tap(hand.AskAnother(), hand.AskQuestion("và nếu tôi ở nước ngoài?"))
    walk.post(replied(understanding, there, walk.last(AskAssistant), walk.now.today))
    album.keep("assistant_silent", walk)


def _entrance(album: Album) -> None:
    walk = album.keep("home", album.walk()).tap(hand.OpenTile("apply"))
    album.keep("services", walk)
    for procedure in PROCEDURES:
        walk = album.walk().tap(hand.OpenTile("apply"), hand.OpenService(procedure))
        album.keep(f"overview_{procedure}", walk).on()
        album.keep(f"consent_{procedure}", walk).on()
        album.keep(f"consent_missing_{procedure}", walk)
        album.keep(f"consent_ticked_{procedure}", walk.tap(hand.Tick("file", True)))


def _licence(album: Album) -> None:
    walk = album.keep("number", album.walk().to_number("driving_licence_renewal"))
    album.keep("number_short", walk.pad("0011").on())
    walk.tap(hand.ClearEntry())
    album.keep("number_found", walk.post(e.CardCodeSeen(PRINTED)))
    album.keep("card", walk.on())
    album.keep("card_removed", walk.post(e.Trouble("card.removed")))
    walk.tap(hand.TakeWay("retry")).post(e.CardPut(), OLD_CHIP)
    album.keep("card_expiry", walk)
    album.keep("card_expiry_typed", walk.pad("14032031"))
    walk.tap(hand.ClearEntry())
    album.keep("card_expiry_wrong", walk.pad("31022031").on())
    walk.tap(hand.ClearEntry()).pad("14032031").on()
    album.keep("card_reading", walk.post(e.CardProgress(0.4)))
    album.keep("licence_class", walk.post(e.CardRead(CITIZEN)))
    album.keep("licence_class_chosen", walk.tap(hand.Choose("car")))
    album.keep("licence_reason", walk.on())
    album.keep("licence_reason_chosen", walk.tap(hand.Choose("expiring")))
    album.keep("licence_until", walk.on().pad("0102202"))
    album.keep("licence_until_typed", walk.pad("7"))
    walk.on()
    album.keep("licence_address", walk).on()
    _scan(album, walk)
    _review(album, walk)
    album.keep("fee", walk.declare().post(PAID))
    album.keep("fee_no_app", walk.tap(hand.NoBankApp()))
    walk.tap(hand.NoBankApp(), hand.CheckPayment()).post(e.PaymentSilent())
    album.keep("fee_not_yet", walk)
    album.keep("finished_later", walk.tap(hand.PayLater()).post(e.SlipPrinted()))
    album.keep("farewell", walk.tap(hand.End()))


def _scan(album: Album, walk: Walk) -> None:
    document = walk.visit.scanning.document
    album.keep("scan", walk.post(e.PreviewJudged(("dark", "tilted"))))
    walk.post(e.PreviewJudged(("good",))).tap(hand.TakePhoto())
    album.keep("scan_taken", walk.post(e.PageTaken(1, ("good",), True)))
    walk.tap(hand.RetakePage(), hand.TakePhoto())
    album.keep("scan_bad", walk.post(e.PageTaken(2, ("glare",), False)))
    walk.tap(hand.RetakePage(), hand.TakePhoto()).post(e.PageTaken(1, ("good",), True)).tap(hand.AcceptPage())
    walk.post(e.PagesFiled(document, 101, 1, 40))


def _review(album: Album, walk: Walk) -> None:
    album.keep("review", walk)
    album.keep("review_missing", walk.on())
    album.keep("review_editing", walk.tap(hand.EditRow("")))
    walk.tap(hand.EditRow(""), hand.Tick("truth", True))
    album.keep("review_ticked", walk)


def _birth(album: Album) -> None:
    walk = album.walk().to_number("birth_extract").post(e.CardCodeSeen(PRINTED)).on()
    walk.post(e.CardPut(), e.CardRead(CITIZEN))
    album.keep("birth_whose", walk)
    album.keep("birth_relation", walk.choose("authorised"))
    album.keep("birth_name", walk.choose("family").tap(hand.Typed("Trần Nguyễn Phương Nhật")))
    album.keep("birth_day", walk.on().pad("0209"))
    album.keep("birth_day_wrong", walk.on())
    walk.tap(hand.ClearEntry(), hand.YearAlone()).pad("1952").on()
    album.keep("birth_ward", walk.tap(hand.Typed("hoan")))
    walk.tap(hand.Typed("hoan kiem")).choose("00070")
    album.keep("birth_copies", walk.pad("99").on())
    walk.tap(hand.ClearEntry()).pad("2").on().scan()
    album.keep("birth_review", walk)
    walk.declare().post(FILED)
    album.keep("finished_waiting", walk.post(e.DeliveryWaitOver()))
    album.keep("finished_paper_out", walk.post(e.Trouble("printer.paper_out")))


def _pension(album: Album) -> None:
    walk = album.walk().to_number("elderly_allowance").pad(HUONG.number).on()
    album.keep("pension_key_birth", walk.post(e.CardPut(), OLD_CHIP))
    walk.tap(hand.GoBack())
    walk = album.walk().to_number("elderly_allowance").pad(HUONG.number).on().tap(hand.NoCard())
    album.keep("pension_name", walk)
    walk.write("Nguyễn Phương Thị Hường").pad("14031954").on().choose("start")
    walk.tap(hand.Typed(CITIZEN.residence))
    album.keep("pension_address", walk)
    walk.on().tap(hand.Typed("hoan kiem")).choose("00070")
    album.keep("pension_other", walk)
    album.keep("pension_paid_by", walk.choose("none"))
    album.keep("pension_phone", walk.choose("cash").pad("0912"))
    walk.pad("345678").on()
    album.keep("pension_review", walk)
    album.keep("pension_idle", walk.post(e.IdleAsked()))
    album.keep("pension_end", walk.tap(hand.StayHere(), hand.End()))
    album.keep("pension_person", walk.tap(hand.ClosePanel(), hand.CallPerson()))
    walk.tap(hand.ClosePanel()).declare()
    album.keep("submitting", walk)
    walk.post(FILED, e.Delivered("10:06", HEARD.official_code), e.SlipPrinted())
    album.keep("finished_received", walk)


def _status(album: Album) -> None:
    walk = album.walk().tap(hand.OpenTile("status"), hand.Typed("TAM-K7QF"), hand.GoOn())
    album.keep("status_code", walk)
    walk.tap(hand.Typed(PAID.code), hand.GoOn()).post(replace(HEARD, code=walk.visit.status_text))
    album.keep("status", walk)
