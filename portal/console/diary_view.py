"""What befell a dossier, in order, with what officers said about it."""

from __future__ import annotations

from typing import Any

from portal.console.labels import Labels, date
from portal.pages.html import Html, join, tag
from portal.pages.words import Words


def diary(words: Words, labels: Labels, found: dict[str, Any]) -> Html:
    items = []
    for entry in found["diary"]:
        text = f"{words.moment(entry['at'])} · {_actor(words, entry['actor'])} · {_what(words, entry['what'])}"
        said = tag("blockquote", entry["remark"]) if entry["remark"] else Html()
        if entry["word"] is not None:
            said = _word(words, labels, found, entry["word"])
        items.append(tag("li", text, said))
    return tag("ol", *items, class_="diary")


def _word(words: Words, labels: Labels, found: dict[str, Any], word: dict[str, Any]) -> Html:
    """What the citizen reads, whole."""
    lines = []
    if word["reason"]:
        lines.append(tag("p", words.say("refusal", word["reason"])))
    if word["due"]:
        lines.append(tag("p", words.say("console", "due_on", day=date(word["due"]))))
    if word["remark"]:
        lines.append(tag("p", word["remark"]))
    if word["defects"]:
        lines.append(tag("ul", *(_defect(words, labels, found, defect) for defect in word["defects"])))
    return tag("blockquote", *lines) if lines else Html()


def _defect(words: Words, labels: Labels, found: dict[str, Any], defect: dict[str, Any]) -> Html:
    procedure = (found["content"] or {}).get("procedure", {"id": "", "code": ""})
    names = (procedure["id"], procedure["code"])
    say = labels.field if defect["kind"] == "answer" else labels.document
    what = say(words.language, defect["field"], *names)
    why = words.say("defect", defect["code"])
    noted = f" {defect['note']}" if defect["note"] else ""
    return tag("li", join(tag("strong", what), f": {why}.{noted}"))


def _actor(words: Words, actor: str) -> str:
    return (
        words.say("actor", actor) if words.has("actor", actor) else words.say("console", "officer", name=actor)
    )


def _what(words: Words, what: str) -> str:
    kind, _, rest = what.partition(".")
    if kind == "parked" and words.has("trouble", rest):
        return words.say("diary", "parked", why=words.say("trouble", rest))
    if kind in {"state", "word"} and words.has("state", rest):
        return words.say("diary", "state", state=words.say("state", rest))
    if kind == "fee" and rest.isdigit():
        return words.say("diary", "fee", amount=words.money(int(rest)))
    return words.say("diary", what) if words.has("diary", what) else words.say("diary", "other", what=what)
