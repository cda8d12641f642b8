"""The keyboard's composer against a table of all Vietnamese syllables that shares nothing with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

import pytest

from kiosk_app.typing import Method, Typed, press
from tests.oracle.vietnamese_syllables import Spelled, every, telex, vni

Order = tuple[str, str, str]
SYLLABLES = tuple(every())
KEYS: dict[Method, Callable[[Spelled], dict[str, str]]] = {Method.TELEX: telex, Method.VNI: vni}


def composed(method: Method) -> Callable[[str], str]:
    """What keys give; beginnings that many words share are pressed once."""
    known: dict[str, Typed] = {"": Typed()}

    def after(keys: str) -> Typed:
        if keys not in known:
            known[keys] = press(after(keys[:-1]), keys[-1], method)
        return known[keys]

    return lambda keys: after(keys).text


def wrong(method: Method, orders: Iterable[Order]) -> list[Order]:
    compose = composed(method)
    return [(name, keys, got) for name, keys, meant in orders if (got := compose(keys)) != meant]


def test_the_table_is_whole() -> None:
    """The oracle can fail too: what a child learns is in it, written as records write it."""
    table = {syllable.written for syllable in SYLLABLES}
    assert len(table) > 17_000
    assert all(unicodedata.is_normalized("NFC", word) for word in table)
    school = """
    nguyễn trần lê phạm huỳnh hoàng vũ đặng đỗ hồ hà nội hòa xóa khỏe thủy ủy quý quả quốc quyển quỳnh quyết
    giữ giếng giết già gì gìn giúp yên yếu yêu ý kỹ kỷ nghĩa nghề ghế ghi ngoan ngoằn ngoèo khuya khuỷu khuếch
    thuở được đường hươu rượu cứu cưới người chuối chuông thuế xoong moóc loáng hoặc hoẵng toét tuýp boong buồng
    quên ưa ứng ước ừ âu yếm êm ôm ơi uống huỵch oan oai ỏe uyên uất
    """
    assert [word for word in school.split() if word not in table] == []


def in_every_order(method: Method, syllables: Iterable[Spelled]) -> Iterable[Order]:
    return (
        (name, keys, syllable.written)
        for syllable in syllables
        for name, keys in KEYS[method](syllable).items()
    )


@pytest.mark.parametrize("method", KEYS)
def test_every_fifth_syllable_in_every_order_of_its_keys(method: Method) -> None:
    """Five and six tones have no factor in common, so no tone is left out."""
    assert wrong(method, in_every_order(method, SYLLABLES[::5])) == []


@pytest.mark.long
@pytest.mark.parametrize("method", KEYS)
def test_every_syllable_in_every_order_of_its_keys(method: Method) -> None:
    assert wrong(method, in_every_order(method, SYLLABLES)) == []


@pytest.mark.parametrize("method", KEYS)
def test_every_syllable_in_capitals(method: Method) -> None:
    """Somebody holds the capitals; "w" alone is then a letter. One in nine is enough."""
    found = [
        (keys.upper(), syllable.written.upper())
        for syllable in SYLLABLES[::9]
        for name, keys in list(KEYS[method](syllable).items())[:1]
    ]
    compose = composed(method)
    assert [(keys, compose(keys)) for keys, meant in found if compose(keys) != meant] == []
