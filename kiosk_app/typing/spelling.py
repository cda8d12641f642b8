"""Which letters a Vietnamese syllable has, so that a word that cannot become one is left as it was typed.

Onsets and rimes of the common spelling (Hoàng Phê, "Từ điển tiếng Việt"), a little wider: "Đắk" is typed by
thousands, and which onset goes with which rime is not asked.
"""

from __future__ import annotations

from itertools import product

from kiosk_app.typing.syllable import BASE, Syllable, Tone

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen
oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt
uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y ych yêc yêm yên yêng yêp yêt yêu ym yn yng ynh yp yt yu
"""
_STOPS = ("c", "ch", "k", "p", "t")
_STOPPED_TONES = frozenset((Tone.LEVEL, Tone.ACUTE, Tone.DOT))


def _on_the_way(rime: str) -> set[str]:
    """The rime as it stands while it is typed: cut short, and with marks that are still to come."""
    if rime == "ăk":
        # With a bare "a" it would keep the "k" of "Park" and "Bask" from being foreign.
        return {rime}
    found = set()
    for end in range(1, len(rime) + 1):
        ways = [(letter, BASE[letter]) if letter in BASE else (letter,) for letter in rime[:end]]
        found |= {"".join(way) for way in product(*ways)}
    return found


_WHOLE_ONSETS = frozenset(("", *_ONSETS.split()))
_BEGUN_ONSETS = frozenset(onset[:end] for onset in _WHOLE_ONSETS for end in range(1, len(onset) + 1))
_WHOLE_RIMES = frozenset(_RIMES.split())
_BEGUN_RIMES = frozenset(way for rime in _WHOLE_RIMES for way in _on_the_way(rime))
_LONGEST_ONSET = 3


def _splits(plain: str, rimes: frozenset[str]) -> bool:
    # A loop: this runs for every key of whoever types.
    for cut in range(min(_LONGEST_ONSET, len(plain)) + 1):
        if plain[cut:] in rimes and plain[:cut] in _WHOLE_ONSETS:
            return True
    return False


def _tone_fits(syllable: Syllable) -> bool:
    """Before c, ch, p and t only sắc and nặng are said."""
    return syllable.tone in _STOPPED_TONES or not syllable.plain.endswith(_STOPS)


def could_become(syllable: Syllable) -> bool:
    """A Vietnamese syllable, or one that a few more keys make Vietnamese."""
    plain = syllable.plain
    return plain in _BEGUN_ONSETS or (_splits(plain, _BEGUN_RIMES) and _tone_fits(syllable))


def is_whole(syllable: Syllable) -> bool:
    """A Vietnamese syllable as it stands."""
    return _splits(syllable.plain, _WHOLE_RIMES) and _tone_fits(syllable)
