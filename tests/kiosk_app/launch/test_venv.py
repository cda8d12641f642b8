"""The environment: done once, never twice at a time, made anew after a cut."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk_app.launch.progress import Progress
from kiosk_app.launch.venv import Lock, Outcome, Venv, base_python, worth_saying


@pytest.fixture
def venv(checkout: Path, progress: Progress) -> Venv:
    return Venv(checkout, progress)


def test_a_filled_environment_fits_until_its_lock_changes(
    venv: Venv, checkout: Path, fake_python: Path
) -> None:
    assert not venv.fits(Lock.RUN)
    assert venv.fill(Lock.RUN) is Outcome.READY
    assert venv.fits(Lock.RUN)
    assert not venv.fits(Lock.DEV)
    (checkout / "locks" / "run.lock").write_text("run==2 --hash=sha256:00\n")
    assert not venv.fits(Lock.RUN)


def test_the_lock_for_development_contains_the_one_for_running(venv: Venv, fake_python: Path) -> None:
    assert venv.fill(Lock.DEV) is Outcome.READY
    assert venv.fits(Lock.RUN)


def test_every_file_is_checked_by_hash_and_only_pyscard_is_built(venv: Venv, fake_python: Path) -> None:
    venv.fill(Lock.RUN)
    venv.fill(Lock.PCSC)
    run, pcsc = (fake_python.parent / "asked").read_text().splitlines()
    assert "--require-hashes" in run
    assert "--only-binary :all:" in run
    assert "--require-hashes" in pcsc
    assert "--no-build-isolation" in pcsc


def test_a_cut_installation_is_not_trusted(venv: Venv, fake_python: Path) -> None:
    venv.fill(Lock.RUN)
    (venv.folder / "unfinished").touch()
    assert not venv.fits(Lock.RUN)


def test_a_cut_installation_is_made_anew(
    venv: Venv, fake_python: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[list[str]] = []

    def follow(command: list[str], what: str, worth: object, env: object = None) -> tuple[int, list[str]]:
        made.append(command)
        if "venv" in command:
            (venv.folder / "unfinished").unlink()
        return 0, []

    (venv.folder / "unfinished").touch()
    monkeypatch.setattr(venv._progress, "follow", follow)
    assert venv.fill(Lock.RUN) is Outcome.READY
    assert "--clear" in made[0]
    assert made[0][0] == base_python()


def test_what_qt_would_compile_with_each_start_is_unpacked(
    venv: Venv, fake_python: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    venv.fill(Lock.RUN)
    switches: list[str | None] = []

    def run(command: list[str], env: dict[str, str], **_: object) -> None:
        switches.append(env.get("SBK_EMBED"))
        assert "PYTHONDONTWRITEBYTECODE" not in env

    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(subprocess, "run", run)
    (venv.folder / "lib" / "python3.11" / "site-packages" / "shiboken6").mkdir(parents=True)
    venv._unpack_qt()
    assert switches == ["0", None], "unpacked, and compiled"


def test_a_failed_installation_shows_pips_last_words(
    venv: Venv, fake_python: Path, spoken: io.StringIO
) -> None:
    (fake_python.parent / "pip-status").write_text("1")
    assert venv.fill(Lock.RUN) is Outcome.FAILED
    assert "    Installing collected packages: one, two" in spoken.getvalue()
    assert not venv.fits(Lock.RUN)


def test_a_build_that_failed_is_not_tried_at_every_start(venv: Venv, checkout: Path, fake_python: Path) -> None:
    venv.fill(Lock.RUN)
    (fake_python.parent / "pip-status").write_text("1")
    assert venv.fill(Lock.PCSC) is Outcome.FAILED
    assert venv.given_up(Lock.PCSC)
    assert venv.fits(Lock.RUN), "what was there before stays good"
    (checkout / "locks" / "pcsc.lock").write_text("pcsc==2 --hash=sha256:00\n")
    assert not venv.given_up(Lock.PCSC)


@pytest.mark.parametrize("garbage", ["", "{", "[]", "null", '{"run": 5}', "\x00"])
def test_a_garbled_stamp_counts_as_none(venv: Venv, fake_python: Path, garbage: str) -> None:
    (venv.folder / "setup.json").write_text(garbage)
    assert not venv.fits(Lock.RUN)


def test_a_second_start_waits_for_the_first(venv: Venv, checkout: Path, spoken: io.StringIO) -> None:
    holder = (
        "import sys, pathlib\n"
        "from kiosk_app.launch.progress import Progress\n"
        "from kiosk_app.launch.venv import Venv\n"
        "with Venv(pathlib.Path(sys.argv[1]), Progress()).alone():\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.readline()\n"
        "    pathlib.Path(sys.argv[1], 'first-was-done').touch()\n"
    )
    repository = Path(__file__).resolve().parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(checkout)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=repository,
    ) as first:
        assert first.stdout is not None
        assert first.stdin is not None
        assert first.stdout.readline() == "held\n"
        release, stdin = "waiting for it", first.stdin

        class Hearing(io.StringIO):
            """Lets the first go the moment that the second says it waits."""

            def write(self, text: str) -> int:
                if release in text:
                    stdin.write("\n")
                    stdin.flush()
                return super().write(text)

        heard = Hearing()
        with Venv(checkout, Progress(out=heard)).alone():
            assert (checkout / "first-was-done").exists()
        assert release in heard.getvalue()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "  Downloading pyside6_essentials-6.1-cp310-abi3.whl (80.3 MB)",
            "downloaded pyside6_essentials (80.3 MB)",
        ),
        ("  Downloading h11-0.16.0-py3-none-any.whl (37 kB)", None),
        ("Installing collected packages: a, b, c", "unpacking 3 packages"),
        ("  Building wheel for pyscard (pyproject.toml): started", "building pyscard"),
        ("Looking in indexes: https://mirror.example/simple", None),
    ],
)
def test_pip_lines_are_said_without_addresses(line: str, said: str | None) -> None:
    assert worth_saying(line) == said
