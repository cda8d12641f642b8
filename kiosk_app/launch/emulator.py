"""The tests' ESC/POS emulator: other people's program, with a Python and an environment of its own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk_app.launch.progress import Progress
from kiosk_app.launch.venv import Lock, Outcome, Python, Venv

FOLDER = ".venv-emupos"
_ASK = "import sys, ensurepip; print(sys.version) if sys.version_info >= (3, 13) else sys.exit(1)"


def bring(root: Path, env: Mapping[str, str], progress: Progress) -> None:
    """Install the emulator where there is a Python 3.13. Without it its tests say that they are skipped."""
    python = find_python(env)
    if python is None:
        return
    venv = Venv(root, progress, FOLDER, python)
    if venv.fits(Lock.EMULATOR) or venv.given_up(Lock.EMULATOR):
        return
    with venv.alone():
        if not venv.fits(Lock.EMULATOR) and venv.fill(Lock.EMULATOR) is Outcome.FAILED:
            progress.say("going on without the receipt emulator; its tests are skipped")


def find_python(env: Mapping[str, str]) -> Python | None:
    """A Python 3.13 or newer that can make environments, from the path or from pyenv."""
    for program in _candidates(env):
        asked = subprocess.run([program, "-c", _ASK], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            return Python(program, asked.stdout.strip())
    return None


def _candidates(env: Mapping[str, str]) -> Iterator[str]:
    for name in ("python3.13", "python3.14", "python3"):
        found = shutil.which(name, path=env.get("PATH"))
        if found:
            yield found
    pyenv = Path(env.get("PYENV_ROOT") or Path(env.get("HOME", "/"), ".pyenv"))
    yield from (str(path) for path in sorted(pyenv.glob("versions/3.1[3-9]*/bin/python3")))
