"""`python -m drivers.scanner.prepared FOLDER`: draw what the folder lacks."""

from __future__ import annotations

import sys
from pathlib import Path

from drivers.scanner.prepared import prepare

if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
