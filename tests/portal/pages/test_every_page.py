"""What holds of every page, citizen's or officer's, in every language."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from starlette.types import ASGIApp

from portal.pages.words import languages
from tests.portal.pages.shown import AUTH, REMARK, Shown, in_language
from tests.portal.pages.strict_html import Page
from tests.portal.world import World, call
from tests.sync.builders import NAME, NUMBER

STYLE = (Path(__file__).parents[3] / "portal" / "pages" / "style.css").read_text()
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
}


def every(world: World, shown: Shown) -> list[tuple[ASGIApp, str, str]]:
    pages: list[tuple[ASGIApp, list[str]]] = [(world.public, shown.public), (world.console, shown.console)]
    return [
        (app, in_language(path, code), code) for app, paths in pages for path in paths for code in languages()
    ]


def test_pages_are_well_formed_labelled_and_load_nothing_from_elsewhere(filled: tuple[World, Shown]) -> None:
    wrongs = []
    for app, path, code in every(*filled):
        answer = call(app, "GET", path, auth=AUTH)
        page = Page.read(answer.text)
        wrongs += [f"{path}: {wrong}" for wrong in page.wrongs]
        policy = answer.headers["content-security-policy"].split("; ")
        assert policy[0] == "default-src 'none'"
        assert {"font-src 'self'", "style-src 'self'", "form-action 'self'"} < set(policy)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert f'<html lang="{code}">' in answer.text
        assert languages()[code].say("frame", "practice") in answer.text
        assert "set-cookie" not in answer.headers
    assert wrongs == []


def test_no_title_and_no_address_on_a_page_names_a_citizen(filled: tuple[World, Shown]) -> None:
    for app, path, _ in every(*filled):
        page = Page.read(call(app, "GET", path, auth=AUTH).text)
        assert page.title.endswith("Trạm Một Cửa")
        for secret in (NAME, NUMBER, "TAM-", REMARK):
            assert secret not in page.title
        assert not [to for to in page.addresses if NUMBER in to or "Nguy" in to]


def test_nothing_that_was_asked_or_shown_is_logged(
    filled: tuple[World, Shown], caplog: pytest.LogCaptureFixture
) -> None:
    world, pages = filled
    caplog.clear()
    with caplog.at_level(logging.DEBUG):
        for app, path, _ in every(world, pages)[::2]:
            call(app, "GET", path, auth=AUTH)
    assert [record for record in caplog.records if record.name.startswith("portal")] == []


def test_citizens_pages_name_nobody(filled: tuple[World, Shown]) -> None:
    world, pages = filled
    for path in pages.public:
        text = call(world.public, "GET", path).text
        assert not [secret for secret in (NAME, NUMBER, REMARK, "THU-000", "birth_extract") if secret in text]


@pytest.mark.parametrize("path", ["/style.css", "/fonts/Medium.ttf", "/icons/mark.svg", "/lattice-band.svg"])
def test_what_pages_are_drawn_with_is_here(world: World, path: str) -> None:
    answer = call(world.public, "GET", path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"].startswith("public")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/fonts/..%2F..%2FREADME.ttf", "/icons/face-1.svg", "/icons/%00.svg"])
def test_no_other_file_is(world: World, path: str) -> None:
    assert call(world.public, "GET", path).status_code == 404


def test_what_the_style_sheet_asks_for_is_served(world: World) -> None:
    asked = re.findall(r'url\("([^"]+)"\)', STYLE)
    assert {call(world.public, "GET", path).status_code for path in asked} == {200}
    icons = {
        to
        for path in ("/", "/pay", "/status?code=x")
        for to in Page.read(call(world.public, "GET", path).text).addresses
        if to.startswith("/icons")
    }
    assert {call(world.public, "GET", path).status_code for path in icons} == {200}


# (text, ground, least) as the style sheet pairs them.
PAIRS = [
    *((text, ground, 7.0) for text in ("ink", "ink2") for ground in ("paper", "card", "moon", "nghe-tint")),
    *(("ink", ground, 7.0) for ground in ("nghe", "ngoc-tint", "sand")),
    ("ngoc", "paper", 7.0),
    ("card", "son", 7.0),
    ("card", "son-pressed", 7.0),
    ("card", "ngoc", 7.0),
    ("line", "paper", 3.0),
    ("line", "card", 3.0),
]


@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_contrast_of_the_tokens(text: str, ground: str, least: float) -> None:
    root = STYLE[STYLE.index(":root {") :].partition("}")[0]
    tokens = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", root))
    light, dark = sorted((luminance(tokens[text]), luminance(tokens[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least


def test_red_fills_the_button_that_goes_on_and_nothing_else() -> None:
    filled = [
        rule.split("{")[0].strip() for rule in STYLE.split("}") if re.search(r"background: var\(--son", rule)
    ]
    assert filled == [".go", ".go:active"]


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance of #rrggbb."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
