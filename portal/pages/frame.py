"""The frame that every page stands in: practice band, mark, languages, one heading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from portal.pages.html import Html, tag
from portal.pages.words import Words, languages

HOME = "home"
DESK = "desk"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the frame says of a page. `title` lands in histories and tabs: it names a page, never a person.

    `path` and `query` are where the language links lead.
    """

    title: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    heading: str = ""
    kind: str = ""


def frame(words: Words, sheet: Sheet, *body: str, practice: bool) -> str:
    """The whole page; `kind` is a class of its body."""
    attributes = {"class_": sheet.kind} if sheet.kind else {}
    band = tag("p", words.say("frame", "practice"), class_="band") if practice else Html()
    bar = tag(
        "div",
        tag(
            "a",
            tag("img", src="/icons/mark.svg", alt="", width="40", height="40"),
            tag("span", words.say("frame", "service")),
            href=f"/?lang={words.language}",
            class_="mark",
        ),
        tag("nav", *_languages(words, sheet), aria_label=words.say("frame", "languages")),
        class_="bar",
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="theme-color", content="#f7f1e3"),
        tag("title", f"{sheet.title} · {words.say('frame', 'service')}"),
        tag("link", rel="icon", href="/icons/mark.svg", type="image/svg+xml"),
        tag("link", rel="stylesheet", href="/style.css"),
    )
    skip = tag("a", words.say("frame", "skip"), href="#main", class_="skip")
    main = tag("main", tag("h1", sheet.heading or sheet.title), *body, id="main")
    footer_key = "footer_desk" if sheet.kind == DESK else "footer"
    footer = tag("footer", tag("p", words.say("frame", footer_key)))
    threshold = tag("div", class_="threshold") if sheet.kind == HOME else Html()
    body_tag = tag("body", skip, tag("header", band, bar), threshold, main, footer, **attributes)
    page = tag("html", head, body_tag, lang=words.language)
    return "<!doctype html>" + page


def _languages(words: Words, sheet: Sheet) -> list[Html]:
    return [
        tag(
            "a",
            other.say("language", "name"),
            href=f"{sheet.path}?{urlencode({'lang': code, **sheet.query})}",
            lang=code,
            hreflang=code,
        )
        for code, other in languages().items()
        if code != words.language
    ]
