"""The process that shows the screen must not load what sees and reads pictures."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {"cv2", "numpy", "PIL", "pytesseract", "pikepdf", "zxingcpp", "segno"}


def test_sources_load_no_library_of_pictures() -> None:
    modules = ("simulated", "camera", "folder", "cli")
    script = "import sys\n" + "".join(f"import drivers.scanner.{module}\n" for module in modules)
    script += "print(' '.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert HEAVY.isdisjoint(loaded.split())
