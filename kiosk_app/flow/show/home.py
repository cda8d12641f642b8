"""The first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk_app.flow.home_screen import BoardLine, HomeScreen, Tile

if TYPE_CHECKING:
    from kiosk_app.flow.state import Visit


def first(languages: tuple[str, ...], *, learn: bool) -> HomeScreen:
    """Before anything is known that changes; `learn` where something can be finished here."""
    return HomeScreen(hero=_HERO, tiles=_tiles(learn=learn), languages=languages)


def home(visit: Visit) -> HomeScreen:
    """Only tiles that lead somewhere: a tile that is not built is not shown."""
    opening = visit.board.opening
    learn = any(procedure.scope == "all_here" for procedure in visit.setting.procedures)
    return HomeScreen(
        hero=_HERO,
        tiles=_tiles(learn=learn),
        languages=visit.setting.languages,
        notice_id=visit.notice,
        notice_argument=visit.notice_code,
        board=board_lines(visit),
        opening_id=opening.id,
        opening_weekday_id=opening.weekday_id,
        opening_arguments=tuple(filter(None, (opening.place.read(visit.language), opening.day, opening.clock))),
    )


_HERO = Tile("apply", "gate")


def _tiles(*, learn: bool) -> tuple[Tile, ...]:
    """Something is asked and practised where something can be finished here."""
    practice = (Tile("assistant", "ask"), Tile("practice", "touch")) if learn else ()
    return (Tile("status", "status"), Tile("pay", "pay"), *practice, Tile("other", "more"))


def board_lines(visit: Visit) -> tuple[BoardLine, ...]:
    return tuple(
        BoardLine(notice.title.read(visit.language), notice.body.read(visit.language), notice.attention)
        for notice in visit.board.notices
    )
