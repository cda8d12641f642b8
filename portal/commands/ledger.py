"""`portal ledger`: the books, read whole."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from portal.commands.terminal import FAILED, OK, answer, fail, find
from portal.keys import KeyFileError, load_keyset
from portal.payments.audit import audit


def run(options: argparse.Namespace) -> int:
    portal = find(options)
    try:
        keys = load_keyset(portal.places.keyset, portal.places.root_public).payment_keys
    except KeyFileError as error:
        fail(str(error))
        return FAILED
    database = portal.database()
    with database.read() as session:
        found = audit(session, keys)
    database.close()
    answer(
        options,
        {
            "balances_vnd": dict(found.balances),
            "ledger_difference_vnd": found.discrepancy,
            "suspense": [asdict(each) for each in found.suspense],
            "suspense_vnd": sum(each.amount for each in found.suspense),
            "refunds_due": [asdict(each) for each in found.refunds_due],
            "refunds_due_vnd": sum(each.amount for each in found.refunds_due),
            "wrongs": list(found.wrongs),
        },
    )
    return FAILED if options.check and (found.wrongs or found.discrepancy) else OK
