"""Another people's ESC/POS emulator as a program beside the tests: `emupos`, where it is installed.

It needs Python 3.13, so it lives in an environment of its own, `.venv-emupos` beside ours or on the PATH.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

from PIL import Image

from drivers.printer.conversation import Patience

_BESIDE = Path(__file__).resolve().parents[2] / ".venv-emupos" / "bin" / "emupos"
EMUPOS = str(_BESIDE) if _BESIDE.exists() else shutil.which("emupos")

_API = "/api/v1"
#: The emulator is slow on a busy machine, and slowness is not what is tried here.
UNHURRIED = Patience(connect_s=20.0, answer_s=20.0, send_s=20.0, confirm_s=60.0)


class Emulator:
    def __init__(self, folder: Path) -> None:
        self.port, self._api = _free_port(), _free_port()
        self.receipts = folder / "receipts"
        self._seen: set[Path] = set()
        (folder / "emupos.yaml").write_text(
            f"schema: 1\napi: {{ host: 127.0.0.1, port: {self._api} }}\ndevices:\n"
            "  - id: front\n    type: printer\n    profile: epson-tm-t20iii\n"
            f"    receipts_dir: {self.receipts}\n    connections:\n      - tcp: {{ port: {self.port} }}\n"
        )
        self._process = subprocess.Popen(
            [str(EMUPOS), "run", "--config", str(folder / "emupos.yaml")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={**os.environ, "HOME": str(folder)},
        )
        while not self._answers():
            assert self._process.poll() is None
            time.sleep(0.05)

    def fault(self, method: str, name: str) -> None:
        """PUT sets a fault, DELETE clears it."""
        connection = HTTPConnection("127.0.0.1", self._api, timeout=30)
        connection.request(method, f"{_API}/devices/front/faults/{name}")
        assert connection.getresponse().status == 204
        connection.close()

    def receipt(self) -> Image.Image:
        """The picture of the next receipt, once it is there and whole: it may be seen while it is written."""
        while True:
            for path in sorted(set(self.receipts.glob("*.png")) - self._seen):
                with contextlib.suppress(OSError, SyntaxError), Image.open(path) as picture:
                    picture.load()
                    self._seen.add(path)
                    return picture.copy()
            time.sleep(0.02)

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(20)

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
