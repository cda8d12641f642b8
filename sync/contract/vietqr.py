"""VietQR: a bank transfer as a QR payload (NAPAS over EMVCo merchant-presented TLV), strictly written and read.

The standard's own printed example carries a wrong inner length under a matching checksum; a lenient reader
loses a digit of the account there. This one accepts a payload only if it is what `encode` would have written.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sync.contract import ids
from sync.contract.faults import ContractCode, ContractFault

REFERENCE = re.compile(r"[A-Z0-9]{1,19}")
_OUR_REFERENCE = re.compile(f"(?=(TAM[{ids.CROCKFORD}]{{14}}))")
_NAPAS = "A000000727"
_MAX_PAYLOAD = 512
_FREE_TEXT = re.compile(r"[A-Za-z0-9 ./-]{1,25}")


class Service(StrEnum):
    """Transfer to an account, or to a card number."""

    ACCOUNT = "QRIBFTTA"
    CARD = "QRIBFTTC"


@dataclass(frozen=True, slots=True)
class VietQr:
    """One transfer. `amount` in đồng; with an amount the code is dynamic (12), without static (11)."""

    bank: str
    account: str
    amount: int | None = None
    purpose: str | None = None
    reference: str | None = None
    bill: str | None = None
    terminal: str | None = None
    service: Service = Service.ACCOUNT


def crc16(data: bytes) -> int:
    """CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, no reflection."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def encode(qr: VietQr) -> str | ContractFault:
    """The payload to show. A value that the standard does not allow is a fault that names its field."""
    wrong = _wrong_field(qr)
    if wrong:
        return ContractFault(ContractCode.QR_FIELD, wrong)
    beneficiary = _tlv("00", qr.bank) + _tlv("01", qr.account)
    parts = [
        _tlv("00", "01"),
        _tlv("01", "11" if qr.amount is None else "12"),
        _tlv("38", _tlv("00", _NAPAS) + _tlv("01", beneficiary) + _tlv("02", qr.service.value)),
        _tlv("53", "704"),
    ]
    if qr.amount is not None:
        parts.append(_tlv("54", str(qr.amount)))
    parts.append(_tlv("58", "VN"))
    extra = (("01", qr.bill), ("05", qr.reference), ("07", qr.terminal), ("08", qr.purpose))
    additional = "".join(_tlv(tag, value) for tag, value in extra if value is not None)
    if additional:
        parts.append(_tlv("62", additional))
    unsigned = "".join(parts) + "6304"
    return unsigned + f"{crc16(unsigned.encode('ascii')):04X}"


def decode(payload: str) -> VietQr | ContractFault:
    """The transfer in a payload, only if the payload is exactly what `encode` writes for it."""
    if len(payload) > _MAX_PAYLOAD or not payload.isascii():
        return ContractFault(ContractCode.QR_MALFORMED, "size")
    if len(payload) < 8 or payload[-8:-4] != "6304":
        return ContractFault(ContractCode.QR_MALFORMED, "63")
    if f"{crc16(payload[:-4].encode('ascii')):04X}" != payload[-4:]:
        return ContractFault(ContractCode.QR_CHECKSUM)
    top = _fields(payload[:-8], {"00", "01", "38", "53", "54", "58", "62"})
    account = _fields(top.get("38", ""), {"00", "01", "02"}) if top else None
    beneficiary = _fields(account.get("01", ""), {"00", "01"}) if account else None
    extra = _fields(top["62"], {"01", "05", "07", "08"}) if top and "62" in top else {}
    if top is None or account is None or beneficiary is None or extra is None:
        return ContractFault(ContractCode.QR_MALFORMED, "tlv")
    amount = top.get("54")
    if amount is not None and not re.fullmatch(r"[1-9][0-9]{0,12}", amount):
        return ContractFault(ContractCode.QR_FIELD, "amount")
    try:
        service = Service(account.get("02", ""))
    except ValueError:
        return ContractFault(ContractCode.QR_FIELD, "service")
    qr = VietQr(
        bank=beneficiary.get("00", ""),
        account=beneficiary.get("01", ""),
        amount=None if amount is None else int(amount),
        purpose=extra.get("08"),
        reference=extra.get("05"),
        bill=extra.get("01"),
        terminal=extra.get("07"),
        service=service,
    )
    # Written back, it must be the same characters: order, constants and coherence are all checked at once.
    again = encode(qr)
    if isinstance(again, ContractFault):
        return again
    return qr if again == payload else ContractFault(ContractCode.QR_MALFORMED, "not as written")


def payment_reference(kiosk_mac_key: bytes, code8: str, amount: int) -> str:
    """`TAM`, the code's 8 characters, 6 base-32 characters (30 bits) of a MAC over kiosk, dossier and amount.

    The key is per kiosk and known to the portal. Raises ValueError for anything but a code of ours.
    """
    if len(code8) != 8 or any(c not in ids.CROCKFORD for c in code8) or ids.FORBIDDEN in code8 or amount <= 0:
        raise ValueError("a reference needs a code's 8 characters and a positive amount")
    attempt = 0
    while True:
        message = f"tram-mot-cua/1/reference\0{code8}\0{amount}\0{attempt}".encode("ascii")
        mac = hmac.new(kiosk_mac_key, message, hashlib.sha256).digest()
        reference = f"TAM{code8}{ids.base32(int.from_bytes(mac[:4], 'big'), 6)}"
        # Never the city's office code by chance: banks and people would sort such a transfer wrongly.
        if ids.FORBIDDEN not in reference:
            return reference
        attempt += 1


def candidate_references(text: str) -> tuple[str, ...]:
    """Every run of a transfer's text that could be our reference; case, spaces and bank prefixes aside."""
    kept = "".join(c for c in text[:_MAX_PAYLOAD].upper() if c.isascii() and c.isalnum())
    folded = kept.translate(str.maketrans("ILO", "110"))
    return tuple(match[1] for match in _OUR_REFERENCE.finditer(folded))


def match_reference(text: str, known: Callable[[str], bool] | None = None) -> str | None:
    """The reference in a transfer's text: the first that `known` says yes to, or just the first."""
    return next((r for r in candidate_references(text) if known is None or known(r)), None)


def _wrong_field(qr: VietQr) -> str | None:
    if not re.fullmatch(r"[0-9]{6}", qr.bank):
        return "bank"
    if not re.fullmatch(r"[A-Za-z0-9]{1,19}", qr.account):
        return "account"
    if qr.amount is not None and not 0 < qr.amount < 10**13:
        return "amount"
    if qr.reference is not None and not REFERENCE.fullmatch(qr.reference):
        return "reference"
    texts = {"purpose": qr.purpose, "bill": qr.bill, "terminal": qr.terminal}
    return next((n for n, v in texts.items() if v is not None and not _FREE_TEXT.fullmatch(v)), None)


def _tlv(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"


def _fields(data: str, allowed: set[str]) -> dict[str, str] | None:
    """One level of tag (2), length (2), value; None unless it comes out even, with allowed tags once each."""
    result: dict[str, str] = {}
    at = 0
    while at < len(data):
        tag, length = data[at : at + 2], data[at + 2 : at + 4]
        if tag not in allowed or tag in result or not re.fullmatch(r"[0-9]{2}", length):
            return None
        value = data[at + 4 : at + 4 + int(length)]
        if not value or len(value) != int(length):
            return None
        result[tag] = value
        at += 4 + int(length)
    return result
