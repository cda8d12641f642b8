"""Words that turn a service of ours into somebody else's: another country's paper, a pet's, one in pawn.

They are three words of twenty and change the whole answer; a sum of weights hears them too softly. A question
with them is never opened at once; what it may mean is still shown.
"""

from __future__ import annotations

import re

from kiosk_app.assistant.fold import bare, written

_COUNTRIES = "|".join(
    (
        *(
            "my",
            "nhat",
            "nhat ban",
            "han",
            "han quoc",
            "trung quoc",
            "dai loan",
            "phap",
            "duc",
            "anh",
            "anh quoc",
        ),
        *("nga", "uc", "canada", "lao", "campuchia", "thai", "thai lan", "singapore", "malaysia", "an do", "y"),
        *("hong kong", "tay ban nha", "ha lan", "ba lan", "sec", "ukraina", "cuba", "thuy si", "thuy dien"),
        *("california", "texas"),
    )
)
_PAPERS = "|".join(
    (
        *("ho chieu", "bang lai", "bang lai xe", "giay phep lai xe", "can cuoc", "the cu tru", "khai sinh"),
        *("giay ket hon", "dang ky ket hon", "the ngoai kieu"),
    )
)
_NATIONS = "|".join(
    (
        *(
            "american",
            "us",
            "british",
            "uk",
            "french",
            "german",
            "russian",
            "australian",
            "canadian",
            "lao",
            "thai",
        ),
        *("korean", "japanese", "chinese", "taiwanese", "indian", "dutch", "italian", "spanish", "swiss"),
    )
)
_FRENCH = (
    "francaise?s?|allemande?|americaine?|anglaise?|russe|suisse|belge|chinoise?|japonaise?|coreenne?|etranger"
)
_EAST = "|".join(
    (
        *(
            "美国",
            "美國",
            "日本",
            "韩国",
            "韓國",
            "中国",
            "中國",
            "台湾",
            "台灣",
            "法国",
            "德国",
            "英国",
            "俄罗斯",
        ),
        *("澳大利亚", "미국", "일본", "한국", "중국", "대만", "프랑스", "독일", "アメリカ", "韓国", "フランス"),
    )
)
_EAST_PAPERS = "|".join(
    (
        *("护照", "護照", "驾照", "驾驶证", "身份证", "户口", "여권", "면허", "주민등록", "신분증"),
        *("パスポート", "旅券", "免許", "在留", "戸籍"),
    )
)

_TURNS = re.compile(
    rf"\b({_PAPERS}) (xe )?((cua|ben|nuoc|o ben|do) )*({_COUNTRIES})\b"
    rf"|\bben ({_COUNTRIES})\b"
    rf"|\b(can cuoc|ho chieu) cho nguoi ({_COUNTRIES})\b"
    r"|\b(con meo|cho meo|con cho|cho cho con|thu cung|bup be|(my|a) (dog|cat)s?|pets?|mon (chien|chat))\b"
    r"|\b(cam co|cam do|lam gia|fake|pawn|kham o benh vien|vo dung)\b"
    r"|\b(hop dong (mua|ban|thue|the chap)|di chuc|vac xin)\b"
    r"|\b(thi|hoc|thi lay) (bang lai|lay bang|bang [abc]\d?)\b"
    r"|\b(bang lai( xe)?|giay phep lai xe) quoc te\b|\binternational (driving|driver)|\bpermis international\b"
    rf"|\b({_NATIONS}) (driving |driver'?s? |residence |identity |id )?(licen[cs]e|passport|card|id|permit)\b"
    rf"|\b(passeport|permis|carte d'identite|titre de sejour) (de conduire )?({_FRENCH})\b"
)
_TURNS_EAST = re.compile(
    rf"({_EAST})(的|の| )?({_EAST_PAPERS})"
    r"|小狗|小猫|的狗|的猫|강아지|고양이|犬|猫の|국제 ?면허|国际驾照|国際免許"
)


def is_turned(question: str) -> bool:
    """Whether such words stand in it, in any of the languages, with marks or without."""
    text = written(question)
    return _TURNS.search(bare(text)) is not None or _TURNS_EAST.search(text) is not None
