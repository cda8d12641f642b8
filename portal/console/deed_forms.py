"""What an officer can do to a dossier, each a form with its token; what is rarer is folded away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from portal.console.fees import MOST_BASIS
from portal.console.verdicts import PLAIN
from portal.pages.html import Html, button, choice, form, hidden, join, line, lines, link, tag
from portal.pages.words import Words
from portal.store.states import Stage
from sync.contract.officer import MOST_REMARK, RefusalReason


@dataclass(frozen=True, slots=True)
class Drawn:
    """For whom the page is drawn, the token of its forms, and an id for the form that must count once."""

    officer: str
    token: str
    form_id: str


def deed_forms(
    words: Words, found: dict[str, Any], drawn: Drawn, typed: dict[str, str], *, practice: bool
) -> Html:
    """Only what can be done at this stage; the likeliest of them has the red button."""
    desk = _Forms(words, found, drawn, typed)
    content = found["content"] or {}
    meant_for = None if found["completes"] else content.get("supplements")
    # What still waits to be joined bears neither code nor verdict nor fee of its own.
    is_parked, is_open = found["stage"] == Stage.PARKED, bool(content) and meant_for is None
    forms = []
    if is_parked and meant_for is not None:
        hint = tag("p", words.say("console", "join_hint", code=meant_for["code"]))
        forms.append(desk.section("join", "join", hint, red=True))
    if is_parked:
        hint = tag("p", words.say("console", "retry_hint"))
        forms.append(desk.section("retry", "try-again", hint, red=not forms))
    if is_open and not found["official_code"]:
        forms.append(desk.section("record", "official-code", desk.official(practice), red=not forms))
    if found["completes"]:
        original = f"/dossiers/{found['completes']}?lang={words.language}"
        forms.append(tag("section", link(words.say("console", "to_original"), original)))
    elif is_open:
        forms.append(desk.section("change", "state", desk.state(), red=not forms))
        ask = f"/dossiers/{found['code']}/supplement?lang={words.language}"
        forms.append(tag("section", link(words.say("console", "ask_supplement"), ask)))
        forms.append(desk.folded("refuse", "refusal", desk.refusal()))
        forms.append(desk.folded("fee", "fee", desk.fee()))
    forms.append(desk.folded("note", "note", desk.note()))
    if is_open and found["official_code"]:
        forms.append(desk.folded("record", "official-code", desk.official(practice)))
    return join(*forms)


@dataclass(frozen=True, slots=True)
class _Forms:
    """The fields of each form; `typed` is what stood in one that was not taken."""

    words: Words
    found: dict[str, Any]
    drawn: Drawn
    typed: dict[str, str]

    def section(self, key: str, path: str, body: Html, *, red: bool) -> Html:
        head = tag("h2", self.words.say("console", key), id=f"deed-{key}")
        return tag("section", self._form(key, path, head, body, red=red), aria_labelledby=f"deed-{key}")

    def folded(self, key: str, path: str, body: Html) -> Html:
        """Open where something was typed into it and not taken."""
        names = {"refuse": "refusal_remark", "fee": "amount", "note": "note", "record": "official_code"}
        is_open = {"open": "open"} if names[key] in self.typed else {}
        summary = tag("summary", self.words.say("console", key))
        return tag("details", summary, self._form(key, path, body, red=False), class_="deed", **is_open)

    def _form(self, key: str, path: str, *body: Html, red: bool) -> Html:
        return form(
            f"/dossiers/{self.found['code']}/{path}?lang={self.words.language}",
            *body[:-1],
            hidden("token", self.drawn.token),
            body[-1],
            button(self.words.say("console", f"{key}_go"), goes_on=red),
        )

    def official(self, practice: bool) -> Html:
        hint = self._say("record_hint" if practice else "record_hint_real")
        label, value = self._say("official_code"), self.typed.get("official_code", "")
        return line(
            "official_code", label, value, hint, maxlength="64", spellcheck="false", required="required"
        )

    def state(self) -> Html:
        states = {state.value: self.words.say("state", state) for state in PLAIN}
        chosen = self.typed.get("state", self.found["state"])
        return join(choice("state", self._say("state"), states, chosen), self._remark("remark"))

    def refusal(self) -> Html:
        reasons = {"": self._say("choose")} | {
            reason.value: self.words.say("refusal", reason) for reason in RefusalReason
        }
        chosen = self.typed.get("reason", "")
        return join(choice("reason", self._say("reason"), reasons, chosen), self._remark("refusal_remark"))

    def fee(self) -> Html:
        hint = tag("p", self._say("fee_hint"), class_="quiet")
        amount, basis = self.typed.get("amount", ""), self.typed.get("basis", "")
        return join(
            hidden("form_id", self.drawn.form_id),
            hint,
            line(
                "amount", self._say("amount"), amount, inputmode="numeric", maxlength="20", required="required"
            ),
            line("basis", self._say("basis"), basis, maxlength=str(MOST_BASIS), required="required"),
        )

    def note(self) -> Html:
        value, hint = self.typed.get("note", ""), self._say("note_hint")
        return lines("note", self._say("note"), value, hint, maxlength=str(MOST_REMARK))

    def _remark(self, name: str) -> Html:
        value, hint = self.typed.get(name, ""), self._say("remark_hint")
        return lines(name, self._say("remark"), value, hint, maxlength=str(MOST_REMARK))

    def _say(self, key: str) -> str:
        return self.words.say("console", key)
