"""How a citizen may want the screen: every combination, and few that have every two choices together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product

from kiosk_app.ui import pseudo
from kiosk_app.ui.settings_view import SCALES, THEMES
from kiosk_app.ui.words import languages

#: Upright, wide, and upright with everything lowered.
SHAPES = ("portrait", "landscape", "low")
SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080), "low": (1080, 1920)}


@dataclass(frozen=True, slots=True, order=True)
class Arrangement:
    """What places things: the language, the text scale, and the shape of the screen."""

    language: str
    scale: float
    shape: str

    def __str__(self) -> str:
        return f"{self.language} {self.scale:.0%} {self.shape}"


@dataclass(frozen=True, slots=True, order=True)
class Setting:
    """An arrangement and the theme that paints it."""

    arrangement: Arrangement
    theme: str

    def __str__(self) -> str:
        return f"{self.arrangement} {self.theme}"


def all_languages() -> tuple[str, ...]:
    """Those offered, and the one that nobody speaks."""
    return (*(language.code for language in languages()), pseudo.CODE)


def every() -> list[Setting]:
    """All of them: languages x scales x shapes x themes."""
    return [
        Setting(Arrangement(language, scale, shape), theme)
        for language, scale, shape, theme in product(all_languages(), SCALES, SHAPES, THEMES)
    ]


def _pairs(setting: Setting) -> set[tuple[int, object, int, object]]:
    at = setting.arrangement
    values: tuple[object, ...] = (at.language, at.scale, at.shape, setting.theme)
    return {(one, values[one], other, values[other]) for one, other in combinations(range(4), 2)}


def cover(settings: list[Setting]) -> list[Setting]:
    """As few as a greedy choice finds in which any two choices of `settings` stand together once."""
    wanted = set().union(*map(_pairs, settings))
    chosen: list[Setting] = []
    while wanted:
        best = max(settings, key=lambda each: len(_pairs(each) & wanted))
        chosen.append(best)
        wanted -= _pairs(best)
    return chosen


def ordered(settings: list[Setting]) -> list[Setting]:
    """The cover first, then the rest: whoever looks at a share of them has looked at the best share."""
    first = cover(settings)
    return first + [each for each in settings if each not in first]
