"""kill -9 at any moment of a submission: what was said is there, what is there is whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from sync.envelope import EnvelopeFault, check_file
from sync.envelope.sealed_file import manifest_of, open_file
from tests.sync.worlds import FakeClock, blobs_in, open_outbox

ROUNDS = 30
EACH = 12
# Imports once, then forks a victim for each number it reads; the victim seals first, then says "go".
MOTHER = """
import os, signal, sys
from pathlib import Path
from tests.sync.worlds import FakeClock, new_dossier, open_outbox
def tell(text):
    # One write, so that a kill cannot cut a line in two.
    os.write(1, text.encode() + b"\\n")
for line in sys.stdin:
    first, count = map(int, line.split())
    victim = os.fork()
    if victim == 0:
        rows = [new_dossier(seed) for seed in range(first, first + count)]
        tell(f"go {os.getpid()}")
        outbox = open_outbox(Path(sys.argv[1]), FakeClock())
        for row in rows:
            tell(f"said {outbox.submit(row).dossier_id}")
        signal.pause()
    os.waitpid(victim, 0)
    tell("dead")
"""


def test_no_loss_no_half_no_double_over_thirty_kills(folder: Path) -> None:
    chance = random.Random(7)
    open_outbox(folder, FakeClock()).close()
    said: set[str] = set()
    partial = 0
    with subprocess.Popen(
        [sys.executable, "-c", MOTHER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    ) as mother:
        assert mother.stdin is not None
        assert mother.stdout is not None
        for turn in range(ROUNDS):
            print(1 + turn * EACH, EACH, file=mother.stdin, flush=True)
            go, pid = mother.stdout.readline().split()
            assert go == "go"
            # Somewhere between the answer to one submission and the answer to the next.
            mine = [mother.stdout.readline().split()[1] for _ in range(chance.randrange(EACH))]
            time.sleep(chance.uniform(0, 0.01))
            os.kill(int(pid), signal.SIGKILL)
            while (line := mother.stdout.readline()) != "dead\n":
                mine.append(line.split()[1])
            said |= set(mine)
            partial += 0 < len(mine) < EACH
        mother.stdin.close()
    outbox = open_outbox(folder, FakeClock())
    blobs = blobs_in(folder)
    files = {path.name.removesuffix(".sealed") for path in blobs.folder.glob("*.sealed")}
    for dossier_id in files:
        assert outbox.dossier(dossier_id) is not None, "a file that nobody promised"
        sealed = open_file(blobs.path(dossier_id))
        assert not isinstance(sealed, EnvelopeFault)
        manifest = manifest_of(sealed)
        assert not isinstance(manifest, EnvelopeFault)
        assert check_file(blobs.path(dossier_id), manifest) is None, "half a file"
    assert said <= files, "said and lost"
    assert outbox.counts().waiting == len(files)
    assert outbox.sound()
    # The exam only means something if kills really fell between submissions.
    assert partial >= 3
    outbox.close()
