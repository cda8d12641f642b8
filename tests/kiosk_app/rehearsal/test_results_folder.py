"""Where results lie: each run in a folder of its own, "latest" turned in one step, console and JSON apart."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kiosk_app.launch import commands
from kiosk_app.rehearsal.__main__ import main
from kiosk_app.rehearsal.calamities import CALAMITIES
from kiosk_app.rehearsal.console import Console
from kiosk_app.rehearsal.play_visit import fresh_folder, means_in_words, point_latest
from kiosk_app.rehearsal.world import Means


def test_two_runs_within_a_second_do_not_meet(tmp_path: Path) -> None:
    assert len({fresh_folder(tmp_path) for _ in range(3)}) == 3


def test_latest_is_the_newest_and_is_turned_again(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        point_latest(tmp_path, tmp_path / name)
    assert (tmp_path / "latest").resolve().name == "second"
    assert not (tmp_path / "latest").readlink().is_absolute()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "latest", "second"]


def test_with_json_results_keep_off_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    progress = io.StringIO()
    console = Console(quiet_results=True, progress=progress)
    console.step("now")
    console.say("result")
    assert capsys.readouterr().out == ""
    assert "result" in progress.getvalue()


def test_missing_parts_are_said_one_by_one() -> None:
    said = " ".join(means_in_words(Means(pcsc=False, text=False)))
    assert "no pcscd" in said
    assert "no Tesseract" in said


def test_the_launcher_and_the_rehearsal_know_the_same_calamities() -> None:
    assert set(commands.CALAMITIES) == set(CALAMITIES)


def test_a_calamity_that_nobody_knows_is_refused() -> None:
    with pytest.raises(SystemExit) as raised:
        main(["run", "--break", "weather"])
    assert raised.value.code == 2
