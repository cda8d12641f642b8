"""A PC/SC service of one's own with virtual readers, so that two runs on one machine never meet.

pcscd knows one folder only, /run/pcscd. Here it gets a mount namespace in which that is our run folder, a
configuration with a free TCP port of its own. Clients find it by `PCSCLITE_CSOCK_NAME`, which the
PC/SC library reads once, at a process's first call. For desks and tests; it needs pcscd, vpcd and the right to
make a mount namespace (root, or unprivileged user namespaces).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

SOCKET_VARIABLE = "PCSCLITE_CSOCK_NAME"
_SOCKET, _PID = "pcscd.comm", "pcscd.pid"
_DRIVER = Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
_PROGRAMS = ("pcscd", "unshare", "setpriv", "mount", "sh")
#: AF_UNIX paths end at 108 bytes (unix(7)).
_MAX_SOCKET_PATH = 107
_PATIENCE = 10.0
_TRIES = 5
#: vpcd gives each service two slots, on two ports in a row.
_SLOTS = 2
_ENTER = (
    "[ -d /run/pcscd ] || mkdir /run/pcscd 2>/dev/null || { mount -t tmpfs tmpfs /run && mkdir /run/pcscd; };"
    ' mount --bind "$1" /run/pcscd && exec pcscd --foreground --config "$2"'
)


class PcscdError(RuntimeError):
    """The private service cannot run here; the message says why, for the technician."""


def missing() -> str:
    """What this machine lacks for a private service, empty if nothing."""
    for program in _PROGRAMS:
        if not _which(program):
            return program
    if not _DRIVER.exists():
        return str(_DRIVER)
    # A container's root often may not, and a root folder that is no mount point cannot be kept apart.
    allowed = subprocess.run([*_namespace(), _which("true")], capture_output=True, check=False).returncode == 0
    return "" if allowed else "a mount namespace"


class PrivatePcscd:
    """One instance in `run_dir` (created; keep its path short). A context manager; `start` may follow `stop`.

    The service dies with the thread that started it, so a killed launcher leaves nothing behind. With `port`
    it listens there or not at all: after a crash the cards on the desk look for it where it was.
    """

    def __init__(self, run_dir: Path, port: int = 0) -> None:
        self.run_dir = run_dir.resolve()
        self.port = port
        self._fixed = port
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def socket(self) -> Path:
        return self.run_dir / _SOCKET

    @property
    def environment(self) -> dict[str, str]:
        """What a client's environment needs to find this instance."""
        return {SOCKET_VARIABLE: str(self.socket)}

    def __enter__(self) -> PrivatePcscd:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Blocks until clients can connect and the virtual readers listen on `port`. Raises PcscdError."""
        lacking = missing()
        if lacking:
            raise PcscdError(f"missing: {lacking}")
        if len(os.fsencode(self.socket)) > _MAX_SOCKET_PATH:
            raise PcscdError("path of the run folder is too long")
        self.run_dir.mkdir(parents=True, exist_ok=True)
        for _ in range(_TRIES):
            port = self.port or _free_ports()
            if self._launch(port):
                self.port = port
                return
            # Another process took the port between our look and vpcd's.
            self.port = self._fixed
        raise PcscdError("pcscd does not come up")

    def stop(self) -> None:
        """End the service politely; it takes its socket with it."""
        self._end(kill=False)

    def kill(self) -> None:
        """End it as a crash would."""
        self._end(kill=True)

    def wait(self) -> int:
        """Block until the service ends by itself; its exit status."""
        assert self._process is not None
        return self._process.wait()

    def _end(self, *, kill: bool) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if kill:
            process.kill()
        else:
            process.terminate()
        try:
            process.wait(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _launch(self, port: int) -> bool:
        config = self.run_dir / "conf"
        config.mkdir(exist_ok=True)
        (config / "vpcd").write_text(
            f'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x{port:04X}\n'
            f"LIBPATH {_DRIVER}\nCHANNELID 0x{port:04X}\n"
        )
        for stale in (self.socket, self.run_dir / _PID):
            stale.unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [
                *(_which("setpriv"), "--pdeathsig", "TERM"),
                *_namespace(),
                *(_which("sh"), "-c", _ENTER, "sh", str(self.run_dir), str(config)),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.defpath + ":/usr/sbin:/sbin"},
            start_new_session=True,
        )
        return self._comes_up(self._process, port)

    def _comes_up(self, process: subprocess.Popen[bytes], port: int) -> bool:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and process.poll() is None:
            if self._answers() and _listens(process.pid, port):
                return True
            time.sleep(0.02)
        self._end(kill=True)
        return False

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self.socket)) == 0


def _which(program: str) -> str:
    return shutil.which(program) or shutil.which(program, path="/usr/sbin:/sbin") or ""


def _namespace() -> list[str]:
    return [_which("unshare"), *(["--mount"] if os.geteuid() == 0 else ["--map-root-user", "--mount"])]


def _free_ports() -> int:
    """The first of `_SLOTS` ports in a row that are free now."""
    while True:
        with contextlib.ExitStack() as held:
            first = held.enter_context(socket.socket())
            first.bind(("", 0))
            port = int(first.getsockname()[1])
            try:
                for offset in range(1, _SLOTS):
                    held.enter_context(socket.socket()).bind(("", port + offset))
            except (OSError, OverflowError):
                continue
            return port


def _listens(pid: int, port: int) -> bool:
    """Whether the process itself listens on all its ports: another's listener there would not do."""
    return {port + offset for offset in range(_SLOTS)} <= set(_listening_ports(pid))


def _listening_ports(pid: int) -> Iterator[int]:
    try:
        own = {os.readlink(link) for link in Path(f"/proc/{pid}/fd").iterdir()}
        table = Path(f"/proc/{pid}/net/tcp").read_text().splitlines()[1:]
    except OSError:
        return
    for row in table:
        columns = row.split()
        if columns[3] == "0A" and f"socket:[{columns[9]}]" in own:
            yield int(columns[1].rpartition(":")[2], 16)
