"""Following another program: what it says, what it leaves, and that an interrupt ends it."""

from __future__ import annotations

import io
import os
import sys

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


def test_an_interrupt_ends_the_program_before_it_goes_on_up(progress: Progress) -> None:
    seen: list[int] = []

    def interrupt(line: str) -> str | None:
        seen.append(int(line))
        raise KeyboardInterrupt

    script = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    with pytest.raises(KeyboardInterrupt):
        progress.follow([sys.executable, "-c", script], "it", interrupt)
    with pytest.raises(ProcessLookupError):
        os.kill(seen[0], 0)


def test_bytes_that_are_no_text_do_not_stop_the_following(progress: Progress) -> None:
    script = "import sys; sys.stdout.buffer.write(b'\\xff\\xfe\\n')"
    assert progress.follow([sys.executable, "-c", script], "it", lambda _: None)[0] == 0
