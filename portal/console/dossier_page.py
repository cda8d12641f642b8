"""One dossier, as an officer reads it: where it is, who filed it and how that is known, what was said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from portal.console.content_view import answers, citizen, papers
from portal.console.deed_forms import Drawn, deed_forms
from portal.console.deeds import Deed
from portal.console.diary_view import diary
from portal.console.labels import Labels
from portal.console.notice_view import notices
from portal.console.supplement_view import supplements
from portal.pages.frame import DESK, Sheet, frame
from portal.pages.html import Html, facts, link, panel, plain_link, tag
from portal.pages.words import Words

__all__ = ["Drawn", "Told", "dossier_page"]


@dataclass(frozen=True, slots=True)
class Told:
    """How the officer's last deed went (a key of `[deed]`), and what was typed into its form."""

    deed: str = ""
    typed: dict[str, str] = field(default_factory=dict)


def dossier_page(
    words: Words, labels: Labels, found: dict[str, Any], drawn: Drawn, told: Told, *, practice: bool
) -> str:
    """`found` as `Reading.show` gives it."""
    content = found["content"]
    deeds = deed_forms(words, found, drawn, told.typed, practice=practice)
    said = [_section(words, "where", _where(words, found))]
    kept = [tag("div", deeds, class_="deeds")]
    if content is None:
        said.append(
            panel("care", "attention", words.say("console", "sealed"), words.say("console", "sealed_lead"))
        )
    else:
        said.append(_section(words, "citizen", citizen(words, content, found["assurance"])))
        if found["supplements"]:
            said.append(_section(words, "supplements", supplements(words, labels, found)))
        said += [
            _section(words, "answers", answers(words, labels, content)),
            _section(words, "consents", _consents(words, labels, content)),
        ]
        kept.append(_section(words, "attachments", papers(words, found["code"], content)))
    kept += [
        _section(words, "payments", _payments(words, found)),
        *([_section(words, "notices", notices(words, found))] if found["notices"] else []),
        _section(words, "history", diary(words, labels, found)),
    ]
    back = plain_link(words.say("console", "back"), f"/?lang={words.language}")
    title = words.say("console", "one")
    name = "" if content is None else labels.procedure(words.language, *names_of(content))
    sheet = Sheet(title, f"/dossiers/{found['code']}", heading=name or title, kind=DESK)
    code = tag("p", found["code"], class_="code-line")
    shown = tag("div", tag("div", *said), tag("div", *kept), class_="columns")
    return frame(words, sheet, back, code, notice(words, told.deed), shown, practice=practice)


def notice(words: Words, deed: str) -> Html:
    """How the last deed went, where there was one."""
    if not deed:
        return Html()
    kind, icon = ("good", "saved") if deed == Deed.DONE else ("care", "attention")
    return panel(kind, icon, words.say("deed", deed), alert=True)


def names_of(content: dict[str, Any]) -> tuple[str, str]:
    """The two ids by which the catalogue may know the procedure."""
    return content["procedure"]["id"], content["procedure"]["code"]


def _section(words: Words, key: str, body: Html) -> Html:
    return tag("section", tag("h2", words.say("console", key), id=key), body, aria_labelledby=key)


def _none(words: Words) -> Html:
    return tag("p", words.say("console", "missing"), class_="quiet")


def _where(words: Words, found: dict[str, Any]) -> Html:
    rows = [
        (words.say("console", "state"), words.say("state", found["state"])),
        (words.say("console", "stage"), words.say("stage", found["stage"])),
    ]
    if found["completes"]:
        address = f"/dossiers/{found['completes']}?lang={words.language}"
        rows.append((words.say("console", "completes"), link(found["completes"], address)))
    if found["trouble"]:
        rows.append((words.say("console", "trouble"), words.say("trouble", found["trouble"])))
    if found["official_code"]:
        rows.append((words.say("console", "official_code"), found["official_code"]))
    rows.append((words.say("console", "kiosk"), found["kiosk_id"]))
    if found["committed_at"]:
        rows.append((words.say("console", "received_at"), words.moment(found["committed_at"])))
    content = found["content"] or {}
    asked = content.get("supplements")
    if asked and not found["completes"]:
        rows.append((words.say("console", "meant_for"), asked["code"]))
    created = content.get("created")
    if created:
        at = words.moment(created["at"])
        is_sure = created["trust"] == "trusted"
        filed = at if is_sure else words.say("console", "estimated", time=at)
        rows.append((words.say("console", "filed_at"), filed))
    return facts(rows)


def _consents(words: Words, labels: Labels, content: dict[str, Any]) -> Html:
    names = names_of(content)
    rows = [
        (labels.purpose(words.language, consent["purpose"], *names), words.moment(consent["at"]))
        for consent in content["consents"]
    ]
    return facts(rows) if rows else _none(words)


def _payments(words: Words, found: dict[str, Any]) -> Html:
    rows = []
    for payment in found["payments"]:
        received, due = words.money(payment["received"]), words.money(payment["due"])
        text = words.say("payment", payment["state"]) + ", "
        text += words.say("console", "paid_of", received=received, due=due)
        if payment["basis"]:
            text += f", {payment['basis']}"
        if payment["refund_due"]:
            text += ", " + words.say("console", "refund_due", amount=words.money(payment["refund_due"]))
        if payment["replaced_by"]:
            text += f" → {payment['replaced_by']}"
        rows.append((payment["reference"], text))
    return facts(rows) if rows else _none(words)
