"""Messages between the engine and its child: a JSON header and blobs, all length-prefixed.

Layout: `>I` header length, `>I` number of blobs, `>I` length of each blob, header (UTF-8 JSON object),
blobs. A child that a hostile picture took over may write anything here, so the reader of messages
checks every length before it allocates.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from drivers.scanner.page.limits import MAX_BLOB_BYTES, MAX_BLOBS, MAX_HEADER_BYTES


class WireError(ValueError):
    """The bytes are no message of ours."""


@dataclass(frozen=True, slots=True)
class Message:
    header: dict[str, Any]
    blobs: tuple[bytes, ...] = ()


def pack(header: dict[str, Any], blobs: Sequence[bytes] = ()) -> bytes:
    text = json.dumps(header, separators=(",", ":")).encode()
    lengths = struct.pack(f">{2 + len(blobs)}I", len(text), len(blobs), *(len(blob) for blob in blobs))
    return b"".join((lengths, text, *blobs))


def read_message(read: Callable[[int], bytes]) -> Message:
    """Take one message. `read(n)` gives exactly n bytes or raises. Raises WireError."""
    header_length, count = struct.unpack(">II", read(8))
    if header_length > MAX_HEADER_BYTES or count > MAX_BLOBS:
        raise WireError("message too large")
    lengths = struct.unpack(f">{count}I", read(4 * count))
    if sum(lengths) > MAX_BLOB_BYTES:
        raise WireError("message too large")
    try:
        header = json.loads(read(header_length))
    except (ValueError, RecursionError) as error:
        raise WireError("header is not JSON") from error
    if not isinstance(header, dict):
        raise WireError("header is not an object")
    return Message(header, tuple(read(length) for length in lengths))
