"""A citizen before the pure flow, and a witness who checks after every event what must always be true."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

from kiosk_app.catalogue.procedures import load_claim_fields, load_procedures
from kiosk_app.catalogue.sites import load_site
from kiosk_app.catalogue.units import load_units
from kiosk_app.catalogue.wards import load_wards
from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.booking import TAKING, GiveTimeBack, TakeTime
from kiosk_app.flow.faults import FAULTS
from kiosk_app.flow.fields import applicable
from kiosk_app.flow.groups import OLD, flat
from kiosk_app.flow.identity import Assurance, Identity, Printed
from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.flow.payment import PaymentAsked
from kiosk_app.flow.prepared import SeekPrepared
from kiosk_app.flow.procedure import FieldKind
from kiosk_app.flow.questions import purposes
from kiosk_app.flow.screens import NodeState, Page, Screen
from kiosk_app.flow.setting import Setting
from kiosk_app.flow.show.screen import present
from kiosk_app.flow.visit import Visit, advance, begin
from kiosk_app.flow.wards import NO_WARDS
from kiosk_app.ui.shown import plain

CATALOGUE = Path(__file__).parents[2] / "assets" / "catalogue"
#: A Friday at ten in the morning in Hà Nội.
FRIDAY = Moment(datetime(2026, 11, 20, 3, 0, tzinfo=UTC), TimeTrust.TRUSTED)
BIRTH = date(1954, 3, 14)
EXPIRY = date(2031, 3, 14)
HUONG = Identity(
    number="001154000123",
    name="NGUYỄN THỊ HƯỜNG",
    birth=BIRTH,
    sex="Nữ",
    nationality="Việt Nam",
    origin="Gia Lâm, Hà Nội",
    residence="12 Hàng Bạc, Hoàn Kiếm",
    assurance=Assurance.CHIP_TRUSTED,
)
PRINTED = Printed(HUONG.number, HUONG.name, BIRTH)
#: A chip from before PACE: the number alone does not open it.
OLD_CHIP = e.Trouble("card.key_more")
STORED = e.Stored(
    "d-1", "TAM-0000-0000-0", "10:05", date(2026, 11, 20), "https://127.0.0.1/status?code=x", None
)
ASKED = PaymentAsked("TAM00000000ABC", 135_000, "00020101021238QR")
#: What no visit may hold once its citizen has gone.
CANARIES = (
    HUONG.number,
    HUONG.name,
    "Hàng Bạc",
    "0912345678",
    "TRẦN VĂN NHẬT",
    "14/03/1954",
    "TAM-0000-0000-0",
    "HEN-4K7-W2M",
    "PX0417263",
)
BARE = frozenset({Page.HOME, Page.SERVICES, Page.FAREWELL, Page.OUT_OF_SERVICE})
WAYS = {"retry", "skip", "back", "end", "screen_record"}
TYPING = (hand.Digit, hand.Typed, hand.Erase, hand.ClearEntry, hand.Search)

T = TypeVar("T")


@cache
def practice() -> Setting:
    """The practice site with the catalogue that ships."""
    site = load_site(CATALOGUE / "sites" / "practice.toml")
    version, units = load_units(CATALOGUE / "units.json")
    return Setting(
        kiosk="A17",
        site=site.name,
        profile=site.profile,
        practice=True,
        hotline=site.hotline,
        hours=site.hours,
        desk=site.desk,
        reader_place=site.reader_place,
        languages=("vi", "en"),
        procedures=load_procedures(CATALOGUE / "procedures", FRIDAY.today),
        claim_fields=load_claim_fields(CATALOGUE / "claim.toml"),
        units=units,
        units_version=version,
        payee=site.payee,
        holidays=site.holidays,
        wards=load_wards(CATALOGUE / "wards.json", units),
    )


class Witness:
    """What was said by store, line and hand since the last farewell, kept apart from the flow's own record."""

    def __init__(self) -> None:
        self.camera = ""
        self.card = ""
        self.forget()

    def forget(self) -> None:
        self.stored = False
        self.held_for_nobody = False
        self.delivered = False
        self.submitting = False

    def hear(self, before: Visit, event: e.Event) -> None:
        if isinstance(event, e.Stored) and self.submitting:
            self.stored = True
        if isinstance(event, e.Delivered) and self.stored:
            self.delivered = True
        if isinstance(event, e.TimeTaken) and event.code and before.booking.state == TAKING:
            self.held_for_nobody = False
        if isinstance(event, e.NotStored) and before.page is Page.SUBMITTING and not self.stored:
            self.submitting = False

    def see(self, visit: Visit, effect: f.Effect) -> None:
        match effect:
            case f.SeekCardCode() | f.ShowPaper() | f.SeekReceipt() | SeekPrepared():
                assert not self.camera, "the camera already runs for something else"
                self.camera = type(effect).__name__
            case f.StopCamera():
                self.camera = ""
            case f.AwaitCard() | f.ReadCard():
                self.card = type(effect).__name__
            case f.StopCard():
                self.card = ""
            case f.Submit():
                assert not self.submitting, "filed twice without a fault of the store"
                assert not self.stored, "filed again after it was durable"
                self.submitting = True
                whole(visit, effect)
            case f.PrintRecord(record):
                assert self.stored, "a paper before COMMIT"
                assert record.state == ("received" if self.delivered else "waiting")
                assert HUONG.number not in repr(record)
                assert HUONG.name not in repr(record)
            case TakeTime():
                self.held_for_nobody = True
            case GiveTimeBack():
                self.held_for_nobody = False
            case f.Wipe():
                assert not self.held_for_nobody, "a place is held that nobody heard of"
                self.forget()

    def judge(self, visit: Visit, screen: Screen) -> None:
        shown = json.dumps(plain(screen), ensure_ascii=False)
        assert (screen.saved == "saved") == self.stored, "the seal is shown exactly when it is durable"
        assert any(node.state is NodeState.SEAL for node in screen.trail) == (
            self.stored and bool(screen.trail)
        )
        if visit.page is Page.FINISHED:
            assert (visit.filed is not None and visit.filed.delivered is not None) == self.delivered
        if visit.learning:
            assert (self.camera, self.card) == ("", ""), "a device runs in a practice visit"
            assert not self.submitting
            assert screen.saved == "nothing"
        elif visit.page in (Page.IDENTITY_NUMBER, Page.IDENTITY_PASSPORT):
            assert self.camera == "SeekCardCode"
        elif visit.page is Page.STATUS_CODE or (
            visit.status and visit.status.locked and visit.page is Page.STATUS
        ):
            assert self.camera == "SeekReceipt"
        elif visit.page is Page.SERVICES:
            assert self.camera == "SeekPrepared"
        elif visit.page is not Page.SCAN:
            assert self.camera == "", f"the camera runs on {visit.page}"
        elif visit.scanning.state in ("taken", "filing"):
            assert self.camera == ""
        else:
            assert self.camera == "ShowPaper"
        if visit.page not in (Page.IDENTITY_CARD, Page.IDENTITY_KEY):
            assert self.card == "", f"the reader runs on {visit.page}"
        if visit.fault:
            assert visit.fault.code in FAULTS
            assert visit.fault.ways
            assert set(visit.fault.ways) <= WAYS
        if visit.page in BARE:
            left = repr(replace(visit, setting=BLANK, waiting=None))
            assert not [canary for canary in CANARIES if canary in left or canary in shown]


def whole(visit: Visit, order: f.Submit) -> None:
    """A dossier is complete: every question that applies and every paper, and only those."""
    assert visit.procedure is not None
    claimed = order.identity.assurance is Assurance.CLAIMED
    fields = (visit.setting.claim_fields if claimed else ()) + visit.procedure.fields
    said = {key: value.partition("@")[0] for key, value in order.answers}
    asked = applicable(flat(fields, said), said)
    given = dict(order.answers)
    assert [field.id for field in asked if field.required and not given.get(field.id)] == []
    old_names = {field.id + OLD for field in asked if field.kind is FieldKind.PICK and given.get(field.id)}
    assert set(given) <= {field.id for field in asked} | old_names
    for field in asked:
        if field.kind is FieldKind.PEOPLE:
            assert (field.least or 1) <= int(given[field.id]) <= (field.most or 0), "a list is whole"
    assert all(value for value in given.values())
    assert [entry for entry in order.attachments if entry.pages < 1] == []
    assert len({entry.document for entry in order.attachments}) == len(order.attachments)
    assert order.identity.name or not claimed
    assert order.identity.birth
    required = {purpose.id for purpose in visit.procedure.purposes if purpose.required}
    consented = {entry.purpose for entry in order.consents if not entry.purpose.startswith("declaration.")}
    assert required <= consented <= {purpose.id for purpose in purposes(visit)}


BLANK = replace(practice(), procedures=(), claim_fields=(), units=(), wards=NO_WARDS)


class Walk:
    """One citizen. `touches` counts what is not typing; each event is witnessed."""

    def __init__(self, setting: Setting | None = None, now: Moment = FRIDAY) -> None:
        self.visit = begin(setting or practice())
        self.now = now
        self.touches = 0
        self.effects: list[f.Effect] = []
        self.witness = Witness()
        self.screen = present(self.visit)

    def post(self, *events: e.Event) -> Walk:
        for event in events:
            before = replace(self.visit, now=self.now)
            self.witness.hear(before, event)
            turn = advance(before, event)
            self.visit = turn.visit
            self.effects.extend(turn.effects)
            for effect in turn.effects:
                self.witness.see(self.visit, effect)
            self.screen = present(self.visit)
            self.witness.judge(self.visit, self.screen)
        return self

    def tap(self, *events: e.Event) -> Walk:
        self.touches += sum(not isinstance(event, TYPING) for event in events)
        return self.post(*events)

    def pad(self, digits: str) -> Walk:
        return self.tap(*(hand.Digit(digit) for digit in digits))

    def choose(self, option: str) -> Walk:
        return self.tap(hand.Choose(option), hand.GoOn())

    def write(self, text: str) -> Walk:
        return self.tap(hand.Typed(text), hand.GoOn())

    def on(self) -> Walk:
        return self.tap(hand.GoOn())

    def last(self, kind: type[T]) -> T:
        return next(effect for effect in reversed(self.effects) if isinstance(effect, kind))

    def count(self, kind: type[f.Effect]) -> int:
        return sum(isinstance(effect, kind) for effect in self.effects)

    @property
    def page(self) -> str:
        """As text, so that a type checker does not take one comparison for the page of all that follows."""
        return self.visit.page

    @property
    def question(self) -> str:
        return self.visit.asking.field if self.page == Page.QUESTION else ""

    def trail(self) -> list[tuple[str, str]]:
        return [(node.name_id.removeprefix("trail."), str(node.state)) for node in self.screen.trail]

    def to_number(self, procedure: str) -> Walk:
        """From the greeting to the page of the number, with the consent that is required."""
        self.tap(hand.OpenTile("apply"), hand.OpenService(procedure)).on()
        return self.tap(hand.Tick("file", True)).on()

    def with_card(self, identity: Identity = HUONG) -> Walk:
        """The number is typed, and opens the chip."""
        self.pad(identity.number).on().post(e.CardPut())
        return self.post(e.CardProgress(0.5), e.CardRead(identity))

    def with_old_card(self, identity: Identity = HUONG) -> Walk:
        """The chip asks for two dates too: they are read off the card."""
        self.pad(identity.number).on().post(e.CardPut(), OLD_CHIP)
        self.pad("14031954").on().pad("14032031").on()
        return self.post(e.CardProgress(0.5), e.CardRead(identity))

    def with_code(self) -> Walk:
        """The card's code is held to the camera."""
        return self.post(e.CardCodeSeen(PRINTED)).on().post(e.CardPut(), e.CardRead(HUONG))

    def without_card(self) -> Walk:
        self.pad(HUONG.number).on().tap(hand.NoCard())
        return self.write("Nguyễn Thị Hường").pad("14031954").on()

    def scan(self, page: int = 1) -> Walk:
        document = self.visit.scanning.document
        self.post(e.PreviewJudged(("good",))).tap(hand.TakePhoto())
        self.post(e.PageTaken(page, ("good",), True)).tap(hand.AcceptPage())
        return self.post(e.PagesFiled(document, page + 100, 1, 40))

    def declare(self) -> Walk:
        for item in ("truth", "send_papers"):
            if item in [entry.id for entry in getattr(self.screen.content, "declarations", ())]:
                self.tap(hand.Tick(item, True))
        return self.on()

    def birth_for_oneself(self) -> Walk:
        return self.choose("self").tap(hand.Typed("hoan kiem")).choose("00070").pad("2").on()

    def allowance(self) -> Walk:
        self.choose("start").on().tap(hand.Typed("hoan kiem")).choose("00070")
        return self.choose("none").choose("cash").pad("0912345678").on()

    def licence(self, kind: str = "car") -> Walk:
        return self.choose(kind).choose("expiring").pad("01022027").on().on()
