"""The recorded conversation as a value, read from JSON; the format is described in docs/transcripts.md."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any

from drivers.card.chip import mrz

MAX_TRANSCRIPT = 16 * 1024 * 1024
_MAX_EXCHANGES = 4000
_KEYS = frozenset({"title", "key", "random", "parameters", "exchanges", "note"})
_KEY_PARTS = frozenset({"can", "mrz_information", "number", "birth", "expiry"})
_PARAMETERS = frozenset({"card_access", "card_security", "dg14", "dg15", "parameter_id"})
_NUMBER = re.compile(r"[A-Z0-9<]{1,22}", re.ASCII)
_DATE = re.compile(r"[0-9<]{6}", re.ASCII)
_SPACES = re.compile(r"[\s:]+")


class TranscriptError(ValueError):
    """This is no transcript; the text says where, and repeats none of it."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """One command APDU and its answer, status included. `reset`: power was lost before it."""

    command: bytes = field(repr=False)
    response: bytes = field(repr=False)
    reset: bool = False


@dataclass(frozen=True, slots=True)
class Transcript:
    """`can` and `information` (number, birth and expiry, each with its check digit) are empty where not given.

    `random` are the values that the terminal drew, in order; a private key of a curve is its number.
    """

    title: str
    can: str = field(repr=False)
    information: str = field(repr=False)
    random: tuple[bytes, ...] = field(repr=False)
    files: dict[str, bytes] = field(repr=False)
    parameter_id: int | None
    exchanges: tuple[Exchanged, ...]

    @property
    def mrz_secret(self) -> bytes:
        return hashlib.sha1(self.information.encode("ascii")).digest()  # noqa: S324 (9303-11, 9.7.2)


def parse_transcript(text: bytes) -> Transcript:
    """Raises TranscriptError."""
    if len(text) > MAX_TRANSCRIPT:
        raise TranscriptError("too large")
    try:
        return _parse(json.loads(text))
    except TranscriptError:
        raise
    except RecursionError:
        raise TranscriptError("nesting") from None
    except ValueError:
        raise TranscriptError("no JSON") from None


def _parse(raw: Any) -> Transcript:
    whole = _object(raw, "transcript", _KEYS)
    key = _object(whole.get("key", {}), "key", _KEY_PARTS)
    parameters = _object(whole.get("parameters", {}), "parameters", _PARAMETERS)
    number = parameters.get("parameter_id")
    if number is not None and (type(number) is not int or not 0 <= number < 256):
        raise TranscriptError("parameters.parameter_id")
    exchanges = _list(whole.get("exchanges"), "exchanges")
    if not 1 <= len(exchanges) <= _MAX_EXCHANGES:
        raise TranscriptError("exchanges: none, or too many")
    return Transcript(
        title=_text(whole.get("title", ""), "title"),
        can=_text(key.get("can", ""), "key.can"),
        information=_information(key),
        random=tuple(
            _hex(one, f"random[{at}]") for at, one in enumerate(_list(whole.get("random", []), "random"))
        ),
        files={name: _hex(one, name) for name, one in parameters.items() if name != "parameter_id"},
        parameter_id=number,
        exchanges=tuple(_exchanged(one, f"exchanges[{at}]") for at, one in enumerate(exchanges)),
    )


def _information(key: dict[str, Any]) -> str:
    """As it stands there, or from its parts with the check digits reckoned."""
    given = _text(key.get("mrz_information", ""), "key.mrz_information")
    parts = [_text(key.get(name, ""), f"key.{name}") for name in ("number", "birth", "expiry")]
    if given or not any(parts):
        if not given.isascii():
            raise TranscriptError("key.mrz_information")
        return given
    number, birth, expiry = parts
    if not _NUMBER.fullmatch(number) or not _DATE.fullmatch(birth) or not _DATE.fullmatch(expiry):
        raise TranscriptError("key: number, birth and expiry as the zone has them, dates as YYMMDD")
    return "".join(part + mrz.check_digit(part) for part in (number.ljust(9, "<"), birth, expiry))


def _exchanged(raw: Any, where: str) -> Exchanged:
    if isinstance(raw, list):
        if len(raw) != 2:
            raise TranscriptError(where)
        raw = {"command": raw[0], "response": raw[1]}
    one = _object(raw, where, frozenset({"command", "response", "reset", "note"}))
    command = _hex(one.get("command"), f"{where}.command")
    response = _hex(one.get("response"), f"{where}.response")
    if len(command) < 4 or len(response) < 2 or not isinstance(one.get("reset", False), bool):
        raise TranscriptError(where)
    return Exchanged(command, response, one.get("reset", False))


def _object(raw: Any, where: str, known: frozenset[str]) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise TranscriptError(f"{where}: an object")
    unknown = sorted(set(raw) - known)
    if unknown:
        raise TranscriptError(f"{where}: unknown {unknown[0][:40]!r}")
    return raw


def _list(raw: Any, where: str) -> list[Any]:
    if not isinstance(raw, list):
        raise TranscriptError(f"{where}: a list")
    return raw


def _text(raw: Any, where: str) -> str:
    if not isinstance(raw, str):
        raise TranscriptError(f"{where}: a text")
    return raw


def _hex(raw: Any, where: str) -> bytes:
    try:
        return bytes.fromhex(_SPACES.sub("", _text(raw, where)))
    except ValueError:
        raise TranscriptError(f"{where}: hexadecimal") from None
