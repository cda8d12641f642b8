"""The page worker is killed, hangs, runs out of memory: its parent goes on."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.page.child import Child, Trouble
from drivers.scanner.page.eye import Eye, Look, Subject
from drivers.scanner.page.limits import LOOKING, ChildLimits
from drivers.scanner.page.wire import Message


@pytest.fixture
def child() -> Iterator[Child]:
    child = Child(LOOKING)
    yield child
    child.close()


def _pid(child: Child) -> int:
    assert child.pid is not None
    return child.pid


def _alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def test_a_killed_worker_is_started_again_at_the_next_question(child: Child) -> None:
    assert child.ask({"ask": "drop"}) == Message({})
    first = _pid(child)
    os.kill(first, signal.SIGKILL)
    answers = [child.ask({"ask": "drop"}) for _ in range(2)]
    assert answers[-1] == Message({})
    assert _pid(child) != first


def test_a_question_that_breaks_the_worker_is_answered_with_its_death(child: Child) -> None:
    assert child.ask({"ask": "no such request"}) is Trouble.DIED
    assert child.ask({"ask": "drop"}) == Message({})


def test_a_hanging_worker_is_killed_at_its_deadline() -> None:
    hurried = Child(ChildLimits(within_s=3.0, cpu_s=10))
    while hurried.ask({"ask": "drop"}) != Message({}):
        pass
    stopped = _pid(hurried)
    os.kill(stopped, signal.SIGSTOP)
    assert hurried.ask({"ask": "drop"}) is Trouble.TIMED_OUT
    assert not _alive(stopped)
    hurried.close()


def test_waiting_for_a_hanging_worker_ends_when_cancelled(child: Child) -> None:
    child.ask({"ask": "drop"})
    os.kill(_pid(child), signal.SIGSTOP)
    cancel = Cancel()
    threading.Timer(0.2, cancel.cancel).start()
    assert child.ask({"ask": "show", "token": "x"}, [bytes(1 << 22)], cancel) is Trouble.CANCELLED


def test_a_worker_without_memory_dies_or_refuses_and_claims_nothing(photographs: Path) -> None:
    poor = Child(ChildLimits(within_s=30.0, cpu_s=10, memory_mib=40))
    picture = (photographs / "health_good.jpg").read_bytes()
    answer = poor.ask({"ask": "detect"}, [picture])
    # Where the last allocation fails decides which of the two it is.
    assert answer is Trouble.DIED or (isinstance(answer, Message) and "corners" not in answer.header)
    poor.close()


def test_nothing_is_left_after_closing(child: Child) -> None:
    child.ask({"ask": "drop"})
    pid = _pid(child)
    child.close()
    assert not _alive(pid)
    assert child.pid is None


def test_the_eye_sees_on_after_its_worker_was_killed(photographs: Path) -> None:
    child = Child(LOOKING)
    eye = Eye(child)
    subject = Subject("good", (photographs / "health_good.jpg").read_bytes)
    assert isinstance(eye.look(subject, 0), Look)
    os.kill(_pid(child), signal.SIGKILL)
    assert isinstance(eye.look(subject, 1), Look)
    eye.close()


class _Scripted(Child):
    """Answers from a list."""

    def __init__(self, *answers: Message | Trouble) -> None:
        super().__init__(LOOKING)
        self.answers = list(answers)
        self.asked = 0

    def ask(self, *_: object, **__: object) -> Message | Trouble:
        self.asked += 1
        return self.answers.pop(0) if self.answers else Trouble.DIED


def test_a_picture_that_kills_the_worker_twice_is_not_shown_a_third_time() -> None:
    child = _Scripted()
    eye, subject = Eye(child), Subject("killer", lambda: b"x")
    for _ in range(3):
        answer = eye.look(subject, 0)
        assert isinstance(answer, DeviceFault)
        assert answer.code is FaultCode.PAGE_REFUSED
    assert child.asked == 2


@pytest.mark.parametrize(
    "answer",
    [
        Message({}),
        Message({"width": 4, "height": 4, "corners": None, "verdicts": [], "motion": 0}, (b"short",)),
        Message({"width": 9999, "height": 9999, "corners": None, "verdicts": [], "motion": 0}, (b"",)),
        Message({"width": 1, "height": 1, "corners": [1, 2], "verdicts": [], "motion": 0}, (b"abc",)),
        Message({"width": 1, "height": 1, "corners": None, "verdicts": ["lovely"], "motion": 0}, (b"abc",)),
        Message({"width": "x", "height": [], "corners": None, "verdicts": 3, "motion": None}, (b"abc",)),
    ],
)
def test_a_garbled_answer_is_refused(answer: Message) -> None:
    seen = Eye(_Scripted(answer)).look(Subject("any", lambda: b"x"), 0)
    assert isinstance(seen, DeviceFault)
    assert seen.code is FaultCode.PAGE_REFUSED
