"""Without a line: the sealed words go by the citizen's own telephone, and the kiosk sends them all the same.

Whether they arrived the telephone alone knows; here nothing is called received before the portal's own receipt.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.carrying import READY, Carrying, CodesMade, CodesRefused, MakeCodes
from kiosk_app.flow.events import Event
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Filed, Turn, Visit, stay
from kiosk_app.flow.steps import filing
from kiosk_app.flow.touches import GoBack, GoOn, SendByPhone


def offered(visit: Visit) -> bool:
    """While the portal has not answered, at a place whose portal takes it."""
    return visit.filed is not None and visit.filed.delivered is None and visit.setting.carry_url != ""


def at_finished(visit: Visit, event: Event) -> Turn:
    if not isinstance(event, SendByPhone):
        return filing.at_finished(visit, event)
    filed = visit.filed
    if filed is None or not offered(visit):
        return stay(visit)
    visit = _with(replace(visit, page=Page.CARRY), filed, carrying=Carrying())
    return stay(visit, MakeCodes(filed.stored.dossier))


def at_carry(visit: Visit, event: Event) -> Turn:
    filed = visit.filed
    assert filed is not None
    assert filed.carrying is not None
    now = filed.carrying
    match event:
        case CodesMade(dossier, fragments) if dossier == filed.stored.dossier:
            return stay(_with(visit, filed, carrying=replace(now, state=READY, fragments=fragments)))
        case CodesRefused(dossier, reason) if dossier == filed.stored.dossier:
            return stay(_with(visit, filed, carrying=replace(now, state=reason)))
        case GoOn() if now.state != READY or filed.delivered:
            return stay(_back(visit))
        case GoOn() if now.is_last:
            # The citizen's word, told as that: what the telephone showed is not known here.
            return stay(_with(_back(visit), filed, carrying=None, carried=visit.now.clock))
        case GoOn():
            return stay(_with(visit, filed, carrying=replace(now, number=now.number + 1)))
        case GoBack() if now.number > 1 and not filed.delivered:
            return stay(_with(visit, filed, carrying=replace(now, number=now.number - 1)))
        case GoBack():
            return stay(_back(visit))
    # The slip may come out, or fail to, while the codes are shown.
    turn = filing.at_finished(visit, event)
    return turn if turn.visit.page is visit.page else stay(visit)


def _back(visit: Visit) -> Visit:
    assert visit.filed is not None
    return _with(replace(visit, page=Page.FINISHED), visit.filed, carrying=None)


def _with(visit: Visit, filed: Filed, **values: object) -> Visit:
    return replace(visit, filed=replace(filed, **values))  # type: ignore[arg-type]  # names of Filed's own fields
