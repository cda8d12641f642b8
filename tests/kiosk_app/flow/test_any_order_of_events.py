"""Any event at any time: the flow never raises, never promises too early and never keeps a citizen.

`Walk` witnesses every single event (see `tests.stories.walk.Witness`); here only the events are wild.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.booking import FreeDay, FreeDesk
from kiosk_app.flow.faults import FAULTS
from kiosk_app.flow.identity import Assurance, Identity, Printed, PrintedZone
from kiosk_app.flow.kept import Kept
from kiosk_app.flow.officer import ANSWER, PAPER, Defect, OfficerSaid
from kiosk_app.flow.procedure import FieldKind
from kiosk_app.flow.questions import field_of
from kiosk_app.flow.results import ResultFacts
from kiosk_app.flow.screens import Page
from kiosk_app.flow.setting import Payee
from kiosk_app.flow.staff import ATTENDANT, Act, MachineSeen, StaffSession, Told
from kiosk_app.flow.text import Text
from tests.kiosk_app.paper.declarations import LONG
from tests.stories.walk import ASKED, CANARIES, FRIDAY, HUONG, PRINTED, STORED, Walk, practice

_IDS = [entry.id for entry in practice().procedures]
_ITEMS = ["file", "notice", "truth", "send_papers", "", "other"]
_ROWS = ["", "name", "requester", "copies", "class", "health", "authorisation", "holder_name", "phone", "zzz"]
#: Rows of what belongs together, and choices that open a list of people or an old ward.
_ROWS += ["people", "people.1", "people.9", "dwelling", "mother"]
_OPTIONS = [
    "self",
    "authorised",
    "family",
    "motorcycle",
    "car",
    "00070",
    "start",
    "none",
    "cash",
    "without",
    "?",
]
_OPTIONS += ["people", "person", "old:00001", "old:00007", "00025", "now"]
_OPTIONS += ["desk:C03", "day:2026-11-24", "at:17:45", "give_back", "keep"]
_TEXTS = st.one_of(st.sampled_from([*CANARIES, "hoan kiem", ""]), st.text(max_size=40))
_DAYS = st.dates(date(1850, 1, 1), date(2100, 1, 1))
_CODES = st.one_of(st.sampled_from(sorted(FAULTS)), st.sampled_from(["card.x", "x", "", "store.", "page.q"]))
_VERDICTS = st.lists(st.sampled_from(["good", "tilted", "dark", "no_page", "glare", "?"]), max_size=3).map(
    tuple
)
_IDENTITIES = st.one_of(
    st.just(HUONG),
    st.builds(
        Identity,
        number=st.sampled_from(["", HUONG.number, "001190000456", "PX0417263"]),
        document=st.sampled_from(["card", "passport", "other"]),
        name=st.one_of(st.just(""), st.text(max_size=100)),
        birth=st.one_of(st.none(), _DAYS),
        residence=st.text(max_size=200),
        assurance=st.sampled_from([Assurance.CHIP_TRUSTED, Assurance.CHIP_CONSISTENT]),
    ),
)
_KEPT = st.builds(
    Kept,
    visit=st.just("old"),
    number=st.just(HUONG.number),
    procedure=st.sampled_from([*_IDS, "zzz"]),
    version=st.sampled_from(sorted({entry.version for entry in practice().procedures})),
    language=st.sampled_from(["vi", "en", "xx"]),
    answers=st.dictionaries(st.sampled_from(["requester", "copies", "name", "zzz"]), st.text(max_size=9)),
    from_card=st.frozensets(st.sampled_from(["name", "copies", "zzz"])),
    consents=st.dictionaries(st.sampled_from(["file", "zzz"]), st.just(FRIDAY)),
    page=st.sampled_from(["question", "scan", "review", "zzz"]),
    field=st.sampled_from(["copies", "name", ""]),
)
_STORED = st.builds(
    e.Stored,
    dossier=st.just("d"),
    code=st.just(STORED.code),
    clock=st.just("10:05"),
    day=st.just(STORED.day),
    status_url=st.just(""),
    payment=st.one_of(st.none(), st.just(ASKED)),
)
_DEFECTS = st.builds(
    Defect,
    st.sampled_from([ANSWER, PAPER]),
    st.sampled_from(["copies", "name", "authorisation", "health", "zzz"]),
    st.sampled_from(["unreadable", "?"]),
    st.text(max_size=9),
)
_SAID = st.builds(
    OfficerSaid,
    procedure=st.sampled_from([*_IDS, "2.000635", "zzz"]),
    state=st.sampled_from(["supplement", "refused", "?"]),
    remark=st.text(max_size=40),
    reason=st.sampled_from(["", "other"]),
    round=st.integers(0, 3),
    ticket=st.just("0" * 32),
    due=st.one_of(st.none(), _DAYS),
    defects=st.lists(_DEFECTS, max_size=3).map(tuple),
)
_HEARD = st.builds(
    e.StatusHeard,
    code=st.sampled_from(["TAM-1234-5678-9", "TAM-0000-0000-0"]),
    state=st.sampled_from(["received", "done", "?"]),
    step=st.integers(-3, 9),
    official_code=st.just(""),
    heard=st.just(""),
    source=st.just("portal"),
    said=st.one_of(st.none(), _SAID),
    locked=st.booleans(),
    fee=st.sampled_from([0, 20_000]),
    paper=st.booleans(),
    result=st.one_of(st.none(), st.just(ResultFacts("Trích lục", "UBND", "20/11/2026", "", ""))),
)
_FEE = e.FeeHeard(
    "TAM-1234-5678-9", ASKED, Payee("970999", "1", "TRUNG TAM MAU", "Ngân hàng Mẫu"), "", ASKED.amount
)
_PLACE = replace(practice(), booking=True)
_DESK = FreeDesk(
    "C03",
    Text({"vi": "Nhà văn hóa"}),
    (FreeDay(date(2026, 11, 23), (("17:30", 0),)), FreeDay(date(2026, 11, 24), (("17:45", 1),))),
)
#: Events with a content; every other kind of event has none and is made by its name alone.
_CONTENT: dict[type, st.SearchStrategy[e.Event]] = {
    hand.OpenTile: st.builds(
        hand.OpenTile,
        st.sampled_from(["apply", "status", "pay", "practice", "result", "view", "other", "booking", "zzz"]),
    ),
    hand.ChooseLanguage: st.builds(hand.ChooseLanguage, st.sampled_from(["vi", "en", "xx"])),
    hand.Search: st.builds(hand.Search, st.one_of(st.just("khai sinh"), st.text(max_size=90))),
    hand.OpenService: st.builds(hand.OpenService, st.sampled_from([*_IDS, "zzz"])),
    hand.Tick: st.builds(hand.Tick, st.sampled_from(_ITEMS), st.booleans()),
    hand.Digit: st.builds(hand.Digit, st.sampled_from([*"0123456789", "", "12", "²"])),
    hand.RevealNumber: st.builds(hand.RevealNumber, st.booleans()),
    hand.Typed: st.builds(hand.Typed, _TEXTS),
    hand.Choose: st.builds(hand.Choose, st.sampled_from(_OPTIONS)),
    hand.AcceptPage: st.builds(hand.AcceptPage, st.booleans()),
    hand.ChangePerson: st.builds(hand.ChangePerson, st.integers(-1, 3)),
    hand.RemovePerson: st.builds(hand.RemovePerson, st.integers(-1, 3)),
    hand.EditRow: st.builds(hand.EditRow, st.sampled_from(_ROWS)),
    hand.TakeWay: st.builds(
        hand.TakeWay, st.sampled_from(["retry", "skip", "back", "end", "screen_record", "zzz"])
    ),
    hand.ShowStaffPart: st.builds(hand.ShowStaffPart, st.sampled_from(["machine", "faults", "closing", "?"])),
    hand.StaffDoes: st.builds(
        hand.StaffDoes,
        st.sampled_from(["test", "new_roll", "try_again", "close", "open", "?"]),
        st.sampled_from(["", "service.repair", "?"]),
    ),
    e.CallBackStored: st.just(e.CallBackStored("18:42", FRIDAY.today)),
    e.CallBackFailed: st.builds(e.CallBackFailed, _CODES),
    e.StaffAdmitted: st.builds(e.StaffAdmitted, st.integers(1, 3), st.just(StaffSession(ATTENDANT, FRIDAY))),
    e.StaffRefused: st.builds(e.StaffRefused, st.integers(1, 3), st.integers(0, 4), st.integers(0, 300)),
    e.AroundSeen: st.just(e.AroundSeen(MachineSeen(printer="paper_out", parked=1))),
    e.StaffActed: st.builds(e.StaffActed, st.sampled_from(Act), st.sampled_from([*Told, "printer.jam"])),
    e.CardCodeSeen: st.builds(
        e.CardCodeSeen,
        st.sampled_from([PRINTED, Printed("1"), Printed("001190000456", "\x00", date(1890, 1, 1))]),
    ),
    e.ZoneSeen: st.builds(
        e.ZoneSeen,
        st.sampled_from(
            [
                PrintedZone("passport", "PX0417268", date(1980, 1, 2), date(2031, 3, 4)),
                PrintedZone("card", "001190000456", date(1990, 1, 2), None),
                PrintedZone("card", "1", None, None),
            ]
        ),
    ),
    e.CardProgress: st.builds(e.CardProgress, st.floats(-1, 2)),
    e.CardWords: st.builds(e.CardWords, st.sampled_from(["", HUONG.name])),
    e.CardRead: st.builds(e.CardRead, _IDENTITIES, st.one_of(st.none(), _KEPT), st.sampled_from([0, 7])),
    e.Trouble: st.builds(e.Trouble, _CODES, since=st.one_of(st.none(), st.just(FRIDAY))),
    e.NotStored: st.builds(e.NotStored, _CODES),
    e.PreviewJudged: st.builds(e.PreviewJudged, _VERDICTS),
    e.PaperLeft: st.builds(e.PaperLeft),
    e.WaysSeen: st.builds(e.WaysSeen, st.sampled_from(((), ("camera",), ("flatbed", "feeder")))),
    e.PageTaken: st.builds(e.PageTaken, st.integers(0, 9), _VERDICTS, st.booleans()),
    e.PagesFiled: st.builds(
        e.PagesFiled,
        st.sampled_from(["health", "authorisation"]),
        st.integers(0, 9),
        st.integers(0, 3),
        st.just(1),
    ),
    e.DeclarationDrawn: st.builds(
        e.DeclarationDrawn, st.just(replace(LONG, rows=())), st.sampled_from([(), (1, 2)])
    ),
    e.SheetPrinted: st.builds(e.SheetPrinted, st.integers(0, 3)),
    e.SheetFailed: st.builds(
        e.SheetFailed, st.integers(0, 3), st.sampled_from(["pages.jam", "pages.zzz", "device.cancelled", "?"])
    ),
    e.PagePrinterSeen: st.builds(e.PagePrinterSeen, st.sampled_from(["", "ready", "paper_out", "?"])),
    e.Stored: _STORED,
    e.Delivered: st.builds(e.Delivered, st.just("10:06"), st.sampled_from(["", "H26-THỬ-1"])),
    e.PaymentNews: st.builds(e.PaymentNews, st.sampled_from(["paid", "under", "over", "doubled", "?"])),
    e.StatusHeard: _HEARD,
    e.SignInShown: st.builds(e.SignInShown, st.just("https://x.example.vn"), st.integers(-1, 2000)),
    e.SignedIn: st.builds(
        e.SignedIn,
        st.builds(Identity, number=st.sampled_from([HUONG.number, "001190000456"]), name=st.just("A")),
    ),
    e.SignInEnded: st.builds(e.SignInEnded, st.sampled_from(["failed", "expired"])),
    e.ReceiptSeen: st.builds(e.ReceiptSeen, st.sampled_from(["TAM-1234-5678-9", "TAM-0000-0000-0"])),
    e.ResultDrawn: st.builds(
        e.ResultDrawn, st.sampled_from(["TAM-1234-5678-9", "x"]), st.sampled_from([(), (1, 2)])
    ),
    e.ResultMissed: st.builds(
        e.ResultMissed,
        st.sampled_from(["TAM-1234-5678-9", "x"]),
        st.sampled_from(["line", "damaged", "long"]),
        st.integers(0, 99),
    ),
    e.NewSetting: st.booleans().map(lambda booking: e.NewSetting(replace(_PLACE, booking=booking))),
    e.TimesHeard: st.builds(e.TimesHeard, st.sampled_from([(), (_DESK,), (_DESK, replace(_DESK, id="C04"))])),
    e.TimeTaken: st.builds(e.TimeTaken, st.sampled_from(["", "HEN-4K7-W2M"])),
    e.BookingUnknown: st.builds(e.BookingUnknown, st.sampled_from(["cut", "none", "nonsense", "?"])),
    e.FeeHeard: st.just(_FEE),
    e.NothingDue: st.just(e.NothingDue("TAM-1234-5678-9")),
    e.NoticeNews: st.builds(
        e.NoticeNews,
        st.sampled_from([ASKED.reference, "x"]),
        st.sampled_from(["paid", "under", "over", "replaced", "", "?"]),
        st.integers(0, 200_000),
        st.one_of(st.none(), st.just(_FEE)),
        st.integers(0, 9000),
    ),
}
ANY = st.one_of(*(_CONTENT.get(kind, st.builds(kind)) for kind in get_args(e.Event)))
#: The end of a visit is rarer than its middle, or a walk would never get anywhere.
_LAST = (hand.End, e.IdleOver, e.FarewellOver)


def sensible(walk: Walk) -> None:
    """What a patient citizen with a card and working devices does on this page."""
    visit = walk.visit
    match visit.page:
        case Page.HOME:
            walk.post(hand.OpenTile("apply"))
        case Page.CONSENT:
            walk.post(hand.Tick("file", True), hand.GoOn())
        case Page.IDENTITY_NUMBER:
            walk.post(e.CardCodeSeen(PRINTED), hand.GoOn())
        case Page.IDENTITY_CARD:
            walk.post(e.CardRead(HUONG) if visit.card.reading else e.CardPut())
        case Page.IDENTITY_KEY:
            walk.post(hand.ClearEntry()).pad("14031954" if visit.card.part == "birth" else "14032031").on()
        case Page.QUESTION:
            answer(walk)
        case Page.SCAN if visit.scanning.state == "live":
            walk.scan()
        case Page.SCAN:
            walk.post(e.PageTaken(3, ("good",), True), hand.AcceptPage())
            walk.post(e.PagesFiled(visit.scanning.document, 4, 1, 1))
        case Page.REVIEW:
            walk.declare()
        case Page.SUBMITTING:
            walk.post(STORED if visit.filed is None else e.DeliveryWaitOver())
        case Page.FEE:
            walk.post(e.PaymentNews("paid"))
        case _:
            walk.on()


def answer(walk: Walk) -> None:
    field = field_of(walk.visit, walk.visit.asking.field)
    assert field is not None
    match field.kind:
        case FieldKind.CHOICE | FieldKind.FILE:
            options = [option.id for option in field.options]
            walk.choose("people" if "people" in options else options[-1])
        case FieldKind.PICK:
            walk.choose("00070")
        case FieldKind.PERSONAL_NUMBER:
            walk.post(hand.ClearEntry()).pad(f"0011540001{field.person:02d}").on()
        case FieldKind.PEOPLE:
            few = len(getattr(walk.screen.content, "people", ())) < (field.least or 1)
            walk.tap(hand.AddPerson() if few else hand.GoOn())
        case FieldKind.DATE:
            walk.post(hand.ClearEntry()).pad("01021950").on()
        case FieldKind.NUMBER:
            walk.post(hand.ClearEntry()).pad("2").on()
        case FieldKind.PHONE:
            walk.post(hand.ClearEntry()).pad("0912345678").on()
        case _:
            walk.write("TRẦN VĂN NHẬT")


class AnyOrder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.walk = Walk(_PLACE)

    @rule(steps=st.integers(1, 14), procedure=st.sampled_from(_IDS))
    def goes_on(self, steps: int, procedure: str) -> None:
        for _ in range(steps):
            if self.walk.page == Page.SERVICES:
                self.walk.post(hand.OpenService(procedure))
            elif self.walk.page != Page.OUT_OF_SERVICE:
                sensible(self.walk)

    @rule(events=st.lists(ANY.filter(lambda event: not isinstance(event, _LAST)), max_size=6))
    def anything(self, events: list[e.Event]) -> None:
        self.walk.post(*events)

    @rule(backs=st.integers(1, 6))
    def goes_back(self, backs: int) -> None:
        self.walk.post(*[hand.GoBack()] * backs)

    @precondition(lambda self: self.walk.page == Page.HOME)
    @rule(taken=st.booleans())
    def books(self, taken: bool) -> None:
        self.walk.post(hand.OpenTile("other"), hand.OpenTile("booking"), e.TimesHeard((_DESK,)))
        self.walk.post(hand.Choose("at:17:45"), hand.GoOn(), *([e.TimeTaken("HEN-4K7-W2M")] if taken else []))

    @precondition(lambda self: self.walk.page == Page.REVIEW)
    @rule(row=st.sampled_from(_ROWS), steps=st.integers(0, 3))
    def changes(self, row: str, steps: int) -> None:
        self.walk.post(hand.EditRow(row))
        for _ in range(steps):
            sensible(self.walk)

    @rule(
        event=st.sampled_from([hand.End(), e.IdleAsked(), e.IdleOver(), e.FarewellOver(), e.ServiceRestored()])
    )
    def leaves(self, event: e.Event) -> None:
        self.walk.post(event)


AnyOrder.TestCase.settings = settings(
    max_examples=80,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestAnyOrder = AnyOrder.TestCase

#: On which page an answer of the world means anything; elsewhere it is late and must change nothing.
_HEARD_ON: dict[type, set[Page]] = {
    e.CardCodeSeen: {Page.IDENTITY_NUMBER},
    e.ZoneSeen: {Page.IDENTITY_NUMBER, Page.IDENTITY_PASSPORT},
    e.CardPut: {Page.IDENTITY_CARD},
    e.CardProgress: {Page.IDENTITY_CARD},
    e.CardWords: {Page.IDENTITY_CARD},
    e.CardRead: {Page.IDENTITY_CARD},
    e.ChipRefused: {Page.IDENTITY_CARD},
    e.PreviewJudged: {Page.SCAN},
    e.WaysSeen: {Page.SCAN},
    e.PaperLeft: {Page.FAREWELL},
    e.PageTaken: {Page.SCAN},
    e.PagesFiled: {Page.SCAN},
    e.Stored: {Page.SUBMITTING},
    e.NotStored: {Page.SUBMITTING},
    e.DeliveryWaitOver: {Page.SUBMITTING},
    e.PaymentNews: {Page.FEE, Page.FINISHED},
    e.PaymentSilent: {Page.FEE},
    e.SlipPrinted: {Page.FINISHED},
    e.StatusHeard: {Page.STATUS_CODE, Page.STATUS},
}
_LATE: list[e.Event] = [
    *(e.CardCodeSeen(PRINTED), e.CardPut(), e.CardProgress(0.5), e.CardRead(HUONG), e.PreviewJudged(("good",))),
    *(e.PageTaken(1, ("good",), True), e.PagesFiled("health", 1, 1, 1), STORED, e.DeliveryWaitOver()),
    *(e.PaymentNews("paid"), e.PaymentSilent(), e.SlipPrinted(), e.NotStored("store.failed")),
    e.StatusHeard("TAM-1234-5678-9", "done", 4, "", "", "portal"),
]


@pytest.mark.parametrize("late", _LATE, ids=lambda event: type(event).__name__)
def test_a_late_answer_on_another_page_changes_nothing(late: e.Event) -> None:
    walk = Walk()
    pages = set()
    for _ in range(24):
        pages.add(walk.page)
        if walk.page not in _HEARD_ON[type(late)]:
            before, count = walk.visit, len(walk.effects)
            walk.post(late)
            assert (walk.visit.page, len(walk.effects)) == (before.page, count)
            assert repr(walk.visit).replace(repr(walk.visit.now), "") == repr(before).replace(
                repr(before.now), ""
            )
        if walk.page == Page.SERVICES:
            walk.post(hand.OpenService("driving_licence_renewal"))
        elif walk.page == Page.SUBMITTING and walk.visit.filed is None:
            walk.post(e.Stored("d", STORED.code, "10:05", STORED.day, "", ASKED))
        else:
            sensible(walk)
    assert len(pages) >= 13
