"""A visit to any procedure with invented answers, so that officials can see its papers. No province is 000."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from kiosk_app.catalogue.procedures import load_claim_fields, load_procedures
from kiosk_app.catalogue.sites import load_site
from kiosk_app.catalogue.units import load_units
from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.effects import Attachment
from kiosk_app.flow.identity import Assurance, Identity
from kiosk_app.flow.journey import documents
from kiosk_app.flow.moment import Moment
from kiosk_app.flow.procedure import Field, FieldKind, Procedure
from kiosk_app.flow.questions import applicable_fields
from kiosk_app.flow.setting import Setting
from kiosk_app.flow.state import Visit, begin

HOLDER = Identity(
    number="000185000001",
    name="TRẦN THỊ MẪU",
    birth=date(1985, 1, 1),
    sex="Nữ",
    nationality="Việt Nam",
    assurance=Assurance.CHIP_CONSISTENT,
)
_GIVEN = ("AN", "BÌNH", "CHI", "DUNG", "GIANG", "HÒA", "KHANH", "LAM", "MINH", "NGÂN", "PHÚC", "QUỲNH")
_MIDDLE = ("VĂN", "THỊ", "ĐỨC", "NGỌC", "THANH", "HỮU")
_LONGEST = "Nhà số 123B ngách 45 ngõ 678 đường Nguyễn Thị Minh Khai kéo dài, khu tập thể "


def setting(catalogue: Path, site: str, languages: tuple[str, ...], today: date) -> Setting:
    """Of the catalogue in this folder, at one of its sites. Raises ContentError."""
    place = load_site(catalogue / "sites" / f"{site}.toml")
    version, units = load_units(catalogue / "units.json")
    return Setting(
        kiosk="A17",
        site=place.name,
        profile=place.profile,
        practice=True,
        hotline=place.hotline,
        hours=place.hours,
        desk=place.desk,
        reader_place=place.reader_place,
        languages=languages,
        procedures=load_procedures(catalogue / "procedures", today),
        claim_fields=load_claim_fields(catalogue / "claim.toml"),
        units=units,
        units_version=version,
        payee=place.payee,
        holidays=place.holidays,
    )


def visit(
    place: Setting,
    procedure: Procedure,
    now: Moment,
    *,
    language: str = "vi",
    turn: int = 0,
    longest: bool = False,
) -> Visit:
    """Every question that applies has an answer of its own; `turn` picks among the options.

    `longest`: free texts are as long as their questions allow.
    """
    start = replace(begin(place), now=now, procedure=procedure, identity=HOLDER, language=language)
    while missing := [field for field in applicable_fields(start) if field.id not in start.answers]:
        number = len(start.answers) + 1
        said = _invented(missing[0], number, start, turn, longest=longest)
        start = replace(start, answers={**start.answers, missing[0].id: said})
    papers = tuple(
        Attachment(entry.id, entry.title.read(language), at, at) for at, entry in enumerate(documents(start), 1)
    )
    return replace(start, attachments=papers)


def _invented(field: Field, number: int, visit: Visit, turn: int, *, longest: bool) -> str:
    match field.kind:
        case FieldKind.CHOICE | FieldKind.FILE:
            return field.options[turn % len(field.options)].id
        case FieldKind.PICK:
            return visit.setting.units[number * 7 % len(visit.setting.units)].code
        case FieldKind.DATE:
            day = date(2001, 1, 1) + timedelta(days=97 * number)
            return full_date(visit.now.today + timedelta(days=7 * number) if field.future else day)
        case FieldKind.NUMBER:
            return str(min(max(field.least or 1, number), field.most or 999))
        case FieldKind.PEOPLE:
            return str(max(field.least or 1, min(field.most or 3, 3)))
        case FieldKind.PHONE:
            return f"0900000{number:03d}"
        case FieldKind.PERSONAL_NUMBER:
            return f"000185001{number:03d}"
        case FieldKind.EMAIL:
            return f"mau.{number}@example.vn"
        case FieldKind.NAME:
            return f"NGUYỄN {_MIDDLE[number // len(_GIVEN) % len(_MIDDLE)]} {_GIVEN[number % len(_GIVEN)]}"
    long = f"{_LONGEST}{number} " * 4
    return long[: field.longest].strip() if longest else f"Mục mẫu số {number}"
