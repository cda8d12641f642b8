"""The bench of filing in small: it counts what is wrong, and its pages are the same for the same seed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from random import Random

from tests.bench import capture
from tests.bench.capturing import programs, taken
from tests.bench.capturing.drawn import Line, draw
from tests.bench.capturing.prose import Fact, write
from tests.bench.capturing.scored import Seen, wrong

LINES = (Line("Lệ phí 8.000 đồng", (100, 100, 500, 140)), Line("Họ tên", (100, 200, 300, 240)))


def test_what_is_read_right_in_any_order_counts_as_right() -> None:
    words = [Seen("tên", 220, 220), Seen("phí", 180, 120), Seen("8.000", 300, 120), Seen("đồng", 450, 120)]
    words += [Seen("Lệ", 110, 120), Seen("Họ", 120, 220)]
    assert wrong(LINES, words) == (0, 23)


def test_a_letter_a_mark_a_missing_word_and_a_stray_one_count_as_wrong() -> None:
    words = [Seen("Le", 110, 120), Seen("phí", 180, 120), Seen("8.000", 300, 120), Seen("đồng", 450, 120)]
    words += [Seen("Họ", 120, 220), Seen("xxx", 900, 900)]
    assert wrong(LINES, words) == (1 + len(" tên") + len("xxx"), 23)
    assert wrong(LINES, words, [(800, 800, 1000, 1000)]) == (1 + len(" tên"), 23)


def test_fields_are_counted_once_and_only_where_they_were_accepted() -> None:
    counted = capture.Fields()
    facts = (Fact("date", "2026-01-02"), Fact("date", "2026-01-02"), Fact("number", "001099000001"))
    read = [
        {"kind": "date", "value": "2026-01-02", "accepted": True},
        {"kind": "date", "value": "2026-01-03", "accepted": True},
        {"kind": "number", "value": "001099000001", "accepted": False},
    ]
    counted.add(facts, read)
    assert (counted.there, counted.accepted, counted.right) == (3, 2, 1)


def test_a_drawn_page_is_filed_and_nearly_all_of_it_is_read(tmp_path: Path) -> None:
    def page(seed: int) -> bytes:
        random = Random(seed)
        return taken.flatbed(draw(write(random), random).page, random).jpeg

    random = Random(5)
    drawn = draw(write(random), random)
    picture = tmp_path / "page.jpg"
    picture.write_bytes(taken.flatbed(drawn.page, random).jpeg)
    assert hashlib.sha256(picture.read_bytes()).digest() == hashlib.sha256(page(5)).digest()
    sums = capture.Sum()
    sums.add(drawn, programs.ours(picture, tmp_path / "page.pdf"), colour=True)
    assert sums.characters > 400
    assert sums.wrong_ratio < 0.03
    assert sums.kb[True][0] < 120
