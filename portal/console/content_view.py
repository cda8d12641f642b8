"""What a citizen filed: who she is and how that is known, her answers, her papers."""

from __future__ import annotations

from typing import Any

from portal.console.chip_view import chip, document_of, refused
from portal.console.labels import Labels, date
from portal.pages.html import Html, facts, join, link, panel, tag
from portal.pages.words import Words, languages
from sync.contract.dossier import Assurance

_CITIZEN = ("name", "number", "birth", "sex", "nationality", "residence", "expires")
_DATES = {"birth", "expires"}
_KNOWN = {
    Assurance.CLAIMED: ("care", "attention"),
    Assurance.CHIP_CONSISTENT: ("calm", "id-card"),
    Assurance.CHIP_TRUSTED: ("good", "id-card"),
    Assurance.VNEID: ("good", "phone"),
}
_CHIPS = {Assurance.CHIP_CONSISTENT, Assurance.CHIP_TRUSTED}


def citizen(words: Words, content: dict[str, Any], proven: str | None) -> Html:
    """`proven` is the opener's finding; without one, a sign-in that the dossier speaks of counts as a claim."""
    who = content["citizen"]
    rows = [
        (_label(words, name, content), date(who[name]) if name in _DATES else who[name])
        for name in _CITIZEN
        if who.get(name)
    ]
    language = content["language"]
    spoken = languages()[language].say("language", "name") if language in languages() else language
    rows.append((words.say("console", "language"), spoken))
    found = _assurances(words, Assurance(who["assurance"]), proven)
    return join(*found, *refused(words, content), facts(rows), *chip(words, content))


def _label(words: Words, name: str, content: dict[str, Any]) -> str:
    """A foreigner's number is the passport's."""
    if name == "number" and document_of(content) != "card":
        return words.say("chip", "passport_number")
    return words.say("console", name)


def answers(words: Words, labels: Labels, content: dict[str, Any]) -> Html:
    names = (content["procedure"]["id"], content["procedure"]["code"])
    rows = [
        (
            labels.field(words.language, answer["field"], *names),
            labels.value(words.language, answer["field"], answer["value"], *names),
        )
        for answer in content["answers"]
    ]
    return facts(rows) if rows else tag("p", words.say("console", "missing"), class_="quiet")


def papers(words: Words, code: str, content: dict[str, Any]) -> Html:
    items = []
    for number, paper in enumerate(content["attachments"], start=1):
        path = f"/dossiers/{code}/papers/{number}"
        size = str(max(1, paper["size"] // 1024)) if paper["size"] else "0"
        said = tag("span", f" {number}: {paper['title']}", class_="said")
        ways = [
            link(join(words.say("console", "view"), said), f"{path}/view"),
            link(join(words.say("console", "download"), said), path),
        ]
        about = words.say("console", "pages", count=str(paper["pages"]), size=size)
        items.append(
            tag("li", tag("strong", paper["title"]), tag("p", about), tag("div", *ways, class_="ways"))
        )
    none = tag("p", words.say("console", "missing"), class_="quiet")
    return tag("ol", *items, class_="papers") if items else none


def _assurances(words: Words, claimed: Assurance, proven: str | None) -> list[Html]:
    """What is known of the person first, of the card beside it: one does not stand for the other."""
    best = Assurance(proven) if proven else claimed
    if proven is None and claimed is Assurance.VNEID:
        best = Assurance.CLAIMED
    found = [best, claimed] if best is Assurance.VNEID and claimed in _CHIPS else [best]
    panels = []
    for each in found:
        kind, icon = _KNOWN[each]
        more = [words.say("assurance", f"{each}_more")]
        if each in _CHIPS:
            more.append(words.say("assurance", "card_not_person"))
        if each is Assurance.CLAIMED and claimed is Assurance.VNEID:
            more.append(words.say("assurance", "unproven"))
        panels.append(panel(kind, icon, words.say("assurance", each), *more))
    return panels
