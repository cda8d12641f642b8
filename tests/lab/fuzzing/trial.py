"""One input to one parser, within a time and a memory: what it came to."""

from __future__ import annotations

import resource
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from tests.lab.fuzzing.arcs import Arcs
from tests.lab.fuzzing.parsers import Parser

#: Seconds of the processor, so that a busy machine hangs nobody. Traced steps take ten times as long.
BOUND_S, _TRACED_S = 0.5, 4.0
MEMORY_MB = 192
_MIB = 1 << 20
_ROOT = str(Path(__file__).parents[3])


class _OverdueError(BaseException):
    """No parser may catch it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`kind`: crash, hang or memory; `where`: the exception and the place, by which two are the same."""

    kind: str
    where: str
    data: bytes


def bound_memory() -> None:
    """From now on this process gets `MEMORY_MB` more than it has, and then MemoryError."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MEMORY_MB * _MIB
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def attempt(parser: Parser, data: bytes, arcs: Arcs | None = None) -> Finding | None:
    """None where the parser did what its docstring says. With `arcs` its steps are followed."""
    found = _attempt(parser, data, arcs, _TRACED_S if arcs else BOUND_S)
    if found is not None and found.kind == "hang" and arcs is not None:
        # Followed it may only have been slow.
        return _attempt(parser, data, None, BOUND_S)
    return found


def _attempt(parser: Parser, data: bytes, arcs: Arcs | None, seconds: float) -> Finding | None:
    def call(given: bytes) -> object:
        return parser.call(given)

    before = signal.signal(signal.SIGPROF, _overdue)
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            _run(call, data, arcs)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except parser.declared:
        return None
    except _OverdueError as overdue:
        return Finding("hang", _place(overdue), data)
    except MemoryError as error:
        return Finding("memory", _place(error), data)
    except Exception as error:  # whatever it is: that is the finding
        return Finding("crash", _place(error), data)
    finally:
        signal.signal(signal.SIGPROF, before)
    return None


def _run(call: Callable[[bytes], object], data: bytes, arcs: Arcs | None) -> None:
    if arcs is None:
        call(data)
    else:
        arcs.run(call, data)


def _overdue(_signal: int, _frame: FrameType | None) -> None:
    raise _OverdueError


def _place(error: BaseException) -> str:
    """The innermost line of ours; of a hang the function alone, for it is met on any of its lines."""
    frames = [one for one in traceback.extract_tb(error.__traceback__) if one.filename.startswith(_ROOT)]
    frames = [
        one for one in frames if "/fuzzing/trial.py" not in one.filename and "/arcs.py" not in one.filename
    ]
    last = frames[-1] if frames else None
    if last is None:
        return type(error).__name__
    name = Path(last.filename).relative_to(_ROOT)
    line = "" if isinstance(error, _OverdueError) else f":{last.lineno}"
    return f"{type(error).__name__} {name}{line} {last.name}"
