"""The A4 record of a rehearsal, filled from what the kiosk's last page said."""

from __future__ import annotations

from typing import Any

from kiosk_app.flow.identity import masked_name
from kiosk_app.flow.procedure import Procedure
from kiosk_app.flow.record import Record

Screen = dict[str, Any]


def record_of(finished: Screen, review: Screen, procedure: Procedure, reference: str) -> Record:
    """`finished` and `review` are screens as the citizen saw them."""
    content, confirmed = finished["content"], review["content"]
    clock, _, day = content["saved_at"].partition(", ")
    received = [row["note_argument"] for row in content["timeline"] if row["title_id"] == "timeline.received"]
    holder = next(row for row in confirmed["rows"] if row["label_id"] == "review.holder")
    papers = [row for row in confirmed["rows"] if row["label_id"] == "review.paper" and row["note"] != "0"]
    return Record(
        state=content["state"],
        code=content["code"],
        procedure=confirmed["name"],
        procedure_code=procedure.code,
        holder=masked_name(holder["value"]) if holder["note"] else "",
        number=holder["note"] or holder["value"],
        saved_clock=clock,
        saved_day=day,
        received_clock=received[0] if received else "",
        official_code="",
        attachments=tuple((row["value"], int(row["note"])) for row in papers),
        fee=confirmed["fee"]["amount"],
        fee_state=content["fee_state"],
        payment_reference=reference,
        status_url=content["qr"],
        site=finished["site"],
        kiosk=finished["kiosk"],
        hotline=finished["hotline"],
        practice=finished["practice"],
        language=finished["language"],
    )
