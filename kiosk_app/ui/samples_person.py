"""Sample panels: a person, being called back, the door and the panel of staff, out of service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import screens as s
from kiosk_app.flow.assisted import AssistScreen
from kiosk_app.flow.duty import Duty
from kiosk_app.flow.person_screens import CallBackScreen, PersonScreen
from kiosk_app.flow.staff import REASONS
from kiosk_app.flow.staff_screens import FaultRow, MachineRow, StaffCodeScreen, StaffScreen

Say = Callable[[str, str], str]
_WHENS = ("morning", "afternoon", "any")


def helped(say: Say, screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    here = PersonScreen(
        "staffed",
        Duty("here", "20:00"),
        Duty("here", "22:00"),
        "desk",
        "1900 0000",
        say("Cán bộ ngồi ngay bên cạnh", "The officer sits beside you"),
        "07:30–20:00",
        staff_door=True,
    )
    desk = say("Bàn hướng dẫn tầng 1, cửa Đông", "Help desk, ground floor, east door")
    bus = say("Cán bộ ngồi ở đầu xe", "The officer at the front of the bus")
    night = replace(
        here,
        profile="unattended",
        duty=Duty("tomorrow", "07:30", "morning"),
        line=Duty("tomorrow", "07:00", "morning"),
        first="call_back",
        clock="23:04",
        desk=desk,
    )
    phone = CallBackScreen("phone", "•••• ••56", 2, whens=_WHENS, hotline="1900 0000")
    when = replace(phone, part="when", shown_digits="•••• ••• •78", remaining=0)
    home = say("Bản sao trích lục khai sinh", "Copy of a birth record")
    # Any page may lie below a panel.
    below = s.StatusCodeScreen("", False)

    def panel(overlay: str, shown: object) -> s.Screen:
        return screen(s.Page.STATUS_CODE, below, overlay=overlay, panel=shown, site=home)

    return {
        "person": panel("person", here),
        "person_hotline": panel(
            "person", replace(night, line=Duty("here", "22:00"), first="hotline", clock="")
        ),
        "person_night": panel("person", night),
        "person_friday_night": panel(
            "person", replace(night, duty=Duty("on", "08:00", "morning", "weekday.1", "30/11"))
        ),
        "person_bus": panel("person", replace(here, profile="mobile", desk=bus)),
        "person_nobody": panel(
            "person", replace(night, duty=Duty(), line=None, first="hotline", desk_hours="", staff_door=False)
        ),
        "person_practice": panel("person", replace(here, call_back=False, staff_door=False)),
        "call_back_phone": panel("call_back", phone),
        "call_back_phone_wrong": panel("call_back", replace(phone, error_id="error.phone")),
        "call_back_when": panel("call_back", when),
        "call_back_saving": panel("call_back", replace(when, part="saving")),
        "call_back_saved": panel("call_back", replace(when, part="saved", saved_at="18:42")),
        "call_back_failed": panel("call_back", replace(when, part="failed", fault="store.disk_low")),
        "staff_code": panel("staff_code", StaffCodeScreen(4, 6)),
        "staff_code_wrong": panel("staff_code", StaffCodeScreen(0, 6, told="wrong", left=3)),
        "staff_code_locked": panel("staff_code", StaffCodeScreen(0, 6, told="locked", minutes=5)),
        "staff_card_access": panel("staff_code", StaffCodeScreen(3, 6, part="access")),
        "staff_card_unknown": panel("staff_code", StaffCodeScreen(0, 6, told="unknown", part="access")),
        "staff_card_reading": panel(
            "staff_code",
            StaffCodeScreen(
                0,
                6,
                part="card",
                reader_place=say(
                    "Đầu đọc ở bên phải, dưới màn hình", "The reader is at the right, below the screen"
                ),
            ),
        ),
        "staff_card_own": panel(
            "staff_code", StaffCodeScreen(4, 6, part="own", name="Lê Thu Hà", role="collaborator")
        ),
        "assist_band": screen(s.Page.STATUS_CODE, below, site=home, helper="Nguyễn Thị Thu Hà"),
        "assist_ask": panel("assist", AssistScreen("ask", "Nguyễn Thị Thu Hà", "collaborator")),
        "assist_confirm": panel("assist", AssistScreen("confirm", "Nguyễn Thị Thu Hà", "collaborator")),
        **_desk(panel),
        "out_of_service": screen(
            s.Page.OUT_OF_SERVICE, s.OutOfServiceScreen("store.disk_low", "08:12"), hotline="1900 0000"
        ),
        "out_of_service_repair": screen(
            s.Page.OUT_OF_SERVICE,
            s.OutOfServiceScreen("service.repair", "18:42", "22/11/2026"),
            hotline="1900 0000",
        ),
    }


def _desk(panel: Callable[[str, object], s.Screen]) -> dict[str, s.Screen]:
    well = (
        MachineRow("reader", "id-card", "staff.ready"),
        MachineRow("camera", "scan", "staff.ready"),
        MachineRow("printer", "printer", "staff.ready", note_id="staff.printer.left", note="310"),
        MachineRow("line", "online", "staff.line.up"),
        MachineRow("queue", "waiting", "staff.queue.empty", "", "staff.queue.receipt", "18:31"),
        MachineRow("store", "saved", "staff.disk.free", "71", "staff.clock.good", "18:49"),
    )
    ill = (
        MachineRow("reader", "id-card", "staff.reader.out", tone="bad"),
        well[1],
        replace(well[2], state_id="staff.printer.low", note="40", tone="warn"),
        MachineRow("pages", "document", "staff.pages.jam", "", "staff.pages.today", "12", "bad"),
        MachineRow("line", "offline", "staff.line.down", "", "staff.line.heard", "17:58", "warn"),
        MachineRow("queue", "waiting", "staff.queue.parked", "6", "staff.queue.oldest", "22/11 17:51", "bad"),
        MachineRow("store", "saved", "staff.disk.free", "71", "staff.clock.untrusted", "18:49", "warn"),
    )
    good = StaffScreen(
        "machine",
        "A17",
        "staff.verdict.good",
        rows=well,
        reasons=REASONS,
        app="1.4.2",
        content="18",
        units="2025-07-01",
    )
    faults = (
        FaultRow("printer.paper_out", "18:42"),
        FaultRow("card.removed", "16:05"),
        FaultRow("store.disk_low", "22/11 09:10"),
    )
    bad = replace(
        good, verdict_id="staff.verdict.reader", more=5, rows=ill, pages=True, parked=6, faults=faults
    )
    return {
        "staff": panel("staff", good),
        "staff_ill": panel("staff", bad),
        "staff_helper": panel(
            "staff", replace(good, name="Nguyễn Thị Thu Hà", role="collaborator", may_help=True)
        ),
        "staff_told": panel("staff", replace(good, told="printed")),
        "staff_told_fault": panel("staff", replace(bad, told="pages.jam")),
        "staff_doing": panel("staff", replace(good, doing="test")),
        "staff_closed": panel("staff", replace(good, verdict_id="staff.verdict.closed", closed=REASONS[0])),
        "staff_faults": panel("staff", replace(bad, part="faults")),
        "staff_faults_none": panel("staff", replace(good, part="faults")),
        "staff_closing": panel("staff", replace(good, part="closing")),
    }
