"""A case that a question names ("and if my child was born abroad?"), and where the catalogue speaks of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum

from kiosk_app.assistant.fold import bare, fold, written
from kiosk_app.flow.procedure import Procedure, Rate
from kiosk_app.flow.text import VIETNAMESE, Text


class Case(StrEnum):
    ABROAD = "abroad"
    PROXY = "proxy"
    LATE = "late"
    POOR = "poor"
    ELDERLY = "elderly"
    DISABLED = "disabled"
    CHILD = "child"
    ONLINE = "online"
    LOST = "lost"


#: How a case is named by who asks; folded letters, and letters of the east as they are.
_ASKED: Mapping[Case, str] = {
    Case.ABROAD: (
        r"nuoc ngoai|ngoai nuoc|\babroad\b|overseas|another country|l'etranger"
        r"|国外|國外|海外|외국에서|해외|外国で"
    ),
    Case.PROXY: (
        r"lam ho|nop ho|lay ho|di thay|lam thay|uy quyen|on (?:my|his|her|their) behalf|somebody else"
        r"|for my (?:mother|father)|procuration|à ma place|代办|代辦|委托|대리|代理"
    ),
    Case.LATE: r"qua han|tre han|nop muon|muon han|cham|\blate\b|overdue|en retard|过期|過期|逾期|늦|遅れ",
    Case.POOR: r"ho ngheo|can ngheo|\bpoor\b|pauvre|贫困|貧困|저소득",
    Case.ELDERLY: r"nguoi cao tuoi|nguoi gia|\belderly\b|personne agee|老人|노인|高齢",
    Case.DISABLED: r"khuyet tat|tan tat|disab|handicap|残疾|殘疾|장애|障害",
    Case.CHILD: r"tre em|tre nho|duoi (?:14|16|18) tuoi|\bminor\b|under (?:14|16|18)|mineur|未成年|미성년",
    Case.ONLINE: r"truc tuyen|qua mang|o nha|online|en ligne|网上|網上|온라인|オンライン",
    Case.LOST: r"bi mat|lam mat|danh roi|\blost\b|stolen|perdu|丢|遺失|遗失|잃어버|なくし|紛失",
}
#: How the catalogue speaks of it, in Vietnamese and without marks.
_TOLD: Mapping[Case, str] = {
    Case.ABROAD: r"nuoc ngoai",
    Case.PROXY: r"lam ho|lam thay|uy quyen|nop ho",
    Case.LATE: r"qua han|tre han|dang ky muon",
    Case.POOR: r"ho ngheo|can ngheo|nguoi ngheo",
    Case.ELDERLY: r"nguoi cao tuoi|nguoi gia",
    Case.DISABLED: r"khuyet tat",
    Case.CHILD: r"tre em|duoi 14|duoi 16|duoi 18|chua du",
    Case.ONLINE: r"truc tuyen|qua mang",
    Case.LOST: r"bi mat|da mat",
}


#: How the catalogue calls the question who files, and its answer "for myself".
_WHO_FILES, _ONESELF = "requester", "self"


def named(question: str) -> tuple[Case, ...]:
    """Every case that the question names."""
    text = written(question)
    plain = f"{' '.join(fold(question).words)} {bare(text)} {text}"
    return tuple(case for case, words in _ASKED.items() if re.search(words, plain))


def told(procedure: Procedure, case: Case, language: str) -> tuple[str, ...]:
    """The texts of the procedure that speak of the case, each once, as they stand."""
    found = (
        text.read(language)
        for text in _texts(procedure)
        if re.search(_TOLD[case], bare(written(text.by_language.get(VIETNAMESE, ""))))
    )
    return tuple(dict.fromkeys(words for words in found if words))


def learnt(procedure: Procedure, cases: Collection[str]) -> tuple[tuple[str, str], ...]:
    """What the cases answer of the procedure's own questions, as field and option; only what leaves no doubt.

    Who files for somebody else is not who is asked about, where the question offers just these two.
    """
    if Case.PROXY not in cases:
        return ()
    asked = next((field for field in procedure.fields if field.id == _WHO_FILES), None)
    options = [option.id for option in asked.options] if asked is not None else []
    others = [option for option in options if option != _ONESELF]
    return ((_WHO_FILES, others[0]),) if len(options) == 2 and len(others) == 1 else ()


def _texts(procedure: Procedure) -> Iterator[Text]:
    for paper in procedure.papers:
        yield from (paper.title, paper.note)
    for rate in (procedure.fee, *procedure.fee.rates):
        yield from _of_rate(rate)
    yield procedure.duration.note
    yield procedure.where
    for document in procedure.documents:
        yield from (document.title, document.note)


def _of_rate(rate: Rate) -> Iterator[Text]:
    yield from (rate.reason, rate.label, rate.counter_note)
