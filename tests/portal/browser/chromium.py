"""Just enough of Chromium's remote control for a test: open a page at a size, and ask it something.

Speaks the DevTools protocol over a WebSocket (RFC 6455) by hand: text frames, one connection, no compression.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import struct
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--hide-scrollbars", "--remote-debugging-port=0"),
)
_PATIENCE_S = 60


def program() -> str | None:
    """The browser of this machine, if it has one."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


class Chromium:
    """Close it in the end; its folder goes with it."""

    def __init__(self, executable: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="cr", ignore_cleanup_errors=True)
        command = [executable, *_OPTIONS, f"--user-data-dir={self._folder.name}", "about:blank"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = self._port(Path(self._folder.name) / "DevToolsActivePort")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json", timeout=_PATIENCE_S) as listed:
            tab = next(each for each in json.load(listed) if each["type"] == "page")
        self._socket = socket.create_connection(("127.0.0.1", port), _PATIENCE_S)
        self._buffer = b""
        self._number = 0
        self._told: list[dict[str, Any]] = []
        self._shake_hands(port, tab["webSocketDebuggerUrl"].partition(f":{port}")[2])
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.command(f"{domain}.enable")
        # Nobody looks at a headless window, so without this nothing in it ever counts as focused.
        self.command("Emulation.setFocusEmulationEnabled", enabled=True)

    def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        text = json.dumps({"id": self._number, "method": method, "params": parameters}).encode()
        self._send(text)
        while True:
            message = self._receive()
            if message.get("id") == self._number:
                assert "error" not in message, message
                result: dict[str, Any] = message["result"]
                return result
            self._told.append(message)

    def open(self, url: str, width: int, height: int, headers: dict[str, str]) -> list[str]:
        """Load a page and its letters. Returns what the browser complained about, blocked things included."""
        self._told.clear()
        self.command("Network.setExtraHTTPHeaders", headers=headers)
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )
        self.command("Page.navigate", url=url)
        deadline = time.monotonic() + _PATIENCE_S
        while not any(told.get("method") == "Page.loadEventFired" for told in self._told):
            assert time.monotonic() < deadline
            self._told.append(self._receive())
        self.ask("document.fonts.ready.then(() => 1)")
        entries = [told["params"]["entry"] for told in self._told if told.get("method") == "Log.entryAdded"]
        # That an error page has an error's status is no complaint of ours.
        return [entry["text"] for entry in entries if entry["source"] != "network"]

    def ask(self, expression: str) -> Any:
        """The value of some JavaScript; promises are awaited."""
        answer = self.command("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def close(self) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait(_PATIENCE_S)
        self._folder.cleanup()

    def _port(self, file: Path) -> int:
        deadline = time.monotonic() + _PATIENCE_S
        while True:
            words = file.read_text().split() if file.exists() else []
            if len(words) == 2:
                return int(words[0])
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def _shake_hands(self, port: int, path: str) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        lines = (
            *(f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Upgrade: websocket", "Connection: Upgrade"),
            *(f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13", "", ""),
        )
        self._socket.sendall("\r\n".join(lines).encode())
        while b"\r\n\r\n" not in self._buffer:
            self._buffer += self._socket.recv(4096)
        self._buffer = self._buffer.partition(b"\r\n\r\n")[2]

    def _send(self, data: bytes) -> None:
        """One masked text frame."""
        if len(data) < 126:
            head = struct.pack(">BB", 0x81, 0x80 | len(data))
        elif len(data) < 1 << 16:
            head = struct.pack(">BBH", 0x81, 0x80 | 126, len(data))
        else:
            head = struct.pack(">BBQ", 0x81, 0x80 | 127, len(data))
        mask = os.urandom(4)
        self._socket.sendall(head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(data)))

    def _receive(self) -> dict[str, Any]:
        """One message; a server does not mask."""
        data = b""
        while True:
            first, length = self._take(2)
            if length == 126:
                (length,) = struct.unpack(">H", self._take(2))
            elif length == 127:
                (length,) = struct.unpack(">Q", self._take(8))
            data += self._take(length)
            if first & 0x80:
                message: dict[str, Any] = json.loads(data)
                return message

    def _take(self, size: int) -> bytes:
        while len(self._buffer) < size:
            piece = self._socket.recv(1 << 16)
            assert piece, "the browser hung up"
            self._buffer += piece
        taken, self._buffer = self._buffer[:size], self._buffer[size:]
        return taken
