"""What the dev dock offers: rows of choices, and for each the switches of the world that it turns. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any

from drivers.card.persona import load_persona, persona_names
from drivers.switchboard import (
    BankSwitch,
    CardSwitch,
    IdentitySwitch,
    LineSwitch,
    PortalSwitch,
    PrinterSwitch,
    ScannerSwitch,
    World,
)
from kiosk_app.flow.moment import HANOI

Switches = dict[str, Any]

#: A minute past the hour at which the offices' working day ends.
_AFTER_HOURS = time(15, 1)
_AFTER_HOURS_KEY = "after_hours"
_JUMPS = {"real": 0, "seconds": 90, "minutes": 15 * 60, "years": -2 * 365 * 86_400}
#: Among those who are there for their chip: who comes with a passport.
_FOREIGNER = "passport"
_CLOCKS = ("real", "seconds", "minutes", _AFTER_HOURS_KEY, "years")
_PAGES = {
    "none": "",
    "good": "authorisation_good",
    "tilted": "authorisation_tilted",
    "glare": "authorisation_glare",
    "dark": "authorisation_dark",
    "blurred": "authorisation_blurred",
    "blank": "blank",
}
_MORE_PAGES = {
    "cut": "authorisation_cut",
    "small": "authorisation_small",
    "declaration": "declaration_good",
    "health": "health_good",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """`word` is an id of the translation files, or `text` stands as it is: a name."""

    key: str
    word: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One switch with its states. `now` names the state that is so, "" for one that has no button here."""

    key: str
    choices: tuple[Choice, ...]
    now: Callable[[World], str]
    turns: Callable[[World, str, datetime], Switches]


def all_rows() -> dict[str, Row]:
    """Every row by its key."""
    everyone = (("card", "card"), ("camera", "shown"))
    made = [
        *(_people(key, switch) for key, switch in everyone),
        _enum("card_how", "card_switch", CardSwitch),
        _enum("scanner", "scanner", ScannerSwitch),
        _mapped("page", "page", _PAGES),
        _mapped("page_more", "page", _MORE_PAGES),
        _enum("printer", "printer", PrinterSwitch),
        _enum("line", "line", LineSwitch),
        _enum("portal", "portal", PortalSwitch),
        _enum("identity", "identity", IdentitySwitch),
        _enum("bank", "bank", BankSwitch),
        _mapped("disk", "disk_low", {"ok": False, "low": True}),
        Row("clock", _words("clock", _CLOCKS), _clock_now, _clock_turns),
    ]
    return {row.key: row for row in made}


def _words(key: str, states: Mapping[str, object] | tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(state, f"dock.{key}.{state}") for state in states)


def _enum(key: str, switch: str, kind: type[StrEnum]) -> Row:
    return _mapped(key, switch, {state.value: state for state in kind})


def _mapped(key: str, switch: str, states: Mapping[str, object]) -> Row:
    def now(world: World) -> str:
        so = getattr(world, switch)
        return next((name for name, value in states.items() if value == so), "")

    return Row(key, _words(key, states), now, lambda _world, name, _at: {switch: states[name]})


def _people(key: str, switch: str) -> Row:
    """Nobody, and every prepared person by the given name on their card or passport."""
    names = (*persona_names(), _FOREIGNER)
    people = tuple(Choice(name, text=given_name(load_persona(name).printed.name)) for name in names)

    def now(world: World) -> str:
        return getattr(world, switch) or "none"

    def turns(_world: World, name: str, _at: datetime) -> Switches:
        return {switch: "" if name == "none" else name}

    return Row(key, (Choice("none", "dock.none"), *people), now, turns)


def given_name(full: str) -> str:
    """ "NGUYỄN THỊ MAI" is called Mai."""
    return full.rpartition(" ")[2].capitalize()


def _clock_now(world: World) -> str:
    """The hour after work is another jump each time, so the world remembers which jump was meant."""
    if world.extra.get(_AFTER_HOURS_KEY) == str(world.clock_offset_s):
        return _AFTER_HOURS_KEY
    return next((name for name, seconds in _JUMPS.items() if seconds == world.clock_offset_s), "")


def _clock_turns(world: World, name: str, at: datetime) -> Switches:
    extra = {key: value for key, value in world.extra.items() if key != _AFTER_HOURS_KEY}
    if name != _AFTER_HOURS_KEY:
        return {"clock_offset_s": _JUMPS[name], "extra": extra}
    here = at.astimezone(HANOI)
    seconds = int((datetime.combine(here.date(), _AFTER_HOURS, HANOI) - here) / timedelta(seconds=1))
    return {"clock_offset_s": seconds, "extra": extra | {_AFTER_HOURS_KEY: str(seconds)}}
