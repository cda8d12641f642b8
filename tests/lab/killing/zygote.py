"""A program that is forked instead of started: `python -m tests.lab.killing.zygote MODULE… [--plant]`.

Most of a short life would be spent importing. This process imports the modules once and then forks a life for
each line on its input, a JSON object of `arguments` (module first, as after `python -m`) and `log`. It answers
in lines: "ready", then "born PID" and, when that life is over, "dead".
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path

from drivers.process import die_with_parent
from tests.lab.killing import plants

#: What is imported late, in the middle of a life, unless it is there before.
_LATE = {"sync": ("sync.service", "sync.store.migrations"), "portal": ("portal.commands.serve",)}


def tell(text: str) -> None:
    os.write(1, text.encode() + b"\n")


def main() -> None:
    die_with_parent()
    names = [name for name in sys.argv[1:] if name != "--plant"]
    for name in names:
        for module in (f"{name}.__main__", *_LATE.get(name, ())):
            importlib.import_module(module)
    if "--plant" in sys.argv:
        plants.answer_the_bank_early()
    tell("ready")
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _live(order["arguments"], Path(order["log"]))
        tell(f"born {pid}")
        os.waitpid(pid, 0)
        tell("dead")


def _live(arguments: list[str], log: Path) -> None:
    """As a fresh process: no input, its words in its log, gone with the one that forked it."""
    status = 1
    try:
        die_with_parent()
        nothing = os.open(os.devnull, os.O_RDONLY)
        said = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        for target, source in ((0, nothing), (1, said), (2, said)):
            os.dup2(source, target)
        status = importlib.import_module(f"{arguments[0]}.__main__").main(arguments[1:])
    finally:
        # Never back into the loop above, whatever happened.
        os._exit(status)


if __name__ == "__main__":
    main()
