"""The three things that an officer can do to a dossier, each a form with its token."""

from __future__ import annotations

from typing import Any

from portal.console.deeds import MOST_REMARK
from portal.pages.html import Html, button, choice, form, hidden, join, tag
from portal.pages.words import Words
from portal.store.states import Stage
from sync.contract.receipts import DossierState


def deed_forms(
    words: Words, found: dict[str, Any], token: str, *, remark: str, official_code: str, practice: bool
) -> Html:
    """Only what can be done at this stage; the likeliest of them has the red button."""
    is_parked, is_open = found["stage"] == Stage.PARKED, found["content"] is not None
    forms = []
    if is_parked:
        hint = tag("p", words.say("console", "retry_hint"))
        go = button(words.say("console", "retry_go"))
        forms.append(_form(words, found, token, "retry", "try-again", hint, go))
    if is_open and not found["official_code"]:
        body = (
            *_official(words, official_code, practice=practice),
            _button(words, "record", red=not is_parked),
        )
        forms.append(_form(words, found, token, "record", "official-code", *body))
    if found["stage"] != Stage.COMMITTED:
        body = (*_state(words, found, remark), _button(words, "change", red=not forms))
        forms.append(_form(words, found, token, "change", "state", *body))
    if is_open and found["official_code"]:
        body = (*_official(words, official_code, practice=practice), _button(words, "record", red=False))
        forms.append(_form(words, found, token, "record", "official-code", *body))
    return join(*forms)


def _button(words: Words, key: str, *, red: bool) -> Html:
    return button(words.say("console", f"{key}_go"), goes_on=red)


def _form(words: Words, found: dict[str, Any], token: str, key: str, path: str, *body: Html) -> Html:
    posts = form(
        f"/dossiers/{found['code']}/{path}?lang={words.language}",
        tag("h2", words.say("console", key), id=f"deed-{key}"),
        hidden("token", token),
        *body,
    )
    return tag("section", posts, aria_labelledby=f"deed-{key}")


def _official(words: Words, typed: str, *, practice: bool) -> tuple[Html, ...]:
    hint = words.say("console", "record_hint" if practice else "record_hint_real")
    return (
        tag("label", words.say("console", "official_code"), for_="official_code"),
        tag("p", hint, id="official-hint", class_="quiet"),
        tag(
            "input",
            id="official_code",
            name="official_code",
            value=typed,
            maxlength="64",
            autocomplete="off",
            spellcheck="false",
            required="required",
            aria_describedby="official-hint",
        ),
    )


def _state(words: Words, found: dict[str, Any], remark: str) -> tuple[Html, ...]:
    states = {state.value: words.say("state", state) for state in DossierState}
    return (
        choice("state", words.say("console", "state"), states, found["state"]),
        tag("label", words.say("console", "remark"), for_="remark"),
        tag("p", words.say("console", "remark_hint"), id="remark-hint", class_="quiet"),
        tag(
            "textarea",
            remark,
            id="remark",
            name="remark",
            rows="3",
            maxlength=str(MOST_REMARK),
            autocomplete="off",
            aria_describedby="remark-hint",
        ),
    )
