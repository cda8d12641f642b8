"""IPP messages as bytes (RFC 8010), as far as printing one PDF and asking how it goes needs them. Pure.

A message is version, operation or status, request id, groups of attributes, then the document. An attribute
is a tag for the kind of its value, its name and the value; more values of the same name follow with none.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

_HEAD = struct.Struct(">BBHI")
_END_OF_GROUPS = 0x03
_LONGEST = 65_535
#: A printer tells some hundred attributes; one that tells thousands is none.
_MOST_ATTRIBUTES = 5_000


class IppError(ValueError):
    """Bytes that are no IPP message. The text holds no value of it."""


class Operation(IntEnum):
    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B


class Group(IntEnum):
    OPERATION = 0x01
    JOB = 0x02
    PRINTER = 0x04
    UNSUPPORTED = 0x05


class Tag(IntEnum):
    """Kinds of value that we send; others are read as bytes."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MEDIA_TYPE = 0x49


Value = int | bool | str | bytes
Attributes = dict[str, list[Value]]

_NUMBERS = frozenset({Tag.INTEGER, Tag.ENUM})
_WORDS = frozenset({Tag.TEXT, Tag.NAME, Tag.KEYWORD, Tag.URI, Tag.CHARSET, Tag.LANGUAGE, Tag.MEDIA_TYPE})


@dataclass(frozen=True, slots=True)
class Message:
    """`code` is the operation of a request, the status of a response; groups of one kind are in order."""

    code: int
    request: int
    groups: tuple[tuple[int, Attributes], ...] = ()
    document: bytes = b""

    def first(self, group: Group) -> Attributes:
        return next((attributes for kind, attributes in self.groups if kind == group), {})

    @property
    def good(self) -> bool:
        """RFC 8011, 4.1.6: statuses up to 0x00FF are success."""
        return self.code <= 0x00FF


@dataclass(slots=True)
class Writer:
    """Builds one message, group by group."""

    code: int
    request: int
    _parts: list[bytes] = field(default_factory=list)

    def group(self, kind: Group, attributes: Mapping[str, tuple[Tag, Sequence[Value] | Value]]) -> Writer:
        self._parts.append(bytes((kind,)))
        for name, (tag, values) in attributes.items():
            several = values if isinstance(values, list | tuple) else [values]
            for number, value in enumerate(several):
                self._parts.append(_attribute(tag, "" if number else name, value))
        return self

    def bytes(self, document: bytes = b"") -> bytes:
        head = _HEAD.pack(2, 0, self.code, self.request)
        return head + b"".join(self._parts) + bytes((_END_OF_GROUPS,)) + document


def _attribute(tag: Tag, name: str, value: Value | Sequence[Value]) -> bytes:
    if tag is Tag.BOOLEAN:
        body = bytes((bool(value),))
    elif isinstance(value, int):
        body = struct.pack(">i", value)
    else:
        body = str(value).encode("utf-8")
    spelt = name.encode("ascii")
    return bytes((tag,)) + struct.pack(">H", len(spelt)) + spelt + struct.pack(">H", len(body)) + body


def parse(data: bytes) -> Message:
    """Raises IppError for anything that is no whole message."""
    if len(data) < _HEAD.size + 1:
        raise IppError("too short")
    major, _, code, request = _HEAD.unpack_from(data)
    if major not in (1, 2):
        raise IppError("another version")
    groups: list[tuple[int, Attributes]] = []
    at, name, count = _HEAD.size, "", 0
    while True:
        if at >= len(data):
            raise IppError("attributes without end")
        tag = data[at]
        at += 1
        if tag == _END_OF_GROUPS:
            return Message(code, request, tuple(groups), data[at:])
        if tag < 0x10:
            groups.append((tag, {}))
            name = ""
            continue
        count += 1
        if not groups or count > _MOST_ATTRIBUTES:
            raise IppError("a value outside a group, or too many")
        spelt, at = _field(data, at)
        body, at = _field(data, at)
        name = spelt.decode("ascii", "replace") or name
        if not name:
            raise IppError("a value without a name")
        groups[-1][1].setdefault(name, []).append(_value(tag, body))


def _field(data: bytes, at: int) -> tuple[bytes, int]:
    if at + 2 > len(data):
        raise IppError("a length is missing")
    length = int.from_bytes(data[at : at + 2], "big")
    if at + 2 + length > len(data):
        raise IppError("a value is cut")
    return data[at + 2 : at + 2 + length], at + 2 + length


def _value(tag: int, body: bytes) -> Value:
    if tag in _NUMBERS and len(body) == 4:
        return int.from_bytes(body, "big", signed=True)
    if tag == Tag.BOOLEAN and len(body) == 1:
        return body != b"\x00"
    if tag in _WORDS:
        return body.decode("utf-8", "replace")
    return body


def words(attributes: Attributes, name: str) -> list[str]:
    return [value for value in attributes.get(name, []) if isinstance(value, str)]


def number(attributes: Attributes, name: str) -> int | None:
    return next((v for v in attributes.get(name, []) if type(v) is int), None)
