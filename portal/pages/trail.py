"""The timeline of a dossier or a payment: what is done, what is now, what comes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from portal.pages.html import Html, tag
from portal.pages.words import Words


class Point(StrEnum):
    """How far one stop is. `CARE` is a now at which somebody has to do something."""

    DONE = "done"
    NOW = "now"
    CARE = "care"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Stop:
    text: str
    point: Point
    detail: str = ""


def trail(words: Words, stops: list[Stop]) -> Html:
    """An ordered list; colour and shape never carry alone what a stop is, so it is said in words as well."""
    return tag("ol", *(_stop(words, stop) for stop in stops), class_="trail")


def _stop(words: Words, stop: Stop) -> Html:
    said = tag("span", words.say("trail", stop.point) + " ", class_="said")
    body = [tag("p", said, stop.text, class_="stop")]
    if stop.point is Point.DONE:
        body.append(tag("span", class_="tick", aria_hidden="true"))
    elif stop.point is Point.CARE:
        body.append(tag("span", "!", class_="care-mark", aria_hidden="true"))
    if stop.detail:
        body.append(tag("p", stop.detail))
    if stop.point in {Point.NOW, Point.CARE}:
        return tag("li", *body, class_=stop.point, aria_current="step")
    return tag("li", *body, class_=stop.point)
