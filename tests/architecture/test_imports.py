"""What import-linter cannot say: one importer for each outside library, and a flow of pure standard library."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
PRODUCT = ("drivers", "kiosk_app", "portal", "sync")

HOMES = {
    "PIL": (
        "drivers/card/simulator/face.py",
        "drivers/printer/",
        "drivers/scanner/",
        "kiosk_app/paper/face_child.py",
        "kiosk_app/rehearsal/papers.py",
        "kiosk_app/rehearsal/poster.py",
        "kiosk_app/rehearsal/report/carry.py",
    ),
    "PySide6": ("kiosk_app/ui/", "kiosk_app/runtime/bridge.py", "kiosk_app/__main__.py"),
    "apscheduler": ("sync/schedule.py",),
    "asn1crypto": ("drivers/card/chip/",),
    "cryptography": ("drivers/card/", "kiosk_app/", "portal/", "sync/"),
    "cv2": ("drivers/scanner/",),
    "ecdsa": ("drivers/card/chip/",),
    "escpos": ("drivers/printer/attached.py",),
    "fastapi": ("portal/",),
    "httpx": ("sync/portal.py", "portal/adapters/bank_simulated.py", "portal/adapters/web_client.py"),
    "joserfc": ("portal/adapters/id_tokens.py", "portal/provider/issuer.py"),
    "numpy": ("drivers/scanner/", "kiosk_app/assistant/training/fit.py"),
    "pikepdf": (
        "drivers/scanner/page/file.py",
        "drivers/scanner/page/text_layer.py",
        "kiosk_app/rehearsal/papers.py",
    ),
    "pydantic": ("portal/console/api.py",),
    "pytesseract": ("drivers/scanner/page/read.py",),
    "segno": (
        "drivers/printer/raster.py",
        "drivers/scanner/prepared/card.py",
        "kiosk_app/paper/qr.py",
        "kiosk_app/ui/code_picture.py",
        "portal/pages/qr.py",
    ),
    "smartcard": ("drivers/card/pcsc.py",),
    "sqlalchemy": ("portal/",),
    "sqlite_utils": ("sync/store/tables.py",),
    "starlette": ("portal/",),
    "torch": ("drivers/scanner/find/training/",),
    "typst": ("kiosk_app/paper/layout.py",),
    "uvicorn": ("portal/web.py",),
    "zxingcpp": ("drivers/scanner/code.py",),
}
"""Library: the file that imports it, or the folder whose business it is. What reaches a device or the
network has one file in each process."""

CANNOT_BLOCK = {
    "__future__", "abc", "calendar", "collections", "dataclasses", "datetime", "decimal", "enum", "functools",
    "itertools", "math", "re", "string", "types", "typing", "unicodedata",
}  # fmt: skip
"""What the flow may use of the standard library: nothing that waits, reads, writes or draws lots."""


@cache
def imports(path: Path) -> frozenset[str]:
    """Every module that the file names in an import, also inside functions and for typing only."""
    return frozenset(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def product_files() -> list[Path]:
    return [path for folder in PRODUCT for path in sorted((REPOSITORY / folder).rglob("*.py"))]


@pytest.mark.parametrize("library", sorted(HOMES))
def test_a_library_is_imported_at_home_and_nowhere_else(library: str) -> None:
    homes = HOMES[library]
    importers = {
        path.relative_to(REPOSITORY).as_posix()
        for path in product_files()
        if library in {name.partition(".")[0] for name in imports(path)}
    }
    assert {path for path in importers if not path.startswith(homes)} == set()
    assert {home for home in homes if not any(path.startswith(home) for path in importers)} == set()


def test_no_library_comes_in_unseen() -> None:
    ours_or_python = {*PRODUCT, *sys.stdlib_module_names}
    outside = {name.partition(".")[0] for path in product_files() for name in imports(path)} - ours_or_python
    assert outside == set(HOMES)


def test_the_flow_of_a_visit_is_pure() -> None:
    impure = {
        f"{path.relative_to(REPOSITORY)}: {name}"
        for path in sorted((REPOSITORY / "kiosk_app" / "flow").rglob("*.py"))
        for name in imports(path)
        if not name.startswith("kiosk_app.flow") and name.partition(".")[0] not in CANNOT_BLOCK
    }
    assert impure == set()


def test_the_launcher_is_standard_library_only() -> None:
    strangers = {
        name
        for path in sorted((REPOSITORY / "kiosk_app" / "launch").rglob("*.py"))
        for name in imports(path)
        if not name.startswith(("kiosk_app.launch", "kiosk_app.image"))
        and name.partition(".")[0] not in sys.stdlib_module_names
    }
    assert strangers == set()


def test_nobody_imports_tests() -> None:
    assert [
        path for path in product_files() if any(n.partition(".")[0] == "tests" for n in imports(path))
    ] == []


def test_the_guard_itself_sees_an_import_inside_a_function(tmp_path: Path) -> None:
    sly = tmp_path / "sly.py"
    sly.write_text("def f() -> None:\n    if True:\n        import cv2.dnn\n")
    assert list(imports(sly)) == ["cv2.dnn"]


def test_what_a_page_shows_has_one_door() -> None:
    """The frame alone is for the greeting, which loads nothing of the other pages."""
    doors = {
        path.relative_to(REPOSITORY / "kiosk_app").as_posix()
        for path in product_files()
        if "kiosk_app.flow.frame" in imports(path)
    }
    assert doors == {
        "flow/screens.py",
        "flow/show/screen.py",
        "front.py",
        "ui/window.py",
        "ui/visit_view.py",
        "__main__.py",
    }
