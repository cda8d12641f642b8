"""The Python environment beside the code, filled from the locks, every file checked by hash."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk_app.launch.progress import Progress


class Lock(StrEnum):
    """A lock file; `DEV` contains all of `RUN`."""

    RUN = "run"
    DEV = "dev"
    PCSC = "pcsc"
    EMULATOR = "emupos"


class Outcome(StrEnum):
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Python:
    """An interpreter that can make environments, and its `sys.version`."""

    program: str
    version: str


class Venv:
    """`.venv` in the checkout. `setup.json` in it says which locks it was filled from.

    A start that finds the right stamp does nothing. `unfinished` marks an installation that was
    cut: what pip left half-written looks installed to pip, so such an environment is made anew.
    """

    def __init__(self, root: Path, progress: Progress, name: str = ".venv", base: Python | None = None) -> None:
        self._root = root
        self._progress = progress
        self._base = base or Python(base_python(), sys.version)
        self.folder = root / name
        self.python = self.folder / "bin" / "python"
        self._stamp = self.folder / "setup.json"
        self._unfinished = self.folder / "unfinished"

    def fits(self, lock: Lock) -> bool:
        """True if the environment holds what the lock names."""
        stamps = self._stamps()
        if self._unfinished.exists() or not self.python.exists():
            return False
        if lock is Lock.RUN and stamps.get(Lock.DEV) == self.digest(Lock.DEV):
            return True
        return stamps.get(lock) == self.digest(lock)

    def given_up(self, lock: Lock) -> bool:
        """True if this very lock has been tried with this Python and could not be built."""
        return self._stamps().get(f"{lock}.failed") == self.digest(lock)

    def digest(self, lock: Lock) -> str:
        """Lock and Python together: another Python needs other files."""
        text = (self._root / "locks" / f"{lock}.lock").read_bytes()
        return hashlib.sha256(self._base.version.encode() + b"\0" + text).hexdigest()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One set-up at a time in one checkout; a second waits and then finds the work done."""
        place = self._root / "var"
        place.mkdir(exist_ok=True)
        with (place / "setup.lock").open("w") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self._progress.say("another start is setting this checkout up; waiting for it")
                fcntl.flock(held, fcntl.LOCK_EX)
            yield

    def fill(self, lock: Lock) -> Outcome:
        """Create the environment if need be and install the lock. Call it inside `alone`."""
        if not self._usable():
            self._progress.say(f"making the Python environment ({self._base.version.split()[0]})")
            made, tail = self._progress.follow(
                [self._base.program, "-m", "venv", "--clear", str(self.folder)],
                "python -m venv",
                lambda _: None,
            )
            if made != 0:
                return self._failed("python -m venv", tail)
        self._unfinished.touch()
        self._progress.say(f"installing the Python packages of locks/{lock}.lock")
        status, tail = self._progress.follow(self._pip(lock), "pip", worth_saying, pip_environment())
        if status != 0:
            if lock is Lock.PCSC:  # it is one package, and what fails is its build, before anything is written
                self._unfinished.unlink()
            if lock in {Lock.PCSC, Lock.EMULATOR}:
                self._remember(f"{lock}.failed", lock)
            return self._failed("pip", tail)
        self._unpack_qt()
        self._remember(lock, lock)
        self._unfinished.unlink()
        return Outcome.READY

    def _unpack_qt(self) -> None:
        """PySide holds some modules as text inside a library and compiles them with each start, for a tenth of
        the time to the first page; unpacked, their bytecode is kept as that of any other.

        `SBK_EMBED` is PySide's own switch (its signature_bootstrap.py). Where it does not know it, all goes on
        as before. Unpacked anew with each filling: another version has other modules.
        """
        if not any(self.folder.glob("lib/python*/site-packages/shiboken6")):
            return
        env = {**os.environ, "SBK_EMBED": "0"}
        kept = {name: value for name, value in env.items() if name != "PYTHONDONTWRITEBYTECODE"}
        for each in (kept, {name: value for name, value in kept.items() if name != "SBK_EMBED"}):
            subprocess.run(
                [self.python, "-c", "import PySide6.QtCore"], env=each, capture_output=True, check=False
            )

    def _pip(self, lock: Lock) -> list[str]:
        command = [str(self.python), "-m", "pip", "install", "--no-input", "--progress-bar", "off"]
        command += ["--disable-pip-version-check", "--require-hashes", "--no-compile"]
        # Wheels only, so that installing runs nobody's build script; pyscard has no wheel and builds
        # with the setuptools of run.lock and Debian's swig instead of fetching its own.
        command += ["--no-build-isolation"] if lock is Lock.PCSC else ["--only-binary", ":all:"]
        return [*command, "--requirement", str(self._root / "locks" / f"{lock}.lock")]

    def _usable(self) -> bool:
        if self._unfinished.exists() or not self.python.exists():
            return False
        probe = subprocess.run(
            [self.python, "-c", "import pip, sys; print(sys.version)"],
            capture_output=True,
            text=True,
            check=False,
        )
        return probe.returncode == 0 and probe.stdout.strip() == self._base.version.strip()

    def _stamps(self) -> dict[str, str]:
        try:
            found = json.loads(self._stamp.read_text())
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return {}
        return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}

    def _remember(self, name: str, lock: Lock) -> None:
        staged = self._stamp.with_suffix(".new")
        staged.write_text(json.dumps(self._stamps() | {name: self.digest(lock)}, indent=1))
        os.replace(staged, self._stamp)

    def _failed(self, what: str, tail: list[str]) -> Outcome:
        self._progress.say(f"{what} failed; its last words:")
        for line in tail:
            self._progress.plain(f"    {line}")
        return Outcome.FAILED


def base_python() -> str:
    """The Python under this one: an environment cannot make itself anew."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    beneath = Path(sys.base_prefix, "bin", name)
    return str(beneath) if sys.prefix != sys.base_prefix and beneath.exists() else sys.executable


def pip_environment() -> dict[str, str]:
    """The machine's own pip configuration, less what would lead it out of the environment."""
    env = {
        k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_PREFIX"}
    }
    return env | {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}


def worth_saying(line: str) -> str | None:
    """Of pip's lines those that show it moving, without addresses."""
    if found := re.match(r"\s+Downloading (\S+?)-\d\S* \((.+)\)$", line):
        return f"downloaded {found[1]} ({found[2]})" if " MB" in found[2] else None
    if line.startswith("Installing collected packages"):
        return f"unpacking {line.count(',') + 1} packages"
    return "building pyscard" if "Building wheel for pyscard" in line and line.endswith("started") else None
