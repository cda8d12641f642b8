"""The prepared photographs are the same every time, and the cards among them speak."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.card.persona import load_persona, persona_names
from drivers.scanner.page.eye import Eye, Subject
from drivers.scanner.prepared import prepare
from drivers.scanner.prepared.card import CARD_SIZE, CardFace, draw
from drivers.scanner.prepared.photographs import names
from drivers.scanner.prepared.scene import Shot, photograph, turned


def test_all_are_there_and_a_second_time_draws_nothing(photographs: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in photographs.glob("*.jpg")}
    assert {path.stem for path in before} == set(names())
    prepare(photographs)
    assert {path: path.stat().st_mtime_ns for path in photographs.glob("*.jpg")} == before


def test_a_photograph_that_was_lost_comes_back_the_same(photographs: Path) -> None:
    lost = photographs / "blank.jpg"
    data = lost.read_bytes()
    lost.unlink()
    prepare(photographs)
    assert lost.read_bytes() == data


@pytest.mark.parametrize("name", persona_names())
def test_the_card_of_every_persona_is_readable(eye: Eye, photographs: Path, name: str) -> None:
    subject = Subject(name, (photographs / f"card_{name}.jpg").read_bytes)
    assert eye.code(subject) == load_persona(name).qr_text()


def test_a_code_is_still_read_when_the_card_is_held_badly(eye: Eye) -> None:
    face = CardFace("x", "NGUYỄN THỊ MẪU", "001190000123", "15/01/1990", load_persona("mau").qr_text())
    shot = Shot(turned(24, 340, CARD_SIZE), light=0.45, blur=2.2, noise=5)
    data = photograph(draw(face), shot, 1)
    assert eye.code(Subject("badly", lambda: data)) == face.qr


def test_a_page_without_a_code_has_none(eye: Eye, photographs: Path) -> None:
    assert eye.code(Subject("page", (photographs / "health_good.jpg").read_bytes)) is None
