"""Why a recorded answer is refused, as codes (docs/transcripts.md)."""

from __future__ import annotations

from drivers.card.chip.trouble import ChipError
from drivers.errors import FaultCode

_BY_DETAIL = {
    "secure messaging mac": "answer_mac",
    "authentication mac": "answer_mac",
    "authentication nonces": "answer_nonce",
    "secure messaging status": "answer_status",
    "cryptogram": "answer_cryptogram",
    "cryptogram padding": "answer_cryptogram",
    "pace: token": "token",
    "pace: own key came back": "own_key",
    "pace: not on the curve": "point_not_on_curve",
    "pace: form": "point_malformed",
    "pace: infinity": "point_infinite",
    "chip data": "chip_data",
    "chip data length": "chip_data",
}
_BY_CODE = {
    FaultCode.CARD_KEY_REFUSED: "key_refused",
    FaultCode.CARD_LOCKED: "locked",
    FaultCode.CARD_NOT_ID: "application_refused",
}


def reason_of(trouble: ChipError) -> str:
    detail = trouble.fault.detail
    if detail.startswith("unprotected status"):
        return "session_given_up"
    return _BY_CODE.get(trouble.fault.code) or _BY_DETAIL.get(detail, "answer_malformed")
