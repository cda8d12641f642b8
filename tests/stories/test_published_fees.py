"""An officer changes a fee while somebody stands at the kiosk: theirs stays, the next one's is the new."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk_app.assembly import Kiosk
from kiosk_app.config import load_config
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.screens import OverviewScreen, Page
from kiosk_app.flow.show.screen import present
from kiosk_app.front import open_front
from kiosk_app.rehearsal.places import REPOSITORY, make_places
from kiosk_app.rehearsal.processes import run_tool
from kiosk_app.rehearsal.world import Means, World
from tests.kiosk_app.test_assembly import Screen

LICENCE = "driving_licence_renewal"
LONG = 60.0


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    opened = World(make_places(tmp_path_factory.mktemp("world")), Means(pcsc=False, text=False), devices=False)
    try:
        opened.open()
        yield opened
    finally:
        opened.close()


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def kiosk(world: World, screen: Screen) -> Iterator[Kiosk]:
    opened = Kiosk(open_front(load_config(world.kiosk_config), ("vi", "en")), screen.side())
    yield opened
    opened.close()


def until(kiosk: Kiosk, screen: Screen, holds: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not holds():
        assert time.monotonic() < end
        kiosk.look_for_news()
        screen.turn()
        time.sleep(0.05)


def walk(kiosk: Kiosk, screen: Screen, *events: e.Event) -> None:
    for event in events:
        kiosk.post(event)
    screen.turn()


def fee_on_the_page(kiosk: Kiosk) -> str:
    shown = present(kiosk.loop.visit).content
    assert isinstance(shown, OverviewScreen)
    return shown.fee.amount


def with_fee(folder: Path, amount: int) -> Path:
    shutil.copytree(REPOSITORY / "assets" / "catalogue", folder)
    path = folder / "procedures" / f"{LICENCE}.toml"
    path.write_text(path.read_text().replace("amount = 135000", f"amount = {amount}"))
    return folder


def test_the_next_visit_has_the_new_fee_and_the_running_one_its_own(
    world: World, kiosk: Kiosk, screen: Screen, tmp_path: Path
) -> None:
    look = (hand.OpenTile("apply"), hand.OpenService(LICENCE))
    walk(kiosk, screen, *look)
    assert fee_on_the_page(kiosk) == "135.000"
    assert world.publish(with_fee(tmp_path / "new", 115_000))["version"] == 1
    until(kiosk, screen, lambda: kiosk.loop.visit.waiting is not None)
    assert fee_on_the_page(kiosk) == "135.000"
    assert kiosk.loop.visit.setting.catalogue == 0
    walk(kiosk, screen, hand.End(), e.FarewellOver(), *look)
    assert fee_on_the_page(kiosk) == "115.000"
    assert kiosk.loop.visit.setting.catalogue == 1


def test_an_announcement_comes_to_the_first_page_and_is_withdrawn(
    world: World, kiosk: Kiosk, screen: Screen
) -> None:
    tool = ("portal", "announce", "closed", "--state", str(world.places.portal))
    words = ("--title-vi", "Thứ Hai nghỉ", "--title-en", "Closed on Monday", "--body-vi", "Mời trở lại.")
    run_tool(*tool, *words, "--body-en", "Come back.", "--until", "2099-01-01", "--attention")
    until(kiosk, screen, lambda: bool(kiosk.loop.visit.board.notices))
    assert kiosk.loop.visit.page is Page.HOME
    assert [line.title for line in getattr(present(kiosk.loop.visit).content, "board")] == ["Thứ Hai nghỉ"]  # noqa: B009 - of the home page alone
    run_tool(*tool, "--withdraw")
    until(kiosk, screen, lambda: not kiosk.loop.visit.board.notices)
