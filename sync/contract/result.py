"""The paper that a dossier ended in, as a kiosk may show it: what it is, where it lies, what opens it.

A `Result` travels as an officer's word does: sealed to the key that the receipt carries (`seal_down`, topic
`TOPIC`), or inside the answer to a question that proved the card. The file is sealed once under `key`
(`sync.envelope.result_file`) and fetched in pieces by the code alone: without the key they are noise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sync.contract import shape
from sync.contract.canonical import Json, b64decode, b64encode
from sync.contract.faults import ContractFault

TOPIC = "result"
MOST_FILE_BYTES = 2 << 20
#: Three times in base64 and twice under seal a piece still fits into one answer of 64 KiB.
PIECE_BYTES = 20 * 1024
KEY_BYTES = 32
TAG_BYTES = 16
MOST_NAME = 120
MOST_PLACE = 200
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Result:
    """`name` is the paper's own ("Trích lục khai sinh (bản sao)"), `office` who signed it, `signed` the day,
    YYYY-MM-DD. The original is had at `place`, in `hours`; either may be empty. `size` and `sha256` are of the
    PDF, `key` opens it."""

    code: str
    name: str
    office: str
    signed: str
    place: str
    hours: str
    size: int
    sha256: str
    key: bytes = field(repr=False)

    def to_json(self) -> dict[str, Json]:
        return {
            "version": "1",
            "code": self.code,
            "name": self.name,
            "office": self.office,
            "signed": self.signed,
            "place": self.place,
            "hours": self.hours,
            "size": self.size,
            "sha256": self.sha256,
            "key": b64encode(self.key),
        }


def pieces(size: int) -> int:
    """How many pieces the sealed file of a PDF of `size` bytes comes in."""
    return -(-(size + TAG_BYTES) // PIECE_BYTES)


def parse_result(value: object) -> Result | ContractFault:
    """Out of decoded JSON (what `open_down` or `open_reply` gave)."""
    return _result(value)


def parse_piece(body: Mapping[str, object]) -> bytes | ContractFault:
    """One piece out of the opened answer to a question for it."""
    return _piece(body)


@shape.parser
def _result(value: object) -> Result:
    source = shape.obj(
        value, "version", "code", "name", "office", "signed", "place", "hours", "size", "sha256", "key"
    )
    if source["version"] != "1":
        raise shape.MisshapenError("version")
    return Result(
        code=shape.code(source),
        name=shape.words(source, "name", MOST_NAME),
        office=shape.words(source, "office", MOST_NAME),
        signed=shape.text(source, "signed", 10, _DAY),
        place=shape.words(source, "place", MOST_PLACE),
        hours=shape.words(source, "hours", MOST_NAME),
        size=shape.integer(source, "size", 1, MOST_FILE_BYTES),
        sha256=shape.text(source, "sha256", 64, shape.SHA256),
        key=shape.blob(source, "key", KEY_BYTES, KEY_BYTES),
    )


@shape.parser
def _piece(body: Mapping[str, object]) -> bytes:
    text = body.get("piece")
    piece = b64decode(text) if isinstance(text, str) else None
    if piece is None or not 0 < len(piece) <= PIECE_BYTES:
        raise shape.MisshapenError("piece")
    return piece
