"""`portal bank pay`: a transfer of the simulated bank, told to the running server over its webhook."""

from __future__ import annotations

import argparse
import asyncio
import json

from portal.adapters.bank_simulated import SimulatedBank
from portal.bells import DirectBell
from portal.clock import system_clock
from portal.commands.terminal import FAILED, OK, UNAVAILABLE, answer, fail, find, new_id
from portal.errands import COMMITTER, Errands
from portal.keys import KeyFileError, load_secret
from portal.payments.notices import Transfer
from portal.switches import Switches
from sync.contract import canonical

_WAIT_S = 10


def run(options: argparse.Namespace) -> int:
    return _refunded(options) if options.deed == "refunded" else _pay(options)


def _pay(options: argparse.Namespace) -> int:
    portal = find(options)
    try:
        url = json.loads(portal.places.ports.read_text(encoding="utf-8"))["ingest_url"]
        secret = load_secret(portal.places.bank_sign_key)
    except FileNotFoundError:
        fail("no server runs on this state folder")
        return UNAVAILABLE
    except KeyFileError as error:
        fail(str(error))
        return FAILED
    database = portal.database()
    account = portal.config.payee.account
    bank = SimulatedBank(
        database=database,
        account=account,
        secret=secret,
        url=url,
        authority=portal.places.tls_authority,
        switches=Switches(None),
        clock=system_clock,
        new_id=new_id,
    )
    transfer = Transfer(f"THU-{new_id()}", options.amount, options.reference, account)
    is_told = bank.report(transfer)
    database.close()
    answer(options, {"bank_id": transfer.bank_id, "amount": transfer.amount, "taken": is_told})
    return OK if is_told else FAILED


def _refunded(options: argparse.Namespace) -> int:
    """Staff sent money back at the real bank and write it down here."""
    portal = find(options)
    database = portal.database()
    errands = Errands(database, system_clock, DirectBell())
    body = canonical.encode({"reference": options.reference, "amount": options.amount})
    errand_id = f"refunded:{new_id()}"
    errands.put(errand_id, COMMITTER, "refunded", body)
    found = asyncio.run(errands.answer(errand_id, _WAIT_S))
    database.close()
    if found is None:
        fail("no server runs on this state folder")
        return UNAVAILABLE
    answer(options, {"reference": options.reference, "taken": found.status == 200})
    return OK if found.status == 200 else FAILED
