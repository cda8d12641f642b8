"""A checkout in miniature, so that no test touches the real environment."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from kiosk_app.launch.progress import Progress


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "a checkout with spaces"
    (root / "locks").mkdir(parents=True)
    for name in ("run", "dev", "pcsc", "emupos"):
        (root / "locks" / f"{name}.lock").write_text(f"{name}==1 --hash=sha256:00\n")
    return root


@pytest.fixture
def spoken() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def progress(spoken: io.StringIO) -> Progress:
    return Progress(out=spoken, clock=lambda: 0.0)


@pytest.fixture
def fake_python(checkout: Path) -> Path:
    """Stands for `.venv/bin/python`: notes what pip is asked and ends with the status in `pip-status`."""
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    version = sys.version.replace("\n", "\\n")
    python.write_text(
        "#!/bin/sh\n"
        f"case \"$1\" in -c) printf '{version}\\n'; exit 0;; esac\n"
        'here=$(dirname "$0")\n'
        'echo "$@" >> "$here/asked"\n'
        'echo "Installing collected packages: one, two"\n'
        'exit "$(cat "$here/pip-status" 2>/dev/null || echo 0)"\n'
    )
    python.chmod(0o755)
    return python
