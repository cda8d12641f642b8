"""`portal order lock|unlock|wipe KIOSK`: signed here, fetched by the kiosk, verified by its app."""

from __future__ import annotations

import argparse

from portal.commands.ordering import order
from portal.commands.terminal import FAILED, OK, answer, fail, find
from sync.contract.orders import OrderKind


def run(options: argparse.Namespace) -> int:
    given = order(find(options), options.id, OrderKind(options.deed))
    if isinstance(given, str):
        fail(given)
        return FAILED
    answer(options, {"kiosk_id": options.id, "order": given.kind, "number": given.number})
    return OK
