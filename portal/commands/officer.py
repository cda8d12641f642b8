"""`portal officer`: who may sign in to the console, and what they looked at."""

from __future__ import annotations

import argparse
import getpass
import secrets
import sys

from portal.commands.terminal import FAILED, OK, answer, fail, find, system_clock
from portal.console.accounts import LEAST_PASSWORD, Accounts
from portal.console.acts import Acts

_MOST_LINES = 1000


def run(options: argparse.Namespace) -> int:
    portal = find(options)
    accounts = Accounts(portal.places.officers, secrets.token_bytes)
    if options.deed == "add":
        return _add(options, accounts)
    if options.deed == "remove":
        return _done(options) if accounts.remove(options.name) else _failed("nobody has this name")
    if options.deed == "list":
        answer(options, [{"name": name} for name in accounts.names()])
        return OK
    database = portal.database()
    lines = Acts(database, system_clock).read(_MOST_LINES)
    database.close()
    answer(options, lines)
    return OK


def _add(options: argparse.Namespace, accounts: Accounts) -> int:
    if sys.stdin.isatty():
        password = getpass.getpass("Password: ")
        if getpass.getpass("Once more: ") != password:
            return _failed("the two are not the same")
    else:
        password = sys.stdin.readline().rstrip("\n")
    if not accounts.add(options.name, password):
        return _failed(f"this name cannot be taken, or the password has less than {LEAST_PASSWORD} characters")
    return _done(options)


def _done(options: argparse.Namespace) -> int:
    answer(options, {"name": options.name})
    return OK


def _failed(text: str) -> int:
    fail(text)
    return FAILED
