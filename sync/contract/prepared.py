"""A form that was filled at home, as the text of a QR: `TMC1:` and base 45 of deflated canonical JSON.

`{"a": {field: value}, "l": language, "p": procedure, "v": version}`. Nobody knows who made it, so nothing in it
is believed: it types what the citizen would type, and is read again by them. RFC 9285 (base 45, the alphabet
that a QR keeps most tightly), RFC 1951 (deflate without a header).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from sync.contract import canonical, shape
from sync.contract.canonical import Json
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.plain import is_plain

PREFIX = "TMC1:"
#: A QR of version 20 with the correction level M: 97 modules across, which a camera reads off a telephone.
MAX_TEXT = 900
#: What may come out of the deflated bytes; longer ones are not unpacked to their end.
MAX_JSON = 4096
MAX_ANSWERS = 120
MAX_VALUE = 300
_FAMILY = re.compile(r"TMC[0-9]{1,3}:")
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_DIGITS = {letter: digit for digit, letter in enumerate(_ALPHABET)}
_FIELD = re.compile(r"[a-z][a-z0-9_]{0,39}(\.[a-z0-9][a-z0-9_]{0,39}){0,2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")


@dataclass(frozen=True, slots=True)
class Prepared:
    """`answers` by field id; an empty one says that the citizen leaves this question open."""

    procedure: str
    version: str
    language: str
    answers: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Json]:
        return {"a": dict(self.answers), "l": self.language, "p": self.procedure, "v": self.version}


def is_prepared(text: str) -> bool:
    """Whether this is such a code at all, of whatever edition and however damaged."""
    return _FAMILY.match(text) is not None


def write(prepared: Prepared) -> str:
    """The text of the QR; the caller sees to its length. Raises ValueError where it has no canonical form."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return PREFIX + _base45(packer.compress(canonical.encode(prepared.to_json())) + packer.flush())


def read(text: str) -> Prepared | ContractFault:
    """What the code says, or why it is not taken. Never more than the bounds above is unpacked."""
    if len(text) > MAX_TEXT:
        return ContractFault(ContractCode.TOO_LARGE, f"limit {MAX_TEXT}")
    if not text.startswith(PREFIX):
        return ContractFault(ContractCode.UNKNOWN_VERSION if is_prepared(text) else ContractCode.QR_MALFORMED)
    packed = _unbase45(text[len(PREFIX) :])
    if packed is None:
        return ContractFault(ContractCode.QR_MALFORMED)
    said = _inflated(packed)
    if said is None:
        return ContractFault(ContractCode.QR_CHECKSUM)
    value = canonical.decode(said, MAX_JSON)
    return value if isinstance(value, ContractFault) else _prepared(value)


@shape.parser
def _prepared(value: object) -> Prepared:
    source = shape.obj(value, "a", "l", "p", "v")
    answers = source["a"]
    if not isinstance(answers, dict) or len(answers) > MAX_ANSWERS:
        raise shape.MisshapenError("a")
    kept: dict[str, str] = {}
    for key, said in answers.items():
        known = _FIELD.fullmatch(key) is not None
        if (
            not known
            or not isinstance(said, str)
            or len(said) > MAX_VALUE
            or not (said == "" or is_plain(said))
        ):
            raise shape.MisshapenError("a")
        kept[key] = said
    return Prepared(
        procedure=shape.text(source, "p", 64, shape.NAME),
        version=shape.text(source, "v", 64, shape.NAME),
        language=shape.text(source, "l", 12, _LANGUAGE),
        answers=kept,
    )


def _inflated(packed: bytes) -> bytes | None:
    """The whole of it, or nothing: too long, cut off, or with something behind its end."""
    unpacker = zlib.decompressobj(-15)
    try:
        said = unpacker.decompress(packed, MAX_JSON + 1)
    except zlib.error:
        return None
    whole = unpacker.eof and not unpacker.unused_data and not unpacker.unconsumed_tail
    return said if whole and len(said) <= MAX_JSON else None


def _base45(data: bytes) -> str:
    letters = []
    for at in range(0, len(data), 2):
        pair = data[at : at + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, digit = divmod(number, 45)
            letters.append(_ALPHABET[digit])
    return "".join(letters)


def _unbase45(text: str) -> bytes | None:
    if len(text) % 3 == 1 or not set(text) <= _DIGITS.keys():
        return None
    data = bytearray()
    for at in range(0, len(text), 3):
        part = text[at : at + 3]
        number = sum(_DIGITS[letter] * 45**place for place, letter in enumerate(part))
        size = len(part) - 1
        if number >= 256**size:
            return None
        data += number.to_bytes(size, "big")
    return bytes(data)
