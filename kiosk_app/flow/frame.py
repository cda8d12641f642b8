"""Which page is shown, and what frames it: the trail, what is saved, what is wrong, the place.

Apart from `screens`, because the window greets with these alone; everybody else takes them from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Page(StrEnum):
    HOME = "home"
    SERVICES = "services"
    OVERVIEW = "overview"
    CONSENT = "consent"
    IDENTITY_NUMBER = "identity_number"
    IDENTITY_PASSPORT = "identity_passport"
    IDENTITY_KEY = "identity_key"
    IDENTITY_CARD = "identity_card"
    SIGN_IN = "sign_in"
    RESUME = "resume"
    QUESTION = "question"
    SCAN = "scan"
    REVIEW = "review"
    DECLARATION = "declaration"
    SUBMITTING = "submitting"
    FEE = "fee"
    FINISHED = "finished"
    CARRY = "carry"
    FAREWELL = "farewell"
    SURVEY = "survey"
    STATUS_CODE = "status_code"
    STATUS = "status"
    RESULT = "result"
    OWING = "owing"
    PAID = "paid"
    PRACTICE = "practice"
    PRACTICE_DONE = "practice_done"
    OUT_OF_SERVICE = "out_of_service"
    MORE = "more"
    WIFI = "wifi"
    ANNOUNCEMENTS = "announcements"
    SCHEDULE = "schedule"
    LIBRARY = "library"
    GUIDE = "guide"
    BOOKING = "booking"
    BOOKED = "booked"
    ASSISTANT = "assistant"


class NodeState(StrEnum):
    DONE = "done"
    NOW = "now"
    NEXT = "next"
    SEAL = "seal"


@dataclass(frozen=True, slots=True)
class TrailNode:
    """A step: `name_id` is shown for the present one ("trail.overview")."""

    number: int
    state: NodeState
    name_id: str


class SavedState(StrEnum):
    """Left half of the status line: nothing, pencil (draft) or seal (durable). Never both."""

    NOTHING = "nothing"
    DRAFT = "draft"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class FaultPanel:
    """`code` gives title, safe and do sentences; `ways` are actions in order ("retry", "skip", …)."""

    code: str
    ways: tuple[str, ...]
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """A page with its frame. `overlay` is "", "inactivity", "end" or one that shows `panel`: "person",
    "call_back", "staff_code", "staff", "assist".

    `hours` are the place's own today, `desk_hours` those in which somebody is there. `lesson_id` explains the
    present step of a practice visit ("lesson.consent"). `helper` is the name of who of the staff helps here.
    """

    page: str
    content: object
    trail: tuple[TrailNode, ...] = ()
    saved: str = SavedState.NOTHING
    saved_at: str = ""
    at_home: bool = False
    overlay: str = ""
    fault: FaultPanel | None = None
    practice: bool = False
    lesson_id: str = ""
    language: str = "vi"
    hotline: str = ""
    hours: str = ""
    desk: str = ""
    desk_hours: str = ""
    kiosk: str = ""
    site: str = ""
    panel: object | None = None
    helper: str = ""
