"""The form to fill at home, as HTML: no `form` element, so that there is nothing that could be sent."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from portal.pages.html import Html, join, panel, tag
from portal.pages.words import Words
from portal.public.questions import AtHome, Condition, Place, Question, Text, say

_PAGE = "prepare"
_WRONG = ("date", "no_day", "future", "past", "number", "phone", "email", "choose", "pick", "long", "name")
_KEYS = {"number": "numeric", "phone": "tel", "email": "email"}
_SCRIPTS = ("qr", "prepared", "answers", "form")


def prepare_form(words: Words, procedure: AtHome, places: tuple[Place, ...]) -> Html:
    """Everything below the heading."""
    asked = [
        _group(words, list(group))
        for _, group in groupby(procedure.questions, key=lambda each: each.group or each.id)
    ]
    picks = any(question.kind == "pick" for question in procedure.questions)
    sheet = tag(
        "div",
        tag("p", words.say(_PAGE, "how"), class_="quiet"),
        _trouble(words),
        *asked,
        tag("button", words.say(_PAGE, "make"), type="button", class_="go", id="make"),
        _made(words),
        id="sheet",
        data_form=_spec(words, procedure, places if picks else ()),
        data_says=_compact({key: words.say("prepare_wrong", key) for key in _WRONG}),
        hidden="hidden",
    )
    return join(
        panel("calm", "saved", words.say(_PAGE, "stays"), words.say(_PAGE, "stays_more")),
        tag("noscript", panel("care", "attention", words.say(_PAGE, "no_script"))),
        sheet,
        _elsewhere(words, "from_card", procedure.from_card),
        _elsewhere(words, "at_kiosk", procedure.at_kiosk),
        *(tag("script", src=f"/scripts/{name}.js", defer="defer") for name in _SCRIPTS),
    )


def _group(words: Words, questions: list[Question]) -> Html:
    asked = [_question(words, question) for question in questions]
    if not questions[0].group:
        return join(*asked)
    return tag("fieldset", tag("legend", say(questions[0].heading, words.language)), *asked, class_="together")


def _question(words: Words, question: Question) -> Html:
    name = question.id
    wrong = tag("p", id=f"wrong-{name}", class_="wrong", role="alert", hidden="hidden")
    hint = say(question.hint, words.language)
    told = tag("p", hint, id=f"hint-{name}", class_="quiet") if hint else Html()
    described = f"hint-{name} wrong-{name}" if hint else f"wrong-{name}"
    label = join(say(question.question, words.language), Html() if question.required else _may(words))
    if question.kind == "choice":
        rows = (_option(words, question, at) for at in range(len(question.options)))
        body = tag("fieldset", tag("legend", label), told, *rows, wrong, aria_describedby=described)
    else:
        attributes = {"inputmode": _KEYS[question.kind]} if question.kind in _KEYS else {}
        if question.kind == "date":
            attributes = {"placeholder": words.say(_PAGE, "date")}
        body = join(
            tag("label", label, for_=f"q-{name}"),
            told,
            tag(
                "input",
                id=f"q-{name}",
                type="text",
                autocomplete="off",
                spellcheck="false",
                maxlength=_most(question),
                aria_describedby=described,
                **attributes,
            ),
            tag("div", id=f"places-{name}", class_="places", aria_live="polite")
            if question.kind == "pick"
            else Html(),
            wrong,
        )
    return tag("div", body, id=f"box-{name}", class_="ask")


def _most(question: Question) -> str:
    return str(question.bounds["longest"]) if question.kind in {"text", "name"} else "120"


def _may(words: Words) -> Html:
    return tag("span", " " + words.say(_PAGE, "may"), class_="quiet")


def _option(words: Words, question: Question, at: int) -> Html:
    option, label, note = question.options[at]
    name = f"o-{question.id}-{at}"
    more = say(note, words.language)
    # The name joins the buttons of one question; nothing is ever sent under it.
    radio = tag("input", type="radio", id=name, name=f"pick-{question.id}", value=option, autocomplete="off")
    lines = join(say(label, words.language), tag("span", more, class_="official") if more else Html())
    return tag("div", radio, tag("label", lines, for_=name), class_="option")


def _trouble(words: Words) -> Html:
    heading = tag("div", tag("p", words.say(_PAGE, "trouble")), class_="lead")
    return tag(
        "div",
        heading,
        tag("ul"),
        id="trouble",
        class_="panel care",
        tabindex="-1",
        role="alert",
        hidden="hidden",
    )


def _made(words: Words) -> Html:
    code = tag(
        "div",
        tag("h2", words.say(_PAGE, "made")),
        tag("p", words.say(_PAGE, "hold")),
        tag("div", tag("div", tag("img", id="picture", alt=words.say(_PAGE, "picture"))), class_="qr"),
        tag("p", words.say(_PAGE, "open") + " ", tag("span", "0", id="open-count"), id="open", hidden="hidden"),
        tag("a", words.say(_PAGE, "save"), id="save", class_="other", download="tram-mot-cua.png"),
        tag("p", words.say(_PAGE, "keep"), class_="quiet"),
        id="code",
    )
    long = tag(
        "div",
        panel("care", "attention", words.say(_PAGE, "too_long"), words.say(_PAGE, "too_long_more")),
        id="too-long",
    )
    return tag("div", code, long, id="made", tabindex="-1", hidden="hidden")


def _elsewhere(words: Words, key: str, texts: tuple[Text, ...]) -> Html:
    if not texts:
        return Html()
    named = dict.fromkeys(say(text, words.language) for text in texts)
    return tag("section", tag("h2", words.say(_PAGE, key)), tag("ul", *(tag("li", text) for text in named)))


def _spec(words: Words, procedure: AtHome, places: tuple[Place, ...]) -> str:
    return _compact(
        {
            "procedure": procedure.id,
            "version": procedure.version,
            "language": words.language,
            "questions": [_asked(words, question) for question in procedure.questions],
            "places": [[place.name, place.code, place.today] for place in places],
        }
    )


def _asked(words: Words, question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "kind": question.kind,
        "label": say(question.label, words.language),
        "required": question.required,
        "when": _when(question.when),
        "card": _when(question.card),
        "options": [option for option, _, _ in question.options],
        **question.bounds,
    }


def _when(condition: Condition | None) -> dict[str, Any] | None:
    return None if condition is None else {"field": condition.field, "values": list(condition.values)}


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
