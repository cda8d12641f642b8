"""Does the portal hold the very dossier that the citizen confirmed, once and only once?

Compared is what the citizen saw with what the portal's opener read out of the sealed dossier: nothing that the
kiosk says about itself is taken for proof.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk_app.flow.groups import named
from kiosk_app.flow.identity import masked_number, masked_phone
from kiosk_app.flow.payment import money
from kiosk_app.flow.procedure import Field, FieldKind, Procedure


@dataclass(frozen=True, slots=True)
class Check:
    """`name` is an id of the report's words; `label` what the citizen read beside the value."""

    name: str
    label: str
    confirmed: str
    held: str

    @property
    def ok(self) -> bool:
        return bool(self.held) and self.confirmed == self.held


def compare(
    confirmed: Mapping[str, Any],
    shown: Mapping[str, Any],
    listed: Iterable[Mapping[str, Any]],
    *,
    procedure: Procedure,
    units: Mapping[str, str],
    language: str,
    code: str,
    extracted: Mapping[str, Path],
    told: Mapping[str, str],
) -> list[Check]:
    """`confirmed` is the review page's content, `shown` and `listed` what the portal says, `extracted` the
    attachments by their id as files in the clear. `told`: whereto word was sent, by the labels of the review;
    the console's record of the dossier does not have it."""
    content = shown["content"]
    if content is None:
        return [Check("opened", "", "yes", "")]
    codes = [entry["code"] for entry in listed]
    checks = [
        Check("once", "", "1", str(len(codes))),
        Check("code", "", code, content["code"]),
        Check("official", "", "THỬ", "THỬ" if str(shown["official_code"] or "").startswith("THU-") else ""),
        Check("procedure", "", confirmed["name"], procedure.name.read(language)),
        *_rows(confirmed, content, procedure, units, language, told=told),
        *_papers(confirmed, content, extracted, procedure, language),
    ]
    fee = confirmed["fee"]
    if fee["verified"]:
        checks.append(Check("fee", "", fee["amount"], money(content["fee"]["amount"], language)))
    return checks


def _rows(
    confirmed: Mapping[str, Any],
    content: Mapping[str, Any],
    procedure: Procedure,
    units: Mapping[str, str],
    language: str,
    *,
    told: Mapping[str, str],
) -> list[Check]:
    """Every row of the review page against the dossier, and every answer of the dossier against a row."""
    answers = {entry["field"]: entry["value"] for entry in content["answers"]}
    held = dict(told)
    for field_id, value in answers.items():
        field = named(procedure, field_id)
        label = field.label.read(language) if field else field_id
        held[label] = as_read(field, value, units, language)
    checks = []
    for row in confirmed["rows"]:
        if row["label_id"] == "review.holder":
            citizen = content["citizen"]
            checks.append(
                Check("holder", "", row["value"], citizen["name"] or masked_number(citizen["number"]))
            )
            checks.append(Check("number", "", row["note"], masked_number(citizen["number"])))
        elif row["label"]:
            checks.append(Check("answer", row["label"], row["value"], held.pop(row["label"], "")))
    # An answer that the citizen never saw must not be in the dossier.
    return checks + [Check("answer", label, "", value) for label, value in held.items()]


def as_read(field: Field | None, value: str, units: Mapping[str, str], language: str) -> str:
    """A stored answer as the review page words it."""
    if field is None:
        return value
    match field.kind:
        case FieldKind.CHOICE:
            return next((o.label.read(language) for o in field.options if o.id == value), value)
        case FieldKind.PICK:
            return units.get(value, value)
        case FieldKind.PERSONAL_NUMBER:
            return masked_number(value)
        case FieldKind.PHONE:
            return masked_phone(value)
    return value


def _papers(
    confirmed: Mapping[str, Any],
    content: Mapping[str, Any],
    extracted: Mapping[str, Path],
    procedure: Procedure,
    language: str,
) -> list[Check]:
    """Titles and pages as the citizen saw them; each file's hash as the kiosk sealed it, taken anew here."""
    titles = {entry.id: entry.title.read(language) for entry in procedure.documents}
    rows = [row for row in confirmed["rows"] if row["label_id"] == "review.paper" and row["note"] != "0"]
    held = content["attachments"]
    checks = []
    for row, entry in zip(rows, held, strict=False):
        title = titles.get(entry["id"], entry["title"])
        checks.append(Check("paper", "", f"{row['value']} ({row['note']})", f"{title} ({entry['pages']})"))
        path = extracted.get(entry["id"])
        taken = hashlib.sha256(path.read_bytes()).hexdigest() if path else ""
        checks.append(Check("hash", "", entry["sha256"], taken))
    if len(rows) != len(held):
        checks.append(Check("papers", "", str(len(rows)), str(len(held))))
    return checks


def holds(checks: Iterable[Check]) -> bool:
    found = list(checks)
    return bool(found) and all(check.ok for check in found)
