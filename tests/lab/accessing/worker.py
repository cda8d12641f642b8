"""A process of its own for one arrangement: its pages in each of some themes, told line by line.

    python -m tests.lab.accessing.worker LANGUAGE SCALE SHAPE THEME[,THEME…] [PAGE[,PAGE…]]

Writes a line of JSON a finding, last one with "looks". A page that breaks the checks breaks the process too.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk_app.ui.engine import use_software_renderer
from tests.lab.accessing import screens
from tests.lab.accessing.settings import Arrangement


def main(arguments: list[str]) -> int:
    language, scale, shape, themes, *rest = arguments
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    use_software_renderer()
    application = QGuiApplication([])
    looked: list[str] = []
    arrangement = Arrangement(language, float(scale), shape)
    only = rest[0].split(",") if rest else ()
    with tempfile.TemporaryDirectory(prefix="tam-access-") as folder, screens.window(Path(folder)) as ui:
        for fault in screens.look(ui, arrangement, themes.split(","), only, looked):
            print(json.dumps({"page": fault.page, "theme": fault.theme, **asdict(fault.finding)}))
    print(json.dumps({"looks": len(looked) * len(themes.split(","))}), flush=True)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
