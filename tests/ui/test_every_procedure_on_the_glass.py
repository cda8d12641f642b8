"""Every word of the catalogue on the glass: groups, overviews, questions, consents, each of them whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest

from kiosk_app.flow import journey
from kiosk_app.flow import touches as hand
from kiosk_app.flow.procedure import LifeEvent, Scope
from kiosk_app.flow.screens import Screen
from kiosk_app.flow.show.screen import present
from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import check
from tests.stories.walk import practice
from tests.ui.test_visits_on_the_glass import show_all
from tests.ui.visited import CITIZEN, Album

WIDE = (960, 540)


def told(language: str) -> dict[str, Screen]:
    """The page of each group and the first page of each procedure."""
    album = Album(language)
    for group in LifeEvent:
        album.keep(f"group_{group}", album.walk().tap(hand.OpenTile("apply"), hand.OpenGroup(group)))
    for entry in practice().procedures:
        album.keep(f"overview_{entry.id}", album.walk().tap(hand.OpenTile("apply"), hand.OpenService(entry.id)))
    return album.screens


def asked(language: str) -> dict[str, Screen]:
    """Each question and each paper of each procedure, and the consent, without the road that leads there."""
    album = Album(language)
    for entry in practice().procedures:
        if entry.scope is not Scope.ALL_HERE:
            continue
        walk = album.walk().tap(hand.OpenTile("apply"), hand.OpenService(entry.id)).on()
        album.keep(f"{entry.id}.consent", walk)
        free = replace(
            entry,
            fields=tuple(replace(field, when=None) for field in entry.fields),
            documents=tuple(replace(document, when=None) for document in entry.documents),
        )
        visit = replace(walk.visit, identity=CITIZEN, procedure=free)
        for field in free.fields:
            album.screens[f"{entry.id}.{field.id}"] = present(journey.ask(visit, field).visit)
        for document in free.documents:
            album.screens[f"{entry.id}.{document.id}"] = present(journey.scan(visit, document).visit)
    return album.screens


def wrong(ui: Ui, screens: dict[str, Screen]) -> dict[str, list[str]]:
    return {
        name: [f"{each.kind}: {each.what} / {each.detail}" for each in found]
        for name in show_all(ui, screens)
        if (found := check(ui))
    }


def test_every_group_and_every_overview_is_whole(make_ui: Callable[..., Ui]) -> None:
    assert wrong(make_ui("vi"), told("vi")) == {}


@pytest.mark.long
@pytest.mark.parametrize(
    ("pages", "language", "scale", "size"),
    list(product([told, asked], ["vi", "en"], [1.0, 1.3, 1.65, 2.0], [(540, 960), WIDE])),
)
def test_every_page_of_the_catalogue_is_whole(
    make_ui: Callable[..., Ui],
    pages: Callable[[str], dict[str, Screen]],
    language: str,
    scale: float,
    size: tuple[int, int],
) -> None:
    assert wrong(make_ui(language, scale=scale, size=size), pages(language)) == {}
