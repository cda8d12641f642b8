"""The strict reader sees what it is there to see."""

from __future__ import annotations

import pytest

from tests.portal.pages.strict_html import Page

GOOD = '<!doctype html><html lang="vi"><h1>a</h1>%s</html>'


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("<p><b></p></b>", "closes what is not open"),
        ("<p>", "never closed"),
        ('<input id="a">', "no label for a"),
        ('<p id="a"></p><p id="a"></p>', "id a twice"),
        ('<a href="https://example.com">a</a>', "address"),
        ("<h3>a</h3>", "leaves out a level"),
        ("<h1>b</h1>", "not one first heading"),
        ('<p style="x">a</p>', "script or style"),
        ("<script></script>", "script or style"),
        ('<img src="/a">', "img without alt"),
        ('<p aria-labelledby="b">a</p>', "no id b"),
        ('<button class="go">a</button><button class="go">a</button>', "more than one red"),
        ("<p/>", "closes itself"),
    ],
)
def test_a_wrong_page(body: str, wrong: str) -> None:
    assert any(wrong in found for found in Page.read(GOOD % body).wrongs)


def test_a_good_page() -> None:
    assert Page.read(GOOD % '<label for="a">b</label><input id="a">').wrongs == []
