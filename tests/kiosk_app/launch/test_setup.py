"""What a start brings, what it does without, and when it says that it cannot."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk_app.launch.commands import NEEDS
from kiosk_app.launch.debian import PACKAGES, Package, Purpose
from kiosk_app.launch.machine import Machine
from kiosk_app.launch.progress import Progress
from kiosk_app.launch.setup import Needs, Preparation
from kiosk_app.launch.venv import Lock, Venv

ROOT = Machine(
    debian=True,
    become_root=(),
    display="",
    has_ensurepip=True,
    has_python_headers=True,
    can_compile_pcsc=True,
)
NOBODY = replace(ROOT, become_root=None)
ALL = {p.name for p in PACKAGES}


class Shelf:
    """The packages of a pretended Debian; `install` puts on it what `has` allows."""

    def __init__(self, there: set[str], line_up: bool = True) -> None:
        self.there = set(there)
        self.line_up = line_up
        self.asked: list[list[str]] = []

    def installed(self, names: list[str]) -> set[str]:
        return self.there & set(names)

    def install(self, packages: Iterable[Package], machine: Machine, progress: Progress) -> bool:
        self.asked.append([p.name for p in packages])
        if self.line_up:
            self.there.update(self.asked[-1])
        return self.line_up


@pytest.fixture
def venv(checkout: Path, progress: Progress, fake_python: Path) -> Venv:
    return Venv(checkout, progress)


def prepare(
    machine: Machine, shelf: Shelf, venv: Venv, progress: Progress, compiler: bool = True
) -> Preparation:
    return Preparation(
        machine,
        venv,
        progress,
        installed=shelf.installed,
        install=shelf.install,
        can_compile=lambda: compiler,
    )


def asked_of_pip(venv: Venv) -> list[str]:
    noted = venv.python.parent / "asked"
    return [line.rpartition("/")[2] for line in noted.read_text().splitlines()] if noted.exists() else []


def test_root_on_a_bare_machine_gets_everything(venv: Venv, progress: Progress) -> None:
    shelf = Shelf(set())
    assert prepare(ROOT, shelf, venv, progress).run(NEEDS["run"]).unavailable == ""
    assert {"pcscd", "tesseract-ocr-vie", "libegl1"} <= shelf.there
    assert asked_of_pip(venv) == ["run.lock", "pcsc.lock"]


def test_a_second_start_does_nothing_and_says_nothing(
    venv: Venv, progress: Progress, spoken: io.StringIO
) -> None:
    shelf = Shelf(ALL)
    prepare(ROOT, shelf, venv, progress).run(NEEDS["run"])
    spoken.truncate(0)
    prepare(ROOT, shelf, venv, progress).run(NEEDS["run"])
    assert spoken.getvalue().strip("\0") == ""
    assert shelf.asked == []
    assert asked_of_pip(venv) == ["run.lock", "pcsc.lock"]


def test_nobody_without_the_drawing_libraries_is_told_the_one_line(venv: Venv, progress: Progress) -> None:
    shelf = Shelf(ALL - {"libegl1", "pcscd"})
    said = prepare(NOBODY, shelf, venv, progress).run(NEEDS["run"]).unavailable
    assert said.endswith("apt-get install -y --no-install-recommends libegl1")
    assert asked_of_pip(venv) == []


def test_nobody_runs_with_less_and_is_told_part_by_part(
    venv: Venv, progress: Progress, spoken: io.StringIO
) -> None:
    less = {p.name for p in PACKAGES if p.purpose is Purpose.WINDOW}
    setup = prepare(NOBODY, Shelf(less), venv, progress, compiler=False).run(NEEDS["run"])
    assert setup.unavailable == ""
    assert "the card reader over PC/SC: the chip card is simulated" in spoken.getvalue()
    assert (
        "reading the text of scanned pages: scanned pages are filed without a text layer" in spoken.getvalue()
    )
    assert asked_of_pip(venv) == ["run.lock"]


def test_root_with_the_line_cut_is_treated_like_nobody(venv: Venv, progress: Progress) -> None:
    shelf = Shelf(ALL - {"libgl1"}, line_up=False)
    assert "libgl1" in prepare(ROOT, shelf, venv, progress).run(NEEDS["run"]).unavailable


def test_windows_are_wanted_only_where_there_is_a_display(venv: Venv, progress: Progress) -> None:
    for display, wanted in (("", False), ("x11", True)):
        shelf = Shelf(ALL - {"libxcb-cursor0"})
        prepare(replace(ROOT, display=display), shelf, venv, progress).run(NEEDS["run"])
        assert ("libxcb-cursor0" in shelf.there) is wanted


def test_packages_that_pip_cannot_get_end_the_start(venv: Venv, progress: Progress) -> None:
    (venv.python.parent / "pip-status").write_text("1")
    assert "Python packages" in prepare(ROOT, Shelf(ALL), venv, progress).run(NEEDS["run"]).unavailable


def test_a_pyscard_that_does_not_build_is_no_reason_to_stop(venv: Venv, progress: Progress) -> None:
    needs = Needs(frozenset({Purpose.CARD_BUILD}), Lock.RUN)
    prepare(ROOT, Shelf(ALL), venv, progress, compiler=False).run(needs)
    (venv.python.parent / "pip-status").write_text("1")
    again = prepare(ROOT, Shelf(ALL), venv, progress)
    assert again.run(needs).unavailable == ""
    assert again.run(needs).unavailable == ""
    assert asked_of_pip(venv) == ["run.lock", "pcsc.lock"], "tried once"
    (venv.python.parent / "pip-status").write_text("0")
    again.run(needs, again=True)
    assert venv.fits(Lock.PCSC)


def test_another_system_than_debian_is_taken_as_it_is(
    venv: Venv, progress: Progress, spoken: io.StringIO
) -> None:
    shelf = Shelf(set())
    assert prepare(replace(ROOT, debian=False), shelf, venv, progress).run(NEEDS["run"]).unavailable == ""
    assert shelf.asked == []
    assert "no Debian" in spoken.getvalue()
