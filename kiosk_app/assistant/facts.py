"""Which fact of a procedure a question asks for: cost, time, papers, place, office, law, or how."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from kiosk_app.assistant.fold import bare, fold, written


class Fact(StrEnum):
    FEE = "fee"
    TIME = "time"
    PAPERS = "papers"
    WHERE = "where"
    WHO = "who"
    LAW = "law"
    HOW = "how"


_PLAIN: Mapping[Fact, str] = {
    Fact.FEE: (
        "bao nhieu tien|ton bao nhieu|het bao nhieu|mat bao nhieu tien|le phi|mat phi|muc phi|gia bao nhieu"
        r"|how much|\bcosts?\b|\bfees?\b|\bprice|combien|\bcoute|\bfrais\b|\bprix\b"
    ),
    Fact.TIME: (
        "bao lau|may ngay|khi nao co|bao gio co|how long|how many days|combien de temps"
        r"|\bdelai|\bduree\b"
    ),
    Fact.PAPERS: (
        "giay to gi|can giay to|can gi|can nhung gi|mang theo|ho so gom|chuan bi gi|what (?:documents|papers)"
        "|documents? (?:are |do )|what do i (?:need|bring)|quels (?:papiers|documents)"
        "|que faut-il|quelles pieces"
    ),
    Fact.LAW: "quy dinh|luat nao|can cu phap|nghi dinh|legal basis|which law|quelle loi|base legale",
    Fact.WHO: "ai giai quyet|co quan nao|ai cap|which office|who issues|quelle autorite|qui delivre",
    Fact.WHERE: (
        r"o dau|cho nao|den dau|nop dau|phuong nao|\bwhere\b"
        r"|\bou (?:demander|faire|obtenir|aller|deposer|dois)"
    ),
    Fact.HOW: "the nao|lam sao|cach |thu tuc|how (?:do|to|can)|comment",
}
_EAST: Mapping[Fact, str] = {
    Fact.FEE: "多少钱|多少錢|费用|費用|얼마예요|비용|수수료가|いくら|料金は|費用は",
    Fact.TIME: "多久|几天|幾天|얼마나 걸|며칠|どのくらいかか|何日",
    Fact.PAPERS: "什么材料|什麼材料|要带什么|需要什么|서류가|무슨 서류|필요한 서류|必要な書類|必要なもの",
    Fact.LAW: "法律依据|法律依據|哪条法律|법적 근거|法的根拠",
    Fact.WHO: "哪个部门|哪個部門|어느 기관|どの役所",
    Fact.WHERE: "哪里|哪裡|哪儿|어디|どこ",
    Fact.HOW: "怎么|怎麼|如何|어떻게|どうすれば|方法",
}

# "Combien de temps" asks for days, although "combien" asks for money.
_ORDER = (Fact.TIME, Fact.FEE, Fact.PAPERS, Fact.LAW, Fact.WHO, Fact.WHERE, Fact.HOW)


def asked_fact(question: str) -> Fact | None:
    """The first that the question names, in the order in which a more telling word wins; None for none."""
    text = written(question)
    plain = f"{' '.join(fold(question).words)} {bare(text)}"
    for fact in _ORDER:
        if re.search(_PLAIN[fact], plain) or re.search(_EAST[fact], text):
            return fact
    return None
