"""`python -m sync run|status|queue|once|retry|export|import-receipts|enrol`: the process with the network.

And what a technician asks of it. Progress goes to stderr; with `--json` there is nothing but JSON on stdout.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
from pathlib import Path

from sync import config as configs
from sync.commands.terminal import WRONG, add_config, add_json

# What does the work of a command; each is imported only when it is asked for.
_MODULES = {
    "status": "status",
    "queue": "status",
    "once": "once",
    "retry": "retry",
    "export": "export",
    "import-receipts": "receipts",
}


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="sync: %(message)s")
    for noisy in ("httpx", "httpcore", "apscheduler"):
        # They would log addresses and job names at every round.
        logging.getLogger(noisy).setLevel(logging.ERROR)
    if options.command == "enrol":
        # There is no configuration yet.
        from sync.commands.enrol import run as enrol  # noqa: PLC0415 - loads the network

        return enrol(options)
    config = configs.load(options.config)
    if isinstance(config, configs.ConfigFault):
        print(config.detail, file=sys.stderr)
        return WRONG
    if options.command == "run":
        from sync.service import run  # noqa: PLC0415 - loads the scheduler and the network

        return run(config, with_parent=options.with_parent)
    module = importlib.import_module(f"sync.commands.{_MODULES[options.command]}")
    status: int = module.run(config, options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sync", description="bring sealed dossiers to the portal")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, text: str, *, json: bool = True) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text)
        add_config(made)
        if json:
            add_json(made)
        return made

    run = command("run", "until told to stop", json=False)
    run.add_argument("--with-parent", action="store_true", help="end when the starting process is gone")
    command("status", "the line, the queue, the keys and the disk")
    command("queue", "every dossier that is not through")
    once = command("once", "one round of everything now, with a result for each dossier")
    once.add_argument("--wait", type=float, default=60.0, help="seconds, where the service does the work")
    retry = command("retry", "try parked dossiers again", json=False)
    retry.add_argument("dossier_id", nargs="*")
    retry.add_argument("--all", action="store_true")
    export = command("export", "copy parked dossiers, sealed as they are, to a stick")
    export.add_argument("folder", type=Path, help="a folder on the stick")
    export.add_argument("--all", action="store_true", help="all that no receipt stands for")
    receipts = command("import-receipts", "take the portal's receipts from the stick")
    receipts.add_argument("folder", type=Path, help="the folder that `export` wrote")
    _add_enrol(commands)
    return parser


def _add_enrol(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    enrol = commands.add_parser("enrol", help="make this device the portal's, by a one-time code")
    enrol.add_argument("--portal", required=True, metavar="URL", help="https://…")
    enrol.add_argument("--ca", type=Path, required=True, help="the portal's CA, PEM")
    enrol.add_argument("--root", type=Path, required=True, help="the root key of the image, base64")
    enrol.add_argument("--id", required=True, help="the kiosk's id, as it was invited")
    enrol.add_argument("--code", help="the one-time code; asked for where it is left out")
    enrol.add_argument("--store", type=Path, required=True, help="the spool, where the app left its half")
    enrol.add_argument("--sender-key", type=Path, required=True, help="made where it is missing")
    add_json(enrol)


if __name__ == "__main__":
    sys.exit(main())
