"""Bring what a command needs, or say part by part what is missing and what happens instead."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from kiosk_app.launch import debian
from kiosk_app.launch.debian import Package, Purpose
from kiosk_app.launch.machine import Machine, can_compile_pcsc
from kiosk_app.launch.progress import Progress
from kiosk_app.launch.venv import Lock, Outcome, Venv


@dataclass(frozen=True, slots=True)
class Needs:
    """What a command stands on. `display` adds a window where the machine has a display."""

    purposes: frozenset[Purpose]
    lock: Lock
    display: bool = False


@dataclass(frozen=True, slots=True)
class Setup:
    """How the set-up ended. `unavailable` says in one line why the command cannot run, empty if it can."""

    unavailable: str = ""


class Preparation:
    """One set-up of one checkout. `installed` asks dpkg; tests put their own in its place."""

    def __init__(
        self,
        machine: Machine,
        venv: Venv,
        progress: Progress,
        *,
        installed: Callable[[list[str]], set[str]] = debian.installed,
        install: Callable[[Iterable[Package], Machine, Progress], bool] = debian.install,
        can_compile: Callable[[], bool] = can_compile_pcsc,
    ) -> None:
        self._machine = machine
        self._venv = venv
        self._progress = progress
        self._installed = installed
        self._install = install
        self._can_compile = can_compile

    def run(self, needs: Needs, again: bool = False) -> Setup:
        """Bring everything that `needs` names. `again` retries what an earlier start gave up."""
        lacking = self._bring_packages(self._purposes(needs))
        fatal = [p for p in lacking if debian.WITHOUT[p.purpose] is None]
        if fatal:
            return Setup(f"an administrator has to run once:  {debian.apt_line(fatal)}")
        self._say_what_is_lacking(lacking)
        with_pcsc = Purpose.CARD_BUILD in needs.purposes and (again or not self._venv.given_up(Lock.PCSC))
        if self._venv.fits(needs.lock) and (not with_pcsc or self._venv.fits(Lock.PCSC)):
            return Setup()
        with self._venv.alone():
            if not self._venv.fits(needs.lock) and self._venv.fill(needs.lock) is Outcome.FAILED:
                return Setup(
                    "the Python packages could not be had; is this machine's pip configured and its line up?"
                )
            if with_pcsc and not self._venv.fits(Lock.PCSC) and self._can_build(lacking):
                self._fill_pcsc()
        return Setup()

    def _purposes(self, needs: Needs) -> set[Purpose]:
        purposes = {*needs.purposes, Purpose.PYTHON}
        if needs.display and self._machine.display:
            purposes.add(Purpose.DISPLAY)
        if Purpose.CARD_BUILD in purposes and self._venv.fits(Lock.PCSC):
            purposes.discard(Purpose.CARD_BUILD)
        return purposes

    def _bring_packages(self, purposes: Collection[Purpose]) -> tuple[Package, ...]:
        packages = debian.wanted(purposes, self._machine)
        if not self._machine.debian:
            self._progress.say("this is no Debian: what its packages bring is taken as it is here")
            return ()
        lacking = debian.missing(packages, self._installed)
        if lacking and self._machine.can_install:
            self._install(lacking, self._machine, self._progress)
            lacking = debian.missing(lacking, self._installed)
        return lacking

    def _say_what_is_lacking(self, lacking: Collection[Package]) -> None:
        if not lacking:
            return
        self._progress.say("going on without some parts, for want of root, sudo or the line:")
        for purpose in dict.fromkeys(p.purpose for p in lacking):
            names = " ".join(p.name for p in lacking if p.purpose is purpose)
            self._progress.plain(f"    {purpose}: {debian.WITHOUT[purpose]} ({names})")
        self._progress.plain(f"    to have them, as root:  {debian.apt_line(lacking)}")

    def _can_build(self, lacking: Collection[Package]) -> bool:
        if any(p.purpose is Purpose.CARD_BUILD for p in lacking) or not self._can_compile():
            self._progress.say("pyscard needs a compiler, swig and headers: the chip card is simulated")
            return False
        return True

    def _fill_pcsc(self) -> None:
        if self._venv.fill(Lock.PCSC) is Outcome.FAILED:
            self._progress.say(
                "going on without pyscard: the chip card is simulated; ./kiosk setup tries it again"
            )


def environment(root: str) -> dict[str, str]:
    """What the real job inherits: our code on the path and nobody else's."""
    env = {k: v for k, v in os.environ.items() if k not in {"PYTHONHOME", "VIRTUAL_ENV"}}
    return env | {"PYTHONPATH": root, "PYTHONSAFEPATH": "1"}
