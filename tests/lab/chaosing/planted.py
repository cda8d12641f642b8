"""Faults of sync that the lab must find: `python -m tests.lab.chaosing.planted KIND run --config FILE …`."""

from __future__ import annotations

import sys
from collections.abc import Callable

from sync import __main__ as command
from sync import upload
from sync.contract import canonical
from sync.contract.faults import ContractFault
from sync.contract.manifest import parse_manifest
from sync.contract.signed import SignedDoc
from sync.contract.wire import MissingReply, ReceiptReply
from sync.portal import Portal
from sync.portal_faults import PortalFault
from sync.store import queue
from sync.store.connection import Connection
from sync.store.due import LONGEST_WAIT_SECONDS


def from_zero() -> None:
    """Whatever the portal holds is sent once more."""
    honest = Portal.missing

    def missing(
        self: Portal, dossier_id: str, manifest: SignedDoc
    ) -> MissingReply | ReceiptReply | PortalFault:
        answer = honest(self, dossier_id, manifest)
        promised = parse_manifest(canonical.decode(manifest.payload))
        if not isinstance(answer, MissingReply) or isinstance(promised, ContractFault):
            return answer
        return MissingReply(tuple(range(len(promised.leaves))))

    Portal.missing = missing  # type: ignore[method-assign]  # the plant


def never_again() -> None:
    """What failed once waits for a person."""

    def back_off(store: Connection, dossier_id: str, now: float, wait: float, fault: str) -> None:
        queue.park(store, dossier_id, fault)

    queue.back_off = back_off
    _no_retry_at_once()


def timid() -> None:
    """After any trouble it waits for as long as it may."""
    honest = queue.back_off

    def back_off(store: Connection, dossier_id: str, now: float, wait: float, fault: str) -> None:
        honest(store, dossier_id, now, min(30.0, LONGEST_WAIT_SECONDS), fault)

    queue.back_off = back_off
    _no_retry_at_once()


def _no_retry_at_once() -> None:
    vars(upload)["OF_THE_CONNECTION"] = frozenset()


KINDS: dict[str, Callable[[], None]] = {"from-zero": from_zero, "never-again": never_again, "timid": timid}


if __name__ == "__main__":
    KINDS[sys.argv[1]]()
    sys.exit(command.main(sys.argv[2:]))
