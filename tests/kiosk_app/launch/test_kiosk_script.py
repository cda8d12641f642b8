"""`./kiosk` itself: from anywhere, from a path with spaces, and with no Python to be found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The launcher alone, in a folder whose name has spaces and letters of Hà Nội."""
    root = tmp_path / "Trạm Một Cửa"
    (root / "kiosk_app").mkdir(parents=True)
    shutil.copy2(REPOSITORY / "kiosk", root / "kiosk")
    shutil.copy2(REPOSITORY / "kiosk_app" / "__init__.py", root / "kiosk_app")
    shutil.copytree(REPOSITORY / "kiosk_app" / "launch", root / "kiosk_app" / "launch")
    return root


def start(root: Path, *arguments: str, path: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [root / "kiosk", *arguments],
        env={"PATH": path, "HOME": str(cwd)},
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def python_named_python3(folder: Path) -> str:
    folder.mkdir()
    (folder / "python3").symlink_to(sys.executable)
    return f"{folder}:/usr/bin:/bin"


def test_it_starts_from_any_folder(elsewhere: Path, tmp_path: Path) -> None:
    ended = start(elsewhere, "--help", path=python_named_python3(tmp_path / "bin"), cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert "usage: ./kiosk COMMAND" in ended.stdout


def test_a_folder_of_the_same_name_where_one_stands_is_not_taken_for_ours(
    elsewhere: Path, tmp_path: Path
) -> None:
    trap = tmp_path / "stands here" / "kiosk_app"
    trap.mkdir(parents=True)
    (trap / "__init__.py").write_text("raise SystemExit(99)\n")
    ended = start(elsewhere, "--help", path=python_named_python3(tmp_path / "bin"), cwd=trap.parent)
    assert ended.returncode == 0, ended.stderr


def test_a_python_that_is_too_old_is_passed_over(elsewhere: Path, tmp_path: Path) -> None:
    bin_ = tmp_path / "old"
    bin_.mkdir()
    (bin_ / "python3").write_text("#!/bin/sh\nexit 1\n")
    (bin_ / "python3").chmod(0o755)
    (bin_ / "python3.11").symlink_to(sys.executable)
    ended = start(elsewhere, "--help", path=f"{bin_}:/bin", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr


def test_without_any_python_it_names_the_one_line_and_ends_with_69(elsewhere: Path, tmp_path: Path) -> None:
    script = (elsewhere / "kiosk").read_text()
    (elsewhere / "kiosk").write_text(script.replace("/usr/bin/python3", "/nowhere/python3"))
    bin_ = tmp_path / "few tools"
    bin_.mkdir()
    for tool in ("sh", "dirname", "env", "id"):
        (bin_ / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")
    for refused in ("apt-get", "sudo"):
        (bin_ / refused).write_text("#!/bin/sh\nexit 100\n")
        (bin_ / refused).chmod(0o755)
    ended = start(elsewhere, "run", path=str(bin_), cwd=tmp_path)
    assert ended.returncode == 69
    assert ended.stderr.splitlines()[-1].endswith("apt-get install -y python3 python3-venv")


def test_a_checkout_that_cannot_be_written_is_told_so(elsewhere: Path, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "locks", elsewhere / "locks")
    (elsewhere / "var").write_text("a file where a folder belongs")
    ended = start(elsewhere, "portal", path=python_named_python3(tmp_path / "bin"), cwd=tmp_path)
    assert ended.returncode == 73
    assert "cannot write here" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_launcher_needs_nothing_but_the_standard_library() -> None:
    script = (
        "import sys, kiosk_app.launch.__main__\n"
        "ours = {'kiosk_app', '__main__'}\n"
        "tops = {name.partition('.')[0] for name in sys.modules}\n"
        "print(sorted(t for t in tops - ours - set(sys.stdlib_module_names) if not t.startswith('_')))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(REPOSITORY)!r})\n{script}"],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout.strip() == "[]", ended.stderr
