"""Sample pages of what comes after filing: fee, record, state, an officer's word. Every person is invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk_app.flow import screens as s
from kiosk_app.ui.samples_carry import carried
from kiosk_app.ui.samples_codes import coded
from kiosk_app.ui.samples_survey import asked

Say = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Filed:
    """One sample of each page, in one language."""

    fee: s.FeeScreen
    finished: s.FinishedScreen
    paid: s.PaidScreen
    status: s.StatusScreen
    supplement: s.StatusScreen
    refused: s.StatusScreen


def filed(say: Say) -> Filed:
    fee = s.FeeScreen(
        say("Đổi giấy phép lái xe", "Driving licence"),
        say("135.000", "135,000"),
        "18:44",
        "TRUNG TAM MAU",
        say("Ngân hàng Mẫu", "Sample Bank"),
        "0000 1234 5678",
        "TAMA17261122015M",
        "00020101021238540010A00000072701240006970999011000001234560208QRIBFTTA53037045406135000"
        "5802VN62200816TAMA17261122015M6304ABCD",
        "18:59",
        "awaiting",
    )
    timeline = (
        s.TimelineRow("saved", "done", "timeline.saved", "timeline.saved.note", "", "18:49, 22/11/2026"),
        s.TimelineRow("waiting", "now", "timeline.waiting", "timeline.waiting.note"),
        s.TimelineRow("gate", "future", "timeline.gate", "timeline.gate.note"),
        s.TimelineRow(
            "document",
            "future",
            "timeline.result",
            "timeline.result.note",
            "",
            say("Bưu điện trả tại nhà", "By post, to your home"),
        ),
    )
    finished = s.FinishedScreen(
        "waiting",
        "TAM-K7QF-9T2M-X",
        "18:49, 22/11/2026",
        timeline,
        "printed",
        True,
        True,
        "https://dvc.example.vn/h/TAM-K7QF-9T2M-X",
        True,
        "free",
    )
    paid = s.PaidScreen(
        "TAM-K7QF-9T2M-X", "TAMA17261122015M", say("135.000", "135,000"), "18:52, 22/11/2026", "printed"
    )
    status = s.StatusScreen(
        "TAM-K7QF-9T2M-X",
        "status.state.processing",
        2,
        "000.00.00.H26-261118-0042",
        "18:42, 22/11/2026",
        tuple(
            s.TimelineRow(
                icon,
                "done" if i < 2 else "now" if i == 2 else "future",
                f"status.step.{name}",
                f"status.step.{name}.note" if i == 2 else "",
            )
            for i, (name, icon) in enumerate(
                zip(
                    ("saved", "received", "checking", "decided", "returned"),
                    ("saved", "gate", "time", "edit", "document"),
                    strict=True,
                )
            )
        ),
        "portal",
    )
    officer = s.OfficerShown(
        say(
            "Ảnh sổ cũ bị lóa ở giữa, không đọc được ngày đăng ký.",
            "The picture of the old book is dazzled; the date of registration cannot be read.",
        ),
        "",
        "01/12/2026",
        (
            s.DefectShown(
                say("Bản chính giấy khai sinh", "The old birth certificate"), "defect.unreadable", ""
            ),
            s.DefectShown(
                say("Số bản sao", "Number of copies"),
                "defect.wrong_value",
                say("Mỗi lần nhiều nhất 20 bản.", "At most 20 at a time."),
            ),
        ),
        True,
    )
    wanted = replace(status.timeline[2], note_id="status.step.checking.supplement.note")
    supplement = replace(
        status,
        state_id="status.state.supplement",
        official_code="",
        officer=officer,
        procedure=say("Cấp bản sao trích lục khai sinh", "Copy of a birth record"),
        timeline=(*status.timeline[:2], wanted, *status.timeline[3:]),
    )
    refusal = replace(
        officer,
        remark=say("Đã cấp bản sao ngày 10/11.", "Issued on 10/11."),
        reason_id="refusal.duplicate",
        due="",
        defects=(),
        can_supplement=False,
    )
    refused = replace(
        status,
        state_id="status.state.refused",
        step=3,
        officer=refusal,
        timeline=(
            *status.timeline[:2],
            replace(status.timeline[2], state="done", note_id=""),
            replace(status.timeline[3], state="now", note_id="status.step.decided.refused.note"),
        ),
    )
    return Filed(fee, finished, paid, status, supplement, refused)


def filed_pages(say: Say, screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    after = filed(say)
    fee, finished, paid, status = after.fee, after.finished, after.paid, after.status
    locked = replace(after.supplement, officer=None, locked=True)
    owed = replace(status.timeline[2], note_id="status.step.fee.note")
    p = s.Page
    return {
        "fee": screen(p.FEE, fee, "fee"),
        "fee_part": screen(
            p.FEE,
            replace(fee, state="part", received=say("35.000", "35,000"), amount=say("100.000", "100,000")),
            "fee",
        ),
        "fee_not_yet": screen(p.FEE, replace(fee, state="not_yet", no_app=True), "fee"),
        "finished": screen(p.FINISHED, finished, "finished", practice=True),
        "finished_by_phone": screen(p.FINISHED, replace(finished, carry="offered"), "finished"),
        **carried(screen),
        "farewell": screen(p.FAREWELL, s.FarewellScreen(True)),
        "farewell_paper": screen(p.FAREWELL, s.FarewellScreen(True, paper_left=True)),
        **asked(screen),
        **coded(screen, status),
        "owing": screen(p.OWING, replace(fee, name="TAM-K7QF-9T2M-X", saved_at="")),
        "owing_changed": screen(p.OWING, replace(fee, name="TAM-K7QF-9T2M-X", saved_at="", state="changed")),
        "paid": screen(p.PAID, paid),
        "paid_part": screen(p.PAID, replace(paid, left=say("20.000", "20,000"))),
        "paid_too_much": screen(p.PAID, replace(paid, back=say("5.000", "5,000"))),
        "paid_no_slip": screen(p.PAID, replace(paid, print_state="refused")),
        "status": screen(p.STATUS, status),
        "status_fee": screen(
            p.STATUS,
            replace(
                status, fee=say("20.000", "20,000"), timeline=(*status.timeline[:2], owed, *status.timeline[3:])
            ),
        ),
        "status_locked": screen(p.STATUS, locked),
        "status_other_card": screen(p.STATUS, replace(locked, error_id="error.other_card")),
        "status_other_slip": screen(p.STATUS, replace(locked, error_id="error.other_slip")),
        "status_asking": screen(p.STATUS, replace(locked, asking=True)),
        "status_supplement": screen(p.STATUS, after.supplement),
        "status_refused": screen(p.STATUS, after.refused),
        "fault_paper_out": screen(
            p.FINISHED,
            replace(finished, print_state="refused"),
            "finished",
            fault=s.FaultPanel("printer.paper_out", ("retry", "screen_record")),
        ),
    }
