"""A record to be printed, as a filed dossier leaves it."""

from __future__ import annotations

from pathlib import Path

from kiosk_app.flow.record import Record

I18N = Path(__file__).parents[2] / "i18n"
RECORD = Record(
    state="waiting",
    code="TAM-AME4-VGTK-6",
    procedure="Đổi giấy phép lái xe",
    procedure_code="3.000347",
    holder="N••• T••• MAI",
    number="•••• 0417",
    saved_clock="18:49",
    saved_day="22/11/2026",
    received_clock="",
    official_code="",
    attachments=(("Giấy khám sức khỏe", 1), ("Giấy ủy quyền", 2)),
    fee="135.000",
    fee_state="waiting",
    payment_reference="TAMAME4VGTK6VH6P9",
    status_url="https://127.0.0.1:4433/status?code=TAM-AME4-VGTK-6",
    site="Trạm dùng thử A17",
    kiosk="A17",
    hotline="1900 0000",
    practice=True,
)
