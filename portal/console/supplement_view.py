"""Supplements beside the dossier that they complete: what is new, and what stood there before."""

from __future__ import annotations

from typing import Any

from portal.console.content_view import papers
from portal.console.labels import Labels
from portal.pages.html import Html, join, panel, plain_link, tag
from portal.pages.words import Words


def supplements(words: Words, labels: Labels, found: dict[str, Any]) -> Html:
    """One part a supplement, in the order in which they came."""
    before = {answer["field"]: answer["value"] for answer in found["content"]["answers"]}
    parts = []
    for each in found["supplements"]:
        parts.append(_part(words, labels, found, each, before))
        if each["content"] is not None:
            before |= {answer["field"]: answer["value"] for answer in each["content"]["answers"]}
    return join(*parts)


def _part(
    words: Words, labels: Labels, found: dict[str, Any], each: dict[str, Any], before: dict[str, Any]
) -> Html:
    title = words.say("console", "supplement_round", round=str(each["round"]), time=words.moment(each["at"]))
    address = f"/dossiers/{each['code']}?lang={words.language}"
    head = [tag("h3", title), plain_link(each["code"], address)]
    content = each["content"]
    if content is None:
        return tag("div", *head, panel("care", "attention", words.say("console", "sealed")), class_="new")
    if content["citizen"]["number"] != found["content"]["citizen"]["number"]:
        other = words.say("console", "other_person", name=content["citizen"]["name"])
        head.append(panel("care", "attention", other))
    names = (content["procedure"]["id"], content["procedure"]["code"])
    rows = []
    for answer in content["answers"]:
        field, value = answer["field"], answer["value"]
        shown: list[str] = [
            tag("span", words.say("console", "new"), class_="flag"),
            " " + labels.value(words.language, field, value, *names),
        ]
        if field in before and before[field] != value:
            old = labels.value(words.language, field, before[field], *names)
            shown.append(tag("span", words.say("console", "was", value=old), class_="was"))
        label = labels.field(words.language, field, *names)
        rows.append(tag("div", tag("dt", label), tag("dd", *shown)))
    kept = [tag("dl", *rows)] if rows else []
    if content["attachments"]:
        kept.append(papers(words, each["code"], content))
    return tag("div", *head, *kept, class_="new")
