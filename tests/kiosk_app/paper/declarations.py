"""A declaration as long as any can be: forty answers without a blank, a long name, seven papers."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.declaration import Declaration, Row, Words

ROW = Row(Words("Một câu hỏi dài tới mức nhãn của nó cũng phải xuống dòng"), Words("x"))
LONG = Declaration(
    procedure=Words("Đăng ký", "Register"),
    official="Đăng ký",
    code="1.000000",
    forms=(),
    unit=Words("Ủy ban nhân dân phường, xã"),
    name="NGUYỄN " * 12 + "ẪM",
    birth="01/01/1990",
    number="000185000001",
    assurance="claimed",
    rows=tuple(
        replace(ROW, value=Words(f"{number:02d}" + "Ữ" * 118), part=Words(f"Người {number // 5}"))
        for number in range(40)
    ),
    papers=tuple((Words("Giấy " + "W" * 115), number) for number in range(1, 8)),
    dossier="TAM-AME4-VGTK-6",
    clock="18:49",
    day="22/11/2026",
    site=Words("Trạm dùng thử A17"),
    kiosk="A17",
    practice=True,
)
