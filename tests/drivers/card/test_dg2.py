"""The photograph in both wrappings that issuers use, and in none that holds together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.card.chip.face import Face, FaceError, ImageKind, parse_dg2
from drivers.card.simulator.der import tlv

JPEG = b"\xff\xd8\xff\xe0" + bytes(40)
JP2 = b"\x00\x00\x00\x0cjP  \r\n\x87\n" + bytes(40)
CODESTREAM = b"\xff\x4f\xff\x51" + bytes(40)
PICTURES = [(JPEG, ImageKind.JPEG), (JP2, ImageKind.JPEG2000), (CODESTREAM, ImageKind.JPEG2000)]


def dg2(*blocks: bytes, count: bytes | None = None, tag: str = "5F2E") -> bytes:
    number = bytes((len(blocks),)) if count is None else count
    templates = b"".join(tlv("7F60", tlv("A1", tlv("81", b"\x02")), tlv(tag, block)) for block in blocks)
    return tlv("75", tlv("7F61", tlv("02", number), templates))


def record(*pictures: bytes, points: int = 0, total: int | None = None, number: int | None = None) -> bytes:
    """ISO/IEC 19794-5:2005, each face with so many feature points, 240 x 320 pixels."""
    faces = b""
    for picture in pictures:
        inside = points.to_bytes(2, "big") + bytes(14) + bytes(8 * points)
        inside += bytes(2) + (240).to_bytes(2, "big") + (320).to_bytes(2, "big") + bytes(6) + picture
        faces += (4 + len(inside)).to_bytes(4, "big") + inside
    head = b"FAC\x00010\x00" + (14 + len(faces) if total is None else total).to_bytes(4, "big")
    return head + (len(pictures) if number is None else number).to_bytes(2, "big") + faces


def block(*pictures: bytes, later: bytes = b"", choice: str = "A0") -> bytes:
    """ISO/IEC 39794-5, with `later` as what a later edition may bring beside the picture."""
    ones = b"".join(
        tlv(
            "30",
            tlv("80", b"\x01"),
            tlv("A1", tlv(choice, tlv("A0", tlv("80", picture), tlv("A1", b""), later))),
        )
        for picture in pictures
    )
    return tlv("65", tlv("A0", tlv("80", b"\x03")), tlv("A1", ones))


@pytest.mark.parametrize(("picture", "kind"), PICTURES)
@pytest.mark.parametrize("points", [0, 3])
def test_the_record_of_2005(picture: bytes, kind: ImageKind, points: int) -> None:
    (found,) = parse_dg2(dg2(record(picture, points=points)))
    assert found == Face(picture, kind, 240, 320)


@pytest.mark.parametrize(("picture", "kind"), PICTURES)
@pytest.mark.parametrize("later", [b"", tlv("A5", b"new")])
def test_the_record_of_2019(picture: bytes, kind: ImageKind, later: bytes) -> None:
    for made in (block(picture, later=later), tlv("A1", block(picture, later=later))):
        (found,) = parse_dg2(dg2(made, tag="7F2E"))
        assert found == Face(picture, kind)


def test_several_faces_and_several_templates_keep_their_order() -> None:
    for file in (dg2(record(JPEG, JP2)), dg2(record(JPEG), record(JP2)), dg2(block(JPEG, JP2), tag="7F2E")):
        assert [one.kind for one in parse_dg2(file)] == [ImageKind.JPEG, ImageKind.JPEG2000]


def test_a_wrong_length_of_the_whole_record_harms_nobody() -> None:
    assert parse_dg2(dg2(record(JPEG, total=7)))[0].image == JPEG


@pytest.mark.parametrize(
    "file",
    [
        b"",
        dg2(),
        dg2(record(JPEG), count=b"\x02"),
        dg2(*[record(JPEG)] * 5),
        dg2(record(*[JPEG] * 5)),
        dg2(record(JPEG, number=0)),
        dg2(record(JPEG, number=0xFFFF)),
        dg2(record(JPEG, points=0xFFF)[:200]),
        dg2(record(b"")),
        dg2(record(b"GIF89a" + bytes(40))),
        dg2(record(JPEG).replace(b"010\x00", b"020\x00")),
        dg2(record(JPEG)[:13]),
        dg2(block(), tag="7F2E"),
        dg2(block(*[JPEG] * 5), tag="7F2E"),
        dg2(block(JPEG, choice="A1"), tag="7F2E"),
        dg2(b"", tag="7F2E"),
        dg2(record(JPEG)) + b"\x00",
        tlv("75", tlv("7F61", tlv("02", b"\x01"), tlv("7F60", tlv("5F2E", record(JPEG)) * 2))),
    ],
)
def test_what_does_not_hold_together_is_no_photograph(file: bytes) -> None:
    with pytest.raises(FaceError):
        parse_dg2(file)


@given(
    st.sampled_from([dg2(record(JPEG, JP2)), dg2(block(JPEG), tag="7F2E")]),
    st.integers(0, 300),
    st.binary(max_size=5),
)
def test_one_changed_place_ends_in_a_photograph_or_in_none(good: bytes, at: int, put: bytes) -> None:
    at %= len(good)
    try:
        found = parse_dg2(good[:at] + put + good[at + len(put) :])
    except FaceError:
        return
    assert all(one.image and len(one.image) <= len(good) for one in found)
