"""Which of the six languages a question is in: by its letters, else by small words of one of them."""

from __future__ import annotations

import re

from kiosk_app.assistant.fold import bare, has_vietnamese_marks, written

LANGUAGES = ("vi", "en", "zh", "ko", "ja", "fr")

_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_FRENCH_LETTERS = re.compile(r"[çœëïû]|\b(?:d|l|j|m|n|s|qu)['’]")
_SMALL = {
    "en": (
        "the my is are how what where i want need to a an of for can do please have"
        " get and in on with lost new your it"
    ),
    "fr": (
        "le la les un une des de du je mon ma mes est comment pour ou dans"
        " avec il faut et au aux que quel quelle sur"
    ),
    "vi": (
        "toi lam cho cua khong giay xin muon can o dau gi nao em con duoc thi di nha"
        " the ho so va co bao nhieu ngay dang ky"
    ),
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}


def language_of(question: str, fallback: str = "vi") -> str:
    """Its code, one of `LANGUAGES`; `fallback` where nothing tells."""
    text = written(question)
    for letters, language in ((_HANGUL, "ko"), (_KANA, "ja"), (_HAN, "zh")):
        if letters.search(text):
            return language
    if has_vietnamese_marks(text):
        return "vi"
    words = re.findall(r"[a-z]+", bare(text))
    counts = {language: sum(word in known for word in words) for language, known in _WORDS.items()}
    if _FRENCH_LETTERS.search(text):
        counts["fr"] += 2
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else fallback
