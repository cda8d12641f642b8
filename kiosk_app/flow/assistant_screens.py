"""What the page of the assistant shows."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk_app.flow.leaflet import Said


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """`fact` is headed by `page.assistant.fact.<fact>`. `standing` is "verified", "unverified" or "ended".

    `foreign`: its words are English and the citizen reads another language. No `lines`: the catalogue does not
    tell.
    """

    fact: str
    lines: tuple[Said, ...]
    standing: str
    foreign: bool


@dataclass(frozen=True, slots=True)
class AssistantCard:
    """A procedure by its name and scope; without a scope a service of the kiosk, worded `tile.<id>`."""

    id: str
    name: str
    icon: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class AssistantScreen:
    """`state` is "typing", "thinking" or "answered"; `outcome` then "open", "cards", "outside", "nothing",
    "person", "crisis" or "abuse".

    `source` and `seen` are those of all answers. `begins`: the procedure can be done here. `suggestions` are
    procedures by name, for who does not know how to ask. `printing`: of the answers, as in `GuideScreen`.
    """

    state: str
    question: str
    outcome: str = ""
    name: str = ""
    scope: str = ""
    answers: tuple[AnswerShown, ...] = ()
    source: str = ""
    seen: str = ""
    begins: bool = False
    cards: tuple[AssistantCard, ...] = ()
    suggestions: tuple[AssistantCard, ...] = ()
    printing: str = "none"
