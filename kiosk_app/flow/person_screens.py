"""What the panels "a person" and "call me back" show. Codes and values."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk_app.flow.duty import NOBODY, Duty


@dataclass(frozen=True, slots=True)
class PersonScreen:
    """`profile` of the place tells where somebody is ("staffed", "mobile", "unattended").

    `line` is when the hotline answers, None where it says no hours. `first` is the best way now: "desk",
    "hotline" or "call_back". `call_back` and `staff_door` tell whether these are offered here. `clock` is the
    machine's own time, which all of it goes by, where nothing has confirmed it.
    """

    profile: str
    duty: Duty = NOBODY
    line: Duty | None = None
    first: str = "desk"
    hotline: str = ""
    desk: str = ""
    desk_hours: str = ""
    call_back: bool = True
    staff_door: bool = False
    clock: str = ""


@dataclass(frozen=True, slots=True)
class CallBackScreen:
    """`part` as in `Calling`; `shown_digits` is masked but for the last unless `revealed`.

    `saved_at` ("18:42") and `fault` (a code) are of the parts that have them.
    """

    part: str
    shown_digits: str = ""
    remaining: int = 0
    revealed: bool = False
    when: str = "any"
    whens: tuple[str, ...] = ()
    error_id: str = ""
    saved_at: str = ""
    fault: str = ""
    hotline: str = ""
