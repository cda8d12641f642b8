"""A condition as it is written: `{ field = "requester", values = ["authorised"] }`."""

from __future__ import annotations

from kiosk_app.catalogue.strict import ContentError, Table
from kiosk_app.flow.procedure import Condition


def read_condition(table: Table, key: str) -> Condition | None:
    """Raises ContentError where it never holds."""
    inner = table.maybe_table(key)
    if inner is None:
        return None
    condition = Condition(inner.take("field", str), inner.strings("values"))
    inner.done()
    if not condition.values:
        raise ContentError(f"{inner.place}: no values, so it never holds")
    return condition
