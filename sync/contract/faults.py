"""Trouble with a document from outside, as a value. Nothing that parses in this package raises."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ContractCode(StrEnum):
    """Every reason for which a document is refused."""

    TOO_LARGE = "contract.too_large"
    NOT_JSON = "contract.not_json"
    NOT_CANONICAL = "contract.not_canonical"
    MISSHAPEN = "contract.misshapen"
    UNKNOWN_VERSION = "contract.unknown_version"
    UNKNOWN_KEY = "contract.unknown_key"
    BAD_SIGNATURE = "contract.bad_signature"
    ROLLED_BACK = "contract.rolled_back"
    MISMATCH = "contract.mismatch"
    STALE_COUNTER = "contract.stale_counter"
    QR_MALFORMED = "qr.malformed"
    QR_CHECKSUM = "qr.checksum"
    QR_FIELD = "qr.field"


@dataclass(frozen=True, slots=True)
class ContractFault:
    """One refusal. `detail` names a field or a limit, never a value: values may be personal."""

    code: ContractCode
    detail: str = ""
