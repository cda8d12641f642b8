"""The technician's commands: with --json nothing but JSON on stdout, and honest exit statuses."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from drivers.scanner import cli, sources_cli


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    parser = argparse.ArgumentParser()
    cli.register(parser.add_subparsers())
    chosen = parser.parse_args(["scan", *arguments])
    status = int(chosen.handler(chosen))
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_detect_says_one_line_a_picture(
    capsys: pytest.CaptureFixture[str], photographs: Path, tmp_path: Path
) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"broken")
    pictures = [photographs / "health_good.jpg", photographs / "bare_mat.jpg", tmp_path / "broken.jpg"]
    status, lines = _run(capsys, "detect", *map(str, pictures), "--json")
    assert status == 65
    assert [line["file"] for line in lines] == [str(picture) for picture in pictures]
    good, bare, broken = lines
    assert good["accept"]
    assert len(good["corners"]) == 4
    assert good["confidence"] > 0.95
    assert good["ms"] > 0
    assert bare["corners"] is None
    assert not bare["accept"]
    assert broken["fault"] == "page.refused"


@pytest.mark.ocr
def test_page_writes_a_pdf_and_says_what_it_cost(
    capsys: pytest.CaptureFixture[str], photographs: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    picture = str(photographs / "blank.jpg")
    status, lines = _run(capsys, "page", picture, "-o", str(out), "--json")
    assert status == 0
    (figures,) = lines
    assert figures["verdicts"] == ["blank"]
    assert figures["verdicts_by_page"] == [["blank"]]
    assert figures["text"] == ""
    assert figures["fields"] == []
    assert figures["pages"] == 1
    assert figures["words"] == 0
    assert figures["bytes"] == out.stat().st_size
    assert figures["cpu_s"] > 0
    assert figures["wall_s"] > 0


def test_a_page_that_is_none_is_said_and_nothing_written(
    capsys: pytest.CaptureFixture[str], photographs: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    status, lines = _run(capsys, "page", str(photographs / "bare_mat.jpg"), "-o", str(out), "--json")
    assert status == 65
    assert lines[0]["fault"] == "page.not_found"
    assert not out.exists()


def test_list_names_the_cameras_there_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    device = tmp_path / "video0"
    device.touch()
    monkeypatch.setattr(sources_cli, "devices", lambda _backend, _within: [])
    monkeypatch.setattr(sources_cli, "cameras", lambda: [(str(device), "USB Document Camera")])
    status, lines = _run(capsys, "list", "--json")
    assert status == 0
    assert lines[0]["sources"][0]["name"] == "USB Document Camera"
    assert lines[0]["sources"][0]["state"] == "ready"
