"""The technician's `card` verbs, and a private PC/SC service that meets no other and outlives nobody."""

from __future__ import annotations

import argparse
import hashlib
import io
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
from typing import Any

import pytest
from PIL import Image

from drivers.card import cli, pcsc, private_pcscd
from drivers.card.persona import load_persona
from drivers.card.private_pcscd import PrivatePcscd
from drivers.card.simulator.mrz import mrz_lines
from drivers.scanner.prepared.card import draw_open
from drivers.switchboard import CardSwitch, FileSwitchboard
from tests.not_checked import unless

REPOSITORY = Path(__file__).resolve().parents[3]
TOOL = (
    "import argparse, sys\n"
    "from drivers.card import cli\n"
    "parser = argparse.ArgumentParser()\n"
    "cli.register(parser.add_subparsers(required=True))\n"
    "chosen = parser.parse_args()\n"
    "sys.exit(chosen.handler(chosen))\n"
)


def card(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    cli.register(parser.add_subparsers(required=True))
    chosen = parser.parse_args(["card", *arguments])
    return int(chosen.handler(chosen))


def started(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", TOOL, "card", *arguments], cwd=REPOSITORY, text=True, **options
    )


@pytest.fixture
def board(tmp_path: Path) -> Path:
    path = tmp_path / "switchboard.json"
    FileSwitchboard(path).turn(card="mai")
    return path


@pytest.fixture
def short() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="card", dir="/tmp") as folder:
        yield Path(folder)


def test_a_reading_for_a_prepared_person(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert card("read", "--persona", "mai", "--switchboard", str(board), "--json") == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["number"] == load_persona("mai").printed.number
    assert said.err == ""


def test_a_trace_for_a_vendor_holds_headers_and_times_and_nothing_of_the_card(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "trace.jsonl"
    assert card("read", "--persona", "mai", "--switchboard", str(board), "--json", "--trace", str(path)) == 0
    reading = json.loads(capsys.readouterr().out)
    text = path.read_text(encoding="utf-8")
    summary, *rows = map(json.loads, text.splitlines())
    assert (summary["trust"], summary["genuine"]) == ("consistent", "proven")
    assert len(rows) == reading["apdus"]
    assert sum(row["sent"] + row["received"] for row in rows) == reading["bytes_read"]
    names = {"n", "header", "sent", "received", "status", "at_ms", "took_ms"}
    assert all(set(row) == names and len(row["header"]) == 8 for row in rows)
    person = load_persona("mai").printed
    for secret in (person.number, person.number[-6:], person.name, "890514", reading["sod_sha256"]):
        assert secret not in text
        assert secret.encode("utf-8").hex().upper() not in text.upper()


def test_a_trace_of_a_card_that_was_lifted_ends_where_it_was(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "trace.jsonl"
    FileSwitchboard(board).turn(card="mai", card_switch=CardSwitch.PULLED, pulled_after_apdus=4)
    assert card("read", "--persona", "mai", "--switchboard", str(board), "--json", "--trace", str(path)) == 1
    summary, *rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    assert summary["fault"] == "card.removed"
    assert [row.get("fault") for row in rows] == [None] * 4 + ["card.removed"]


def test_the_number_alone_opens_a_newer_card(
    board: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"number": "001189000417"}'))
    assert card("read", "--switchboard", str(board), "--json") == 0
    assert json.loads(capsys.readouterr().out)["access"] == "pace"


def test_the_key_is_asked_on_standard_input(
    board: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("001189000417\n1989-05-14\n2029-05-14\n"))
    assert card("read", "--switchboard", str(board)) == 0
    assert "NGUYỄN THỊ MAI" in capsys.readouterr().out
    monkeypatch.setattr(
        "sys.stdin", io.StringIO('{"number": "001189000417", "birth": "1989-05-14", "expiry": "2029-05-14"}')
    )
    assert card("read", "--switchboard", str(board), "--json", "--mrz-only") == 0
    assert json.loads(capsys.readouterr().out)["name"] == "NGUYEN THI MAI"


def test_a_key_that_is_none_is_not_repeated(
    board: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("001189000417\n14.05.1989\n\n"))
    assert card("read", "--switchboard", str(board)) == 2
    said = capsys.readouterr()
    assert "14.05.1989" not in said.out + said.err


@pytest.mark.parametrize(
    "said",
    [
        "",
        "[]",
        "null",
        '{"number": "PX0417263"}',
        '{"number": "12345"}',
        '{"number": "1", "birth": 5}',
        '{"number":',
    ],
)
def test_what_is_no_key_is_told_in_a_line(
    said: str, board: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(said))
    assert card("read", "--switchboard", str(board), "--json") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1


def test_six_digits_that_a_passport_prints_open_it(
    board: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    FileSwitchboard(board).turn(card="passport")
    can = load_persona("passport").can
    for said in ({"number": can}, {"number": "PX0417263", "birth": "1991-08-24", "can": can}):
        monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(said)))
        assert card("read", "--switchboard", str(board), "--json") == 0
        assert json.loads(capsys.readouterr().out)["number"] == "PX0417263"


def test_a_trace_that_cannot_be_written_loses_no_reading(
    board: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = board.parent / "missing" / "trace"
    assert (
        card("read", "--persona", "mai", "--switchboard", str(board), "--json", "--trace", str(nowhere)) == 73
    )
    told = capsys.readouterr()
    assert "No such file" in told.err
    facts = json.loads(told.out)
    assert hashlib.sha256(bytes.fromhex(facts["sod"])).hexdigest() == facts["sod_sha256"]


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_a_port_that_is_none_is_refused_at_once(port: str, board: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        card("simulate", "--port", port, "--switchboard", str(board))
    assert ended.value.code == 2


def test_a_fault_is_told_with_its_code(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert card("read", "--persona", "duc", "--switchboard", str(board), "--json") == 1
    assert json.loads(capsys.readouterr().out)["code"] == "card.key_refused"


def test_the_zone_of_a_passport_in_a_picture_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "page.png"
    draw_open(mrz_lines(load_persona("passport"))).save(picture)
    assert card("mrz", str(picture), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["number"], told["birth"], told["expiry"]) == ("PX0417263", "1991-08-23", "2033-04-17")
    assert card("mrz", str(picture)) == 0
    assert "WHITCOMBE ELEANOR JANE" in capsys.readouterr().out


def test_a_picture_without_a_zone_and_what_is_no_picture_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture, text, pipe = tmp_path / "blank.png", tmp_path / "text.jpg", tmp_path / "pipe"
    Image.new("RGB", (800, 600), (200, 200, 200)).save(picture)
    text.write_text("no picture", encoding="utf-8")
    os.mkfifo(pipe)
    assert card("mrz", str(picture), "--json") == 1
    assert json.loads(capsys.readouterr().out) == {"zone": None}
    for path in (text, pipe, tmp_path, tmp_path / "missing.jpg"):
        assert card("mrz", str(path), "--json") == 65
        told = json.loads(capsys.readouterr().out)
        assert told["zone"] is None
        assert told["fault"].startswith("page.")


def test_watch_and_info(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert card("watch", "--switchboard", str(board), "--changes", "1", "--json") == 0
    assert json.loads(capsys.readouterr().out)["state"] == "present"
    assert card("info", "--switchboard", str(board), "--json") == 0
    assert "mai" in json.loads(capsys.readouterr().out)["personas"]


def lacks_service() -> str:
    return private_pcscd.missing() or ("" if pcsc.available() else "pyscard")


needs_service = unless(lacks_service() and f"no {lacks_service()}")


def eventually(holds: Any) -> bool:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.02)
    return False


def answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(path)) == 0


@pytest.mark.pcscd
@needs_service
def test_two_services_on_one_machine_do_not_meet(short: Path, board: Path) -> None:
    with PrivatePcscd(short / "a") as first, PrivatePcscd(short / "b") as second:
        assert not {first.port, first.port + 1} & {second.port, second.port + 1}
        simulated = started("simulate", "--port", str(first.port), "--switchboard", str(board))
        here = watching(first)
        try:
            assert here.stdout is not None
            assert any(json.loads(line)["state"] == "present" for line in here.stdout)
            there = watching(second, "--changes", "1").communicate(timeout=60)[0]
        finally:
            here.kill()
            here.communicate()
            simulated.terminate()
            assert simulated.wait(timeout=30) == 0
    assert json.loads(there)["state"] == "empty"


def watching(service: PrivatePcscd, *more: str) -> subprocess.Popen[str]:
    return started("watch", "--json", *more, env=os.environ | service.environment, stdout=subprocess.PIPE)


@pytest.mark.pcscd
@needs_service
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_the_service_ends_with_the_process_that_runs_it(short: Path, number: signal.Signals) -> None:
    port_file = short / "port"
    tool = started("pcscd", "--run-dir", str(short / "run"), "--port-file", str(port_file))
    try:
        assert eventually(port_file.exists)
        assert int(port_file.read_text()) > 1024
        assert answers(short / "run" / "pcscd.comm")
    finally:
        tool.send_signal(number)
        status = tool.wait(timeout=30)
    assert status == (0 if number is signal.SIGTERM else -number)
    assert eventually(lambda: not answers(short / "run" / "pcscd.comm"))


@needs_service
def test_a_machine_that_forbids_namespaces_lacks_one_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuses = tmp_path / "unshare"
    refuses.write_text("#!/bin/sh\nexit 1\n")
    refuses.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert private_pcscd.missing() == "a mount namespace"


@pytest.mark.pcscd
@needs_service
def test_a_run_folder_too_deep_for_a_socket_is_named(short: Path) -> None:
    with pytest.raises(private_pcscd.PcscdError, match="too long"):
        PrivatePcscd(short / ("deep" * 30)).start()
