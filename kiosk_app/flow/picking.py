"""A ward or commune by its name of today, or by the old one that stands on papers.

An old ward that went whole into one unit of today is turned into it, and the page says so. Of one that was
split nobody but the citizen knows in which part it lies, so they are asked; see `wards`.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.fields import Wrong, tidy
from kiosk_app.flow.groups import OLD
from kiosk_app.flow.procedure import Field
from kiosk_app.flow.setting import Setting, Unit
from kiosk_app.flow.state import Asking, Visit
from kiosk_app.flow.text import fold
from kiosk_app.flow.wards import OldWard, called, like, meant

MOST_MATCHES = 5
#: Of the matches so many are of today where old names match too: three are seen on a wide screen.
_NOW_BESIDE_OLD = 2
#: What is chosen from the list begins so where it is an old ward.
FORMER = "old:"


def unit_of(setting: Setting, code: str) -> Unit | None:
    return next((unit for unit in setting.units if unit.code == code), None)


def split(visit: Visit) -> OldWard | None:
    """The old ward of which is asked in which part the place lies, if that is what the page asks now."""
    old = called(visit.setting.wards, visit.asking.old)
    return old if old is not None and old.split else None


def matches(visit: Visit) -> tuple[list[Unit], list[OldWard]]:
    """What is offered below the box: units of today first, then old wards; none once one is chosen."""
    text = visit.asking.text
    if unit_of(visit.setting, text):
        return [], []
    now, old = _units(visit.setting, text), like(visit.setting.wards, text)
    if old:
        now = now[: max(_NOW_BESIDE_OLD, MOST_MATCHES - len(old))]
    now = now[:MOST_MATCHES]
    return now, old[: MOST_MATCHES - len(now)]


def _units(setting: Setting, text: str) -> list[Unit]:
    """Units whose name holds every typed word, those that begin with it first; typed without marks or with."""
    wanted = fold(text).split()
    if not wanted:
        return []
    found = [unit for unit in setting.units if all(word in fold(unit.name) for word in wanted)]
    found.sort(key=lambda unit: (not fold(unit.name).split(" ", 1)[-1].startswith(wanted[0]), unit.name))
    return found


def chosen(visit: Visit, option: str) -> Asking:
    """The question after a touch on one of the list, or on a part of what was split."""
    asking = replace(visit.asking, error=None)
    if option.startswith(FORMER):
        code = option.removeprefix(FORMER)
        old = next((each for each in visit.setting.wards.old if each.code == code), None)
        return asking if old is None else _former(asking, old)
    parted = split(visit)
    if parted is not None:
        return replace(asking, text=option) if option in parted.new else asking
    return replace(asking, text=option, old="")


def _former(asking: Asking, old: OldWard) -> Asking:
    return replace(asking, text="" if old.split else old.new[0], old=old.full, error=None)


def settled(visit: Visit) -> Asking:
    """The question when the citizen goes on: who typed a whole name need not touch it in the list too.

    Its `text` is a unit's code then, or `error` says that one has to be chosen, or `old` which part to ask for.
    """
    asking, setting = visit.asking, visit.setting
    text = tidy(asking.text)
    if not text and split(visit) is None:
        return asking
    if unit_of(setting, text):
        return asking
    wrong = replace(asking, error=Wrong("error.choose"))
    if split(visit) is not None:
        return wrong
    exact = [unit for unit in setting.units if fold(unit.name) == fold(text)]
    if len(exact) == 1:
        return replace(asking, text=exact[0].code, old="")
    name, _, district = text.partition(",")
    found = meant(setting.wards, name, district)
    return _former(asking, found[0]) if len(found) == 1 else wrong


def keep(visit: Visit, field: Field, answers: dict[str, str]) -> None:
    """Write beside the unit of today how the place is called on papers, or that nobody said."""
    if visit.asking.old:
        answers[field.id + OLD] = visit.asking.old
    else:
        answers.pop(field.id + OLD, None)
