"""The dossier as the portal's opener reads it: part 0 of a sealed file, schema `dossier/1`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from sync.contract import canonical, shape
from sync.contract.canonical import Json
from sync.contract.contact import Contact, read_contact
from sync.contract.faults import ContractFault
from sync.contract.officer import Supplements, read_supplements
from sync.contract.presented import ChipTrust, Presented, read_presented
from sync.contract.signed import SignedDoc, parse_doc
from sync.contract.times import Trust

SCHEMA = "dossier/1"
CHANNEL = "online"
MAX_ATTACHMENTS = 64
MAX_DOSSIER_BYTES = 1 << 20
MAX_ATTACHMENT_BYTES = 48 << 20
_MAX_ANSWERS = 500
_MAX_CONSENTS = 32
_BIRTH = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_NUMBER = re.compile(r"[0-9A-Z]{6,20}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_MEDIA = re.compile(r"[a-z]+/[a-z0-9.+-]{1,60}")
_VISIT_KEY = re.compile(r"(MLKEM768_X25519|X25519):[A-Za-z0-9+/=]{44,1700}")
_REQUIRED = (
    *("schema", "id", "code", "sequence", "procedure", "channel", "practice", "language", "kiosk"),
    *("created", "citizen", "answers", "attachments", "consents", "fee", "visit_key"),
)
Value = str | int | tuple[str, ...]


class Assurance(StrEnum):
    """How the person's identity is known: typed; a chip that agrees with itself; a chip the State signed;
    signed in with VNeID. A chip proves the card, only a sign-in proves the person.
    """

    CLAIMED = "claimed"
    CHIP_CONSISTENT = "chip_consistent"
    CHIP_TRUSTED = "chip_trusted"
    VNEID = "vneid"


_RESTS_ON = {
    Assurance.CHIP_TRUSTED: ChipTrust.TRUSTED,
    Assurance.CHIP_CONSISTENT: ChipTrust.CONSISTENT,
}


@dataclass(frozen=True, slots=True)
class Procedure:
    """National procedure id, the local code, and the version of our form; `catalogue` is the version of the
    published catalogue that it was filled in from, absent (None) where that was the kiosk's own."""

    id: str
    code: str
    version: int
    catalogue: int | None = None

    def to_json(self) -> dict[str, Json]:
        named: dict[str, Json] = {"id": self.id, "code": self.code, "version": self.version}
        return named if self.catalogue is None else named | {"catalogue": self.catalogue}


@dataclass(frozen=True, slots=True)
class Citizen:
    """`number` is the personal number, or a passport's where one was presented; `birth` is YYYY, YYYY-MM or
    YYYY-MM-DD as the card has it."""

    assurance: Assurance
    number: str
    name: str
    birth: str
    sex: str | None = None
    nationality: str | None = None
    residence: str | None = None
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class Attachment:
    """The n-th is part n of the sealed file, from 1; `sha256` (hexadecimal) and `size` of its plaintext."""

    id: str
    title: str
    media_type: str
    pages: int
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Consent:
    purpose: str
    text_version: str
    at: str


@dataclass(frozen=True, slots=True)
class Fee:
    """`amount` in đồng; `basis` names the rule that set it ("37/2023/TT-BTC"), `payer_class` who pays."""

    amount: int
    channel: str
    basis: str
    payer_class: str
    currency: str = "VND"


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the citizen confirmed. `visit_key` (`KEM:base64`) is what to seal to for this visit alone.

    `supplements`: this one completes another and holds only what was asked for. `contact`: where to send
    word of this dossier, given with consent. `sign_in`: the portal's own word, for the opener to verify;
    an assurance of `vneid` is worth nothing without it. `presented`: what lay on the reader and how its chip
    was found, absent where that was nothing.
    """

    id: str
    code: str
    sequence: int
    procedure: Procedure
    practice: bool
    language: str
    kiosk: str
    site: str
    created_at: str
    created_trust: Trust
    citizen: Citizen
    answers: tuple[Answer, ...]
    attachments: tuple[Attachment, ...]
    consents: tuple[Consent, ...]
    fee: Fee
    visit_key: str
    supplements: Supplements | None = None
    contact: Contact | None = None
    sign_in: SignedDoc | None = None
    presented: Presented | None = None

    def to_json(self) -> dict[str, Json]:
        result: dict[str, Json] = {
            "schema": SCHEMA,
            "id": self.id,
            "code": self.code,
            "sequence": self.sequence,
            "procedure": self.procedure.to_json(),
            "channel": CHANNEL,
            "practice": self.practice,
            "language": self.language,
            "kiosk": {"id": self.kiosk, "site": self.site},
            "created": {"at": self.created_at, "trust": self.created_trust.value},
            "citizen": _plain(self.citizen),
            "answers": [{"field": a.field, "value": _list(a.value)} for a in self.answers],
            "attachments": [_plain(a) for a in self.attachments],
            "consents": [_plain(c) for c in self.consents],
            "fee": _plain(self.fee),
            "visit_key": self.visit_key,
        }
        extra = {
            "supplements": self.supplements,
            "contact": self.contact,
            "sign_in": self.sign_in,
            "presented": self.presented,
        }
        # Absent rather than null, so that a dossier of before has the same bytes as ever.
        return result | {name: value.to_json() for name, value in extra.items() if value is not None}

    def to_bytes(self) -> bytes:
        return canonical.encode(self.to_json())


def parse_dossier(data: bytes) -> Dossier | ContractFault:
    """The dossier in canonical JSON bytes, every field known and within its limit."""
    value = canonical.decode(data, MAX_DOSSIER_BYTES)
    return value if isinstance(value, ContractFault) else from_json(value)


@shape.parser
def from_json(value: object) -> Dossier:
    source = shape.obj_with(value, _REQUIRED, ("supplements", "contact", "sign_in", "presented"))
    if source["schema"] != SCHEMA or source["channel"] != CHANNEL:
        raise shape.MisshapenError("schema or channel")
    kiosk = shape.obj(source["kiosk"], "id", "site")
    created = shape.obj(source["created"], "at", "trust")
    attachments = tuple(_attachment(item) for item in shape.items(source, "attachments", MAX_ATTACHMENTS))
    if len({a.id for a in attachments}) != len(attachments):
        raise shape.MisshapenError("attachments")
    citizen = _citizen(source["citizen"])
    presented = read_presented(source["presented"]) if "presented" in source else None
    _require_no_more_than_the_chip(citizen, presented)
    return Dossier(
        id=shape.text(source, "id", 36, shape.UUID),
        code=shape.code(source),
        sequence=shape.integer(source, "sequence", 1),
        procedure=_procedure(source["procedure"]),
        practice=shape.flag(source, "practice"),
        language=shape.text(source, "language", 3, _LANGUAGE),
        kiosk=shape.text(kiosk, "id", 64, shape.NAME),
        site=shape.text(kiosk, "site", 64, shape.NAME),
        created_at=shape.moment(created, "at"),
        created_trust=shape.choice(created, "trust", Trust),
        citizen=citizen,
        answers=tuple(_answer(item) for item in shape.items(source, "answers", _MAX_ANSWERS)),
        attachments=attachments,
        consents=tuple(_consent(item) for item in shape.items(source, "consents", _MAX_CONSENTS)),
        fee=_fee(source["fee"]),
        visit_key=shape.text(source, "visit_key", 1720, _VISIT_KEY),
        supplements=read_supplements(source["supplements"]) if "supplements" in source else None,
        contact=read_contact(source["contact"]) if "contact" in source else None,
        sign_in=shape.unwrap(parse_doc(source["sign_in"])) if "sign_in" in source else None,
        presented=presented,
    )


def _require_no_more_than_the_chip(citizen: Citizen, presented: Presented | None) -> None:
    """Who rests on a chip may not claim more of it than was found."""
    needed = _RESTS_ON.get(citizen.assurance)
    if presented is None or needed is None:
        return
    if presented.chip is None or presented.chip.trust is not needed:
        raise shape.MisshapenError("assurance")


def _procedure(value: object) -> Procedure:
    source = shape.obj_with(value, ("id", "code", "version"), ("catalogue",))
    return Procedure(
        id=shape.text(source, "id", 64, shape.NAME),
        code=shape.text(source, "code", 64, shape.NAME),
        version=shape.integer(source, "version", 1),
        catalogue=shape.integer(source, "catalogue", 1) if "catalogue" in source else None,
    )


def _citizen(value: object) -> Citizen:
    source = shape.obj(
        value, "assurance", "number", "name", "birth", "sex", "nationality", "residence", "expires"
    )
    return Citizen(
        assurance=shape.choice(source, "assurance", Assurance),
        number=shape.text(source, "number", 20, _NUMBER),
        name=shape.text(source, "name", 200),
        birth=shape.text(source, "birth", 10, _BIRTH),
        sex=shape.optional(source, "sex", 20),
        nationality=shape.optional(source, "nationality", 60),
        residence=shape.optional(source, "residence", 500),
        expires=shape.optional(source, "expires", 20),
    )


def _answer(value: object) -> Answer:
    source = shape.obj(value, "field", "value")
    return Answer(field=shape.text(source, "field", 64, shape.NAME), value=_value(source))


def _value(source: shape.Object) -> Value:
    value = source["value"]
    if isinstance(value, list):
        entries = shape.items(source, "value", 200)
        return tuple(shape.text({"value": entry}, "value", 4000) for entry in entries)
    if isinstance(value, int):
        return shape.integer(source, "value", -canonical.MAX_INTEGER)
    return shape.text(source, "value", 4000)


def _attachment(value: object) -> Attachment:
    source = shape.obj(value, "id", "title", "media_type", "pages", "sha256", "size")
    return Attachment(
        id=shape.text(source, "id", 64, shape.NAME),
        title=shape.text(source, "title", 200),
        media_type=shape.text(source, "media_type", 80, _MEDIA),
        pages=shape.integer(source, "pages", 0, 10_000),
        sha256=shape.text(source, "sha256", 64, shape.SHA256),
        size=shape.integer(source, "size", 0, MAX_ATTACHMENT_BYTES),
    )


def _consent(value: object) -> Consent:
    source = shape.obj(value, "purpose", "text_version", "at")
    return Consent(
        purpose=shape.text(source, "purpose", 64, shape.NAME),
        text_version=shape.text(source, "text_version", 64, shape.NAME),
        at=shape.moment(source, "at"),
    )


def _fee(value: object) -> Fee:
    source = shape.obj(value, "amount", "channel", "basis", "payer_class", "currency")
    if source["currency"] != "VND":
        raise shape.MisshapenError("currency")
    return Fee(
        amount=shape.integer(source, "amount", 0, shape.MAX_AMOUNT),
        channel=shape.text(source, "channel", 64, shape.NAME),
        basis=shape.words(source, "basis", 64),
        payer_class=shape.text(source, "payer_class", 64, shape.NAME),
    )


def _list(value: Value) -> Json:
    return list(value) if isinstance(value, tuple) else value


def _plain(value: object) -> dict[str, Json]:
    """The fields of a flat dataclass; a StrEnum is its text."""
    names: tuple[str, ...] = value.__slots__  # type: ignore[attr-defined]  # every dataclass above has slots
    result: dict[str, Json] = {}
    for name in names:
        field = getattr(value, name)
        result[name] = str(field) if isinstance(field, str) else field
    return result
