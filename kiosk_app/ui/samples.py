"""Sample screens, one or more a page, for the gallery and the tests. Every person in them is invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from kiosk_app.flow import screens as s
from kiosk_app.ui.samples_codes import coded
from kiosk_app.ui.samples_declaration import declared
from kiosk_app.ui.samples_filed import filed
from kiosk_app.ui.samples_home import closed, with_board
from kiosk_app.ui.samples_more import behind
from kiosk_app.ui.samples_people import together
from kiosk_app.ui.samples_person import helped
from kiosk_app.ui.samples_practice import practised
from kiosk_app.ui.samples_services import grouped, guided, of_group, told
from kiosk_app.ui.samples_survey import asked
from kiosk_app.ui.words import languages

Say = Callable[[str, str], str]


def _say(language: str, vietnamese: str, english: str) -> str:
    return vietnamese if language == "vi" else english


def _trail(now: str, seal: bool = False) -> tuple[s.TrailNode, ...]:
    names = ["overview", "identity", "questions", "scan", "review", "finished"]
    if now == "fee":
        names.insert(5, "fee")
    at = names.index(now)
    return tuple(
        s.TrailNode(
            index + 1,
            s.NodeState.SEAL
            if seal and name == "review"
            else s.NodeState.NOW
            if index == at
            else s.NodeState.DONE
            if index < at
            else s.NodeState.NEXT,
            f"trail.{name}",
        )
        for index, name in enumerate(names)
    )


#: What other files add: `(say, screen)` to screens by name.
_OTHERS: tuple[Callable[[Say, Callable[..., s.Screen]], dict[str, s.Screen]], ...] = (
    practised,
    behind,
    declared,
    together,
    helped,
)


def samples(language: str = "vi") -> dict[str, s.Screen]:
    """Every page with plausible content, by name."""
    say = partial(_say, language)
    free = s.FeeShown(
        "0",
        True,
        True,
        say("vì nộp trực tuyến.", "because it is filed online."),
        "8.000",
        say("một bản", "a copy"),
    )
    unknown = s.FeeShown("", False, False, say("Chờ cán bộ báo.", "The officer will tell."))
    due = s.FeeShown("7.000", False, True, say("nộp trực tuyến", "filed online"), "15.000", "")
    frame = s.Screen(
        page="",
        content=None,
        hotline="1022",
        hours="07:30–21:30",
        kiosk=say("Trạm A17", "Post A17"),
        desk=say("UBND phường Hai Bà Trưng", "Hai Bà Trưng ward office"),
        language=language,
        site=say("Phường Hai Bà Trưng", "Hai Bà Trưng ward"),
    )

    def screen(page: s.Page, content: object, step: str = "", **more: object) -> s.Screen:
        sealed = page in (s.Page.FEE, s.Page.FINISHED)
        base = replace(
            frame,
            page=page,
            content=content,
            trail=_trail(step, sealed) if step else (),
            saved=s.SavedState.SAVED
            if sealed
            else s.SavedState.DRAFT
            if step not in ("", "overview")
            else "nothing",
            saved_at="18:49" if sealed else "",
            can_go_back=page is not s.Page.HOME,
            at_home=page is s.Page.HOME,
        )
        return replace(base, **more)  # type: ignore[arg-type]  # the names are checked by replace itself

    birth = say("Bản sao trích lục khai sinh", "Copy of a birth record")
    tiles = ("status", "pay", "practice", "other")
    icons = ("status", "pay", "touch", "more")
    codes = tuple(each.code for each in languages())
    home = s.HomeScreen(
        s.Tile("apply", "gate"), tuple(s.Tile(t, i) for t, i in zip(tiles, icons, strict=True)), codes
    )
    services = s.ServicesScreen(
        (
            s.ServiceShown("a", birth, "", "birth-record", "all_here", free),
            s.ServiceShown("b", say("Đăng ký tạm trú", "Temporary residence"), "", "home", "all_here", due),
            s.ServiceShown(
                "c",
                say("Chứng thực bản sao từ bản chính", "Certified copy of an original"),
                "",
                "document",
                "prepare",
                unknown,
            ),
            s.ServiceShown("d", say("Trợ cấp hưu trí xã hội", "Social pension"), "", "elder", "guide", free),
        )
    )
    overview = s.OverviewScreen(
        birth,
        "2.000635",
        "18/07/2026",
        "all_here",
        free,
        (
            s.PaperShown(
                say("Thẻ căn cước", "Identity card"),
                say("Làm hộ người nhà: thêm giấy ủy quyền", "For a relative: a letter of authority too"),
            ),
        ),
        "weekday.1",
        "23/11",
        say("Ngày thường, trước 15 giờ: trong ngày", "On workdays before 15:00: same day"),
        5,
        7,
        say("UBND phường", "Ward office"),
    )
    purposes = (
        s.PurposeShown(
            "card",
            say("Đọc thẻ để điền sẵn đơn", "Read the card to fill the form"),
            say("Số định danh là dữ liệu cần giữ kín.", "The personal number is confidential."),
            say("Không đồng ý: quý vị tự gõ", "If not: you type it yourself"),
            False,
            True,
        ),
        s.PurposeShown(
            "file",
            say("Gửi đơn tới UBND phường", "Send the form to the ward office"),
            "",
            say("Không đồng ý: máy chỉ in đơn để mang đi", "If not: the form is only printed"),
            True,
            False,
        ),
        s.PurposeShown(
            "text",
            say("Nhắn tin khi có kết quả", "Send a message with the result"),
            "",
            say("Không đồng ý: hỏi lại ở bất kỳ trạm nào", "If not: ask again at any post"),
            False,
            False,
        ),
    )
    empty_entry = s.DateEntry("14", "03", "195", "year")
    question = s.QuestionScreen(
        "name",
        "name",
        say("Họ và tên", "Full name"),
        say("Họ và tên người có giấy khai sinh?", "Full name on the birth record?"),
        say("Gõ chữ, rồi bấm dấu. Gõ Telex cũng được.", "Type letters, then a tone. Telex works too."),
        "Nguyễn Thị Hườn",
        None,
        (),
        True,
        False,
        1,
        4,
    )
    email = replace(
        question,
        field="contact_email",
        kind="email",
        label=say("Thư điện tử", "E-mail"),
        question=say("Gửi tin đến thư điện tử nào?", "Which e-mail address?"),
        hint="",
        text="huong.nguyen",
    )
    options = (
        s.ChoiceShown("self", say("Cho chính tôi", "For myself"), "", False),
        s.ChoiceShown(
            "family",
            say("Cho bố mẹ, vợ chồng, con", "For my parents, spouse, child"),
            say("Giấy ủy quyền, không phải chứng thực", "A letter, not certified"),
            True,
        ),
        s.ChoiceShown(
            "other",
            say("Cho người khác", "For someone else"),
            say("Giấy ủy quyền có chứng thực", "A certified letter"),
            False,
        ),
        s.ChoiceShown(
            "unsure",
            say("Tôi chưa rõ", "I am not sure"),
            say("Máy hỏi thêm hai câu ngắn", "Two more short questions"),
            False,
        ),
    )
    choice = replace(
        question,
        field="for",
        kind="choice",
        question=say("Quý vị làm giấy này cho ai?", "Who is it for?"),
        hint=say("Trả lời để máy hỏi đúng giấy cần mang.", "So that only the right papers are asked."),
        text="family",
        choices=options,
    )
    date = replace(
        question,
        field="birth",
        kind="date",
        question=say("Người có giấy khai sinh sinh ngày nào?", "When was the person born?"),
        hint=say("Gõ ngày, tháng, năm dương lịch.", "Day, month, year."),
        entry=empty_entry,
        year_alone=True,
    )
    pick = replace(
        question,
        field="ward",
        kind="pick",
        text="hai ba",
        question=say("Giấy khai sinh làm ở đâu?", "Where was it registered?"),
        choices=(
            s.ChoiceShown("1", "Phường Hai Bà Trưng", "", False),
            s.ChoiceShown("2", "Phường Hai Bà", "", False),
        ),
    )
    number = replace(
        question,
        field="copies",
        kind="number",
        question=say("Quý vị cần mấy bản?", "How many copies?"),
        hint="",
        text="2",
        error_id="error.most",
        error_argument="20",
    )
    live = s.ScanScreen(
        say("Quét giấy ủy quyền", "Scan the letter of authority"),
        "",
        "live",
        0,
        0,
        (s.CheckShown("corners", "good"), s.CheckShown("light", "good"), s.CheckShown("tilted", "warn")),
        True,
        True,
        "tilted",
    )
    rows = (
        s.ReviewRow("", "", "TRẦN MINH ĐỨC", "•••• •••• 1234", "review.holder", "assurance.chip_trusted"),
        s.ReviewRow("name", say("Của", "Of"), "NGUYỄN THỊ HƯỜNG"),
        s.ReviewRow("copies", say("Số bản", "Copies"), "2"),
        s.ReviewRow(
            "letter", "", say("Giấy ủy quyền", "Letter of authority"), "1", "review.paper", "review.pages"
        ),
    )
    review = s.ReviewScreen(
        birth,
        rows,
        free,
        (
            s.DeclarationShown("truth", True, "declaration.truth"),
            s.DeclarationShown("send_papers", False, "declaration.send_papers"),
        ),
        declarable=True,
    )
    after = filed(say)
    fee, finished, paid = after.fee, after.finished, after.paid
    status, supplement, refused = after.status, after.supplement, after.refused
    locked = replace(supplement, officer=None, locked=True)
    card = s.IdentityCardScreen(
        "waiting",
        0.0,
        say("Đầu đọc ở bên phải, dưới màn hình", "The reader is on the right, below the screen"),
        3,
    )
    p = s.Page
    more: dict[str, s.Screen] = {}
    for others in _OTHERS:
        more |= others(say, screen)
    return more | {
        "home": screen(p.HOME, home),
        "home_board": screen(p.HOME, with_board(home, say)),
        "home_closed": screen(p.HOME, closed(home)),
        "home_first": screen(p.HOME, replace(home, tiles=home.tiles[:1])),
        "services": screen(p.SERVICES, services),
        "services_groups": screen(p.SERVICES, grouped(services)),
        "services_refused": screen(p.SERVICES, replace(grouped(services), refused="foreign")),
        "services_of_group": screen(p.SERVICES, of_group(services)),
        "services_none": screen(p.SERVICES, replace(services, services=())),
        "services_wrong_day": screen(
            p.SERVICES, s.ServicesScreen((), "", "01/01/2016", frame.hotline, frame.desk)
        ),
        "overview": screen(p.OVERVIEW, overview, "overview"),
        "overview_unverified": screen(
            p.OVERVIEW,
            replace(overview, fee=unknown, scope="prepare", verified_on="", ready_date="", ready_weekday_id=""),
            "overview",
        ),
        "overview_prepared": screen(
            p.OVERVIEW, replace(overview, prepared=12, again=2, edition=True), "overview"
        ),
        "overview_appointment": screen(p.OVERVIEW, told(overview, say)),
        "overview_guide": screen(p.OVERVIEW, guided(overview, say)),
        "consent": screen(p.CONSENT, s.ConsentScreen(purposes), "identity"),
        "consent_missing": screen(p.CONSENT, s.ConsentScreen(purposes, "file"), "identity"),
        "identity_number": screen(
            p.IDENTITY_NUMBER, s.IdentityNumberScreen("•••• •••• 1", 9, 3, False, "looking"), "identity"
        ),
        "identity_number_error": screen(
            p.IDENTITY_NUMBER,
            s.IdentityNumberScreen("•••• •••• 1", 9, 3, False, "looking", "error.personal_number_length"),
            "identity",
        ),
        "identity_key_birth": screen(p.IDENTITY_KEY, s.IdentityKeyScreen("birth", empty_entry), "identity"),
        "identity_key_expiry": screen(
            p.IDENTITY_KEY, s.IdentityKeyScreen("expiry", s.DateEntry("", "", "", "day")), "identity"
        ),
        "identity_card": screen(p.IDENTITY_CARD, card, "identity"),
        "identity_card_reading": screen(
            p.IDENTITY_CARD, replace(card, state="reading", progress=0.4), "identity"
        ),
        "identity_card_opens_word": screen(p.IDENTITY_CARD, replace(card, opens_word=True)),
        "resume": screen(p.RESUME, s.ResumeScreen(overview.name, True), "identity"),
        "question_text": screen(p.QUESTION, question, "questions"),
        "question_email": screen(p.QUESTION, email, "questions"),
        "question_pick": screen(p.QUESTION, pick, "questions"),
        "question_choice": screen(p.QUESTION, choice, "questions"),
        "question_date": screen(p.QUESTION, date, "questions"),
        "question_date_wrong": screen(
            p.QUESTION,
            replace(
                date,
                entry=s.DateEntry("31", "02", "1954", "year"),
                error_id="error.no_such_day",
                error_argument="31/02",
            ),
            "questions",
        ),
        "question_number": screen(p.QUESTION, number, "questions"),
        "scan": screen(p.SCAN, live, "scan"),
        "scan_taken": screen(p.SCAN, replace(live, state="taken", page=1, checks=(), advice=""), "scan"),
        "scan_filing": screen(p.SCAN, replace(live, state="filing", checks=(), advice=""), "scan"),
        "review": screen(p.REVIEW, review, "review"),
        "review_missing": screen(p.REVIEW, replace(review, missing="send_papers"), "review"),
        "review_editing": screen(p.REVIEW, replace(review, editing=True), "review"),
        "submitting": screen(p.SUBMITTING, s.SubmittingScreen("sealing"), "review"),
        "fee": screen(p.FEE, fee, "fee"),
        "fee_not_yet": screen(p.FEE, replace(fee, state="not_yet", no_app=True), "fee"),
        "finished": screen(p.FINISHED, finished, "finished", practice=True),
        "farewell": screen(p.FAREWELL, s.FarewellScreen(True)),
        **asked(screen),
        **coded(screen, status),
        "sign_in": screen(
            p.SIGN_IN,
            s.SignInScreen("waiting", "https://dang-nhap.example.vn/k/7Q2M9XKD4T", "18:59"),
            "identity",
        ),
        "sign_in_failed": screen(p.SIGN_IN, s.SignInScreen("failed", "", ""), "identity"),
        "owing": screen(p.OWING, replace(fee, name="TAM-K7QF-9T2M-X", saved_at="")),
        "owing_changed": screen(p.OWING, replace(fee, name="TAM-K7QF-9T2M-X", saved_at="", state="changed")),
        "paid": screen(p.PAID, paid),
        "paid_part": screen(p.PAID, replace(paid, left="20.000")),
        "paid_too_much": screen(p.PAID, replace(paid, back="5.000")),
        "paid_no_slip": screen(p.PAID, replace(paid, print_state="refused")),
        "status": screen(p.STATUS, status),
        "status_fee": screen(p.STATUS, replace(status, fee="20.000")),
        "status_locked": screen(p.STATUS, locked),
        "status_other_card": screen(p.STATUS, replace(locked, error_id="error.other_card")),
        "status_other_slip": screen(p.STATUS, replace(locked, error_id="error.other_slip")),
        "status_asking": screen(p.STATUS, replace(locked, asking=True)),
        "status_supplement": screen(p.STATUS, supplement),
        "status_refused": screen(p.STATUS, refused),
        "fault_card": screen(
            p.IDENTITY_CARD, card, "identity", fault=s.FaultPanel("card.removed", ("retry", "skip", "back"))
        ),
        "fault_paper_out": screen(
            p.FINISHED,
            replace(finished, print_state="refused"),
            "finished",
            fault=s.FaultPanel("printer.paper_out", ("retry", "screen_record")),
        ),
        "inactivity": screen(p.QUESTION, question, "questions", overlay="inactivity"),
        "end": screen(p.QUESTION, question, "questions", overlay="end"),
    }


#: Panels of the glass itself, opened over a sample.
PANELS = ("settings", "language")
