"""What was sent to the citizen about one dossier: when, by what, whereto in part, and how it went."""

from __future__ import annotations

from typing import Any

from portal.pages.html import Html, facts
from portal.pages.words import Words


def notices(words: Words, found: dict[str, Any]) -> Html:
    """`found` as `Reading.show` gives it; in the order of what happened."""
    return facts([_row(words, notice) for notice in found["notices"]])


def _row(words: Words, notice: dict[str, Any]) -> tuple[str, str]:
    about = words.say("notice_news", notice["about"])
    said = [words.say("notice_status", notice["status"])]
    said += [str(notice[key]) for key in ("adapter", "to") if notice[key]]
    said.append(words.moment(notice["settled_at"] or notice["made_at"]))
    return about, ", ".join(said)
