"""Bytes that nobody asked for: no status is shifted by them, and none of them confirms a print."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from drivers.printer.conversation import Conversation, Patience
from drivers.printer.escpos import Proof
from drivers.printer.model import Answers
from drivers.printer.printer import PrinterState

#: Paper out, by kind of question.
OUT = {1: b"\x1a", 2: b"\x32", 3: b"\x12", 4: b"\x7e"}


class Line:
    """Answers a status question by its kind; `noise` puts bytes around each answer."""

    def __init__(
        self, answers: dict[int, bytes], noise: Callable[[bytes], bytes] = lambda answer: answer
    ) -> None:
        self._answers, self._noise = answers, noise
        self.coming: deque[bytes] = deque()

    def send(self, data: bytes) -> None:
        if data[:2] == b"\x10\x04":
            self.coming.append(self._noise(self._answers[data[2]]))

    def receive(self, timeout_s: float) -> bytes:
        return self.coming.popleft() if self.coming else b""


def conversation(line: Line) -> Conversation:
    times = iter(range(1_000_000))
    return Conversation(line, Patience(answer_s=5.0), monotonic=lambda: float(next(times)))


def test_a_byte_too_many_does_not_turn_paper_out_into_paper_enough() -> None:
    strays = iter([b"\x12", b"\x12"])
    line = Line(OUT, lambda answer: next(strays, b"") + answer)
    assert conversation(line).state() is PrinterState.PAPER_OUT


def test_a_late_answer_is_not_taken_for_the_next() -> None:
    """The first answer comes twice: without a look behind the last one all would be shifted by one."""
    twice = iter([2])
    line = Line(OUT, lambda answer: answer * next(twice, 1))
    assert conversation(line).state() is PrinterState.PAPER_OUT


def test_who_never_stops_talking_says_nothing_certain() -> None:
    kinds = iter([b"\x12", b"\x12", b"\x16", b"\x32", b"\x12"] * 20)
    line = Line(dict.fromkeys((1, 2, 3, 4), b"\x12"), lambda answer: next(kinds) + answer)
    assert conversation(line).state() is PrinterState.GONE


def proof_after(heard: bytes, answers: Answers | None = None) -> Proof:
    line = Line(OUT)
    talk = conversation(line)
    proof = Proof(talk, b"0a1b", answers or Answers(), "TM-T20III")
    line.coming.append(heard)
    talk.listen(0.0)
    return proof


def test_only_the_jobs_own_id_is_certain() -> None:
    assert proof_after(b"\x37\x220a1b\x00").certain()
    assert not proof_after(b"\x37\x220a1c\x00").certain()


def test_sensor_answers_count_only_in_their_number() -> None:
    wanted = 3 + ord("0") % 5
    assert proof_after(b"\x00" * wanted).likely()
    for other in set(range(12)) - {wanted}:
        assert not proof_after(b"\x00" * other).likely()


def test_a_name_that_is_not_its_own_proves_nothing() -> None:
    assert proof_after(b"\x5fTM-T20III\x00").likely()
    assert not proof_after(b"\x5fTM-X\x00").likely()
    assert not proof_after(b"\x5f\x00").likely()
