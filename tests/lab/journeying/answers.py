"""What somebody answers to a question, made from its definition alone."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from kiosk_app.flow.procedure import Field, FieldKind
from kiosk_app.flow.setting import Setting

_NAMES = ("Trần Văn Nhật", "Lê Thị Mỹ Duyên", "Đỗ Quốc Khánh", "Phùng Ánh Nguyệt")
_TEXTS = ("Số 7 phố Hàng Bạc", "Thôn Đoài, đường làng", "Nghỉ ở nhà con gái", "Làm thợ may")
_LATEST_DAYS = 3000


def answer(field: Field, chance: Random, setting: Setting, today: date) -> str:
    """Digits, text, or the id of an option; of a pick the name of a unit. Empty where the definition leaves
    nobody an answer."""
    match field.kind:
        case FieldKind.CHOICE:
            return chance.choice(field.options).id if field.options else ""
        case FieldKind.PICK:
            return chance.choice(setting.units).name
        case FieldKind.DATE:
            return _day(field, chance, today).strftime("%d%m%Y")
        case FieldKind.NUMBER | FieldKind.PEOPLE:
            least = field.least if field.least is not None else 1
            most = min(least + 3, field.most if field.most is not None else least + 3)
            return str(chance.randint(least, most)) if least <= most else ""
        case FieldKind.PHONE:
            return f"09{chance.randrange(10**8):08d}"
        case FieldKind.PERSONAL_NUMBER:
            return f"001{chance.randrange(10**9):09d}"
        case FieldKind.EMAIL:
            return "nhat.tran@example.vn"
        case FieldKind.NAME:
            return chance.choice(_NAMES)
        case _:
            return chance.choice(_TEXTS)[: field.longest]


def _day(field: Field, chance: Random, today: date) -> date:
    days = timedelta(days=chance.randint(1, _LATEST_DAYS))
    return today + days if field.future else today - days
