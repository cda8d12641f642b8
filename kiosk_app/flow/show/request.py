"""An officer's request on paper, for whoever has to look for a document at home before it can be supplied."""

from __future__ import annotations

from kiosk_app.flow.guide import framed
from kiosk_app.flow.leaflet import Leaflet, Part, Said, text
from kiosk_app.flow.screens import DefectShown
from kiosk_app.flow.show.dossier import officer
from kiosk_app.flow.state import Visit


def leaflet(visit: Visit) -> Leaflet | None:
    """None where no officer has said anything, or only what slip or card opens."""
    said, heard = officer(visit), visit.status
    if said is None or heard is None:
        return None
    words = (Said(said.reason_id),) if said.reason_id else ()
    due = (Said("page.status.due", (said.due,)),) if said.due else ()
    parts = (
        Part("", "person", (*words, *((text(said.remark),) if said.remark else ()))),
        Part("leaflet.request.wanted", "attention", tuple(map(_line, said.defects)), numbered=True),
        Part("", "time", (*due, Said("leaflet.request.how")) if said.can_supplement else due),
    )
    code = heard.official_code or heard.code
    return framed(visit, "leaflet.request", code, tuple(part for part in parts if part.lines))


def _line(defect: DefectShown) -> Said:
    if defect.note:
        return Said("leaflet.request.line.note", (defect.label, Said(defect.code_id), defect.note))
    return Said("leaflet.request.line", (defect.label, Said(defect.code_id)))
