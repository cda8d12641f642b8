"""The command line, as typed and as handed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk_app.launch import commands
from kiosk_app.launch.debian import Purpose
from kiosk_app.launch.venv import Lock
from kiosk_app.words import codes


def test_every_command_has_a_line_of_help_and_needs() -> None:
    assert set(commands.NEEDS) == set(commands.COMMANDS) - {"image"}
    assert all(commands.COMMANDS.values())


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        commands.parse(["--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert all(f"  {name:8} {line}" in said for name, line in commands.COMMANDS.items())


@pytest.mark.parametrize(
    ("typed", "flags"),
    [
        ([], []),
        (["--visit"], ["--visit"]),
        (["--offline", "--remote"], ["--offline", "--remote"]),
        (["--no-card"], ["--no-card"]),
        (["--break", "paper"], ["--break", "paper"]),
        (["--out", "/somewhere"], ["--out", "/somewhere"]),
        (["--break", "submit", "--seed", "0"], ["--break", "submit", "--seed", "0"]),
        (["--lang", "en", "--json"], ["--json", "--lang", "en"]),
    ],
)
def test_flags_of_a_run_are_handed_on(typed: list[str], flags: list[str]) -> None:
    assert commands.job(commands.parse(["run", *typed])) == ["-m", "kiosk_app.rehearsal", "run", *flags]


def test_every_language_that_has_a_file_can_be_played() -> None:
    found = codes(Path(commands.__file__).parents[2] / "i18n")
    assert {"vi", "en"} <= set(found)
    for code in found:
        assert commands.parse(["run", "--lang", code]).options.lang == code
    with pytest.raises(SystemExit):
        commands.parse(["run", "--lang", "xx"])


def test_a_relative_folder_is_the_callers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert commands.job(commands.parse(["run", "--out", "here"]))[-1] == str(tmp_path / "here")


@pytest.mark.parametrize(
    "typed", [["run", "--brake"], ["run", "--break", "everything"], ["fly"], [], ["run", "x"]]
)
def test_a_slip_of_the_hand_stops_before_anything_is_installed(typed: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        commands.parse(typed)
    assert left.value.code == 2


def test_what_follows_test_goes_to_pytest_in_order() -> None:
    order = commands.parse(["test", "--all", "-k", "card", "tests/drivers", "-x"])
    assert order.options.all
    assert order.rest == ("-k", "card", "tests/drivers", "-x")


def test_tools_and_experiments_read_their_own_arguments() -> None:
    assert commands.job(commands.parse(["drivers", "card", "--help"])) == ["-m", "drivers", "card", "--help"]
    kill = commands.parse(["lab", "kill", "--json", "--seed", "7", "--size", "3", "--plant"])
    assert commands.job(kill) == ["-m", "tests.lab.kill", "--json", "--seed", "7", "--size", "3", "--plant"]
    dashed = commands.parse(["lab", "rogue-sync", "--json"])
    assert commands.job(dashed) == ["-m", "tests.lab.rogue_sync", "--json"]


def test_setup_for_development_takes_the_larger_lock_and_all_that_the_tests_need() -> None:
    assert commands.parse(["setup"]).needs.lock is Lock.RUN
    assert commands.parse(["setup", "--dev"]).needs.lock is Lock.DEV
    assert commands.parse(["setup", "--dev"]).needs.purposes >= commands.NEEDS["test"].purposes


def test_a_window_over_vnc_brings_its_server_and_only_then() -> None:
    assert Purpose.REMOTE not in commands.parse(["run"]).needs.purposes
    assert {Purpose.REMOTE, Purpose.DISPLAY} <= commands.parse(["run", "--remote"]).needs.purposes


def test_experiments_are_found_by_their_files(tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "lab"
    folder.mkdir(parents=True)
    (folder / "kill.py").write_text('"""Pull the plug at random."""\n')
    (folder / "rogue_sync.py").write_text('"""A sender that lies."""\n')
    for other in ("_shared.py", "conftest.py", "test_kill.py"):
        (folder / other).write_text('"""Not an experiment."""\n')
    assert commands.experiments(tmp_path, "lab") == {
        "kill": "Pull the plug at random",
        "rogue-sync": "A sender that lies",
    }
