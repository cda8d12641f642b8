"""`portal database`: the logins and rights of the portal's processes in PostgreSQL, and how the store is."""

from __future__ import annotations

import argparse
import secrets
import sys

from sqlalchemy import func, select

from portal.commands.terminal import FAILED, OK, UNAVAILABLE, Portal, answer, fail, find
from portal.payments.ledger import discrepancy
from portal.store import grants
from portal.store.logins import PROCESSES, role_name, write_password
from portal.store.models import Dossier, SchemaStep
from portal.store.outage import StoreUnavailableError


def run(options: argparse.Namespace) -> int:
    portal = find(options)
    try:
        return _status(options, portal) if options.deed == "status" else _grants(options, portal)
    except StoreUnavailableError as error:
        fail(f"the database does not answer: {error}")
        return UNAVAILABLE


def _grants(options: argparse.Namespace, portal: Portal) -> int:
    """Print the SQL, or run it: logins with fresh passwords in their processes' folders, then their rights."""
    if not portal.config.store.url:
        fail("this portal keeps its rows in SQLite, which knows no logins")
        return FAILED
    rights = list(grants.statements(portal.config.store.role_prefix))
    if not options.apply:
        sys.stdout.write("".join(f"{statement};\n" for statement in rights))
        return OK
    database = portal.database()
    passwords = {login: secrets.token_hex(24) for login in PROCESSES}
    # Files first: should the power go in between, running it again makes both agree.
    for login, password in passwords.items():
        write_password(portal.places, login, password)
    with database.write() as session:
        connection = session.connection()
        for login, password in passwords.items():
            for statement in grants.making(role_name(portal.config, login), password):
                connection.exec_driver_sql(statement)
        for statement in rights:
            connection.exec_driver_sql(statement)
    database.close()
    answer(
        options,
        {
            "logins": [role_name(portal.config, login) for login in PROCESSES],
            "used": portal.config.store.logins,
            "next": "" if portal.config.store.logins else "set `logins = true` under [store] in portal.toml",
        },
    )
    return OK


def _status(options: argparse.Namespace, portal: Portal) -> int:
    """0 only if the ledger sums."""
    database = portal.database()
    with database.read() as session:
        wrong = discrepancy(session)
        told = {
            "engine": database.engine.dialect.name,
            "schema": session.scalar(select(func.max(SchemaStep.number))),
            "dossiers": session.scalar(select(func.count()).where(Dossier.receipt_doc.is_not(None))),
            "unfinished": session.scalar(select(func.count()).where(Dossier.receipt_doc.is_(None))),
            "ledger_difference_vnd": wrong,
            "survives_power_cuts": database.survives_power_cuts(),
        }
    database.close()
    answer(options, told)
    return OK if wrong == 0 else FAILED
