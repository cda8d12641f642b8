"""What a technician asks of a scanner, before our eSCL scanner and the real programs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drivers.scanner import sources_cli
from drivers.scanner.escl.mishap import Mishap
from drivers.scanner.escl.virtual import VirtualScanner
from tests.drivers.scanner.sane.pictures import written
from tests.lab.scanning.plays import lacking
from tests.not_checked import unless


@pytest.fixture
def scanner() -> Iterator[VirtualScanner]:
    with VirtualScanner() as scanner:
        yield scanner


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    parser = argparse.ArgumentParser()
    sources_cli.register(parser.add_subparsers())
    chosen = parser.parse_args([*arguments, "--json"])
    status = int(chosen.handler(chosen))
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_network_scanner_is_listed_with_its_name_and_state(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, scanner: VirtualScanner
) -> None:
    monkeypatch.setattr(sources_cli, "cameras", list)
    monkeypatch.setattr(sources_cli, "devices", lambda _backend, _within: [("fujitsu:x", "FUJITSU fi")])
    scanner.plant(Mishap.COVER_OPEN)
    status, lines = _run(capsys, "list", "--url", scanner.url)
    assert status == 0
    assert [(found["kind"], found["state"]) for found in lines[0]["sources"]] == [
        ("scanner", "ready"),
        ("escl", "cover_open"),
    ]


@unless(lacking())
def test_a_pile_is_taken_to_its_end(
    capsys: pytest.CaptureFixture[str], scanner: VirtualScanner, tmp_path: Path
) -> None:
    scanner.load(written(seed) for seed in range(2))
    status, lines = _run(capsys, "take", "--url", scanner.url, "-o", str(tmp_path / "pages"))
    assert status == 0
    assert [line["page"] for line in lines] == [1, 2]
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["page-0001.jpg", "page-0002.jpg"]


@unless(lacking())
def test_a_fault_is_said_by_its_code(capsys: pytest.CaptureFixture[str], scanner: VirtualScanner) -> None:
    scanner.plant(Mishap.JAM)
    status, lines = _run(capsys, "take", "--url", scanner.url)
    assert status == 69
    assert lines[0]["fault"] == "scanner.jam"


@unless(lacking())
def test_a_state_is_told(capsys: pytest.CaptureFixture[str], scanner: VirtualScanner) -> None:
    status, lines = _run(capsys, "watch", "--url", scanner.url, "--changes", "1")
    assert status == 0
    # Before the first look nobody knows, and a scanner counts as warming up.
    assert lines[0]["state"] in {"warming", "ready"}


def test_an_address_that_is_none_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "take", "--url", "ftp://x")[0] == 78
