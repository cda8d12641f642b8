"""Following another program: what it says, what it leaves, and that an interrupt ends it."""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import pytest

from kiosk_app.launch import progress as module
from kiosk_app.launch.progress import KEPT_LINES, Progress


def test_only_what_is_worth_saying_is_said_and_the_last_lines_are_kept(
    progress: Progress, spoken: io.StringIO
) -> None:
    script = f"for n in range({KEPT_LINES + 5}): print('line', n)\nraise SystemExit(3)"
    status, tail = progress.follow(
        [sys.executable, "-c", script], "it", lambda line: "seven" if line == "line 7" else None
    )
    assert status == 3
    assert tail[0] == "line 5"
    assert tail[-1] == f"line {KEPT_LINES + 4}"
    assert spoken.getvalue() == "[   0 s] seven\n"


def test_a_silent_program_is_reported_as_still_running(
    progress: Progress, spoken: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "QUIET_S", 0.05)
    progress.follow([sys.executable, "-c", "import time; time.sleep(0.4)"], "pip", lambda _: None)
    assert "pip: still at it" in spoken.getvalue()


def test_the_program_gets_no_terminal_to_ask_on(progress: Progress) -> None:
    status, tail = progress.follow(
        [sys.executable, "-c", "import sys; print(repr(sys.stdin.read()))"], "it", lambda _: None
    )
    assert (status, tail) == (0, ["''"])


GRANDCHILD = (
    "import subprocess, sys, time\n"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    "print(child.pid, flush=True)\n"
    "time.sleep(60)\n"
)

FINISHER = (
    "import signal, sys, time\n"
    "signal.signal(signal.SIGINT, lambda *_: (open(sys.argv[1], 'w').close(), sys.exit(0)))\n"
    "print('at work', flush=True)\n"
    "time.sleep(60)\n"
)


def gone(pid: int) -> bool:
    """True once the process is no more, or only waits to be collected."""
    for _ in range(200):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


def test_an_interrupt_ends_the_program_with_its_children(progress: Progress) -> None:
    seen: list[int] = []

    def interrupt(line: str) -> str | None:
        seen.append(int(line))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        progress.follow([sys.executable, "-c", GRANDCHILD], "it", interrupt)
    assert gone(seen[0])


def test_a_program_that_must_not_be_cut_finishes_first(progress: Progress, tmp_path: Path) -> None:
    def interrupt(_: str) -> str | None:
        raise KeyboardInterrupt

    finished = tmp_path / "finished"
    with pytest.raises(KeyboardInterrupt):
        progress.follow([sys.executable, "-c", FINISHER, str(finished)], "dpkg", interrupt, finishes=True)
    assert finished.exists()


def test_bytes_that_are_no_text_do_not_stop_the_following(progress: Progress) -> None:
    script = "import sys; sys.stdout.buffer.write(b'\\xff\\xfe\\n')"
    assert progress.follow([sys.executable, "-c", script], "it", lambda _: None)[0] == 0
