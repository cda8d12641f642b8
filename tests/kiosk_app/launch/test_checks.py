"""Every check runs, whatever the one before it said."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk_app.launch.checks import NOT_CHECKED, STATIC, Check, Result, chosen, run_all, table
from kiosk_app.launch.commands import parse


def test_a_failure_hides_nothing_and_decides_the_status(capsys: pytest.CaptureFixture[str]) -> None:
    ran: list[str] = []

    def run(command: list[str], root: Path, env: Mapping[str, str]) -> int:
        ran.append(command[-1])
        return 1 if command[-1] == "second" else 0

    three = [Check(name, ("-m", name)) for name in ("first", "second", "third")]
    assert run_all(three, Path("python"), Path(), {}, run) == 1
    assert ran == ["first", "second", "third"]
    said = capsys.readouterr().out
    assert "1 of 3 failed" in said
    assert said.index("== first") < said.index("== second") < said.index("== third")


def test_what_could_not_be_checked_is_said_last(capsys: pytest.CaptureFixture[str]) -> None:
    def run(_command: list[str], _root: Path, env: Mapping[str, str]) -> int:
        Path(env[NOT_CHECKED]).write_text("NOT CHECKED: no Chromium on this machine (2 tests)\n")
        return 0

    assert run_all([Check("pytest", ("-m", "pytest"))], Path("python"), Path(), {}, run) == 0
    assert capsys.readouterr().out.endswith("\n\nNOT CHECKED: no Chromium on this machine (2 tests)\n")


def test_all_well_is_status_zero() -> None:
    assert run_all([Check("one", ("-m", "one"))], Path("python"), Path(), {}, lambda *_: 0) == 0


def test_the_table_adds_up() -> None:
    drawn = table([Result("one", 0, 1.25), Result("two", 2, 2.5)]).splitlines()
    assert "ok" in drawn[0]
    assert "FAILED (2)" in drawn[1]
    assert drawn[2].endswith("3.8 s")


def test_lint_is_test_without_the_tests() -> None:
    assert chosen(parse(["lint"])) == STATIC
    assert chosen(parse(["test"]))[:-1] == STATIC


def test_a_check_of_our_own_is_a_program_and_not_a_module_that_says_nothing() -> None:
    repository = Path(__file__).resolve().parents[3]
    for check in STATIC:
        if check.command[0] == "-m" and check.command[1].startswith("kiosk_app."):
            module = repository / check.command[1].replace(".", "/")
            program = module / "__main__.py" if module.is_dir() else module.with_suffix(".py")
            assert 'if __name__ == "__main__"' in program.read_text(), check.title


def test_long_tests_run_only_when_asked_for_and_metal_never_by_itself() -> None:
    usual, everything = (chosen(parse(words))[-1].command for words in (["test"], ["test", "--all"]))
    assert "not metal and not long" in usual
    assert "not metal" in everything
