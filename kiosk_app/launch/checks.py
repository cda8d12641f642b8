"""`./kiosk test` and `./kiosk lint`: every check in order, none hides another, a table at the end."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.launch.commands import Order

#: Names the file in which the tests leave a line for each reason why something was not checked.
NOT_CHECKED = "KIOSK_NOT_CHECKED"


@dataclass(frozen=True, slots=True)
class Check:
    """One program of the environment. `command` starts after the Python."""

    title: str
    command: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    title: str
    status: int
    seconds: float


STATIC = (
    Check("ruff: rules", ("-m", "ruff", "check", "--quiet", ".")),
    Check("ruff: layout", ("-m", "ruff", "format", "--check", "--quiet", ".")),
    Check("mypy: strict types", ("-m", "mypy")),
    Check(
        "who may import whom",
        ("-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-logo"),
    ),
    Check("qmllint: no warnings", ("-m", "kiosk_app.ui.lint")),
    Check("translations finished", ("-m", "kiosk_app.ui.words", "check")),
)


def chosen(order: Order) -> tuple[Check, ...]:
    """The checks of `test` or `lint`."""
    return (*STATIC, tests(order.options.all, order.rest)) if order.command == "test" else STATIC


def tests(everything: bool, extra: Sequence[str]) -> Check:
    """pytest over two workers; `everything` adds the tests marked long. Metal is always asked for by hand."""
    marked = "not metal" if everything else "not metal and not long"
    # A worker that died is not replaced: whoever waits for its file would wait for ever.
    workers = ("-n", "2", "--dist", "loadfile", "--max-worker-restart", "0")
    return Check("pytest", ("-m", "pytest", "-q", "-m", marked, *workers, *extra))


def run_all(
    checks: Sequence[Check],
    python: Path,
    root: Path,
    env: Mapping[str, str],
    run: Callable[[list[str], Path, Mapping[str, str]], int] | None = None,
) -> int:
    """Run each check, also after a failure. Returns 0 only if all passed; says last what nobody checked."""
    results = []
    with tempfile.TemporaryDirectory(prefix="tram") as folder:
        told = Path(folder) / "not_checked"
        for check in checks:
            _write(f"\n== {check.title}")
            started = time.monotonic()
            status = (run or _run)([str(python), *check.command], root, {**env, NOT_CHECKED: str(told)})
            results.append(Result(check.title, status, time.monotonic() - started))
        unchecked = told.read_text(encoding="utf-8") if told.exists() else ""
    _write("\n" + table(results))
    if unchecked:
        _write("\n" + unchecked.rstrip())
    return int(any(r.status != 0 for r in results))


def table(results: Sequence[Result]) -> str:
    """One line a check: what, how it ended, how long it took."""
    width = max(len(r.title) for r in results)
    lines = [
        f"{r.title:{width}}  {'ok' if r.status == 0 else f'FAILED ({r.status})':12}  {r.seconds:6.1f} s"
        for r in results
    ]
    total = sum(r.seconds for r in results)
    bad = sum(r.status != 0 for r in results)
    verdict = "all well" if bad == 0 else f"{bad} of {len(results)} failed"
    return "\n".join([*lines, f"{'together':{width}}  {verdict:12}  {total:6.1f} s"])


def _run(command: list[str], root: Path, env: Mapping[str, str]) -> int:
    sys.stdout.flush()
    return subprocess.run(command, cwd=root, env=dict(env), stdin=subprocess.DEVNULL, check=False).returncode


def _write(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
