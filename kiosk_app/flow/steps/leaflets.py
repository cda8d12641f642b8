"""A paper without a dossier: asked for, then confirmed or refused. Only a confirmed one is called printed.

The record of a dossier has its own road (`filing`); by its number an answer is never taken for another paper's.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.effects import PrintLeaflet
from kiosk_app.flow.events import Event, LeafletFailed, LeafletPrinted
from kiosk_app.flow.faults import Area, fault
from kiosk_app.flow.guide import at_home, framed, guidance, leaflet
from kiosk_app.flow.leaflet import Leaflet, Part, Said
from kiosk_app.flow.screens import FaultPanel, Page
from kiosk_app.flow.show import booking, request, schedule
from kiosk_app.flow.state import Turn, Visit, stay
from kiosk_app.flow.told import told
from kiosk_app.flow.wifi import join_code

#: What is printed besides the page that is shown.
AT_HOME = "at_home"
PRINTING, PRINTED, REFUSED = "printing", "printed", "refused"
_WAYS = ("retry", "back")


def print_shown(visit: Visit, what: str = "") -> Turn:
    """Print what the page shows, or how it is done at home; one paper at a time, and none for learning."""
    behind = visit.behind
    paper = _leaflet(visit, what)
    if paper is None or behind.printing == PRINTING or visit.learning:
        return stay(visit)
    asked = f"{visit.now.at.isoformat()} {visit.page} {what}"
    behind = replace(behind, printing=PRINTING, asked=asked, what=what)
    return stay(replace(visit, behind=behind, fault=None), PrintLeaflet(paper, asked))


def _leaflet(visit: Visit, what: str) -> Leaflet | None:
    procedure = visit.procedure
    if visit.page in (Page.GUIDE, Page.FINISHED) and procedure is not None and what == AT_HOME:
        return leaflet(visit, procedure, "leaflet.at_home", at_home(visit, procedure))
    if visit.page in (Page.GUIDE, Page.OVERVIEW) and procedure is not None:
        return leaflet(visit, procedure, "leaflet.guide", guidance(visit, procedure))
    if visit.page is Page.ASSISTANT:
        return _answered(visit)
    if visit.page is Page.SCHEDULE:
        return schedule.leaflet(visit)
    if visit.page is Page.STATUS:
        return request.leaflet(visit)
    if visit.page is Page.BOOKED:
        return booking.leaflet(visit)
    if visit.page is Page.WIFI:
        return _network(visit)
    return None


def _answered(visit: Visit) -> Leaflet | None:
    reply = visit.assisting.reply
    procedure = visit.setting.procedure(reply.about.procedure) if reply is not None else None
    return told(visit, procedure, reply) if reply and reply.answers and procedure is not None else None


def _network(visit: Visit) -> Leaflet | None:
    wifi = visit.setting.wifi
    if wifi is None:
        return None
    lines = [Said("wifi.name.line", (wifi.name,))]
    lines.append(Said("wifi.password.line", (wifi.password,)) if wifi.password else Said("wifi.open"))
    lines.append(Said("wifi.warning"))
    part = Part("", "wifi", tuple(lines))
    return framed(visit, "wifi.title", "", (part,), qr=join_code(wifi), qr_id="wifi.scan")


def at_paper(visit: Visit, event: Event) -> Turn:
    """The printer's answer to what this page asked for."""
    behind = visit.behind
    match event:
        case LeafletPrinted(asked) if behind.printing == PRINTING and asked == behind.asked:
            return stay(replace(visit, behind=replace(behind, printing=PRINTED), fault=None))
        case LeafletFailed(asked, code) if behind.printing == PRINTING and asked == behind.asked:
            return stay(failed(visit, code))
    return stay(visit)


def failed(visit: Visit, code: str) -> Visit:
    behind = replace(visit.behind, printing=REFUSED)
    return replace(visit, behind=behind, fault=FaultPanel(fault(code).code, _WAYS))


def waits(visit: Visit, area: Area) -> bool:
    """Whether trouble that names no paper is this one's: a bug ended the printer's job."""
    record_waits = visit.filed is not None and visit.filed.print_state == PRINTING
    return visit.behind.printing == PRINTING and area in (Area.PRINTER, Area.DEVICE) and not record_waits


def after_fault(visit: Visit, way: str) -> Turn | None:
    """None where the fault is not of such a paper."""
    if visit.behind.printing != REFUSED or visit.fault is None or visit.fault.ways != _WAYS:
        return None
    what = visit.behind.what
    visit = replace(visit, fault=None, behind=replace(visit.behind, printing="none", asked=""))
    return print_shown(visit, what) if way == "retry" else stay(visit)
