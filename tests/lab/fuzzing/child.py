"""The process that one parser is tried in: `python -m tests.lab.fuzzing.child NAME SECONDS SEED FILE`.

FILE holds the input under trial, for whoever finds this process dead. The outcome is one JSON object.
"""

from __future__ import annotations

import json
import mmap
import sys
from pathlib import Path

from tests.lab.fuzzing.campaign import campaign
from tests.lab.fuzzing.parsers import named
from tests.lab.fuzzing.plants import PLANTED
from tests.lab.fuzzing.trial import bound_memory

SIZE = 1 << 17


def main(name: str, seconds: str, number: str, file: str) -> int:
    parser = next((one for one in PLANTED if one.name == name), None) or named(name)
    parser.seeds()
    with Path(file).open("r+b") as held, mmap.mmap(held.fileno(), SIZE) as shared:

        def keep(data: bytes) -> None:
            data = data[: SIZE - 4]
            shared[: 4 + len(data)] = len(data).to_bytes(4, "big") + data

        bound_memory()
        outcome = campaign(parser, float(seconds), int(number), keep)
    told = {
        "cases": outcome.cases,
        "corpus": outcome.corpus,
        "arcs": outcome.arcs,
        "grown_mb": outcome.grown_mb,
        "findings": [(one.kind, one.where, one.data.hex()) for one in outcome.findings.values()],
    }
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
