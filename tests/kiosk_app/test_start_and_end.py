"""The screen's process: told to end it ends, a bug at its start ends it, and neither leaves words behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.rehearsal.places import REPOSITORY, Places
from tests import lone_kiosk

_SECRET = "Nguyễn Thị Thử"
#: A loop in which nothing ticks, as behind a greeting whose kiosk could not be opened.
_STILL = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from kiosk_app.ui.signals import EndOnSignals
app = QCoreApplication([])
EndOnSignals(app)
if sys.argv[1] == "running":
    QTimer.singleShot(0, lambda: print("running", flush=True))
else:
    print("not yet", flush=True)
    sys.stdin.readline()
sys.exit(app.exec())
"""
_BUG = f"""
import sys, threading, resource
from drivers.process import keep_no_core, name_bugs_only
keep_no_core(); name_bugs_only()
def read(person): raise KeyError(person)
work = threading.Thread(target=read, args=("{_SECRET}",))
work.start(); work.join()
print(resource.getrlimit(resource.RLIMIT_CORE))
read("{_SECRET}")
"""
_BROKEN = """
import sys
sys.modules["kiosk_app.assembly"] = None
from kiosk_app.__main__ import main
sys.exit(main(["--config", sys.argv[1]]))
"""


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    commissioned = lone_kiosk.commission(tmp_path)
    yield commissioned
    commissioned.sweep()


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=REPOSITORY,
        env=environment,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
@pytest.mark.parametrize("when", ["running", "before"])
def test_a_screen_behind_which_nothing_ticks_ends_when_told(how: signal.Signals, when: str) -> None:
    with start(_STILL, when) as process:
        assert process.stdout is not None
        try:
            process.stdout.readline()
            process.send_signal(how)
            process.communicate("go on\n", timeout=30)
        finally:
            process.kill()
    assert process.returncode == 0


def test_a_bug_at_the_start_ends_the_kiosk_instead_of_leaving_a_greeting_that_never_answers(
    places: Places,
) -> None:
    with start(_BROKEN, str(lone_kiosk.config(places))) as process:
        try:
            _, complained = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 70, complained
    assert "ModuleNotFoundError" in complained


def test_a_bug_is_told_by_its_kind_and_place_never_by_its_text() -> None:
    with start(_BUG) as process:
        said, complained = process.communicate(timeout=30)
    assert said == "(0, 0)\n"
    assert complained.count("KeyError") == 2
    assert _SECRET not in complained
