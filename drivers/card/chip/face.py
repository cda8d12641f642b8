"""DG2: the photograph, taken out of its wrapping and not decoded (ICAO 9303-10, 4.7.2).

Outside the template of ISO/IEC 7816-11 (`7F61`, one `7F60` a face); inside either the record of ISO/IEC
19794-5:2005 (`5F2E`, or `7F2E`) or the ASN.1 of ISO/IEC 39794-5 (`7F2E`). Every length is held against the
bytes that are there, and what a length leaves is a picture only where it begins like one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from drivers.card.chip.tlv import Tlv, TlvError, read_all, read_only

_DG2, _GROUP, _TEMPLATE = 0x75, 0x7F61, 0x7F60
_COUNT, _HEADER = 0x02, 0xA1
_PLAIN, _CONSTRUCTED = 0x5F2E, 0x7F2E
_MAX_FACES = 4

_RECORD, _FACIAL, _IMAGE, _POINT = 14, 20, 12, 8
_MAGIC, _VERSION = b"FAC\0", b"010\0"

_FACE_BLOCK, _WRAPPED = 0x65, 0xA1
_BLOCKS, _SEQUENCE = 0xA1, 0x30
#: representationBlock → imageRepresentation → base → imageRepresentation2DBlock (ISO/IEC 39794-5, Annex A).
_WAY_DOWN = (0xA1, 0xA0, 0xA0)
_DATA = 0x80


class FaceError(ValueError):
    """This is no DG2 with a photograph that can be found."""


class ImageKind(StrEnum):
    JPEG = "jpeg"
    JPEG2000 = "jpeg2000"


_BEGINNINGS = (
    (b"\xff\xd8\xff", ImageKind.JPEG),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", ImageKind.JPEG2000),
    (b"\xff\x4f\xff\x51", ImageKind.JPEG2000),
)


@dataclass(frozen=True, slots=True)
class Face:
    """One photograph as the issuer encoded it. `width` and `height` (pixels) as stated, 0 where not."""

    image: bytes = field(repr=False)
    kind: ImageKind
    width: int = 0
    height: int = 0


def parse_dg2(file: bytes) -> tuple[Face, ...]:
    """The photographs, one or more. Raises FaceError."""
    try:
        faces = _faces(file)
    except TlvError as error:
        raise FaceError(str(error)) from None
    if not 1 <= len(faces) <= _MAX_FACES:
        raise FaceError("number of faces")
    return faces


def _faces(file: bytes) -> tuple[Face, ...]:
    parts = read_all(read_only(read_only(file, _DG2), _GROUP))
    templates = [one for one in parts if one.tag == _TEMPLATE]
    counts = [one.value for one in parts if one.tag == _COUNT]
    if len(counts) != 1 or int.from_bytes(counts[0][:3], "big") != len(templates):
        raise FaceError("number of templates")
    if len(templates) > _MAX_FACES:
        raise FaceError("number of templates")
    return tuple(face for one in templates for face in _in_template(one.value))


def _in_template(template: bytes) -> tuple[Face, ...]:
    blocks = [one for one in read_all(template) if one.tag in (_PLAIN, _CONSTRUCTED)]
    if len(blocks) != 1:
        raise FaceError("biometric data block")
    block = blocks[0].value
    return _record_19794(block) if block.startswith(_MAGIC) else _block_39794(block)


def _record_19794(record: bytes) -> tuple[Face, ...]:
    """ISO/IEC 19794-5:2005, 5.4: header, then for each face its information, feature points and picture."""
    if len(record) < _RECORD or record[4:8] != _VERSION:
        raise FaceError("version of the record")
    # The stated length of the whole is wrong on documents in the field; what counts is what is there.
    number = int.from_bytes(record[12:14], "big")
    if not 1 <= number <= _MAX_FACES:
        raise FaceError("number of faces")
    faces, at = [], _RECORD
    for _ in range(number):
        face, at = _face_19794(record, at)
        faces.append(face)
    return tuple(faces)


def _face_19794(record: bytes, at: int) -> tuple[Face, int]:
    length = int.from_bytes(record[at : at + 4], "big")
    points = int.from_bytes(record[at + 4 : at + 6], "big")
    image = at + _FACIAL + points * _POINT
    start, end = image + _IMAGE, at + length
    if end > len(record) or start >= end:
        raise FaceError("length of a face")
    width, height = (int.from_bytes(record[image + n : image + n + 2], "big") for n in (2, 4))
    return _face(record[start:end], width, height), end


def _block_39794(block: bytes) -> tuple[Face, ...]:
    """The way down by tags alone: extensions that later editions may bring are walked past."""
    fields = read_all(block)
    if len(fields) == 1 and fields[0].tag == _WRAPPED:
        fields = read_all(fields[0].value)
    if len(fields) != 1 or fields[0].tag != _FACE_BLOCK:
        raise FaceError("kind of biometric data")
    faces = []
    for one in read_all(_child(read_all(fields[0].value), _BLOCKS)):
        if one.tag != _SEQUENCE:
            raise FaceError("representation")
        inside = one.value
        for tag in _WAY_DOWN:
            inside = _child(read_all(inside), tag)
        faces.append(_face(_child(read_all(inside), _DATA), 0, 0))
        if len(faces) > _MAX_FACES:
            raise FaceError("number of faces")
    return tuple(faces)


def _child(fields: tuple[Tlv, ...], tag: int) -> bytes:
    found = [one.value for one in fields if one.tag == tag]
    if len(found) != 1:
        raise FaceError("representation")
    return found[0]


def _face(image: bytes, width: int, height: int) -> Face:
    for beginning, kind in _BEGINNINGS:
        if image.startswith(beginning):
            return Face(image, kind, width, height)
    raise FaceError("kind of picture")
