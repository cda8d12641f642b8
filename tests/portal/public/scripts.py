"""The scripts of the form for home, run as a browser would run them but without a page."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QJSEngine, QJSValue

_FOLDER = Path(__file__).parents[3] / "portal" / "public" / "static"
TODAY = [2026, 11, 23]


class Scripts:
    """Everything but `form.js`, which needs a document."""

    def __init__(self) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # Of the kind that the tests of the window share.
        self._application = QGuiApplication.instance() or QGuiApplication([])
        self._engine = QJSEngine()
        for name in ("qr", "prepared", "answers"):
            self._evaluate((_FOLDER / f"{name}.js").read_text("utf-8"))

    def ask(self, call: str, *values: object) -> Any:
        """`call` with the values as its arguments, which come and go as JSON."""
        spelled = ",".join(json.dumps(value) for value in values)
        return json.loads(self._evaluate(f"JSON.stringify({call}({spelled}))"))

    def _evaluate(self, text: str) -> str:
        # The stub names the trace that only an overload with a third argument gives.
        found = cast(QJSValue, self._engine.evaluate(text))
        assert not found.isError(), found.toString()
        return found.toString()

    def matrix(self, text: str, mask: int | None = None) -> list[list[int]] | None:
        found: list[list[int]] | None = self.ask("Qr.make", text, *([] if mask is None else [mask]))
        return found

    def write(self, form: Mapping[str, object]) -> str:
        return str(self.ask("Prepared.write", form))
