"""Where a citizen wishes to be told about a dossier: one address, given once, for this dossier alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from sync.contract import shape
from sync.contract.canonical import Json

_PHONE = re.compile(r"0[1-9][0-9]{8}")
# Deliverable rather than everything that RFC 5322 would allow.
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,4}")


class ContactKind(StrEnum):
    """A Vietnamese phone number (SMS or Zalo, as the portal has adapters) or an e-mail address."""

    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Contact:
    """`value`: ten digits from 0, or an e-mail address."""

    kind: ContactKind
    value: str

    def to_json(self) -> dict[str, Json]:
        return {"kind": self.kind.value, "value": self.value}


def is_contact(kind: ContactKind, value: str) -> bool:
    """Whether a message could be sent there."""
    return bool((_PHONE if kind is ContactKind.PHONE else _EMAIL).fullmatch(value))


def read_contact(value: object) -> Contact:
    """Inside a reader: raises `shape.MisshapenError`."""
    source = shape.obj(value, "kind", "value")
    kind = shape.choice(source, "kind", ContactKind)
    text = shape.text(source, "value", 200)
    if not is_contact(kind, text):
        raise shape.MisshapenError("value")
    return Contact(kind, text)
