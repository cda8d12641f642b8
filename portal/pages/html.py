"""HTML by hand: text is always escaped, markup only comes from here."""

from __future__ import annotations

from html import escape

from portal.pages.words import Words, languages


class Html(str):
    """Markup that is safe as it stands."""

    __slots__ = ()


VOID = frozenset({"input", "link", "meta", "br"})


def tag(element: str, /, *children: str, **attributes: str) -> Html:
    """An element. Children that are not `Html` are escaped; `class_` and `for_` lose their underscore."""
    spelled = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items()
    )
    if element in VOID:
        return Html(f"<{element}{spelled}>")
    return Html(f"<{element}{spelled}>{join(*children)}</{element}>")


def join(*children: str) -> Html:
    return Html("".join(child if isinstance(child, Html) else escape(child) for child in children))


def facts(rows: list[tuple[str, str]]) -> Html:
    """Label and value, one below the other."""
    return tag("dl", *(join(tag("dt", label), tag("dd", value)) for label, value in rows))


def form(path: str, *children: str, method: str = "post") -> Html:
    return tag("form", *children, action=path, method=method)


def button(text: str) -> Html:
    return tag("button", text, type="submit")


def note(text: str) -> Html:
    return tag("p", text, class_="note", role="status")


def frame(words: Words, title: str, *body: str, practice: bool, path: str, hidden: str = "") -> str:
    """The whole page. `path` is where the language links lead, `hidden` the rest of their query."""
    band = tag("div", words.say("frame", "practice"), class_="band", role="note") if practice else Html()
    links = [
        tag("a", other.say("language", "name"), href=f"{path}?lang={code}{hidden}", lang=code, hreflang=code)
        for code, other in languages().items()
        if code != words.language
    ]
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{title} · {words.say('frame', 'service')}"),
        tag("link", rel="stylesheet", href="/style.css"),
    )
    header = tag(
        "header",
        tag("a", words.say("frame", "service"), href=f"/?lang={words.language}", class_="mark"),
        tag("nav", *links, aria_label=words.say("frame", "languages")),
    )
    main = tag("main", tag("h1", title), *body)
    footer = tag("footer", band) if practice else Html()
    page = tag("html", head, tag("body", band, header, main, footer), lang=words.language)
    return "<!doctype html>" + page
