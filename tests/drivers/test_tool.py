"""`python -m drivers …` as a technician and a start script use it: ports, JSON, signals, parents."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from drivers.printer.cli import trial_slip
from drivers.printer.model import PrinterModel, load_models
from drivers.printer.raster import from_image, render
from drivers.printer.typeset import Faces
from drivers.switchboard import FileSwitchboard, LineSwitch, PrinterSwitch
from tests.drivers.printer.overflow import overflow_mm


@pytest.fixture
def folder() -> Iterator[Path]:
    # Short, because a socket's path has 108 bytes at most.
    with tempfile.TemporaryDirectory(prefix="tram", dir="/tmp") as name:
        yield Path(name)


def tool(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "drivers", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


class Started:
    """A server of the tool; its port is read from the port file."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._file = folder / "port"
        command = [sys.executable, "-m", "drivers", *arguments]
        command += ["--port-file", str(self._file), "--with-parent", str(os.getpid())]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        while not self._file.exists():
            assert self.process.poll() is None
            time.sleep(0.01)
        self.port = int(self._file.read_text())

    def stop(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(20)


def test_a_test_slip_goes_through_the_virtual_printer_bit_for_bit(folder: Path) -> None:
    out, world = folder / "slips", folder / "world.json"
    started = Started(
        folder, "print", "simulate", "--out", str(out), "--switchboard", str(world), "--mm-per-s", "0"
    )
    spec = f"tcp://127.0.0.1:{started.port}"
    status = tool("print", "status", "--spec", spec, "--json")
    assert json.loads(status.stdout)["state"] == "ready"
    printed = tool("print", "test", "--spec", spec, "--json")
    assert printed.returncode == 0
    assert json.loads(printed.stdout)["height_mm"] <= 90
    with Image.open(out / "0001.png") as picture:
        assert from_image(picture) == render(trial_slip(PrinterModel()), Faces())
        assert [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))]
    FileSwitchboard(world).turn(printer=PrinterSwitch.COVER_OPEN)
    refused = tool("print", "test", "--spec", spec, "--json")
    assert refused.returncode == 69
    assert json.loads(refused.stdout)["fault"] == "printer.cover_open"
    assert [path.name for path in out.iterdir()] == ["0001.png"]
    assert started.stop(signal.SIGTERM) == 0


def test_the_trial_slip_fits_its_length_on_every_model() -> None:
    assert [overflow_mm(trial_slip(model), Faces(), model.head) for model in load_models()] == [0] * len(
        load_models()
    )


def test_the_line_relays_and_is_cut_from_another_process(folder: Path) -> None:
    world = folder / "world.json"
    with socket.create_server(("127.0.0.1", 0)) as target:
        to = f"127.0.0.1:{target.getsockname()[1]}"
        started = Started(folder, "line", "simulate", "--to", to, "--switchboard", str(world))
        with socket.create_connection(("127.0.0.1", started.port), 20) as near:
            far, _ = target.accept()
            with far:
                near.sendall(b"hello")
                assert far.recv(5) == b"hello"
                FileSwitchboard(world).turn(line=LineSwitch.CUT)
                with pytest.raises(ConnectionResetError):
                    near.recv(1)
    assert started.stop(signal.SIGINT) == 0


def config(folder: Path, text: str = "") -> Path:
    path = folder / "devices.toml"
    path.write_text(
        text
        or "practice = true\n"
        '[card]\ndriver = "simulated"\n'
        '[printer]\ndriver = "simulated"\n'
        f'[scanner]\ndriver = "folder"\nfolder = "{folder}"\n'
        f'[switchboard]\nfile = "{folder}/world.json"\n'
    )
    return path


def test_list_tells_each_device_as_json_and_nothing_else(folder: Path) -> None:
    told = tool("list", "--config", str(config(folder)), "--json")
    found = json.loads(told.stdout)
    assert found["card"]["state"] == "empty"
    assert found["printer"] == {"state": "ready", "name": "simulated"}
    assert found["scanner"] == {"state": "empty", "name": "folder"}
    assert "printer" in tool("list", "--config", str(config(folder))).stdout


def test_list_without_a_server_says_so(folder: Path) -> None:
    told = json.loads(tool("list", "--socket", str(folder / "s"), "--json").stdout)
    assert {name: entry["state"] for name, entry in told.items()} == {
        "card": "no_service",
        "printer": "gone",
        "scanner": "gone",
        "pages": "gone",
    }


def test_a_configuration_that_pretends_in_service_does_not_start(folder: Path) -> None:
    path = config(folder, config(folder).read_text().replace("practice = true", "practice = false"))
    refused = tool("serve", "--socket", str(folder / "s"), "--config", str(path))
    assert refused.returncode == 78
    assert "only pretends" in refused.stderr
    assert refused.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("print", "status", "--spec", "lp0"),
        ("line", "simulate", "--to", "nowhere", "--switchboard", "world.json"),
    ],
)
def test_a_wrong_command_line_is_told_apart(arguments: tuple[str, ...]) -> None:
    assert tool(*arguments).returncode == 64


def test_a_server_dies_with_the_one_who_started_it(folder: Path) -> None:
    """The starter is killed without a chance to clean up."""
    script = (
        "import subprocess, sys, os, time\n"
        "command = [sys.executable, '-m', 'drivers', *sys.argv[1:], '--with-parent', str(os.getpid())]\n"
        "child = subprocess.Popen(command)\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    port_file = folder / "port"
    command = [sys.executable, "-c", script, "line", "simulate", "--to", "127.0.0.1:9"]
    command += ["--switchboard", str(folder / "w.json"), "--port-file", str(port_file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as starter:
        assert starter.stdout is not None
        child = int(starter.stdout.readline())
        while not port_file.exists():
            time.sleep(0.01)
        starter.kill()
        starter.wait()
    while _runs(child):
        time.sleep(0.01)


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_parent_that_is_gone_already_ends_it_at_once(folder: Path) -> None:
    ended = tool(
        "serve", "--socket", str(folder / "s"), "--config", str(config(folder)), "--with-parent", "999999"
    )
    assert ended.returncode == 0
    assert not (folder / "s").exists()
