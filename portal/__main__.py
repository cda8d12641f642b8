"""The technician's tool: `python -m portal init|database|kiosk|serve|…`; --json leaves JSON on stdout."""

from __future__ import annotations

import argparse
import importlib
import sys
from functools import partial
from pathlib import Path

from portal.commands import fleet, publishing

_MODULES = {"list": "show", "import": "import_stick"}


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    module = importlib.import_module(f"portal.commands.{_MODULES.get(options.command, options.command)}")
    status: int = module.run(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="portal", description="the city's intake gateway")
    commands = parser.add_subparsers(dest="command", required=True)

    init = _command(commands, "init", "make keys, certificates and an empty store; safe to repeat")
    init.add_argument("--practice", action="store_true", help="a system of no legal value")
    init.add_argument("--database", default="", help="URL of a PostgreSQL database that is there, and empty")

    database = commands.add_parser("database", help="where the rows are").add_subparsers(
        dest="deed", required=True
    )
    _command(database, "status", "which engine, which schema, and whether the ledger sums")
    rights = _command(database, "grants", "PostgreSQL: print the rights that each process needs")
    rights.add_argument(
        "--apply", action="store_true", help="make the logins, with passwords, and give the rights"
    )

    fleet.add_arguments(commands, _command)

    serve = _command(commands, "serve", "run ingest, pages, console, committer and opener until Ctrl-C")
    serve.add_argument("--port", type=int, default=0, help="ingest, HTTPS on loopback; 0 takes a free one")
    serve.add_argument("--public-port", type=int, default=0)
    serve.add_argument("--console-port", type=int, default=0)
    serve.add_argument("--ports-file", type=Path, help="written as JSON once everything listens")
    serve.add_argument("--switchboard", type=Path, help="practice: the world's switches, a JSON file")
    serve.add_argument("--with-parent", action="store_true", help="end when the process that started it ends")

    publishing.add_parsers(partial(_command, commands))

    _command(commands, "list", "dossiers that lie here whole")
    show = _command(commands, "show", "a dossier as the opener opened it")
    show.add_argument("code")
    show.add_argument("--extract", type=Path, help="write its attachments into this folder, in the clear")

    officer = commands.add_parser("officer", help="who may sign in to the console")
    officers = officer.add_subparsers(dest="deed", required=True)
    for deed, text in (("add", "a new account, or a new password"), ("remove", "the account is gone at once")):
        _command(officers, deed, text).add_argument("name")
    _command(officers, "list", "all names")
    _command(officers, "log", "who signed in and who read what, the youngest first")

    check = _command(commands, "check", "settings and files: would `serve` start, and is every promise kept")
    check.add_argument("--site", type=Path, action="append", default=[], help="a kiosk's site file (TOML)")

    notices = _command(commands, "notices", "what was sent to citizens, when, by what and how it went")
    notices.add_argument("--code", default="", help="of one dossier only")

    ledger = _command(commands, "ledger", "balances, money that nobody claims, and what is owed back")
    ledger.add_argument("--check", action="store_true", help="end with 1 unless every đồng is in one place")

    bank = commands.add_parser("bank", help="play the bank").add_subparsers(dest="deed", required=True)
    for deed, text in (("pay", "report a transfer to the running server"), ("refunded", "money was sent back")):
        pay = _command(bank, deed, text)
        pay.add_argument("reference", help="the text of the transfer")
        pay.add_argument("--amount", type=int, required=True, help="đồng")
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text)
    parser.add_argument("--state", type=Path, required=True, help="the portal's folder")
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
