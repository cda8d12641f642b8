"""One dossier, as an officer reads it: where it is, who filed it and how that is known, what was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from portal.console.deed_forms import deed_forms
from portal.console.deeds import Deed
from portal.console.labels import Labels, date
from portal.pages.frame import Sheet, frame
from portal.pages.html import Html, facts, join, link, panel, plain_link, tag
from portal.pages.words import Words, languages
from sync.contract.dossier import Assurance

_CITIZEN = ("name", "number", "birth", "sex", "nationality", "residence", "expires")
_DATES = {"birth", "expires"}
_KNOWN = {
    Assurance.CLAIMED: ("care", "attention"),
    Assurance.CHIP_CONSISTENT: ("calm", "id-card"),
    Assurance.CHIP_TRUSTED: ("good", "id-card"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """How the officer's last deed went (a key of `[deed]`), and what was typed into its form."""

    deed: str = ""
    remark: str = ""
    official_code: str = ""


def dossier_page(
    words: Words, labels: Labels, found: dict[str, Any], token: str, told: Told, *, practice: bool
) -> str:
    """`found` as `Reading.show` gives it."""
    content = found["content"]
    notice = Html()
    if told.deed:
        kind, icon = ("good", "saved") if told.deed == Deed.DONE else ("care", "attention")
        notice = panel(kind, icon, words.say("deed", told.deed), alert=True)
    deeds = deed_forms(
        words, found, token, remark=told.remark, official_code=told.official_code, practice=practice
    )
    said = [_section(words, "where", _where(words, found))]
    kept = [tag("div", deeds, class_="deeds")]
    if content is None:
        said.append(
            panel("care", "attention", words.say("console", "sealed"), words.say("console", "sealed_lead"))
        )
    else:
        said += [
            _section(words, "citizen", _citizen(words, content)),
            _section(words, "answers", _answers(words, labels, content)),
            _section(words, "consents", _consents(words, labels, content)),
        ]
        kept.append(_section(words, "attachments", _papers(words, found)))
    kept += [
        _section(words, "payments", _payments(words, found)),
        _section(words, "history", _diary(words, found)),
    ]
    back = plain_link(words.say("console", "back"), f"/?lang={words.language}")
    name = _procedure(words, labels, found)
    title = words.say("console", "one")
    sheet = Sheet(title, f"/dossiers/{found['code']}", heading=name or title, kind="desk")
    code = tag("p", found["code"], class_="code-line")
    shown = tag("div", tag("div", *said), tag("div", *kept), class_="columns")
    return frame(words, sheet, back, code, notice, shown, practice=practice)


def _procedure(words: Words, labels: Labels, found: dict[str, Any]) -> str:
    if found["content"] is None:
        return ""
    procedure = found["content"]["procedure"]
    return labels.procedure(words.language, procedure["id"], procedure["code"])


def _section(words: Words, key: str, body: Html) -> Html:
    return tag("section", tag("h2", words.say("console", key), id=key), body, aria_labelledby=key)


def _none(words: Words) -> Html:
    return tag("p", words.say("console", "missing"), class_="quiet")


def _where(words: Words, found: dict[str, Any]) -> Html:
    rows = [
        (words.say("console", "state"), words.say("state", found["state"])),
        (words.say("console", "stage"), words.say("stage", found["stage"])),
    ]
    if found["trouble"]:
        rows.append((words.say("console", "trouble"), words.say("trouble", found["trouble"])))
    if found["official_code"]:
        rows.append((words.say("console", "official_code"), found["official_code"]))
    rows.append((words.say("console", "kiosk"), found["kiosk_id"]))
    if found["committed_at"]:
        rows.append((words.say("console", "received_at"), words.moment(found["committed_at"])))
    created = (found["content"] or {}).get("created")
    if created:
        at = words.moment(created["at"])
        is_sure = created["trust"] == "trusted"
        filed = at if is_sure else words.say("console", "estimated", time=at)
        rows.append((words.say("console", "filed_at"), filed))
    return facts(rows)


def _citizen(words: Words, content: dict[str, Any]) -> Html:
    citizen = content["citizen"]
    rows = [
        (words.say("console", name), date(citizen[name]) if name in _DATES else citizen[name])
        for name in _CITIZEN
        if citizen.get(name)
    ]
    assurance = Assurance(citizen["assurance"])
    kind, icon = _KNOWN[assurance]
    more = words.say("assurance", f"{assurance}_more")
    language = content["language"]
    spoken = languages()[language].say("language", "name") if language in languages() else language
    known = panel(kind, icon, words.say("assurance", assurance), more)
    return join(known, facts([*rows, (words.say("console", "language"), spoken)]))


def _answers(words: Words, labels: Labels, content: dict[str, Any]) -> Html:
    names = (content["procedure"]["id"], content["procedure"]["code"])
    rows = [
        (
            labels.field(words.language, answer["field"], *names),
            labels.value(words.language, answer["field"], answer["value"], *names),
        )
        for answer in content["answers"]
    ]
    return facts(rows) if rows else _none(words)


def _consents(words: Words, labels: Labels, content: dict[str, Any]) -> Html:
    names = (content["procedure"]["id"], content["procedure"]["code"])
    rows = [
        (labels.purpose(words.language, consent["purpose"], *names), words.moment(consent["at"]))
        for consent in content["consents"]
    ]
    return facts(rows) if rows else _none(words)


def _papers(words: Words, found: dict[str, Any]) -> Html:
    items = []
    for number, paper in enumerate(found["attachments"], start=1):
        path = f"/dossiers/{found['code']}/papers/{number}"
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
    return tag("ol", *items, class_="papers") if items else _none(words)


def _payments(words: Words, found: dict[str, Any]) -> Html:
    rows = []
    for payment in found["payments"]:
        received, due = words.money(payment["received"]), words.money(payment["due"])
        text = words.say("payment", payment["state"]) + ", "
        text += words.say("console", "paid_of", received=received, due=due)
        if payment["refund_due"]:
            text += ", " + words.say("console", "refund_due", amount=words.money(payment["refund_due"]))
        rows.append((payment["reference"], text))
    return facts(rows) if rows else _none(words)


def _diary(words: Words, found: dict[str, Any]) -> Html:
    items = []
    for entry in found["diary"]:
        remark = tag("blockquote", entry["remark"]) if entry["remark"] else Html()
        text = f"{words.moment(entry['at'])} · {_actor(words, entry['actor'])} · {_what(words, entry['what'])}"
        items.append(tag("li", text, remark))
    return tag("ol", *items, class_="diary")


def _actor(words: Words, actor: str) -> str:
    return (
        words.say("actor", actor) if words.has("actor", actor) else words.say("console", "officer", name=actor)
    )


def _what(words: Words, what: str) -> str:
    kind, _, rest = what.partition(".")
    if kind == "parked" and words.has("trouble", rest):
        return words.say("diary", "parked", why=words.say("trouble", rest))
    if kind == "state" and words.has("state", rest):
        return words.say("diary", "state", state=words.say("state", rest))
    return words.say("diary", what) if words.has("diary", what) else words.say("diary", "other", what=what)
