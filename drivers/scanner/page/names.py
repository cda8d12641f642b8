"""What can be a Vietnamese name: a known family name, then syllables that the language has."""

from __future__ import annotations

import re
import unicodedata

#: Family names that nearly everybody bears one of; others are read, and left for a person to confirm.
_SURNAMES = (
    "an âu bạch bành bế bùi cao cấn chu chử châu cung cù dư dương đàm đào đặng đinh đoàn đỗ đồng đường "
    "giang giáp hà hàn hình hoa hoàng hồ hồng hứa huỳnh kha khổng khúc kiều kim la lâm lại lã lê liễu lò "
    "lôi lộc lục lư lương lưu lý ma mạc mai mẫn nghiêm ngô ngụy nguyễn nhâm ninh nông ông phan phạm phí "
    "phó phùng phương quách quản sầm sử tạ tăng thạch thái thân thi tiêu tô tôn tống trà trang trần triệu "
    "trịnh trương từ tưởng ung văn vi viên võ vòng vũ vương xa y yên "
)
_ONSET = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x|"
_RIME = (
    "a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|ăc|ăm|ăn|ăng|ăp|ăt|âc|âm|ân|âng|âp|ât|âu|ây|e|ec|em|en|"
    "eng|eo|ep|et|ê|êch|êm|ên|ênh|êp|êt|êu|i|ia|ich|iêc|iêm|iên|iêng|iêp|iêt|iêu|im|in|inh|ip|it|iu|o|"
    "oa|oac|oach|oai|oam|oan|oang|oanh|oao|oat|oay|oăc|oăm|oăn|oăng|oăt|oc|oe|oen|oeo|oet|oi|om|on|ong|"
    "ooc|oong|op|ot|ô|ôc|ôi|ôm|ôn|ông|ôp|ôt|ơ|ơi|ơm|ơn|ơp|ơt|u|ua|uân|uâng|uât|uây|uc|uê|uêch|uênh|ui|"
    "um|un|ung|uơ|up|ut|uy|uya|uych|uyên|uyêt|uynh|uyt|uyu|uôc|uôi|uôm|uôn|uông|uôt|ư|ưa|ưc|ưi|ưm|ưn|"
    "ưng|ươc|ươi|ươm|ươn|ương|ươp|ươt|ươu|ưt|ưu|y|yên|yêm|yêt|yêu|yêng"
)
_KNOWN = frozenset(_SURNAMES.split())
_SYLLABLE = re.compile(f"(?:{_ONSET})(?:{_RIME})")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def surname(token: str) -> bool:
    """Whether a name can begin with it, in capitals or with one."""
    return token[:1].isupper() and token.lower() in _KNOWN


def is_name(token: str, upper: bool) -> bool:
    """Whether it can be one part of a name: written like the first part, and a syllable of Vietnamese."""
    written = token.isupper() if upper else token[:1].isupper() and token[1:] == token[1:].lower()
    return written and syllable(token)


def syllable(token: str) -> bool:
    """Whether Vietnamese has it: an onset, a rime, at most one tone."""
    parts = unicodedata.normalize("NFD", token.lower())
    tones = sum(mark in _TONES for mark in parts)
    plain = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    return tones <= 1 and _SYLLABLE.fullmatch(plain) is not None
