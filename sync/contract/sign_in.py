"""A VNeID sign-in as the portal vouches for it: who signed in, for which visit, under the receipt key.

The kiosk asks (`AskKind.SIGN_IN`, `{"do": "start"}`) and is given an address to show as a QR; it asks again
(`{"do": "look", "session": …}`) until the answer holds this document. It goes into the dossier as it is, so
that the opener verifies it without believing the kiosk.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sync.contract import shape, signed
from sync.contract.canonical import Json
from sync.contract.faults import ContractCode, ContractFault

_NUMBER = re.compile(r"[0-9]{12}")
_BIRTH = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_LEVEL = re.compile(r"[12]")


@dataclass(frozen=True, slots=True)
class SignIn:
    """`visit` is SHA-256 (hexadecimal) of the dossier's `visit_key`, so that it serves one visit only.

    `level` is the VNeID account's: 1 or 2 (decree 69/2024/NĐ-CP).
    """

    visit: str
    number: str
    name: str
    birth: str
    level: str
    at: str

    def to_json(self) -> dict[str, Json]:
        return {
            "visit": self.visit,
            "number": self.number,
            "name": self.name,
            "birth": self.birth,
            "level": self.level,
            "at": self.at,
        }


def verify_sign_in(doc: object, receipt_keys: Mapping[str, bytes], *, visit: str) -> SignIn | ContractFault:
    """The sign-in in `doc` if a receipt key signed it and it was made for this visit."""
    payload = signed.verify(signed.Kind.SIGN_IN, doc, receipt_keys)
    if isinstance(payload, ContractFault):
        return payload
    found = _sign_in(payload)
    if isinstance(found, SignIn) and found.visit != visit:
        return ContractFault(ContractCode.MISMATCH, "another visit's sign-in")
    return found


@shape.parser
def _sign_in(value: object) -> SignIn:
    source = shape.obj(value, "visit", "number", "name", "birth", "level", "at")
    return SignIn(
        visit=shape.text(source, "visit", 64, shape.SHA256),
        number=shape.text(source, "number", 12, _NUMBER),
        name=shape.words(source, "name", 200),
        birth=shape.text(source, "birth", 10, _BIRTH),
        level=shape.text(source, "level", 1, _LEVEL),
        at=shape.moment(source, "at"),
    )
