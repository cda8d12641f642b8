"""What the kiosk asks of a chip-card reader. Values only: all of it crosses a process boundary as JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from drivers.cancel import Cancel
from drivers.errors import DeviceFault


class CardState(StrEnum):
    """TWO_CARDS: on several readers, or several places of one; which of them is meant, nobody can know."""

    NO_SERVICE = "no_service"
    NO_READER = "no_reader"
    EMPTY = "empty"
    PRESENT = "present"
    MUTE = "mute"
    TWO_CARDS = "two_cards"


class TrustState(StrEnum):
    """Whom this kiosk can believe: nobody (a chip is consistent at best), somebody, or a file is of no use."""

    NONE = "none"
    READY = "ready"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class CardStatus:
    """The reader as one value. `reader` is the PC/SC name, empty without one."""

    state: CardState
    reader: str = ""
    trust: TrustState = TrustState.NONE


@dataclass(frozen=True, slots=True)
class BacKey:
    """Key for Basic Access Control (ICAO 9303-11, 4.3), from what a person can read off the card.

    `number` is the 12-digit personal number; the MRZ document number is its last nine digits.
    `expiry` None stands for a card without a date of expiry (holder over 60).
    """

    number: str
    birth: date
    expiry: date | None


@dataclass(frozen=True, slots=True)
class PaceKey:
    """Key for PACE with the card access number: the last six digits of the personal number."""

    can: str


@dataclass(frozen=True, slots=True)
class MrzKey:
    """Key from the machine-readable zone of a passport or another foreign document (ICAO 9303-11, 4.3.2).

    `number` is the document number as it is printed: letters and digits, fillers at its end or not. `expiry`
    None stands for fillers. `can` (6 digits), where one is printed, is tried first: it hangs on no date.
    """

    number: str
    birth: date
    expiry: date | None
    can: str = ""


AccessKey = BacKey | PaceKey | MrzKey


class Need(StrEnum):
    """What a procedure needs from the chip. Nothing else is copied out of the reader's process.

    VIETNAMESE_TEXT: the words beyond the MRZ, which on a foreign document are those of DG11 and DG12.
    """

    MRZ = "mrz"
    VIETNAMESE_TEXT = "vietnamese_text"
    PHOTOGRAPH = "photograph"


class DocumentKind(StrEnum):
    """What was read: the Vietnamese card, a passport of any country, another document with such a chip."""

    CARD = "card"
    PASSPORT = "passport"
    OTHER = "other"


class ChipTrust(StrEnum):
    """Passive authentication's three named outcomes (ICAO 9303-11, 5.1)."""

    TRUSTED = "trusted"
    CONSISTENT = "consistent"
    FAILED = "failed"


class Genuine(StrEnum):
    """Is the chip the one that was issued? Active or Chip Authentication says (ICAO 9303-11, 6.1 and 6.2)."""

    PROVEN = "proven"
    NOT_OFFERED = "not_offered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Photograph:
    """The face of DG2 as the issuer encoded it, `kind` "jpeg" or "jpeg2000". Hostile until it is decoded."""

    image: bytes = field(repr=False)
    kind: str


@dataclass(frozen=True, slots=True)
class CardReading:
    """What was read. Texts are NFC; dates None where the card has none or gives words.

    Ethnicity and religion stay in the reader's process. `sod_sha256` (hex) identifies the chip's
    security object for a later authoritative check; `sod` itself wraps the key of a draft. `reasons` are the
    judgement's codes, the one that decided first ("clone", "group_hash:13"). `proofs` are those of the chip
    itself, in the order they were asked ("mapping", "active", "chip"): where it is proven, the last did.

    Of a passport `number` is the document number, `name` the transliteration of its MRZ, `nationality` and
    `issuer` codes of up to three letters, `origin` the place of birth where DG11 tells it, `residence` empty.

    `photograph` is there where it was needed, and neither of a chip that failed nor where no picture was found.
    """

    number: str
    name: str
    birth: date | None
    sex: str
    nationality: str
    origin: str
    residence: str
    issued: date | None
    expiry: date | None
    trust: ChipTrust
    access: str
    sod_sha256: str
    apdus: int
    bytes_read: int
    milliseconds: int
    sod: bytes = field(default=b"", repr=False)
    genuine: Genuine = Genuine.NOT_OFFERED
    reasons: tuple[str, ...] = ()
    kind: DocumentKind = DocumentKind.CARD
    issuer: str = "VNM"
    proofs: tuple[str, ...] = ()
    photograph: Photograph | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ReadProgress:
    """`done` of `total` bytes expected; `part` is the data group being read ("dg13")."""

    part: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Prefilled:
    """The card's words as soon as they are there: read, and not yet judged. For the eye, never an identity."""

    number: str
    name: str
    birth: date | None
    sex: str
    nationality: str
    origin: str
    residence: str
    issued: date | None
    expiry: date | None


#: What a reading tells on its way. `Prefilled` comes once, or not at all.
Step = ReadProgress | Prefilled


class Subscription(Protocol):
    def close(self) -> None: ...


class CardReader(Protocol):
    """One reader. `read` blocks its caller, never raises for card trouble and honours `cancel`."""

    def status(self) -> CardStatus: ...

    def watch(self, seen: Callable[[CardStatus], None]) -> Subscription:
        """Call `seen` with the present status and then at each change, from the driver's own thread."""
        ...

    def read(
        self,
        key: AccessKey,
        needs: frozenset[Need],
        progress: Callable[[Step], None],
        cancel: Cancel,
    ) -> CardReading | DeviceFault: ...

    def close(self) -> None: ...
