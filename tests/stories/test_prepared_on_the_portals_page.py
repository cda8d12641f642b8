"""From the portal's form to the kiosk's review: what is typed at home stands there and is not asked again."""

from __future__ import annotations

import json
import random
import re
from html import unescape
from typing import Any

import numpy
import pytest

from drivers.scanner.code import qr
from kiosk_app.flow import touches as hand
from kiosk_app.flow.prepared import PreparedSeen
from kiosk_app.flow.screens import OverviewScreen, Page
from kiosk_app.runtime.camera_work import _said
from portal.pages.words import choose
from portal.public.prepare_form import prepare_form
from portal.public.shelf import _shipped, read
from tests.portal.public.scripts import TODAY, Scripts
from tests.stories.walk import HUONG, Walk

CATALOGUE = read(_shipped())
SAID = {
    "name": ["Nguyễn Thị Bưởi", "Đặng Văn Ừng", "y Kpă"],
    "text": ["Số 12 ngõ 3 phố Hàng Bạc", "Làm ruộng", 'Nhà "Ông Ký", tổ 5'],
    "date": ["5/9/1990", "01.02.1980", "03031975"],
    "phone": ["0912 345 678"],
    "email": ["a.b@example.vn"],
    "pick": ["phuong hoan kiem", "Phường Cửa Nam", "Phường Phúc Xá, Quận Ba Đình"],
}


@pytest.fixture(scope="module")
def scripts() -> Scripts:
    return Scripts()


def spec_of(procedure: str) -> dict[str, Any]:
    """What the page gives its script."""
    html = prepare_form(choose("vi", ""), CATALOGUE.procedures[procedure], CATALOGUE.places)
    found = re.search(r'data-form="([^"]*)"', html)
    assert found is not None
    spec: dict[str, Any] = json.loads(unescape(found[1]))
    return spec


def typed(question: dict[str, Any], dice: random.Random) -> str:
    if question["kind"] == "choice":
        return str(dice.choice(question["options"]))
    if question["kind"] == "number":
        return str(dice.randint(question.get("least", 0), min(question.get("most", 30), 30)))
    if question["kind"] == "date" and question.get("future"):
        return "01/12/2026"
    return dice.choice(SAID[question["kind"]])[: question["longest"]]


def shown(scripts: Scripts, spec: dict[str, Any], answers: dict[str, str]) -> str:
    """What the kiosk's reader sees where the page shows its code; empty where there is too much for one."""
    text = scripts.write(
        {**{key: spec[key] for key in ("language", "procedure", "version")}, "answers": answers}
    )
    if not text:
        return ""
    rows = scripts.matrix(text)
    light = numpy.pad(1 - numpy.array(rows, numpy.uint8), 4, constant_values=1) * 255
    grey = numpy.kron(light, numpy.ones((4, 4), numpy.uint8)).astype(numpy.uint8)
    return qr(numpy.stack([grey] * 3, axis=-1)) or "unread"


@pytest.mark.parametrize("procedure", CATALOGUE.procedures)
def test_the_kiosk_takes_every_answer_of_every_form(scripts: Scripts, procedure: str) -> None:
    spec = spec_of(procedure)
    for seed in range(4):
        dice = random.Random(seed)
        said = {each["id"]: typed(each, dice) for each in spec["questions"]}
        found = scripts.ask("Answers.collect", spec["questions"], said, spec["places"], TODAY)
        assert found["wrong"] == {}
        text = shown(scripts, spec, found["answers"])
        assert text, f"{procedure} with ordinary answers does not fit one code"
        event = _said(text)
        assert isinstance(event, PreparedSeen)
        assert event.answers == found["answers"]
        walk = Walk().tap(hand.OpenTile("apply")).post(event)
        content = walk.screen.content
        assert isinstance(content, OverviewScreen)
        assert (content.again, content.edition) == (0, False)
        assert content.prepared == len(found["answers"])


def test_what_was_typed_at_home_stands_on_the_review(scripts: Scripts) -> None:
    spec = spec_of("birth_extract")
    said = {"requester": "self", "registered_at": "phường hoàn kiếm", "copies": "2", "name": "Kẻ Khác"}
    found = scripts.ask("Answers.collect", spec["questions"], said, spec["places"], TODAY)
    assert found["answers"] == {"requester": "self", "registered_at": "00070", "copies": "2"}
    event = _said(shown(scripts, spec, found["answers"]))
    assert isinstance(event, PreparedSeen)
    walk = Walk().tap(hand.OpenTile("apply")).post(event)
    walk.on().tap(hand.Tick("file", True)).on().with_code()
    assert walk.page == Page.REVIEW
    assert dict(walk.visit.answers) | found["answers"] == dict(walk.visit.answers)
    assert walk.visit.answers["name"] == HUONG.name
