"""The emulator of other people: brought where a newer Python is, quietly left out where not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk_app.launch import emulator
from kiosk_app.launch.progress import Progress
from kiosk_app.launch.venv import Python


def python(folder: Path, name: str, version: str, status: int = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\necho '{version}'\nexit {status}\n")
    program.chmod(0o755)
    return program


def test_a_newer_python_is_taken_from_the_path(tmp_path: Path) -> None:
    program = python(tmp_path / "bin", "python3.13", "3.13.1 (main)")
    found = emulator.find_python({"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path)})
    assert found == Python(str(program), "3.13.1 (main)")


def test_a_shim_that_leads_nowhere_is_passed_over_for_pyenvs_own(tmp_path: Path) -> None:
    python(tmp_path / "shims", "python3.13", "pyenv: command not found", status=127)
    program = python(tmp_path / ".pyenv" / "versions" / "3.13.0" / "bin", "python3", "3.13.0 (main)")
    found = emulator.find_python({"PATH": str(tmp_path / "shims"), "HOME": str(tmp_path)})
    assert found == Python(str(program), "3.13.0 (main)")


def test_without_one_nothing_happens(tmp_path: Path, checkout: Path, progress: Progress) -> None:
    emulator.bring(checkout, {"PATH": str(tmp_path), "HOME": str(tmp_path)}, progress)
    assert progress.lines == 0
    assert not (checkout / emulator.FOLDER).exists()


def test_an_emulator_that_cannot_be_had_stops_nothing_and_is_not_tried_again(
    tmp_path: Path, checkout: Path, progress: Progress, monkeypatch: pytest.MonkeyPatch
) -> None:
    python(tmp_path / "bin", "python3.13", "3.13.1 (main)")
    env = {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path)}
    asked: list[str] = []

    def follow(command: list[str], what: str, *_: object, **__: object) -> tuple[int, list[str]]:
        asked.append(what)
        (checkout / emulator.FOLDER / "bin").mkdir(parents=True, exist_ok=True)
        python(checkout / emulator.FOLDER / "bin", "python", "3.13.1 (main)")
        return (1 if what == "pip" else 0), ["no line"]

    monkeypatch.setattr(progress, "follow", follow)
    emulator.bring(checkout, env, progress)
    emulator.bring(checkout, env, progress)
    assert asked == ["python -m venv", "pip"]
