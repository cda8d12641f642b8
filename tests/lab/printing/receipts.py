"""Receipts as kiosks give them: every state, fee and procedure, invented people, both languages; all random."""

from __future__ import annotations

import random

from kiosk_app.flow.identity import masked_name, masked_number
from kiosk_app.flow.payment import money
from kiosk_app.flow.record import PaymentSlip, Record
from tests.stories.walk import practice

LANGUAGES = ("vi", "en")
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FAMILY = ("NGUYỄN", "TRẦN", "LÊ", "PHẠM", "HOÀNG", "VŨ", "ĐẶNG", "BÙI", "ĐỖ", "NGÔ", "ÔN", "ÂU")
_MIDDLE = ("THỊ", "VĂN", "THUỲ", "ĐỨC", "PHƯỚC TÔN NỮ", "QUỐC", "")
_GIVEN = ("HƯỜNG", "MẪN", "ĐẠI", "ỶÊN", "SƠN", "KHUÊ", "NGHIÊNG", "AN")
_PAPERS = ("Giấy khám sức khỏe", "Giấy ủy quyền", "Tờ khai")
_SITES = {
    "vi": ("Trạm dùng thử, phường Hoàn Kiếm", "Bưu điện Yên Hòa", "Xe buýt số 7, Thạch Thất"),
    "en": ("Practice station, Hoàn Kiếm", "Yên Hòa post office", "Bus no. 7, Thạch Thất"),
}


def record(chance: random.Random, language: str, *, usual: bool = False) -> Record:
    """Any record; a `usual` one is a first print, completes no other dossier and has no official code yet."""
    code = "TAM-{}-{}-{}".format(*(_letters(chance, count) for count in (4, 4, 1)))
    received = chance.random() < 0.5
    fee_state = chance.choice(("free", "unverified", "waiting", "paid", "later"))
    amount = chance.choice((5_000, 15_000, 135_000, 1_350_000))
    procedure = chance.choice(practice().procedures)
    name = " ".join(filter(None, (chance.choice(part) for part in (_FAMILY, _MIDDLE, _GIVEN))))
    papers = chance.sample(_PAPERS, chance.randrange(len(_PAPERS)))
    official = f"000.00.00.H26-2611{chance.randrange(10, 30)}-{chance.randrange(1, 9999):04}"
    return Record(
        state="received" if received else "waiting",
        code=code,
        procedure=procedure.name.read(language),
        procedure_code=procedure.code,
        holder=masked_name(name) if chance.random() < 0.9 else "",
        number=masked_number(f"{chance.randrange(10**12):012}"),
        saved_clock=_clock(chance),
        saved_day=_day(chance),
        received_clock=_clock(chance) if received else "",
        official_code=official if received and not usual and chance.random() < 0.4 else "",
        attachments=tuple((title, chance.randrange(1, 12)) for title in papers),
        fee="" if fee_state in ("free", "unverified") else money(amount, language),
        fee_state=fee_state,
        payment_reference=f"TAM{_letters(chance, 14)}" if fee_state == "waiting" else "",
        status_url=f"https://hs{chance.randrange(100)}.example/status?code={code}",
        site=chance.choice(_SITES[language]),
        kiosk="A17",
        hotline="1900 0000",
        practice=chance.random() < 0.5,
        reprint=not usual and chance.random() < 0.2,
        language=language,
        supplements=f"TAM-{_letters(chance, 4)}" if not usual and chance.random() < 0.1 else "",
    )


def payment(chance: random.Random, language: str) -> PaymentSlip:
    """A slip for money that came in; now and then for a part of it."""
    return PaymentSlip(
        code=f"TAM-{_letters(chance, 4)}-{_letters(chance, 4)}-{_letters(chance, 1)}",
        reference=f"TAM{_letters(chance, 14)}",
        amount=money(chance.randrange(1, 900) * 1000, language),
        heard=f"{_clock(chance)}, {_day(chance)}",
        site=chance.choice(_SITES[language]),
        kiosk="A17",
        hotline="1900 0000",
        practice=chance.random() < 0.5,
        reprint=chance.random() < 0.2,
        language=language,
        left=money(5_000, language) if chance.random() < 0.2 else "",
    )


def _letters(chance: random.Random, count: int) -> str:
    return "".join(chance.choices(_ALPHABET, k=count))


def _clock(chance: random.Random) -> str:
    return f"{chance.randrange(7, 22):02}:{chance.randrange(60):02}"


def _day(chance: random.Random) -> str:
    return f"{chance.randrange(1, 29):02}/{chance.randrange(1, 13):02}/2026"
