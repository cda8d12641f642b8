""" "This card's holder asks": the kiosk app's word, under its device key, that this chip was read.

It goes inside a sealed question and fits that question only. The sender's key cannot make one, so a sender that
was taken over learns no remark by claiming a number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sync.contract import shape, signed
from sync.contract.canonical import Json
from sync.contract.faults import ContractCode, ContractFault

#: A citizen's twelve digits, or the number of a passport.
_NUMBER = re.compile(r"[0-9]{12}|[0-9A-Z]{6,9}")


@dataclass(frozen=True, slots=True)
class CardAsk:
    """`number` came from the chip (DG13, or a passport's DG1) in this visit; `ask_id` is the question that it
    belongs to."""

    ask_id: str
    code: str
    kiosk: str
    number: str

    def to_json(self) -> dict[str, Json]:
        return {"ask_id": self.ask_id, "code": self.code, "kiosk": self.kiosk, "number": self.number}


def verify_card_ask(
    doc: object, device_keys: Mapping[str, bytes], *, ask_id: str, code: str
) -> CardAsk | ContractFault:
    """The claim in `doc` if an enrolled device key signed it for this question about this dossier."""
    payload = signed.verify(signed.Kind.CARD_ASK, doc, device_keys)
    if isinstance(payload, ContractFault):
        return payload
    found = _card_ask(payload)
    if isinstance(found, CardAsk) and (found.ask_id, found.code) != (ask_id, code):
        return ContractFault(ContractCode.MISMATCH, "another question's card")
    return found


@shape.parser
def _card_ask(value: object) -> CardAsk:
    source = shape.obj(value, "ask_id", "code", "kiosk", "number")
    return CardAsk(
        ask_id=shape.text(source, "ask_id", 36, shape.UUID),
        code=shape.code(source),
        kiosk=shape.text(source, "kiosk", 64, shape.NAME),
        number=shape.text(source, "number", 12, _NUMBER),
    )
