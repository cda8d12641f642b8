"""Ctrl-C in the middle of starting ends every part, and leaves no folder in memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TOKEN = "A_REHEARSAL_OF_THE_TESTS"


def alive(token: str) -> list[str]:
    """Processes that inherited the token from the run, by what they run."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"{TOKEN}={token}".encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return found


def until(holds: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_no_part_outlives_the_run(tmp_path: Path, how: signal.Signals) -> None:
    token = f"{os.getpid()}-{how}"
    run = subprocess.Popen(
        [sys.executable, "-m", "kiosk_app.rehearsal", "run", "--visit", "--out", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, TOKEN: token},
        stderr=subprocess.DEVNULL,
    )
    try:
        assert until(lambda: any(" portal serve " in part for part in alive(token)), 60), "no part came up"
        run.send_signal(how)
        status = run.wait(30)
    finally:
        run.kill()
    assert status == (-signal.SIGKILL if how is signal.SIGKILL else 130)
    assert until(lambda: alive(token) == [], 20), alive(token)
    assert (tmp_path / "latest").exists() is False
