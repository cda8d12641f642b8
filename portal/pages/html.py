"""HTML by hand: text is always escaped, markup only comes from here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

VOID = frozenset({"input", "link", "meta", "br", "img"})


class Html(str):
    """Markup that is safe as it stands."""

    __slots__ = ()


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


def facts(rows: Iterable[tuple[str, str]]) -> Html:
    """Label and value, one below the other."""
    return tag("dl", *(tag("div", tag("dt", label), tag("dd", value)) for label, value in rows))


def form(path: str, *children: str, method: str = "post") -> Html:
    return tag("form", *children, action=path, method=method)


def hidden(name: str, value: str) -> Html:
    return tag("input", type="hidden", name=name, value=value)


def button(text: str, *, goes_on: bool = True) -> Html:
    """The red one says "go on" and stands at most once on a page; any other is `goes_on=False`."""
    return tag("button", text, type="submit", class_="go" if goes_on else "other")


def link(text: str, path: str) -> Html:
    """A link that looks like a button that does not go on."""
    return tag("a", text, href=path, class_="other")


def plain_link(text: str, path: str) -> Html:
    """A way back or aside, on a line of its own."""
    return tag("p", tag("a", text, href=path, class_="plain"))


def picture(name: str) -> Html:
    """One of the product's icons, beside words that say the same."""
    return tag("img", src=f"/icons/{name}.svg", alt="", width="40", height="40")


def panel(kind: str, icon: str, heading: str, *body: str, alert: bool = False) -> Html:
    """A sentence that matters: `care` (something to do or to know), `good` (safe, done) or `calm`."""
    lead = tag("div", picture(icon), tag("p", heading), class_="lead")
    lines = (tag("p", line) for line in body)
    spoken = {"role": "alert"} if alert else {}
    return tag("div", lead, *lines, class_=f"panel {kind}", **spoken)


def line(name: str, label: str, value: str, hint: str = "", *, id_: str = "", **attributes: str) -> Html:
    """One line to type in, with its label and hint, if any. `id_` where the page has the name twice."""
    name_id = id_ or name
    told, described = _hint(name_id, hint)
    field = tag("input", id=name_id, name=name, value=value, autocomplete="off", **attributes, **described)
    return join(tag("label", label, for_=name_id), told, field)


def lines(name: str, label: str, value: str, hint: str = "", **attributes: str) -> Html:
    """Several lines to type in, as `line`."""
    told, described = _hint(name, hint)
    field = tag("textarea", value, id=name, name=name, rows="3", autocomplete="off", **attributes, **described)
    return join(tag("label", label, for_=name), told, field)


def _hint(name: str, hint: str) -> tuple[Html, dict[str, str]]:
    if not hint:
        return Html(), {}
    return tag("p", hint, id=f"{name}-hint", class_="quiet"), {"aria_describedby": f"{name}-hint"}


def choice(name: str, label: str, options: Mapping[str, str], chosen: str) -> Html:
    """A drop-down with its label."""
    items = [
        tag("option", text, value=value, selected="selected")
        if value == chosen
        else tag("option", text, value=value)
        for value, text in options.items()
    ]
    return join(tag("label", label, for_=name), tag("select", *items, id=name, name=name))
