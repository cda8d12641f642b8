"""The canary strings of a visit, and every way in which a careless program may have written one down."""

from __future__ import annotations

import base64
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from drivers.card.persona import load_persona
from drivers.scanner.prepared import words
from kiosk_app.rehearsal.evidence import plain_letters

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_LEAST_DIGITS = 9
#: Shorter pieces of base64 turn up by chance.
_LEAST_CODED = 8
#: A page's words are read by a machine, and so may come out with one letter wrong: several phrases of each.
_HEALTH_PHRASES = (
    "khám sức khỏe để đổi giấy phép",
    "không có biểu hiện bất thường",
    "Phạm Thị Ví Dụ",
    "118/76 mmHg",
)


@dataclass(frozen=True)
class Canaries:
    """What must not lie anywhere. `texts` and `numbers`: kind of trace → the string."""

    texts: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)

    def needles(self) -> dict[bytes, str]:
        """Byte strings to look for, each with the kind of trace it would be; never the string itself."""
        wanted: dict[bytes, str] = {}
        for kind, text in self.texts.items():
            for spelt, how in _spellings(text):
                for data, code in _codings(spelt):
                    wanted.setdefault(data, f"{kind}, {how}{code}")
        for kind, number in self.numbers.items():
            for piece in _pieces(number):
                for data, code in _codings(piece):
                    wanted.setdefault(data, f"{kind}{code}")
        return wanted

    def __or__(self, other: Canaries) -> Canaries:
        return Canaries({**self.texts, **other.texts}, {**self.numbers, **other.numbers})


def of_persona(name: str) -> Canaries:
    """What is printed on the card, what only the chip holds, and what is on the paper that Mai lays down."""
    persona = load_persona(name)
    printed, chip = persona.printed, persona.chip
    texts = {
        f"{name}: name": printed.name,
        f"{name}: address": ",".join(printed.residence.split(",")[:2]),
        f"{name}: street": printed.residence.split(",")[1].strip(),
        f"{name}: father": chip.father,
        f"{name}: mother": chip.mother,
        f"{name}: marks": chip.marks,
    }
    numbers = {f"{name}: number": printed.number, f"{name}: old number": chip.old_number}
    return Canaries({k: v for k, v in texts.items() if v}, {k: v for k, v in numbers.items() if v})


def of_health_paper() -> Canaries:
    paper = " ".join(words.HEALTH.paragraphs + tuple(name for _, name in words.HEALTH.signatures))
    for phrase in _HEALTH_PHRASES:
        assert phrase in paper, phrase
    return Canaries({f"paper: phrase {number}": phrase for number, phrase in enumerate(_HEALTH_PHRASES, 1)})


def _spellings(text: str) -> Iterator[tuple[str, str]]:
    for spelt, marks in ((text, ""), (plain_letters(text), "no marks, ")):
        for cased in dict.fromkeys((spelt, spelt.upper(), spelt.lower(), spelt.title())):
            for form in ("NFC", "NFD"):
                yield unicodedata.normalize(form, cased), marks + (f"{form}, " if form == "NFD" else "")
        yield spelt.upper().replace(" ", "<"), f"{marks}as on a card, "
        yield spelt.lower().replace(" ", "-"), f"{marks}hyphened, "


def _codings(text: str) -> Iterator[tuple[bytes, str]]:
    for encoding in _ENCODINGS:
        yield text.encode(encoding), f" {encoding}"
    data = text.encode()
    for shift in range(3):
        # The middle of a longer text in base64 depends on where it begins among the threes.
        coded = base64.b64encode(b"\0" * shift + data)
        piece = coded[4 if shift else 0 : -4 if coded.endswith(b"=") else None]
        if len(piece) >= _LEAST_CODED:
            yield piece, f" base64 at {shift}"
    yield data.hex().encode(), " hexadecimal"
    if not text.isascii():
        yield quote(text).encode(), " percent"
        yield json.dumps(text)[1:-1].encode(), " escaped"


def _pieces(number: str) -> Iterable[str]:
    """Whole and every nine digits in a row: a number may be cut."""
    return [number[at : at + _LEAST_DIGITS] for at in range(max(1, len(number) - _LEAST_DIGITS + 1))]
