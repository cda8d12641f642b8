"""A killed run left its folder in memory: the next run removes it, and that of nobody who is alive."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kiosk_app.rehearsal.places import REPOSITORY, make_places

_RUN = """
import sys
from pathlib import Path
from kiosk_app.rehearsal.places import make_places
places = make_places(Path(sys.argv[1]))
(places.run / "draft.key").write_bytes(b"k" * 32)
print(places.run, flush=True)
sys.stdin.readline()
"""


def test_what_a_killed_run_left_in_memory_goes_with_the_next(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _RUN, str(tmp_path / "killed")],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout is not None
        folder = Path(run.stdout.readline().strip())
        beside = make_places(tmp_path / "beside")
        assert (folder / "draft.key").exists()
        run.kill()
        run.wait()
    assert folder.exists()
    after = make_places(tmp_path / "after")
    assert not folder.exists()
    assert beside.run.exists()
    for places in (beside, after):
        places.sweep()
        assert not places.run.exists()
