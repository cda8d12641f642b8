"""The door and the panel of staff: the machine's state as rows, the worst of it as one sentence."""

from __future__ import annotations

from kiosk_app.flow.assisting_staff import may_help
from kiosk_app.flow.faults import FAULTS
from kiosk_app.flow.staff import CODE_DIGITS, REASONS, Act, MachineSeen, StaffDesk, StaffDoor, may
from kiosk_app.flow.staff_screens import FaultRow, MachineRow, StaffCodeScreen, StaffScreen
from kiosk_app.flow.state import Visit

_READERS = {"empty", "present", "mute"}
_CAMERAS = {"ready", "warming", "empty", "busy"}
_PRINTERS = {"ready", "near_end", "busy"}
#: So few slips are left that somebody should bring a roll.
_FEW_SLIPS = 40


def staff_code(visit: Visit) -> StaffCodeScreen:
    door = visit.staff if isinstance(visit.staff, StaffDoor) else StaffDoor()
    return StaffCodeScreen(
        typed=len(door.digits),
        of=CODE_DIGITS,
        checking=door.checking,
        told=door.told,
        left=door.left,
        minutes=door.minutes,
        part=door.part,
        name=door.name,
        role=door.role,
        reader_place=visit.setting.reader_place.read(visit.language) if door.part == "card" else "",
    )


def staff(visit: Visit) -> StaffScreen:
    desk = visit.staff
    assert isinstance(desk, StaffDesk)
    seen = desk.seen
    if seen is None:
        return StaffScreen(desk.part, visit.setting.kiosk, verdict_id="staff.verdict.looking")
    troubles = concerns(seen)
    return StaffScreen(
        part=desk.part,
        kiosk=visit.setting.kiosk,
        verdict_id=f"staff.verdict.{troubles[0] if troubles else 'good'}",
        more=max(0, len(troubles) - 1),
        rows=tuple(rows(seen)),
        faults=tuple(FaultRow(each.code, each.at) for each in seen.faults if each.code in FAULTS),
        reasons=REASONS,
        closed=seen.closed,
        parked=seen.parked,
        pages=bool(seen.pages),
        doing=desk.doing or "",
        told=desk.told,
        app=seen.app_version,
        content=seen.content_version,
        units=seen.units_version,
        name=desk.session.name,
        role=desk.session.role,
        may_close=may(desk.session.role, Act.CLOSE),
        may_help=may_help(visit),
    )


def concerns(seen: MachineSeen) -> list[str]:
    """What wants a hand, the worst first."""
    found = {
        "closed": bool(seen.closed),
        "disk": seen.disk_low,
        "reader": seen.reader not in _READERS,
        "camera": seen.camera not in _CAMERAS,
        "paper": seen.printer == "paper_out",
        "printer": seen.printer not in _PRINTERS | {"paper_out"},
        "pages": seen.pages not in _PRINTERS | {""},
        "parked": seen.parked > 0,
        "near_end": _paper_low(seen),
        "pages_low": seen.pages == "near_end",
        "clock": not seen.clock_trusted,
        "line": seen.line != "up",
    }
    return [name for name, holds in found.items() if holds]


def rows(seen: MachineSeen) -> list[MachineRow]:
    found = [
        _device("reader", "id-card", works=seen.reader in _READERS),
        _device("camera", "scan", works=seen.camera in _CAMERAS),
        _printer(seen),
    ]
    if seen.pages:
        found.append(_pages(seen))
    return [*found, _line(seen), _queue(seen), _store(seen)]


def _device(name: str, icon: str, *, works: bool) -> MachineRow:
    if works:
        return MachineRow(name, icon, "staff.ready")
    return MachineRow(name, icon, f"staff.{name}.out", tone="bad")


def _printer(seen: MachineSeen) -> MachineRow:
    works = seen.printer in _PRINTERS
    low = works and _paper_low(seen)
    state = "staff.printer.low" if low else "staff.ready" if works else f"staff.printer.{seen.printer}"
    note_id, note = ("staff.printer.left", str(seen.paper_left)) if seen.paper_left is not None else ("", "")
    tone = "warn" if low else "good" if works else "bad"
    return MachineRow("printer", "printer", state, note_id=note_id, note=note, tone=tone)


def _pages(seen: MachineSeen) -> MachineRow:
    """IPP tells little paper and little toner by one state; how many sheets are left it does not tell."""
    works = seen.pages in _PRINTERS
    low = seen.pages == "near_end"
    state = "staff.pages.low" if low else "staff.ready" if works else f"staff.pages.{seen.pages}"
    note = ("staff.pages.today", str(seen.pages_today)) if seen.pages_today else ("", "")
    return MachineRow("pages", "document", state, "", *note, tone="warn" if low else "good" if works else "bad")


def _paper_low(seen: MachineSeen) -> bool:
    few = seen.paper_left is not None and seen.paper_left <= _FEW_SLIPS
    return seen.printer in _PRINTERS and (seen.printer == "near_end" or few)


def _line(seen: MachineSeen) -> MachineRow:
    if seen.line == "up":
        return MachineRow("line", "online", "staff.line.up")
    note = ("staff.line.heard", seen.line_since) if seen.line_since else ("", "")
    return MachineRow("line", "offline", "staff.line.down", "", *note, tone="warn")


def _queue(seen: MachineSeen) -> MachineRow:
    if seen.parked:
        return MachineRow(
            "queue", "waiting", "staff.queue.parked", str(seen.parked), *_oldest(seen), tone="bad"
        )
    if seen.waiting:
        return MachineRow(
            "queue", "waiting", "staff.queue.waiting", str(seen.waiting), *_oldest(seen), tone="warn"
        )
    note = ("staff.queue.receipt", seen.last_receipt) if seen.last_receipt else ("", "")
    return MachineRow("queue", "waiting", "staff.queue.empty", "", *note)


def _oldest(seen: MachineSeen) -> tuple[str, str]:
    return ("staff.queue.oldest", seen.oldest) if seen.oldest else ("", "")


def _store(seen: MachineSeen) -> MachineRow:
    """The store and the clock in one row: what is wrong of the two stands first."""
    clock = "staff.clock.good" if seen.clock_trusted else "staff.clock.untrusted"
    if seen.disk_low:
        return MachineRow("store", "saved", "staff.disk.low", str(seen.disk_free), clock, seen.clock, "bad")
    tone = "good" if seen.clock_trusted else "warn"
    return MachineRow("store", "saved", "staff.disk.free", str(seen.disk_free), clock, seen.clock, tone)
