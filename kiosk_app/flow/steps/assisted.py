"""Being helped: nobody is without having said yes, and nothing is filed that the citizen has not confirmed."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.assisted import Helper
from kiosk_app.flow.assisting_staff import may_help
from kiosk_app.flow.effects import Submit
from kiosk_app.flow.events import Event
from kiosk_app.flow.screens import Page
from kiosk_app.flow.staff import StaffDesk
from kiosk_app.flow.state import Turn, Visit, stay
from kiosk_app.flow.steps import review, staff
from kiosk_app.flow.touches import ClosePanel, GoBack, GoOn

ASSIST = "assist"
#: Where what was filled in stands until it is filed.
_AT_THE_END = (Page.REVIEW, Page.SUBMITTING)


def at_desk(visit: Visit, event: Event) -> Turn | None:
    """The panel of staff, of which one button hands the screen to a citizen."""
    if not staff.asks_to_help(event):
        return staff.at_desk(visit, event)
    desk = visit.staff
    assert isinstance(desk, StaffDesk)
    if not may_help(visit) or desk.doing:
        return stay(visit)
    who = desk.session
    out = staff.locked(visit)
    helped = replace(out.visit, overlay=ASSIST, helper=Helper(who.person, who.name, who.role))
    return Turn(helped, out.effects)


def at_panel(visit: Visit, event: Event) -> Turn | None:
    helper = visit.helper
    if helper is None:
        return None
    match event:
        case GoOn() if helper.agreed is None:
            return stay(replace(visit, overlay="", helper=replace(helper, agreed=visit.now)))
        case GoOn():
            return review.submit(replace(visit, overlay="", helper=replace(helper, confirmed=True)))
        case GoBack() | ClosePanel() if helper.agreed is None:
            return stay(replace(visit, overlay="", helper=None))
    return None


def minded(before: Visit, turn: Turn) -> Turn:
    """Filing waits for the citizen's own word; whoever goes back to change something is asked anew.

    Whoever walked away from the question has not said yes to it.
    """
    helper = turn.visit.helper
    if helper is None:
        return turn
    if helper.agreed is None and turn.visit.overlay != ASSIST:
        return Turn(replace(turn.visit, helper=None), turn.effects)
    files = any(isinstance(effect, Submit) for effect in turn.effects)
    if files and not helper.confirmed:
        return stay(replace(before, overlay=ASSIST))
    if helper.confirmed and turn.visit.page not in _AT_THE_END:
        return Turn(replace(turn.visit, helper=replace(helper, confirmed=False)), turn.effects)
    return turn
