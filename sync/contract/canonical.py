"""Canonical JSON: one value, one spelling in bytes, so that a hash or a signature means something.

Keys are ASCII and sorted, there is no white space, text is UTF-8 as it is, numbers are whole and
within ±(2^53-1) so that every JSON reader agrees on them. For such values this is RFC 8785.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping

from sync.contract.faults import ContractCode, ContractFault

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

MAX_INTEGER = 2**53 - 1
MAX_DEPTH = 24
DEFAULT_LIMIT = 1 << 20


def encode(value: object) -> bytes:
    """The bytes of a value that we made ourselves.

    Raises TypeError or ValueError where the value has no canonical form: that is a bug of the caller.
    """
    problem = _problem(value, 0)
    if problem:
        raise ValueError(problem)
    return _dump(value).encode("utf-8")


def decode(data: bytes, limit: int = DEFAULT_LIMIT, *, canonical: bool = True) -> Json | ContractFault:
    """The value in bytes from outside; with `canonical` only the one right spelling is accepted."""
    if len(data) > limit:
        return ContractFault(ContractCode.TOO_LARGE, f"limit {limit}")
    try:
        value: Json = json.loads(data.decode("utf-8"), object_pairs_hook=_no_doubles, parse_constant=_refuse)
        problem = _problem(value, 0)
        if problem:
            return ContractFault(ContractCode.NOT_JSON, problem)
        spelled = _dump(value).encode("utf-8")
    except (ValueError, RecursionError) as error:
        # The error's text may quote the input, which may be personal: only its kind goes on.
        return ContractFault(ContractCode.NOT_JSON, type(error).__name__)
    if canonical and spelled != data:
        return ContractFault(ContractCode.NOT_CANONICAL)
    return value


def b64encode(data: bytes) -> str:
    """RFC 4648 section 4, padded."""
    return base64.b64encode(data).decode("ascii")


def b64decode(text: str) -> bytes | None:
    """The bytes, or None unless the text is the one right spelling (RFC 4648 section 3.5)."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return None
    return data if b64encode(data) == text else None


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def _no_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("a key twice")
    return result


def _refuse(_: str) -> object:
    raise ValueError("not a number")


def _problem(value: object, depth: int) -> str | None:
    if depth > MAX_DEPTH:
        return "too deep"
    if value is None or isinstance(value, bool | str):
        return None
    if isinstance(value, int):
        return None if -MAX_INTEGER <= value <= MAX_INTEGER else "number out of range"
    if isinstance(value, list | tuple):
        return next((p for item in value if (p := _problem(item, depth + 1))), None)
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) and key.isascii() for key in value):
            return "key is not ASCII text"
        return next((p for item in value.values() if (p := _problem(item, depth + 1))), None)
    return f"{type(value).__name__} has no canonical form"
