"""A visit in which somebody of the roster helps: who, and what the citizen said to it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk_app.flow.moment import Moment

#: What the citizen is asked: whether this person may help; before anything is filed, whether it is theirs.
ASK, CONFIRM = "ask", "confirm"


@dataclass(frozen=True, slots=True)
class Helper:
    """`person` is the id in the roster. `agreed`: since when the citizen is helped, None while they are asked.

    `confirmed`: what is about to be filed is theirs, they said.
    """

    person: str
    name: str
    role: str
    agreed: Moment | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class AssistScreen:
    """`part` is ASK or CONFIRM; `name` and `role` are of who helps."""

    part: str
    name: str
    role: str
