"""Faults of durability that the labs must find, so that their silence can be trusted. Only with --plant."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from sync.envelope import durable
from sync.store import connection


class Fault(StrEnum):
    """What the recorded process does wrong."""

    NONE = "none"
    NORMAL = "synchronous-normal"
    """COMMIT returns before the log is on the disk."""
    NAMES = "names-not-synced"
    """A sealed file is renamed, and nobody makes its new name durable."""
    EARLY_PURGE = "purge-before-receipt"
    """The sealed file goes before the receipt that allows it is committed."""


def plant(fault: Fault) -> None:
    """Into this process alone; `EARLY_PURGE` is the workload's own."""
    if fault is Fault.NORMAL:
        # setattr, because the module promises that its settings are what they are.
        settings = tuple((name, 1 if name == "synchronous" else value) for name, value in connection._SETTINGS)
        setattr(connection, "_SETTINGS", settings)  # noqa: B010 - see above
    elif fault is Fault.NAMES:

        def forgotten(folder: Path) -> None:
            return None

        durable.sync_directory = forgotten
