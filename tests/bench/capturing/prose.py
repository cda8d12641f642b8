"""What invented official pages say, with the truth of every number, name, date and sum. Nobody in it exists."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random

_TABLES = tomllib.loads((Path(__file__).parent / "prose.toml").read_text(encoding="utf-8"))
_SURNAMES, _MIDDLE, _GIVEN, _WORDS = (
    _TABLES[name].split() for name in ("surnames", "middle", "given", "words")
)
_WARDS, _STREETS = (_TABLES[name].split("|") for name in ("wards", "streets"))
_SENTENCES: list[str] = _TABLES["sentences"]
KINDS = {
    "birth_certificate": "GIẤY KHAI SINH",
    "marriage_certificate": "GIẤY CHỨNG NHẬN KẾT HÔN",
    "authorisation": "GIẤY ỦY QUYỀN",
    "health_certificate": "GIẤY KHÁM SỨC KHỎE",
    "declaration": "TỜ KHAI",
    "marital_status": "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
    "birth_notice": "GIẤY CHỨNG SINH",
    "death_notice": "GIẤY BÁO TỬ",
    "application": "ĐƠN ĐỀ NGHỊ",
    "decision": "QUYẾT ĐỊNH",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of interest: `kind` is number, name, date or money; `value` as `fields` writes it."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Text:
    """What stands on one page, and the facts among it."""

    kind: str
    subtitle: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    place: str
    signer: str
    facts: tuple[Fact, ...]


class Pen:
    """Invents and remembers what it invented."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.facts: list[Fact] = []

    def name(self) -> str:
        """Half of all official papers write names in capitals."""
        pick = self._random.choice
        parts = [pick(_SURNAMES), *(pick(_MIDDLE) for _ in range(self._random.choice((1, 1, 2)))), pick(_GIVEN)]
        name = " ".join(parts)
        name = name.upper() if self._random.random() < 0.5 else name
        self.facts.append(Fact("name", name.upper()))
        return name

    def number(self) -> str:
        """A personal number of the right form: province, century and sex, year, six digits."""
        number = (
            f"{self._random.choice((1, 2, 4, 8, 22, 31, 36, 38, 48, 56, 66, 75, 79, 92, 96)):03}"
            f"{self._random.randrange(4)}{self._random.randrange(100):02}{self._random.randrange(10**6):06}"
        )
        self.facts.append(Fact("number", number))
        return number

    def date(self) -> str:
        day, month, year = (
            self._random.randint(1, 28),
            self._random.randint(1, 12),
            self._random.randint(1938, 2026),
        )
        self.facts.append(Fact("date", f"{year:04}-{month:02}-{day:02}"))
        forms = (
            f"{day:02}/{month:02}/{year}",
            f"ngày {day:02} tháng {month:02} năm {year}",
            f"{day}/{month}/{year}",
        )
        return self._random.choice(forms)

    def money(self) -> str:
        value = self._random.choice((8, 15, 50, 75, 120, 360, 500, 1250, 2340, 14800)) * 1000
        self.facts.append(Fact("money", str(value)))
        return f"{value:,}".replace(",", ".") + self._random.choice((" đồng", " đ", " VNĐ"))

    def home(self) -> str:
        pick = self._random.choice
        return (
            f"số {self._random.randint(1, 290)}, phố {pick(_STREETS)}, phường {pick(_WARDS)}, thành phố Hà Nội"
        )

    def loose(self, count: int) -> str:
        """Words in no order: what a reader cannot guess from a dictionary of phrases."""
        words = [self._random.choice(_WORDS) for _ in range(count)]
        return " ".join(words).capitalize() + "."

    def sentence(self) -> str:
        return self._random.choice(_SENTENCES)


def write(random: Random, kind: str | None = None) -> Text:
    """One page: `kind` of KINDS, or any."""
    pen = Pen(random)
    chosen = kind or random.choice(list(KINDS))
    facts: list[str] = [
        f"Họ, chữ đệm và tên: {pen.name()}.",
        f"Ngày sinh: {pen.date()}. Giới tính: {random.choice(('nam', 'nữ'))}. Dân tộc: Kinh.",
        f"Số định danh cá nhân: {pen.number()}, cấp ngày {pen.date()}.",
        f"Nơi cư trú: {pen.home()}.",
    ]
    if random.random() < 0.7:
        facts.append(f"Người đề nghị: ông (bà) {pen.name()}, số định danh {pen.number()}.")
    if random.random() < 0.7:
        facts.append(f"Số tiền đã nộp: {pen.money()}, theo biên lai lập ngày {pen.date()}.")
    numbered = [f"{index}. {line}" for index, line in enumerate(facts, 1)]
    body = [pen.sentence() for _ in range(random.randint(2, 5))]
    body += [pen.loose(random.randint(12, 30)) for _ in range(random.randint(1, 3))]
    random.shuffle(body)
    rows: tuple[tuple[str, ...], ...] = ()
    if random.random() < 0.4:
        rows = (
            ("STT", "Nội dung", "Ngày", "Số tiền"),
            *(
                (str(index), pen.loose(3).rstrip("."), _plain(pen, random), pen.money())
                for index in range(1, random.randint(3, 6))
            ),
        )
    place = f"Hà Nội, {_long(pen, random)}"
    return Text(
        chosen,
        f"(V/v {random.choice(_WORDS)} {random.choice(_WORDS)} {random.choice(_WORDS)})",
        (*numbered, *body),
        rows,
        place,
        pen.name(),
        tuple(pen.facts),
    )


def _plain(pen: Pen, random: Random) -> str:
    day, month, year = random.randint(1, 28), random.randint(1, 12), random.randint(2015, 2026)
    pen.facts.append(Fact("date", f"{year:04}-{month:02}-{day:02}"))
    return f"{day:02}/{month:02}/{year}"


def _long(pen: Pen, random: Random) -> str:
    day, month = random.randint(1, 28), random.randint(1, 12)
    pen.facts.append(Fact("date", f"2026-{month:02}-{day:02}"))
    return f"ngày {day:02} tháng {month:02} năm 2026"
