"""What stands on the A4 page by which staff see how the printer does: about nobody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk_app import words
from kiosk_app.flow.setting import Setting
from kiosk_app.flow.text import VIETNAMESE
from kiosk_app.paper import qr
from kiosk_app.paper.a4 import MARK

TEMPLATE = "trial"
#: Letters that rise or fall as far as any: what a printer without the font would lose first.
LETTERS = "ẪẨẤẦẮẰẴ ỰỢỘẶẬỤỊ ăâêôơưđ 0123456789 ₫"


def content(setting: Setting, now: str, sentences: Mapping[str, str]) -> dict[str, Any]:
    """The values of `trial.typ`. Raises KeyError for a sentence that is missing."""

    def say(identity: str, *arguments: str) -> str:
        return words.fill(sentences[identity], *arguments)

    return {
        "band": say("practice.band") if setting.practice else "",
        "mark": MARK.read_text(encoding="utf-8"),
        "mark_alt": say("a4.mark"),
        "title": say("a4.test.title"),
        "site": setting.site.read(VIETNAMESE),
        "made": f"{setting.kiosk} · {now}",
        "letters": LETTERS,
        "qr": qr.drawing(setting.status_url),
        "qr_alt": say("a4.qr"),
        "check": say("a4.test.check"),
    }
