"""CUPS as a program beside the tests: a scheduler of its own, with one queue before a printer of ours."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType

_NEEDED = ("cupsd", "lpadmin", "cupsdisable")
_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


def _missing() -> str:
    if os.geteuid() != 0:
        return "CUPS is not tried: its scheduler starts as root only"
    lacks = [name for name in _NEEDED if shutil.which(name, path=_PATH) is None]
    return f"CUPS is not tried: no {', '.join(lacks)} (cups-daemon, cups-client)" if lacks else ""


#: Why it cannot be had here; "" where it can.
MISSING = _missing()


class Cups:
    """A scheduler in `folder`, on a free port of loopback, until left; its queue hands on to `printer`."""

    def __init__(self, folder: Path, printer: str) -> None:
        folder.chmod(0o755)
        self._folder = folder
        self._port = _free_port()
        self._printer = printer
        self.place = f"ipp://127.0.0.1:{self._port}/printers/a4"

    def __enter__(self) -> Cups:
        where = self._folder
        for name in ("etc", "spool", "tmp", "cache", "run"):
            (where / name).mkdir()
        (where / "etc" / "cupsd.conf").write_text(
            f"Listen 127.0.0.1:{self._port}\nWebInterface No\nBrowsing No\nDefaultAuthType None\n"
            "<Location />\n Order allow,deny\n Allow localhost\n</Location>\n"
            "<Policy default>\n <Limit All>\n  Order allow,deny\n  Allow localhost\n </Limit>\n</Policy>\n"
        )
        (where / "etc" / "cups-files.conf").write_text(
            f"SystemGroup root\nServerRoot {where}/etc\nRequestRoot {where}/spool\n"
            f"TempDir {where}/tmp\nCacheDir {where}/cache\nStateDir {where}/run\n"
            f"ErrorLog {where}/error.log\nAccessLog {where}/access.log\nPageLog {where}/page.log\n"
        )
        settings = ("-c", str(where / "etc" / "cupsd.conf"), "-s", str(where / "etc" / "cups-files.conf"))
        self._process = subprocess.Popen(
            ["cupsd", "-f", *settings],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={"PATH": _PATH},
        )
        while not self._listens():
            assert self._process.poll() is None, "cupsd did not start"
            time.sleep(0.02)
        self._ask("lpadmin", "-p", "a4", "-v", self._printer, "-m", "raw", "-E")
        return self

    def pause(self) -> None:
        self._ask("cupsdisable", "a4")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(20)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self._port)) == 0

    def _ask(self, program: str, *arguments: str) -> None:
        command = [program, "-h", f"127.0.0.1:{self._port}", *arguments]
        subprocess.run(command, check=True, capture_output=True, env={"PATH": _PATH})


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
