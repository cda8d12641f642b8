"""What a visit hears of its dossier: from the store, from the portal under its signature, off a slip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk_app.flow.identity import Identity
from kiosk_app.flow.officer import OfficerSaid
from kiosk_app.flow.payment import PaymentAsked
from kiosk_app.flow.results import ResultFacts
from kiosk_app.flow.setting import Payee


@dataclass(frozen=True, slots=True)
class SignInShown:
    """The address that the citizen's telephone opens, good for so many seconds."""

    url: str
    seconds: int


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The portal vouches for it; the document stays with the runtime and goes into the dossier."""

    identity: Identity


@dataclass(frozen=True, slots=True)
class SignInEnded:
    """ "failed" or "expired"; a cut line is a `Trouble`."""

    reason: str


@dataclass(frozen=True, slots=True)
class Stored:
    """COMMIT returned: the sealed dossier is durable. The first event that may be shown as saved."""

    dossier: str
    code: str
    clock: str
    day: date
    status_url: str
    payment: PaymentAsked | None


@dataclass(frozen=True, slots=True)
class NotStored:
    """The answer to a submit that filed nothing: the code of the fault. No other trouble ends the wait."""

    code: str


@dataclass(frozen=True, slots=True)
class Delivered:
    """The portal's signed receipt was verified against the root of trust."""

    clock: str
    official_code: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryWaitOver:
    """The short grace in which a good line would have delivered is over."""


@dataclass(frozen=True, slots=True)
class PaymentNews:
    """A verified payment receipt: "paid", "under", "over", "doubled".

    `received` is what came in all, in đồng; `rest` asks for what is left of the fee where it was not enough.
    """

    state: str
    received: int = 0
    rest: PaymentAsked | None = None


@dataclass(frozen=True, slots=True)
class PaymentSilent:
    """The check that the citizen asked for brought nothing yet."""


@dataclass(frozen=True, slots=True)
class StatusHeard:
    """What is known of a code: `state`, `step` 0…4; `heard` empty when only this kiosk knows.

    `said` is the officer's word where receipt or card opened it; `locked`: there is one, and nothing opened it.
    `paper`: the paper that it ended in can be shown to who proves it; `result` says what it is, once proved.
    `fee`: đồng still to pay.
    """

    code: str
    state: str
    step: int
    official_code: str
    heard: str
    source: str
    said: OfficerSaid | None = None
    locked: bool = False
    fee: int = 0
    paper: bool = False
    result: ResultFacts | None = None


@dataclass(frozen=True, slots=True)
class ReceiptSeen:
    """The QR of a receipt was held to the camera; its key stays with the runtime."""

    code: str


@dataclass(frozen=True, slots=True)
class FeeHeard:
    """A fee notice that the portal has signed: `basis` is the rule that set it, `due` the whole in đồng.

    `payment` asks for what is still open of it.
    """

    code: str
    payment: PaymentAsked
    payee: Payee
    basis: str
    due: int


@dataclass(frozen=True, slots=True)
class NoticeNews:
    """What the portal has heard of a fee notice: a state of `PaymentNews`, or empty for nothing yet; "replaced"
    where an officer has set another in its place and no money came since it was shown.

    `received`: đồng in all under this reference. `left`: what is still asked for, by this notice or the one in
    its place. `back`: đồng that came in too much.
    """

    reference: str
    state: str
    received: int = 0
    left: FeeHeard | None = None
    back: int = 0


@dataclass(frozen=True, slots=True)
class NothingDue:
    """The portal knows the dossier and asks for no money."""

    code: str
