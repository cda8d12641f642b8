"""Three parsers with one fault each, deep enough that blind bytes would not meet it: the lab has to."""

from __future__ import annotations

from drivers.card.chip.tlv import TlvError, read_all, read_only
from tests.lab.fuzzing import seeds
from tests.lab.fuzzing.parsers import Parser

_DG13 = 0x6D


def crash(data: bytes) -> object:
    """Believes that a set that is there has something in it."""
    for field in read_all(read_only(data, _DG13)):
        if field.tag == 0x30:
            first = read_all(field.value)[0]
            return first.tag
    return None


def hang(data: bytes) -> object:
    """Walks on by a length that may be nothing."""
    body = read_only(data, _DG13)
    at = 0
    while at < len(body):
        at += body[at + 1] if at + 1 < len(body) and body[at] == 0x30 else len(body)
    return at


def bomb(data: bytes) -> object:
    """Makes room for what is announced before it looks whether it is there."""
    size = data[1] if len(data) > 1 else 0
    if size == 0x84:
        room = bytearray(int.from_bytes(data[2:6], "big"))
        room[: len(data)] = data
        return len(room)
    return read_only(data, _DG13)


PLANTED = tuple(
    Parser(f"planted_{call.__name__}", call, (TlvError,), lambda: seeds.files(0x010D))
    for call in (crash, hang, bomb)
)
KINDS = {"planted_crash": "crash", "planted_hang": "hang", "planted_bomb": "memory"}
