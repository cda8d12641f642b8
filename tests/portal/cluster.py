"""A PostgreSQL of our own for tests and benches: a socket in a folder, no network, gone with us.

The server refuses to run as root, so it then runs as Debian's `postgres`, or as `nobody`.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

OWNER = "portal"
_PREFIX = "tam-pg-"
_HELD = "held"
_PORT = 5432
_PATIENCE_S = 60.0
# Only for tests: a power cut would lose everything, and that is what it may do.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "dynamic_shared_memory_type": "mmap",
    "autovacuum": "off",
    "log_min_messages": "fatal",
    "log_min_error_statement": "panic",
}


def missing() -> str | None:
    """Why this machine cannot run a cluster; None where it can."""
    if _binaries() is None:
        return "PostgreSQL is not installed here: `./kiosk test` installs it where it may"
    if os.geteuid() == 0 and (_user() is None or shutil.which("setpriv") is None):
        return "PostgreSQL does not run as root, and there is no user or no setpriv to run it as"
    return None


@dataclass
class Cluster:
    """Build with `cluster`. `url` names a database in it."""

    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def socket(self) -> Path:
        return self.folder / f".s.PGSQL.{_PORT}"

    def url(self, database: str, user: str = OWNER) -> str:
        return f"postgresql+pg8000://{user}@/{database}?unix_sock={self.socket}"

    def start(self) -> None:
        """Return when it takes connections."""
        command = [str(_binary("postgres")), "-D", str(self.folder / "data"), "-k", str(self.folder)]
        command = _as_user(command, dies_with_us=True)
        self.process = subprocess.Popen(command, cwd="/", stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + _PATIENCE_S
        ready = [str(_binary("pg_isready")), "-q", "-h", str(self.folder), "-p", str(_PORT)]
        while subprocess.run(ready, check=False).returncode != 0:
            assert self.process.poll() is None, "the server ended at once"
            assert time.monotonic() < deadline
            time.sleep(0.02)

    def stop(self, number: int = signal.SIGINT) -> None:
        """SIGINT: orderly, without waiting for clients. SIGQUIT: as if it had crashed."""
        if self.process is not None:
            self.process.send_signal(number)
            self.process.wait(_PATIENCE_S)
            self.process = None

    def sql(self, *statements: str, database: str = "postgres") -> str:
        """Run them as the owner, each by itself; the last one's answer, unaligned."""
        command = [str(_binary("psql")), "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", str(self.folder), "-U", OWNER]
        command += ["-p", str(_PORT), "-d", database]
        for statement in statements:
            command += ["-c", statement]
        return subprocess.run(command, check=True, capture_output=True, text=True, cwd="/").stdout.strip()


@contextmanager
def cluster(parent: Path | None = None, **settings: str) -> Iterator[Cluster]:
    """A running cluster in a new folder below `parent`, stopped and removed at the end."""
    memory = Path("/dev/shm")
    place = parent or (memory if memory.is_dir() else None)
    _sweep(place or Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
    made = Cluster(folder)
    held = os.open(folder / _HELD, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        if os.geteuid() == 0:
            user = _user()
            assert user is not None
            os.chown(folder, user.pw_uid, user.pw_gid)
        folder.chmod(0o755)
        command = [str(_binary("initdb")), "-D", str(folder / "data"), "-U", OWNER, "-A", "trust", "-E", "UTF8"]
        command += ["--locale=C", "--no-instructions", "--no-sync"]
        subprocess.run(_as_user(command), check=True, cwd="/", stdout=subprocess.DEVNULL)
        with (folder / "data" / "postgresql.conf").open("a", encoding="ascii") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in (_SETTINGS | settings).items())
        made.start()
        yield made
    finally:
        made.stop(signal.SIGQUIT)
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)


def _sweep(place: Path) -> None:
    """Remove what a run left that was killed: its server died with it, its folder could not."""
    for lock in place.glob(f"{_PREFIX}*/{_HELD}"):
        with contextlib.suppress(OSError):
            descriptor = os.open(lock, os.O_RDWR | os.O_CLOEXEC)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(lock.parent, ignore_errors=True)
            finally:
                os.close(descriptor)


def _binaries() -> Path | None:
    """Debian keeps each version in a folder of its own; the newest one."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda path: int(path.parent.name))
    elsewhere = shutil.which("initdb")
    return None if elsewhere is None else Path(elsewhere).resolve().parent


def _binary(name: str) -> Path:
    folder = _binaries()
    assert folder is not None
    return folder / name


def _user() -> pwd.struct_passwd | None:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


def _as_user(command: list[str], *, dies_with_us: bool = False) -> list[str]:
    prefix = ["setpriv"] if shutil.which("setpriv") else []
    if os.geteuid() == 0:
        user = _user()
        assert user is not None
        prefix += [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    if dies_with_us and prefix:
        prefix += ["--pdeathsig=QUIT"]
    return [*prefix, "--", *command] if len(prefix) > 1 else command
