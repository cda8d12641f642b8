"""The real kiosk process by itself: keys and content, but no portal, no sync, no devices."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk_app.rehearsal.places import REPOSITORY, Places, make_places
from kiosk_app.rehearsal.processes import run_tool

FIRST_PAGE = "STATUS=first page drawn"
READY = "READY=1"


def commission(root: Path, **times: int) -> Places:
    """All that a kiosk's configuration names, with waits in seconds. The caller sweeps it."""
    places = make_places(root)
    run_tool("portal", "init", "--state", str(places.portal), "--practice")
    device = Ed25519PrivateKey.generate().private_bytes_raw()
    (places.kiosk / "device.key").write_text("ed25519:" + b64encode(device).decode())
    (places.kiosk / "payment.key").write_text(b64encode(os.urandom(32)).decode())
    catalogue, public = REPOSITORY / "assets" / "catalogue", places.portal / "public"
    values = {
        "state": places.kiosk,
        "spool": places.spool,
        "run": places.run,
        "content": catalogue,
        "site": catalogue / "sites" / "practice.toml",
        "translations": REPOSITORY / "i18n",
        "root_key": public / "root.pub",
        "keyset": public / "keyset.json",
        "device_key": places.kiosk / "device.key",
        "payment_key": places.kiosk / "payment.key",
        "devices_socket": places.run / "devices",
        "switchboard": places.switchboard,
    }
    waits = "[times]\n" + "".join(f"{name} = {seconds}\n" for name, seconds in times.items())
    lines = [f"{name} = {json.dumps(str(path))}\n" for name, path in values.items()]
    config(places).write_text('kiosk = "A17"\npractice = true\n' + "".join(lines) + waits)
    return places


def config(places: Places) -> Path:
    return places.run / "kiosk.toml"


def glass(places: Places) -> Path:
    return places.run / "glass"


@dataclass(frozen=True, slots=True)
class Moment:
    """How far a starting kiosk had come: since exec, and of the processor's time, in milliseconds."""

    wall_ms: float
    cpu_ms: float


class LoneKiosk:
    """Started with a notification socket, as systemd starts it."""

    def __init__(self, places: Places, *more: str) -> None:
        path = places.run / f"notify-{time.monotonic_ns()}"
        self._told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._told.bind(str(path))
        self._log = (places.logs / "kiosk.log").open("ab")
        environment = {**os.environ, "NOTIFY_SOCKET": str(path), "QT_QPA_PLATFORM": "offscreen"}
        self._began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kiosk_app", "--config", str(config(places)), "--with-parent", *more],
            env=environment,
            cwd=REPOSITORY,
            stderr=self._log,
        )

    def wait_for(self, message: str, seconds: float = 60.0) -> Moment:
        """Raises TimeoutError where it never comes."""
        self._told.settimeout(seconds)
        while True:
            heard = self._told.recv(4096).decode()
            wall = (time.monotonic() - self._began) * 1000
            if heard == message:
                return Moment(wall, self._cpu_ms())

    def _cpu_ms(self) -> float:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def resident_mb(self) -> float:
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)

    def close(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._told.close()
        self._log.close()
