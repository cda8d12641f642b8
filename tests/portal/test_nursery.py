"""Roles that end: at once, again and again, by a kill; what is said of them and how soon they come back."""

from __future__ import annotations

import logging
import os
import re
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from portal import ailing
from portal.comeback import LONGEST_S, SHORTEST_S, WELL_S, Comeback, is_own_end, why_exit
from portal.keys import KeyFileError
from portal.nursery import Role, Ropes, fork_nursery
from portal.sayable import reason

PATIENCE_S = 30


def test_who_ends_at_once_comes_back_later_each_time_and_never_later_than_the_bound() -> None:
    comeback = Comeback()
    pauses = [comeback.after(0.1, 1) for _ in range(40)]
    assert pauses[:4] == [SHORTEST_S, 2 * SHORTEST_S, 4 * SHORTEST_S, 8 * SHORTEST_S]
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_S


def test_who_has_lived_a_while_comes_back_soon() -> None:
    comeback = Comeback()
    for _ in range(9):
        comeback.after(0.1, 1)
    assert comeback.after(WELL_S, 1) == SHORTEST_S
    assert comeback.after(0.1, -signal.SIGSEGV) == 2 * SHORTEST_S


@pytest.mark.parametrize(("lived_s", "signal_number"), [(1.0, signal.SIGKILL), (0.1, signal.SIGTERM)])
def test_who_was_killed_comes_back_soon_however_often(lived_s: float, signal_number: int) -> None:
    comeback = Comeback()
    assert {comeback.after(lived_s, -signal_number) for _ in range(20)} == {SHORTEST_S}
    assert not is_own_end(lived_s, -signal_number)


def test_who_is_killed_as_soon_as_it_starts_has_no_room_to_live_and_comes_back_later_each_time() -> None:
    comeback = Comeback()
    pauses = [comeback.after(0.1, -signal.SIGKILL) for _ in range(20)]
    assert pauses[:3] == [SHORTEST_S, 2 * SHORTEST_S, 4 * SHORTEST_S]
    assert pauses[-1] == LONGEST_S


def test_an_end_without_a_word_is_named() -> None:
    assert [why_exit(code) for code in (0, 3, -11, -99)] == [
        "status 0",
        "status 3",
        "ended by SIGSEGV",
        "ended by signal 99",
    ]


def said_of(work: Callable[[], object]) -> str:
    with pytest.raises((TypeError, ValueError), match=r".") as caught:
        work()
    return reason(caught.value)


def test_of_a_strangers_exception_the_place_is_said_and_not_its_words() -> None:
    assert said_of(lambda: int("NGUYỄN")) == "ValueError"
    bad: Any = "NGUYỄN"
    assert re.fullmatch(r"TypeError at portal/comeback\.py:\d+", said_of(lambda: why_exit(bad)))


def test_of_our_own_the_words_are_said_in_one_line() -> None:
    assert reason(KeyFileError("portal.key\n is empty")) == "KeyFileError: portal.key is empty"


def until(what: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def test_a_nursery_that_cannot_begin_says_why_and_never_goes_on_as_the_server(folder: Path) -> None:
    (folder / "nursery.pid").mkdir()
    with tended(folder, herald=sleep_until_the_leash_ends):
        until(lambda: "nursery.tripped" in _log(folder))
    said = r"nursery\.tripped why=IsADirectoryError at portal/nursery\.py:\d+\n"
    assert re.fullmatch(said, _log(folder))


def _log(folder: Path) -> str:
    log = folder / "log"
    return log.read_text() if log.exists() else ""


@contextmanager
def tended(folder: Path, **work: Callable[[Ropes], None]) -> Iterator[None]:
    """Forked out of the test's process; the nursery's log goes into a file there."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(write)
            logging.basicConfig(force=True, filename=folder / "log", format="%(message)s")
            nursery = fork_nursery({name: Role(each) for name, each in work.items()}, folder, ())
            os.read(read, 1)
            nursery.close()
        finally:
            os._exit(0)
    os.close(read)
    try:
        yield
    finally:
        os.close(write)
        os.waitpid(child, 0)


def sleep_until_the_leash_ends(ropes: Ropes) -> None:
    os.set_blocking(ropes.leash, True)
    os.read(ropes.leash, 1)


def refuse(_ropes: Ropes) -> None:
    raise KeyFileError("portal.key is empty")


def leave(_ropes: Ropes) -> None:
    raise SystemExit("no use")


def test_the_reason_is_one_line_in_the_log_and_a_note_and_the_others_stay(folder: Path) -> None:
    (folder / "gone.ailing").write_text("of another run")
    with tended(folder, opener=refuse, other=leave, herald=sleep_until_the_leash_ends):
        until(lambda: "(2 in a row)" in ailing.ailing(folder).get("opener", ""))
        until(lambda: "other" in ailing.ailing(folder))
        herald = int((folder / "herald.pid").read_text())
        os.kill(herald, 0)
        found = ailing.ailing(folder)
    assert found["opener"].startswith("KeyFileError: portal.key is empty (")
    assert found["other"].startswith("SystemExit")
    assert set(found) == {"opener", "other"}
    lines = [line for line in (folder / "log").read_text().splitlines() if "role=opener" in line]
    assert lines[0].startswith("role.ended role=opener lived_s=")
    assert lines[0].endswith(" again_in_s=0.3 why=KeyFileError: portal.key is empty")
    assert " again_in_s=0.6 " in lines[1]


def test_one_that_is_killed_is_there_again_and_leaves_no_note(folder: Path) -> None:
    with tended(folder, herald=sleep_until_the_leash_ends):
        pid = folder / "herald.pid"
        until(lambda: pid.exists() and pid.read_text())
        first = int(pid.read_text())
        os.kill(first, signal.SIGTERM)
        until(lambda: int(pid.read_text() or first) != first)
        assert ailing.ailing(folder) == {}
    assert "why=ended by SIGTERM" in _log(folder)


def end_for_want_of_memory(_ropes: Ropes) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_one_for_which_there_is_no_memory_is_told_of(folder: Path) -> None:
    with tended(folder, opener=end_for_want_of_memory):
        until(lambda: "(2 in a row)" in ailing.ailing(folder).get("opener", ""))
    assert " again_in_s=0.6 why=ended by SIGKILL" in _log(folder)
