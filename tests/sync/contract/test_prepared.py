"""A form filled at home: written and read as it was, and whatever else is held to the camera harms nothing."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract import canonical, prepared
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.prepared import MAX_JSON, MAX_TEXT, PREFIX, Prepared, read, write

FORM = Prepared("birth_extract", "2026-07-18", "vi", {"name": "Nguyễn Thị Bưởi", "copies": "2", "note": ""})
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,12}(\.[a-z0-9]{1,6}){0,2}", fullmatch=True)
SAID = st.text(st.sampled_from("abc đĐỹ09./-"), max_size=30).map(lambda text: " ".join(text.split()))
FORMS = st.builds(
    Prepared,
    procedure=st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True),
    version=st.from_regex(r"20[0-9]{2}-[01][0-9]-[0-3][0-9]", fullmatch=True),
    language=st.sampled_from(["vi", "en", "zh-Hans"]),
    answers=st.dictionaries(NAMES, SAID, max_size=12),
)


def packed(content: bytes) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return PREFIX + prepared._base45(packer.compress(content) + packer.flush())


@given(FORMS)
def test_what_was_written_is_read_again(form: Prepared) -> None:
    text = write(form)
    assert len(text) > MAX_TEXT or read(text) == form


def test_base_45_is_that_of_the_standard() -> None:
    """The examples of RFC 9285, section 4.3 and 4.4."""
    for plain, coded in (
        (b"AB", "BB8"),
        (b"Hello!!", "%69 VD92EX0"),
        (b"base-45", "UJCLQE7W581"),
        (b"ietf!", "QED8WEX0"),
    ):
        assert prepared._base45(plain) == coded
        assert prepared._unbase45(coded) == plain


@given(st.text(max_size=1000) | st.text("TMC1:02AZ %$./", max_size=1000).map(PREFIX.__add__))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(read(text), Prepared | ContractFault)


@given(st.binary(max_size=500))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert isinstance(read(PREFIX + prepared._base45(data)), Prepared | ContractFault)
    assert isinstance(read(packed(data)), Prepared | ContractFault)


@given(FORMS, st.data())
def test_a_damaged_letter_never_raises(form: Prepared, data: st.DataObject) -> None:
    text = write(form)
    at = data.draw(st.integers(0, len(text) - 1))
    assert isinstance(read(text[:at] + data.draw(st.characters()) + text[at + 1 :]), Prepared | ContractFault)


def test_a_bomb_is_not_unpacked() -> None:
    text = packed(b"0" * 400_000)
    assert len(text) < MAX_TEXT
    assert prepared._inflated(prepared._unbase45(text.removeprefix(PREFIX)) or b"") is None
    assert read(text) == ContractFault(ContractCode.QR_CHECKSUM)


def test_just_as_much_as_the_bound_is_unpacked() -> None:
    def filled(size: int) -> str:
        return packed(b" " * size)

    assert read(filled(MAX_JSON)) == ContractFault(ContractCode.NOT_JSON, "JSONDecodeError")
    assert read(filled(MAX_JSON + 1)) == ContractFault(ContractCode.QR_CHECKSUM)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"[]", ContractCode.MISSHAPEN),
        (b'{"p":1}', ContractCode.MISSHAPEN),
        (b'{ "a":{},"l":"vi","p":"x","v":"1"}', ContractCode.NOT_CANONICAL),
        (b'{"a":{},"a":{},"l":"vi","p":"x","v":"1"}', ContractCode.NOT_JSON),
        (b'{"a":{"x":1},"l":"vi","p":"x","v":"1"}', ContractCode.MISSHAPEN),
        (b'{"a":{"X y":"1"},"l":"vi","p":"x","v":"1"}', ContractCode.MISSHAPEN),
        (b'{"a":{"x":"\\u202e"},"l":"vi","p":"x","v":"1"}', ContractCode.NOT_CANONICAL),
        ('{"a":{"x":"\u202e"},"l":"vi","p":"x","v":"1"}'.encode(), ContractCode.MISSHAPEN),
        (b'{"a":{"x":"\n"},"l":"vi","p":"x","v":"1"}', ContractCode.NOT_JSON),
        (b'{"a":{},"l":"../","p":"x","v":"1"}', ContractCode.MISSHAPEN),
        (b'{"a":{},"l":"vi","p":"x","v":"1","w":1}', ContractCode.MISSHAPEN),
        (b"\xff", ContractCode.NOT_JSON),
    ],
)
def test_another_shape_is_refused(content: bytes, code: ContractCode) -> None:
    found = read(packed(content))
    assert isinstance(found, ContractFault)
    assert found.code is code


def test_too_many_and_too_long_answers_are_refused() -> None:
    for answers in ({f"a{number}": "" for number in range(121)}, {"a": "x" * 301}):
        found = read(packed(canonical.encode(Prepared("x", "1", "vi", answers).to_json())))
        assert found == ContractFault(ContractCode.MISSHAPEN, "a")


def test_what_stands_behind_the_end_or_is_cut_off_is_refused() -> None:
    data = prepared._unbase45(write(FORM).removeprefix(PREFIX))
    assert data is not None
    for wrong in (data + b"x", data[:-1], b""):
        assert read(PREFIX + prepared._base45(wrong)) == ContractFault(ContractCode.QR_CHECKSUM)


def test_a_later_edition_is_known_as_ours_and_another_code_is_not() -> None:
    assert read("TMC2:ABC") == ContractFault(ContractCode.UNKNOWN_VERSION)
    assert prepared.is_prepared("TMC2:ABC")
    assert not prepared.is_prepared("https://example.org/")
    assert read("https://example.org/") == ContractFault(ContractCode.QR_MALFORMED)


def test_a_refusal_quotes_nothing() -> None:
    found = read(packed('{"a":{"name":["Bưởi"]},"l":"vi","p":"x","v":"1"}'.encode()))
    assert isinstance(found, ContractFault)
    assert "Bưởi" not in repr(found)
