"""qmllint over every QML file, with the types of our views generated for it; any warning fails.

python -m kiosk_app.ui.lint
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import PySide6

HERE = Path(__file__).parent
QML = HERE / "qml"
MODULE = "Kiosk.Views"
_PYSIDE = Path(PySide6.__file__).parent
#: The dump names Python's own containers; QML knows them by Qt's names.
_QT_NAMES = {"list": "QVariantList", "dict": "QVariantMap"}


def dump(views: list[Path]) -> list[dict[str, object]]:
    """The meta objects of the views, as PySide's own tool reads them from the sources."""
    tool = _PYSIDE / "scripts" / "metaobjectdump.py"
    found: list[dict[str, object]] = []
    for view in views:
        run = subprocess.run([sys.executable, tool, view], capture_output=True, text=True, check=True)
        found += json.loads(run.stdout, object_hook=_with_qt_names) if run.stdout.strip() else []
    return found


def _with_qt_names(entry: dict[str, object]) -> dict[str, object]:
    kind = entry.get("type")
    if isinstance(kind, str):
        entry = {**entry, "type": _QT_NAMES.get(kind, kind)}
    if "read" in entry and "notify" not in entry:
        # the dump leaves out what is constant; our views have no property that changes in silence
        entry = {**entry, "constant": True}
    return entry


def write_types(folder: Path, views: list[Path]) -> None:
    """A module folder `Kiosk/Views` with qmldir and qmltypes below `folder`."""
    module = folder.joinpath(*MODULE.split("."))
    module.mkdir(parents=True)
    (folder / "dump.json").write_text(json.dumps(dump(views)), encoding="utf-8")
    registrar = _PYSIDE / "Qt" / "libexec" / "qmltyperegistrar"
    subprocess.run(
        [
            registrar,
            "--generate-qmltypes",
            module / "views.qmltypes",
            "--import-name",
            MODULE,
            "--major-version",
            "1",
            "--minor-version",
            "0",
            "-o",
            folder / "unused.cpp",
            folder / "dump.json",
        ],
        check=True,
        capture_output=True,
    )
    (module / "qmldir").write_text(f"module {MODULE}\ntypeinfo views.qmltypes\n", encoding="utf-8")


def lint(files: list[Path]) -> int:
    """Exit status of qmllint; 0 when there is not one warning."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_types(folder, sorted(HERE.glob("*_view.py")))
        command: list[str | Path] = [_PYSIDE / "qmllint", "--max-warnings", "0"]
        for imported in (folder, QML, _PYSIDE / "Qt" / "qml"):
            command += ["-I", imported]
        return subprocess.run([*command, *files], check=False).returncode


def main() -> int:
    return lint(sorted(QML.rglob("*.qml")))


if __name__ == "__main__":
    sys.exit(main())
