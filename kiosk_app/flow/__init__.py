"""The visit as a pure function: data in, data out; no Qt, no clock, no input or output."""

from __future__ import annotations


def __getattr__(name: str) -> object:
    """`flow.events` and `flow.touches`, loaded by whoever first makes one: a greeting that nobody touched does
    not wait."""
    if name == "events":
        import kiosk_app.flow.events  # noqa: PLC0415 - behind the first page

        return kiosk_app.flow.events
    if name == "touches":
        import kiosk_app.flow.touches  # noqa: PLC0415 - behind the first page

        return kiosk_app.flow.touches
    raise AttributeError(name)
