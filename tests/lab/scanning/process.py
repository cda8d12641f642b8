"""The whole device process is killed in mid-feed: what the kiosk had accepted is in the kiosk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from drivers.client import connect
from drivers.link import Delays
from drivers.scanner.escl.virtual import VirtualScanner
from drivers.scanner.page import memory
from tests.drivers.scanner.sane.pictures import written
from tests.lab.scanning.desk import Desk
from tests.lab.scanning.plays import Told

_COMES_WITHIN_S = 60.0
_CONFIG = """practice = true
[card]
driver = "simulated"
[printer]
driver = "simulated"
[scanner]
driver = "escl"
url = "{url}"
dpi = 150
colour = false
[switchboard]
file = "{folder}/world.json"
"""


def play(told: Told) -> None:
    with VirtualScanner() as scanner, tempfile.TemporaryDirectory(prefix="scan-", dir="/dev/shm") as name:
        folder = Path(name)
        config = folder / "devices.toml"
        config.write_text(_CONFIG.format(url=scanner.url, folder=folder))
        scanner.load(written(seed) for seed in range(4))
        server = _serve(config, folder / "s")
        devices = connect(folder / "s", Delays(grace_s=_COMES_WITHIN_S))
        desk = Desk(devices.scanner)
        try:
            pages = [desk.scan().page, desk.scan().page]
            _end(server, signal.SIGKILL)
            os.unlink(folder / "s")
            server = _serve(config, folder / "s")
            scanner.load([written(5)])
            # The server takes a moment to come up, during which the device is gone.
            after = _first_page(desk)
            told.pages_lost += desk.lost() + pages.count(False)
            told.judge("device process killed", well=after, said="nothing more")
        finally:
            desk.close()
            devices.close()
            _end(server, signal.SIGTERM)
    memory.sweep(memory.memory_root())


def _first_page(desk: Desk) -> bool:
    deadline = time.monotonic() + _COMES_WITHIN_S
    while time.monotonic() < deadline:
        if desk.scan().page:
            return True
        time.sleep(0.2)
    return False


def _serve(config: Path, socket: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "drivers", "serve", "--config", str(config), "--socket", str(socket)]
    server = subprocess.Popen([*command, "--with-parent"], stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + _COMES_WITHIN_S
    while not socket.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    return server


def _end(server: subprocess.Popen[bytes], how: signal.Signals) -> None:
    server.send_signal(how)
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
