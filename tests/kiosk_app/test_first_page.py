"""The greeting waits for nothing that it does not show."""

from __future__ import annotations

import subprocess
import sys

from kiosk_app.rehearsal.places import REPOSITORY

#: What only a visit needs, or the parts behind the screen.
BEHIND = (
    "hashlib",
    "kiosk_app.assembly",
    "kiosk_app.catalogue.procedures",
    "kiosk_app.content",
    "kiosk_app.flow.board",
    "kiosk_app.flow.events",
    "kiosk_app.flow.procedure",
    "kiosk_app.flow.screens",
    "kiosk_app.flow.staff",
    "kiosk_app.flow.state",
    "kiosk_app.flow.visit",
    "kiosk_app.speech",
    "kiosk_app.staff_code",
    "kiosk_app.ui.reading",
    "subprocess",
    "sync.store",
    "xml.etree.ElementTree",
)


def test_the_window_holds_no_numbers_machine() -> None:
    """sqlite-utils would bring numpy along, a sixth of the memory that the window may have."""
    heavy = ("numpy", "cv2", "PIL")
    asked = f"import sys, kiosk_app.assembly; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", asked], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_what_only_a_visit_needs_is_loaded_behind_it() -> None:
    asked = f"import sys, kiosk_app.__main__; print([name for name in {BEHIND} if name in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", asked], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_nobody_reads_the_source_of_what_is_imported() -> None:
    asked = (
        "import linecache, kiosk_app.__main__; print([name for name in linecache.cache if 'kiosk_app' in name])"
    )
    run = subprocess.run(
        [sys.executable, "-c", asked], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
