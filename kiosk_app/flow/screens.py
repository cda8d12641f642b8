"""What each page shows: codes and values, no sentences. QML shows one of these and decides nothing.

`Screen.page` names the QML page; `Screen.content` is that page's dataclass. Texts in a content come
from the catalogue or the citizen; everything named `*_id` or `code` is a translation id.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk_app.flow.dossier_screens import (
    DefectShown,
    FeeScreen,
    FinishedScreen,
    OfficerShown,
    PaidScreen,
    StatusCodeScreen,
    StatusScreen,
    TimelineRow,
)
from kiosk_app.flow.frame import FaultPanel, NodeState, Page, SavedState, Screen, TrailNode
from kiosk_app.flow.home_screen import BoardLine, HomeScreen, Tile
from kiosk_app.flow.question_screens import Whose


@dataclass(frozen=True, slots=True)
class FeeLine:
    """A line of a list of prices at the desk: for what, how much, and its last day ("31/12/2026") if any."""

    label: str
    amount: str
    until: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FeeShown:
    """`amount` is formatted ("0", "135.000"), empty when not verified; `counter` likewise.

    `lines` are prices at the desk where it depends on what is asked for.
    """

    amount: str
    free: bool
    verified: bool
    reason: str
    counter: str = ""
    counter_note: str = ""
    lines: tuple[FeeLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceShown:
    id: str
    name: str
    example: str
    icon: str
    scope: str
    fee: FeeShown


@dataclass(frozen=True, slots=True)
class GroupShown:
    """An event of life: its name is `life.<id>`; `services` are the ids of what belongs to it."""

    id: str
    icon: str
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServicesScreen:
    """`groups` come first; then the services of the chosen `group`, or those that answer the `query`.

    `wrong_day` ("01/01/2016") where nothing at all is in force on the day that this kiosk takes for today:
    by all that is known it is the day that is wrong. Then `hotline` and `desk` say where to go. `refused`
    ("foreign", "broken", "unknown"): why the code of a form filled at home was not taken.
    """

    services: tuple[ServiceShown, ...]
    query: str = ""
    wrong_day: str = ""
    hotline: str = ""
    desk: str = ""
    groups: tuple[GroupShown, ...] = ()
    group: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class PaperShown:
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class OverviewScreen:
    """`ready_weekday_id` ("weekday.1" = Monday) and `ready_date` ("23/11") are empty when not verified, and
    where it is filed elsewhere: nobody knows when. `where` and `hours` are of what cannot be finished here;
    `printing` is how its guidance stands on its way to paper. `prepared`: so many answers come from a form
    that was filled at home, `again`: so many of it are to be given anew; `edition`: the form has changed since.
    """

    name: str
    code: str
    verified_on: str
    scope: str
    fee: FeeShown
    papers: tuple[PaperShown, ...]
    ready_weekday_id: str
    ready_date: str
    ready_note: str
    steps: int
    minutes: int
    where: str = ""
    hours: str = ""
    source: str = ""
    printing: str = "none"
    prepared: int = 0
    again: int = 0
    edition: bool = False


@dataclass(frozen=True, slots=True)
class PurposeShown:
    id: str
    title: str
    sensitive: str
    refusal: str
    required: bool
    ticked: bool


@dataclass(frozen=True, slots=True)
class ConsentScreen:
    """`missing` is the id of the first required purpose left open after "go on", else empty."""

    purposes: tuple[PurposeShown, ...]
    missing: str = ""


@dataclass(frozen=True, slots=True)
class IdentityNumberScreen:
    """`shown_digits` is masked but for the last while hidden; `remaining` digits are still to type.

    `passport`: whether that way is offered.
    """

    shown_digits: str
    count: int
    remaining: int
    revealed: bool
    camera: str
    error_id: str = ""
    found: bool = False
    passport: bool = True


@dataclass(frozen=True, slots=True)
class IdentityPassportScreen:
    """`text` is the number of the passport as far as it is typed.

    `birth` and `expiry` were read by the camera off its zone, with the number; empty where it has seen none.
    `camera`: there is one that looks.
    """

    text: str
    error_id: str = ""
    birth: str = ""
    expiry: str = ""
    camera: bool = True


@dataclass(frozen=True, slots=True)
class DateEntry:
    """Three boxes. Digits are typed in the order of `parts` ("day", "month", "year")."""

    day: str
    month: str
    year: str
    active: str
    words_id: str = ""
    words_date: str = ""


@dataclass(frozen=True, slots=True)
class IdentityKeyScreen:
    """`part` is "birth" or "expiry"; expiry offers "no expiry" (holders over sixty).

    `document` is "card" or "passport"; every passport ends.
    """

    part: str
    entry: DateEntry
    error_id: str = ""
    error_argument: str = ""
    document: str = "card"


@dataclass(frozen=True, slots=True)
class ResumeScreen:
    """`procedure` is the one that was cut off; `papers`: scanned papers are to be scanned again."""

    procedure: str
    papers: bool


@dataclass(frozen=True, slots=True)
class IdentityCardScreen:
    """`state` is "waiting", "reading" or "done"; `progress` 0…1 fills the ring.

    `opens_word`: the card opens an officer's word, so nothing of it is kept and no other way is offered.
    `name`: what the chip says before it has been judged, while the rest is read. `document` as above.
    `photograph_reason`: why the face on the chip is read, too; empty where it is not.
    """

    state: str
    progress: float
    reader_place: str
    opens_word: bool = False
    name: str = ""
    document: str = "card"
    photograph_reason: str = ""


@dataclass(frozen=True, slots=True)
class SignInScreen:
    """`state` is "asking", "waiting", "failed", "expired", "other" (another person's) or "cut"; `url` goes into
    the QR for the citizen's telephone.
    """

    state: str
    url: str
    until: str


@dataclass(frozen=True, slots=True)
class ChoiceShown:
    """`note_id` takes `note` as its argument."""

    id: str
    label: str
    note: str
    chosen: bool
    note_id: str = ""


@dataclass(frozen=True, slots=True)
class QuestionScreen:
    """`kind` is a FieldKind; text kinds use `text`, dates `entry`, choices and picks `choices`.

    `from_card` is true while the answer is the one the card gave. `error_id` with `error_argument`
    names what to do; the answer stays. `icon` is the procedure's. `whose` it is, where several questions belong
    together; `none` is the button of who has none. `old` is the old ward that was chosen: the unit in `text` is
    what became of it, and where `kind` is "split" the choices are its parts.
    """

    field: str
    kind: str
    label: str
    question: str
    hint: str
    text: str
    entry: DateEntry | None
    choices: tuple[ChoiceShown, ...]
    from_card: bool
    number: int
    error_id: str = ""
    error_argument: str = ""
    year_alone: bool = False
    icon: str = ""
    whose: Whose | None = None
    none: str = ""
    old: str = ""


@dataclass(frozen=True, slots=True)
class CheckShown:
    """One of the plain checks under the picture: `id` is "verdict.<id>", tone "good", "warn" or "bad"."""

    id: str
    tone: str


@dataclass(frozen=True, slots=True)
class ScanScreen:
    """`state` is "live", "taking", "taken" or "filing"; `page` names the picture of a taken page. `drawn`: no
    camera is asked, a drawing stands for the paper.

    `advice` is the first verdict that is not good: `verdict.<advice>.do` says what to do about it. `place` is
    where paper goes besides the camera's tray ("tray_or_feeder") or in its stead ("feeder", "glass").
    `bound`: all pages are one file already, so none can be added. `room`: pages that can still follow.
    """

    title: str
    note: str
    state: str
    page: int
    pages: int
    checks: tuple[CheckShown, ...]
    acceptable: bool
    advice: str = ""
    drawn: bool = False
    place: str = ""
    bound: bool = False
    room: int = 19


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """`id` goes back in editRow, empty when the row cannot be changed; `label` may be a translation id.

    `label_id` takes `label` and, where `person` is not 0, their place in the list.
    """

    id: str
    label: str
    value: str
    note: str = ""
    label_id: str = ""
    note_id: str = ""
    person: int = 0


@dataclass(frozen=True, slots=True)
class DeclarationShown:
    id: str
    ticked: bool
    text_id: str


@dataclass(frozen=True, slots=True)
class ReviewScreen:
    """`declarable`: the answers can be seen as a declaration.

    `photograph` names the chip's face, 0: none; `photograph_reason` says why it was read.
    """

    name: str
    rows: tuple[ReviewRow, ...]
    fee: FeeShown
    declarations: tuple[DeclarationShown, ...]
    missing: str = ""
    editing: bool = False
    declarable: bool = False
    photograph: int = 0
    photograph_reason: str = ""


@dataclass(frozen=True, slots=True)
class SubmittingScreen:
    """`state` is "sealing", "saved" or "sending"."""

    state: str


@dataclass(frozen=True, slots=True)
class FarewellScreen:
    """Nothing of the citizen; `filed` tells whether anything was submitted.

    `asks`: the survey may be opened from here; `thanked`: it was answered. `paper_left`: on the tray.
    """

    filed: bool
    asks: bool = False
    thanked: bool = False
    paper_left: bool = False


@dataclass(frozen=True, slots=True)
class PracticeScreen:
    """`procedure` is what is practised, under an invented name."""

    procedure: str
    minutes: int


@dataclass(frozen=True, slots=True)
class OutOfServiceScreen:
    """`since` ("18:42") is of today where `day` ("23/11/2026") is empty; both are where nobody knows."""

    code: str
    since: str = ""
    day: str = ""
