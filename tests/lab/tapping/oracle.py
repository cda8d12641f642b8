"""What a tap has to come to: from the card that lay there, the key, and what befell it.

What each prepared card is there for stands here once more, by hand, so that the reader is not its own judge:
nothing of it is asked here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drivers.card.persona import Document, Persona
from drivers.card.reader import CardReading, ChipTrust, Genuine
from drivers.card.simulator.faults import Fault, FaultKind
from drivers.card.simulator.profile import Access
from drivers.errors import DeviceFault, FaultCode
from tests.lab.tapping.watched import Stage

_WRONG_LENGTH = 0x6700
_IN_ORDER = (ChipTrust.TRUSTED, Genuine.PROVEN, "")
#: Trust, proof and the reason that decides; every other card is in order.
_JUDGED = {
    "clone": (ChipTrust.FAILED, Genuine.FAILED, "clone"),
    "tampered": (ChipTrust.FAILED, Genuine.NOT_OFFERED, "group_hash:13"),
    "expired_signer": (ChipTrust.FAILED, Genuine.NOT_OFFERED, "signer_expired_at_signing"),
    "forged_signer": (ChipTrust.FAILED, Genuine.NOT_OFFERED, "issuer_forged"),
    "unknown_issuer": (ChipTrust.CONSISTENT, Genuine.PROVEN, "issuer_unknown"),
}
_NONE: frozenset[FaultCode] = frozenset()


class Key(StrEnum):
    """What is known of the card. WRONG_DATES: its number is right, the days are another's."""

    CAN = "can"
    NUMBER_AND_DATES = "number_and_dates"
    WRONG_CAN = "wrong_can"
    WRONG_NUMBER = "wrong_number"
    WRONG_DATES = "wrong_dates"


class Hand(StrEnum):
    """What people do besides: nothing, leave, lay another card down in its place or beside it."""

    STILL = "still"
    LEAVES = "leaves"
    SWAPS = "swaps"
    TWO_CARDS = "two_cards"
    NO_CARD = "no_card"


@dataclass(frozen=True, slots=True)
class Tap:
    """`at`: on which command `hand` acts. `words`: whether the Vietnamese text is needed."""

    persona: Persona
    key: Key
    fault: Fault | None = None
    hand: Hand = Hand.STILL
    at: int = 0
    words: bool = True


@dataclass(frozen=True, slots=True)
class Happened:
    """What the simulator knows: did fault and hand come about, and how far the reading was then."""

    stage: Stage | None = None
    hand_acted: bool = False


@dataclass(frozen=True, slots=True)
class Right:
    """`faults` that may be said; `reading`: whether the card may be, and where it may be alone it must be."""

    faults: frozenset[FaultCode] = _NONE
    reading: bool = False


def complaint(tap: Tap, happened: Happened, outcome: CardReading | DeviceFault) -> str:
    """Why `outcome` is wrong, empty where it is right. Names codes, never a person's words."""
    right = right_outcome(tap, happened)
    if isinstance(outcome, DeviceFault):
        return "" if outcome.code in right.faults else f"said {outcome.code} ({outcome.detail})"
    if not right.reading:
        return f"read the card, {outcome.trust} {outcome.reasons}"
    printed, passport = tap.persona.printed, tap.persona.document is Document.PASSPORT
    name = printed.name.replace(", ", " ")
    if outcome.number != printed.number or ((tap.words or passport) and outcome.name != name):
        return "read another card"
    trust, genuine, reason = _judged(tap)
    if (outcome.trust, outcome.genuine) != (trust, genuine) or (reason and outcome.reasons[:1] != (reason,)):
        return f"judged {outcome.trust} {outcome.genuine} {outcome.reasons}"
    return ""


def _judged(tap: Tap) -> tuple[ChipTrust, Genuine, str]:
    persona = tap.persona
    if persona.document is Document.PASSPORT:
        # Only Vietnam's practice issuer is believed here.
        shown = Genuine.NOT_OFFERED if persona.name == "passport_bac" else Genuine.PROVEN
        return ChipTrust.CONSISTENT, shown, "issuer_unknown"
    if persona.name in ("tampered", "expired_signer") and not tap.words:
        # What was altered is not read, nor the day of issue.
        return _IN_ORDER
    return _JUDGED.get(persona.name, _IN_ORDER)


def right_outcome(tap: Tap, happened: Happened) -> Right:
    """A hand that acted explains everything, then the fault that came about, then the card and the key."""
    if happened.hand_acted or tap.hand in (Hand.NO_CARD, Hand.TWO_CARDS):
        return Right(_BY_HAND[tap.hand])
    fault = tap.fault
    if fault is None or happened.stage is None:
        return undisturbed(tap)
    match fault.kind:
        case FaultKind.REMOVED:
            return Right(frozenset({FaultCode.CARD_REMOVED}))
        case FaultKind.MUTE:
            return Right(frozenset({FaultCode.CARD_MUTE}))
        case FaultKind.SILENT:
            return Right(frozenset({FaultCode.CARD_MUTE}))
        case FaultKind.SLOW:
            return undisturbed(tap)
        case FaultKind.GARBAGE:
            # What a copy cannot answer under new keys is nonsense, too.
            is_copy = tap.persona.name == "clone" and happened.stage is Stage.INSIDE
            return Right(_nonsense(tap, happened.stage) | {FaultCode.CARD_GARBLED}, is_copy)
        case FaultKind.STATUS:
            return _refused_once(tap, fault.status, happened.stage)


_BY_HAND = {
    Hand.LEAVES: frozenset({FaultCode.CANCELLED}),
    Hand.SWAPS: frozenset({FaultCode.CARD_REMOVED}),
    Hand.TWO_CARDS: frozenset({FaultCode.CARD_TWO_CARDS}),
    Hand.NO_CARD: frozenset({FaultCode.CARD_ABSENT}),
}


def undisturbed(tap: Tap) -> Right:
    """The card, the key, and nobody in between."""
    persona, key = tap.persona, tap.key
    by_pace = Access.PACE in persona.profile.access
    if key in (Key.CAN, Key.WRONG_CAN):
        if not by_pace or not persona.can:
            return _said(FaultCode.CARD_KEY_MORE)
        if key is Key.WRONG_CAN:
            return _said(FaultCode.CARD_KEY_REFUSED)
    elif key is Key.WRONG_NUMBER:
        return _said(FaultCode.CARD_KEY_REFUSED)
    elif key is Key.WRONG_DATES and (persona.document is Document.PASSPORT or not by_pace):
        # On a card the number alone is enough for PACE; a passport's dates are part of every key.
        return _said(FaultCode.CARD_KEY_REFUSED)
    if tap.words and persona.name == "malformed":
        return _said(FaultCode.CARD_GARBLED)
    return Right(reading=True)


def _said(code: FaultCode) -> Right:
    return Right(frozenset({code}))


def _nonsense(tap: Tap, stage: Stage) -> frozenset[FaultCode]:
    """Nonsense may happen to look like a status word; what such a one says is then what is said."""
    if stage is Stage.INSIDE:
        return _NONE
    more = {FaultCode.CARD_NOT_ID}
    if tap.key in (Key.CAN, Key.WRONG_CAN):
        more.add(FaultCode.CARD_KEY_MORE)
    if stage is Stage.BAC or tap.key not in (Key.CAN, Key.WRONG_CAN):
        more.add(FaultCode.CARD_KEY_REFUSED)
    return frozenset(more)


def _refused_once(tap: Tap, status: int, stage: Stage) -> Right:
    """One status word in place of an answer; the chip itself goes on as if nothing had been."""
    calm = undisturbed(tap)
    if stage is Stage.INSIDE:
        # A complaint about the length alone is a reason to try with less. Under the keys of Chip
        # Authentication, which a copy cannot have, a refusal is what a copy would say.
        again = status == _WRONG_LENGTH or tap.persona.name == "clone"
        return Right(
            frozenset({FaultCode.CARD_GARBLED}) | (calm.faults if again else _NONE), again and calm.reading
        )
    if stage is Stage.SELECT:
        return _said(FaultCode.CARD_NOT_ID)
    # Where PACE is not to be had, BAC is tried, with what is there for it.
    by_can_alone = tap.key in (Key.CAN, Key.WRONG_CAN)
    said = {FaultCode.CARD_KEY_MORE} if by_can_alone else {FaultCode.CARD_KEY_REFUSED, FaultCode.CARD_NOT_ID}
    if stage is Stage.BAC or status == 0x6982 or Access.BAC not in tap.persona.profile.access:
        said |= {FaultCode.CARD_KEY_REFUSED, FaultCode.CARD_GARBLED}
    if stage is Stage.OFFERS:
        # A chip that seems to offer less than its issuer signed is asked for once more, not read.
        said.add(FaultCode.CARD_GARBLED)
    return Right(frozenset(said) | calm.faults, calm.reading)
