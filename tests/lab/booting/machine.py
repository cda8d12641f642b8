"""A machine under software emulation with UEFI firmware: started, looked at through QMP, always ended."""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

_CODE, _VARS = Path("/usr/share/OVMF/OVMF_CODE_4M.fd"), Path("/usr/share/OVMF/OVMF_VARS_4M.fd")
WIDTH, HEIGHT = 1080, 1920
DISK_BYTES = 8 << 30
"""The smallest disk that docs/technician.md names."""


def flashed(image: Path, to: Path) -> Path:
    """A disk with the image written to its beginning, as `dd` leaves it; what is zero stays a hole."""
    subprocess.run(["cp", "--sparse=always", image, to], check=True)
    with to.open("r+b") as file:
        file.truncate(DISK_BYTES)
    return to


def missing() -> str:
    """What this machine lacks; empty where it can start one."""
    if shutil.which("qemu-system-x86_64") is None:
        return "no qemu-system-x86_64 (Debian package qemu-system-x86)"
    return "" if _CODE.is_file() else "no UEFI firmware (Debian package ovmf)"


class Machine:
    """`folder` holds its sockets and logs and has a short path.

    `keeps`: what it writes to the disk stays there, and a restart starts it again; otherwise the disk is never
    written to, and a restart ends it.
    """

    def __init__(self, disk: Path, folder: Path, *, keeps: bool = False) -> None:
        self._folder = folder
        self.report_file, self.console = folder / "report", folder / "console"
        variables = folder / "vars.fd"
        shutil.copy(_VARS, variables)
        words = [
            *("qemu-system-x86_64", "-nodefaults", "-machine", "q35", "-accel", "tcg,thread=multi"),
            *("-cpu", "Nehalem", "-smp", "2", "-m", "1536", "-display", "none"),
            *(() if keeps else ("-no-reboot", "-snapshot")),
            *("-device", f"virtio-vga,xres={WIDTH},yres={HEIGHT}"),
            *("-drive", f"if=pflash,format=raw,readonly=on,file={_CODE}"),
            *("-drive", f"if=pflash,format=raw,file={variables}"),
            *("-drive", f"if=virtio,format=raw,file={disk}"),
            *("-nic", "user,restrict=on,model=virtio-net-pci", "-device", "virtio-keyboard-pci"),
            *("-device", "virtio-serial-pci", "-chardev", f"file,id=report,path={self.report_file}"),
            *("-device", "virtserialport,chardev=report,name=tram.report"),
            *("-chardev", f"socket,id=orders,path={folder / 'orders'},server=on,wait=off"),
            *("-device", "virtserialport,chardev=orders,name=tram.orders"),
            *("-device", "qemu-xhci,id=usb"),
            *("-serial", f"file:{self.console}", "-qmp", f"unix:{folder / 'qmp'},server=on,wait=off"),
        ]
        self._log = (folder / "qemu.log").open("wb")
        self._process = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log, start_new_session=True
        )
        self._qmp: socket.socket | None = None
        self._orders: socket.socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for one in (self._qmp, self._orders):
            if one is not None:
                one.close()
        self._process.kill()
        self._process.wait()
        self._log.close()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def report(self) -> dict[str, list[str]]:
        """What the practice image has told so far: a word, and its values."""
        told: dict[str, list[str]] = {}
        with contextlib.suppress(FileNotFoundError):
            for line in self.report_file.read_text(errors="replace").splitlines():
                word, _, value = line.partition(" ")
                told.setdefault(word, []).append(value.strip())
        return told

    def wait_for(self, word: str, seconds: float) -> bool:
        """Until it was told; False where the machine ended or the time is over."""
        for _ in _ticks(seconds):
            if word in self.report():
                return True
            if not self.alive:
                return False
        return False

    def wait_for_end(self, seconds: float) -> bool:
        """Until it restarts or switches itself off; `-no-reboot` makes both an end."""
        return any(not self.alive for _ in _ticks(seconds))

    def told(self) -> str:
        """All that was on its serial console."""
        with contextlib.suppress(FileNotFoundError):
            return self.console.read_text(errors="replace")
        return ""

    def plug(self, name: str, stick: Path) -> None:
        """A USB stick with this content; `name` has at most 24 letters."""
        file = {"driver": "file", "filename": str(stick)}
        self._ask("blockdev-add", driver="raw", file=file, **{"node-name": name, "read-only": True})
        self._ask("device_add", driver="usb-storage", id=f"stick-{name}", drive=name, removable=True)

    def unplug(self, name: str) -> None:
        self._ask("device_del", id=f"stick-{name}")
        for _ in _ticks(60):
            try:
                self._ask("blockdev-del", **{"node-name": name})
            except RuntimeError:
                continue  # the guest has not let go of it yet
            return

    def order(self, command: str, seconds: float = 180.0) -> str:
        """What a command of the shell said inside the practice image, as root. Raises TimeoutError."""
        if self._orders is None:
            self._orders = socket.socket(socket.AF_UNIX)
            self._orders.connect(str(self._folder / "orders"))
        self._orders.settimeout(seconds)
        self._orders.sendall(command.encode() + b"\n")
        heard = b""
        while not heard.endswith(b"done\n"):
            heard += self._orders.recv(65536)
        lines = heard.decode(errors="replace").splitlines()
        return "\n".join(line.removeprefix("said ") for line in lines if line.startswith("said "))

    def picture(self, to: Path) -> Path:
        """What is on its display, as PPM."""
        self._ask("screendump", filename=str(to))
        return to

    def press(self, *keys: str) -> None:
        """All at once, as QEMU names them."""
        self._ask("send-key", keys=[{"type": "qcode", "data": key} for key in keys])

    def _ask(self, command: str, **arguments: object) -> object:
        if self._qmp is None:
            self._qmp = socket.socket(socket.AF_UNIX)
            self._qmp.settimeout(60)
            self._qmp.connect(str(self._folder / "qmp"))
            self._lines = self._qmp.makefile("r")
            self._lines.readline()
            self._ask("qmp_capabilities")
        message = {"execute": command, **({"arguments": arguments} if arguments else {})}
        self._qmp.sendall(json.dumps(message).encode() + b"\n")
        while True:
            answer = json.loads(self._lines.readline())
            if "return" in answer or "error" in answer:
                if "error" in answer:
                    raise RuntimeError(f"{command}: {answer['error']['desc']}")
                return answer["return"]


def _ticks(seconds: float) -> Iterator[None]:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        yield
        time.sleep(1)
