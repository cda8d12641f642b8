"""The script that joins the codes again, against what the kiosk puts into them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QJSEngine, QJSValue

from sync.envelope.carried import MAX_CODES, MOST_A_CODE, fragments
from tests.sync.builders import random_from

_SCRIPT = Path(__file__).parents[3] / "portal" / "public" / "static" / "carried.js"

_WRONG = ("0000000", "0201000", "0101999", "01010000", "0109000")


class Script:
    def __init__(self) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self._application = QGuiApplication.instance() or QGuiApplication([])
        self._engine = QJSEngine()
        self._engine.evaluate(_SCRIPT.read_text("utf-8"))

    def ask(self, call: str, *values: object) -> Any:
        spelled = ",".join(json.dumps(value) for value in values)
        found = cast(QJSValue, self._engine.evaluate(f"JSON.stringify({call}({spelled}))"))
        assert not found.isError(), found.toString()
        return json.loads(found.toString())


@pytest.fixture(scope="module")
def script() -> Script:
    return Script()


@pytest.mark.parametrize("length", [1, 2, 3, 4, 5, 6, 7, 1000, MOST_A_CODE + 5, MOST_A_CODE * MAX_CODES])
def test_what_the_kiosk_spelled_is_joined_to_the_same_bytes(script: Script, length: int) -> None:
    data = random_from(length)(length)
    parts: dict[int, str] = {}
    for fragment in reversed(fragments(data)):
        part = script.ask("Carried.read", fragment)
        assert script.ask("Carried.missing", parts, part["count"]) == min(
            set(range(1, part["count"] + 1)) - set(parts)
        )
        parts[part["number"]] = part["digits"]
    assert script.ask("Carried.missing", parts, len(parts)) == 0
    assert bytes(script.ask("Carried.join", parts, len(parts))) == data


@pytest.mark.parametrize(
    "fragment",
    ["", "k=ABC", "1" * 11, *(f"12345678{rest}" for rest in _WRONG)],
)
def test_what_is_no_part_is_not_taken_for_one(script: Script, fragment: str) -> None:
    assert script.ask("Carried.read", fragment) is None
