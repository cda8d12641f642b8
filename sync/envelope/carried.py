"""What a telephone carries: a sealed file cut off after its words, as digits behind the `#` of addresses.

A fragment never leaves a browser with a request, so no log on the way has it; and what is in it is sealed.
`carry.js` of the portal's pages joins the addresses again.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass

from sync.contract.signed import SignedDoc
from sync.envelope.faults import EnvelopeCode, EnvelopeFault
from sync.envelope.header import Header
from sync.envelope.sealed_file import SealedFile, assemble, parse_start

#: Bytes behind one `#`: as digits and with an address they fit a QR of version 33 at level L (ISO/IEC 18004).
MOST_A_CODE = 1896
MAX_CODES = 8
MAX_PACKED_BYTES = MOST_A_CODE * MAX_CODES
MAX_UNPACKED_BYTES = 64 << 10
_WORDS = 0
# Six bytes are fifteen digits, which a number of JavaScript holds exactly.
_GROUP_BYTES = 6
_DIGITS = {1: 3, 2: 5, 3: 8, 4: 10, 5: 13, 6: 15}
_TAG_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Carried:
    """`leaves` are those of the words, from the first on; nothing of it has been verified."""

    header_bytes: bytes
    header: Header
    manifest_doc: SignedDoc
    leaves: tuple[bytes, ...]


def pack(sealed: SealedFile) -> bytes | EnvelopeFault:
    """Header, manifest and words, deflated (RFC 1951); `TOO_LARGE` where it would be too many codes to scan.

    Raises OSError where the file cannot be read.
    """
    words = [sealed.leaf(index) for index in sealed.header.leaves_of(_WORDS)]
    start = assemble(sealed.header_bytes, sealed.manifest_doc, words)
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = deflate.compress(start) + deflate.flush()
    if len(start) > MAX_UNPACKED_BYTES or len(packed) > MAX_PACKED_BYTES:
        return EnvelopeFault(EnvelopeCode.TOO_LARGE)
    return packed


def unpack(packed: bytes) -> Carried | EnvelopeFault:
    """What `pack` made, bounded before it is inflated; whether it is true is for the reader to verify."""
    if len(packed) > MAX_PACKED_BYTES:
        return EnvelopeFault(EnvelopeCode.TOO_LARGE)
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        start = inflate.decompress(packed, MAX_UNPACKED_BYTES)
    except zlib.error:
        return EnvelopeFault(EnvelopeCode.NOT_SEALED)
    if not inflate.eof or inflate.unused_data:
        return EnvelopeFault(EnvelopeCode.TRUNCATED)
    parsed = parse_start(start)
    if isinstance(parsed, EnvelopeFault):
        return parsed
    header_bytes, header, manifest_doc, at = parsed
    leaves, sizes = [], header.leaf_sizes()
    for size in sizes[: len(header.leaves_of(_WORDS))]:
        leaves.append(start[at : at + size])
        at += size
    if at != len(start):
        return EnvelopeFault(EnvelopeCode.TRUNCATED, "leaves")
    return Carried(header_bytes, header, manifest_doc, tuple(leaves))


def fragments(packed: bytes) -> tuple[str, ...]:
    """The digits of each code: which whole it belongs to (8), which it is (2), of how many (2), and its bytes.

    All are about equally long, so that a telephone that reads one reads them all.
    """
    count = -(-len(packed) // MOST_A_CODE)
    size = -(-len(packed) // count)
    size += -size % _GROUP_BYTES
    tag = int.from_bytes(hashlib.sha256(packed).digest()[:4], "big") % 10**_TAG_DIGITS
    return tuple(
        f"{tag:0{_TAG_DIGITS}}{number + 1:02}{count:02}{_digits(packed[number * size : (number + 1) * size])}"
        for number in range(count)
    )


def _digits(data: bytes) -> str:
    groups = (data[at : at + _GROUP_BYTES] for at in range(0, len(data), _GROUP_BYTES))
    return "".join(f"{int.from_bytes(group, 'big'):0{_DIGITS[len(group)]}}" for group in groups)
