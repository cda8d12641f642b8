"""Strict reading of a JSON object: every key known, every value of its type and within its limit.

The readers below raise `MisshapenError`, which never leaves this package: `parser` turns it into a fault.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from sync.contract import canonical, ids
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.plain import is_plain
from sync.contract.times import parse_time

P = ParamSpec("P")
T = TypeVar("T")
Object = dict[str, canonical.Json]

MAX_AMOUNT = 10**12
SHA256 = re.compile(r"[0-9a-f]{64}")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")


class MisshapenError(ValueError):
    """A field is missing, of another type or out of its limit; the text names the field only."""


def parser(read: Callable[P, T]) -> Callable[P, T | ContractFault]:
    """Wrap a reader so that it answers with a fault instead of raising."""

    @functools.wraps(read)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> T | ContractFault:
        try:
            return read(*args, **kwargs)
        except MisshapenError as problem:
            return ContractFault(ContractCode.MISSHAPEN, str(problem))

    return wrapped


def obj(value: object, *keys: str) -> Object:
    """An object with exactly these keys."""
    if not isinstance(value, dict):
        raise MisshapenError("not an object")
    if value.keys() != set(keys):
        # Only names of our own schema are repeated; a stray key could hold anything.
        missing = sorted(set(keys) - value.keys())
        raise MisshapenError("missing " + ",".join(missing) if missing else "unknown key")
    return value


def obj_with(value: object, required: tuple[str, ...], allowed: tuple[str, ...]) -> Object:
    """An object with all `required` keys and any of `allowed`."""
    if not isinstance(value, dict):
        raise MisshapenError("not an object")
    return obj(value, *required, *(key for key in allowed if key in value))


def code(source: Object, key: str = "code") -> str:
    """A dossier's code: spelled exactly as printed, with a check character that holds."""
    value = text(source, key, 16)
    if not ids.is_valid(value):
        raise MisshapenError(key)
    return value


def text(source: Object, key: str, limit: int = 200, pattern: re.Pattern[str] | None = None) -> str:
    value = source[key]
    if not isinstance(value, str) or len(value) > limit:
        raise MisshapenError(key)
    if pattern is not None and not pattern.fullmatch(value):
        raise MisshapenError(key)
    return value


def words(source: Object, key: str, limit: int, *, lines: bool = False) -> str:
    """Text that a citizen is shown; see `is_plain`."""
    value = text(source, key, limit)
    if not is_plain(value, lines=lines):
        raise MisshapenError(key)
    return value


def optional(source: Object, key: str, limit: int = 200, pattern: re.Pattern[str] | None = None) -> str | None:
    return None if source[key] is None else text(source, key, limit, pattern)


def moment(source: Object, key: str) -> str:
    """A time as `sync.contract.times` spells it."""
    value = text(source, key, 20)
    if parse_time(value) is None:
        raise MisshapenError(key)
    return value


def integer(source: Object, key: str, low: int = 0, high: int = canonical.MAX_INTEGER) -> int:
    value = source[key]
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise MisshapenError(key)
    return value


def flag(source: Object, key: str) -> bool:
    value = source[key]
    if not isinstance(value, bool):
        raise MisshapenError(key)
    return value


def items(source: Object, key: str, limit: int) -> list[canonical.Json]:
    value = source[key]
    if not isinstance(value, list) or len(value) > limit:
        raise MisshapenError(key)
    return value


def blob(source: Object, key: str, low: int = 0, high: int = canonical.DEFAULT_LIMIT) -> bytes:
    """Bytes written as base64, of a length between the two bounds."""
    data = canonical.b64decode(text(source, key, 4 * (high // 3) + 8))
    if data is None or not low <= len(data) <= high:
        raise MisshapenError(key)
    return data


def choice(source: Object, key: str, kind: type[T]) -> T:
    """A member of a StrEnum."""
    try:
        return kind(text(source, key, 64))  # type: ignore[call-arg]  # every caller passes a StrEnum
    except MisshapenError:
        raise
    except ValueError:
        raise MisshapenError(key) from None


def unwrap(value: T | ContractFault) -> T:
    """Inside a reader: go on with the value, or refuse with the inner fault's detail."""
    if isinstance(value, ContractFault):
        raise MisshapenError(value.detail or value.code)
    return value
