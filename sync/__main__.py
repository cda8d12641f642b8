"""`python -m sync run|status|queue|retry --config FILE`: the process with the network, and a look at its queue.

Progress goes to stderr; with `--json` there is nothing but JSON on stdout.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from pathlib import Path

from sync import config as configs
from sync import report
from sync.service import run
from sync.store import StoreFault, queue, ring
from sync.store.bell import SYNC_BELL
from sync.store.connection import open_connection
from sync.store.outbox import DATABASE


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="sync: %(message)s")
    for noisy in ("httpx", "httpcore", "apscheduler"):
        # They would log addresses and job names at every round.
        logging.getLogger(noisy).setLevel(logging.ERROR)
    config = configs.load(options.config)
    if isinstance(config, configs.ConfigFault):
        print(config.detail, file=sys.stderr)
        return 2
    if options.command == "run":
        return run(config, with_parent=options.with_parent)
    return _look(config, options)


def _look(config: configs.Config, options: argparse.Namespace) -> int:
    store = open_connection(config.store / DATABASE)
    if isinstance(store, StoreFault):
        print(f"{store.code.value} {store.detail}", file=sys.stderr)
        return 1
    try:
        if options.command == "retry":
            done = queue.unpark(store, options.dossier_id)
            ring(config.store / SYNC_BELL)
            print("queued again" if done else "not parked", file=sys.stderr)
            return 0 if done else 1
        answer = report.status(store, config.root_public) if options.command == "status" else report.rows(store)
    finally:
        store.close()
    print(json.dumps(answer, ensure_ascii=False, indent=1) if options.json else _table(answer))
    return 0


def _table(answer: dict[str, object] | list[dict[str, object]]) -> str:
    if isinstance(answer, dict):
        return "\n".join(f"{name:20} {'-' if value is None else value}" for name, value in answer.items())
    if not answer:
        return "nothing in the queue"
    return "\n".join(
        f"{row['code']}  {row['state']:10} {row['sent_leaves']}/{row['leaves']} leaves"
        f"  {row['attempts']} tries  {row['last_fault'] or ''}"
        for row in answer
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sync", description="bring sealed dossiers to the portal")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, help_text in (
        ("run", "until told to stop"),
        ("status", "the line and the queue in a few words"),
        ("queue", "every dossier that is not through"),
        ("retry", "try a parked dossier again"),
    ):
        command = commands.add_parser(name, help=help_text)
        command.add_argument("--config", type=Path, required=True)
        if name == "run":
            command.add_argument(
                "--with-parent", action="store_true", help="end when the starting process is gone"
            )
        elif name == "retry":
            command.add_argument("dossier_id")
        else:
            command.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
