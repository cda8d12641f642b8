"""The assistant behind the glass: read late, never silent, and of what it refuses only the kind is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from drivers.cancel import Cancel
from kiosk_app.assistant.asking import load
from kiosk_app.assistant.table import TableError
from kiosk_app.assistant.understand import Understanding
from kiosk_app.flow.assisting import About, AskAssistant, FindServices, Reply, ServicesFound
from kiosk_app.flow.events import Event
from kiosk_app.flow.state import begin
from kiosk_app.runtime.assistant_work import AssistantWork
from kiosk_app.runtime.workers import Job, Worker
from tests.stories.walk import FRIDAY, practice

VISIT = replace(begin(practice()), now=FRIDAY)


class Desk(Worker):
    """A worker whose jobs wait until they are run."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    def do(self, job: Job, dropped: Callable[[], None] | None = None) -> None:
        self.jobs.append(job)

    def run(self) -> None:
        while self.jobs:
            self.jobs.pop(0)(Cancel())


def work(
    begin_it: Callable[[], Understanding] = load,
) -> tuple[AssistantWork, Desk, list[Event], list[tuple[str, str]]]:
    desk, posted, noted = Desk(), list[Event](), list[tuple[str, str]]()
    made = AssistantWork(desk, posted.append, lambda event, detail: noted.append((event, detail)), begin_it)
    return made, desk, posted, noted


def ask(question: str) -> AskAssistant:
    return AskAssistant(1, question, "vi", About())


def test_the_table_is_read_when_somebody_asks_and_once() -> None:
    read: list[int] = []

    def begin_it() -> Understanding:
        read.append(threading.get_ident())
        return load()

    made, desk, posted, noted = work(begin_it)
    assert read == []
    made.ask(ask("đăng ký tạm trú"), VISIT)
    made.ask(ask("đổi bằng lái xe"), VISIT)
    desk.run()
    assert len(read) == 1
    assert [event.decision for event in posted if isinstance(event, Reply)] == ["open", "open"]
    assert noted == []


@pytest.mark.parametrize(
    ("question", "kind"),
    [("giá vàng hôm nay", "outside"), ("tôi muốn chết", "crisis"), ("gặp cán bộ", "person")],
)
def test_of_a_refused_question_the_kind_is_counted_and_no_word_kept(question: str, kind: str) -> None:
    made, desk, _, noted = work()
    made.ask(ask(question), VISIT)
    desk.run()
    assert noted == [("assistant.refused", kind)]


def test_without_a_table_the_kiosk_says_that_it_does_not_understand() -> None:
    def begin_it() -> Understanding:
        raise TableError("cut")

    made, desk, posted, noted = work(begin_it)
    made.ask(ask("đăng ký tạm trú"), VISIT)
    made.find(FindServices("tạm trú", "vi"), VISIT)
    desk.run()
    assert posted == [Reply(1, "refuse", refused="nothing")]
    assert noted == [("assistant.refused", "broken")]


def test_of_a_word_being_typed_only_the_newest_letters_are_looked_for() -> None:
    made, desk, posted, _ = work()
    for text in ("sin", "sinh c", "sinh con mới đẻ"):
        made.find(FindServices(text, "vi"), VISIT)
    desk.run()
    assert [event.text for event in posted if isinstance(event, ServicesFound)] == ["sinh con mới đẻ"]
