"""Every number in the words of kiosk, portal, sites and catalogue has its source and day, or a reason.

Numbers of the catalogue's sentences are held by `kiosk_app.catalogue.figures`; here stand those spelled out.
"""

from __future__ import annotations

import importlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
LEDGER: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("figures_in_words.toml").read_text(encoding="utf-8")
)["row"]
#: A number that stands by itself; A4, CT01 and face_1 are names.
_NUMBER = re.compile(r"(?<![\w.,/-])[0-9]+(?:[.,/:-][0-9A-Z]+)*(?:/[A-Z]+[0-9]*)?(?!\w)")
_PLACES = re.compile(r"%(?:L?[0-9]+|n)|\{\w*\}")
_SPELLED = {
    "vi": re.compile(
        r"\b(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|trăm|nghìn|nửa)(?: hai)? "
        r"(?:ngày|giờ|phút|giây|số|đồng|tuần|tháng|tuổi|chữ số|lần|người|bản)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|ninety|hundred|half)"
        r"(?: an?| \w+)?[ -](?:day|hour|minute|second|digit|dong|week|month|year|time|people|cop|page)\w*\b",
        re.IGNORECASE,
    ),
}
LANGUAGES = ("vi", "en")


def words() -> Iterator[tuple[str, str, str]]:
    """Place, language, sentence."""
    for language in LANGUAGES:
        for message in ElementTree.parse(ROOT / "i18n" / f"kiosk_{language}.ts").iter("message"):
            yield f"kiosk:{message.get('id')}", language, message.findtext("translation") or ""
        table = tomllib.loads((ROOT / "portal/pages/words" / f"{language}.toml").read_text(encoding="utf-8"))
        yield from ((f"portal:{path}", language, said) for path, said in leaves(table, ""))
    for path in sorted((ROOT / "assets" / "catalogue").rglob("*.toml")):
        kind = "catalogue" if path.parent.name == "procedures" else "site"
        name = path.stem if kind == "catalogue" else path.name
        for key, said in leaves(tomllib.loads(path.read_text(encoding="utf-8")), ""):
            language = key.rpartition(".")[2]
            if language in LANGUAGES:
                yield f"{kind}:{name}", language, said


def leaves(node: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, each in node.items():
            yield from leaves(each, f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for each in node:
            yield from leaves(each, path)
    elif isinstance(node, str):
        yield path, node


def numbers(place: str, language: str, sentence: str) -> Iterator[str]:
    said = _PLACES.sub("", sentence)
    if not place.startswith("catalogue:"):
        yield from (found[0] for found in _NUMBER.finditer(said))
    yield from (found[0] for found in _SPELLED[language].finditer(said))


@cache
def found() -> tuple[tuple[str, str], ...]:
    return tuple(
        (place, number) for place, language, said in words() for number in numbers(place, language, said)
    )


def covers(row: dict[str, Any], place: str, number: str) -> bool:
    return number in row["says"] and any(fnmatchcase(place, pattern) for pattern in row["words"])


def test_every_number_in_a_sentence_is_accounted_for() -> None:
    assert len(found()) > 60
    loose = {
        (place, number) for place, number in found() if not any(covers(row, place, number) for row in LEDGER)
    }
    assert loose == set(), "give it a row in figures_in_words.toml: a source with its day, or a reason"


def test_no_row_outlives_its_sentence() -> None:
    for row in LEDGER:
        for number in row["says"]:
            assert any(covers(row | {"says": [number]}, *each) for each in found()), (row["words"], number)


@pytest.mark.parametrize("row", LEDGER, ids=[row["words"][0] for row in LEDGER])
def test_a_fact_has_source_and_day_and_a_bound_its_constant(row: dict[str, Any]) -> None:
    assert len({"source", "code", "why"} & set(row)) == 1
    if "source" in row:
        assert isinstance(row["seen"], date)
    if "code" in row:
        module, _, name = row["code"].partition(":")
        constant = named(importlib.import_module(module), name.split("."))
        said = row.get("value") or int(row["says"][0])
        assert constant == said * row.get("scale", 1)


def named(node: Any, path: list[str]) -> Any:
    """The constant; of a dataclass the default of its field."""
    for name in path:
        defaults = {each.name: each.default for each in fields(node)} if is_dataclass(node) else {}
        node = defaults[name] if name in defaults else getattr(node, name)
    return node


def test_a_planted_number_is_found() -> None:
    assert list(numbers("kiosk:page.x", "vi", "Chờ 7 ngày, gọi 1022 hoặc %1")) == ["7", "1022"]
    assert list(numbers("kiosk:page.x", "en", "Wait three days")) == ["three days"]
    assert list(numbers("kiosk:page.x", "vi", "Nộp A4, hạng B1, %1 và %L2")) == []
