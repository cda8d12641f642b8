"""The questions of the tool: one, a batch of lines, or a file with what each should lead to."""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.assistant.table import TABLE, read_table
from kiosk_app.assistant.understand import Decision, Understanding
from kiosk_app.assistant.words import WORDS, read_words

NONE = "none"


class LineError(ValueError):
    """A line of a file of questions is not what it should be; the text names its number."""


@dataclass(frozen=True, slots=True)
class Question:
    """`expected` is an id or `none`; `also` what would be right as well."""

    id: str
    text: str
    lang: str = ""
    style: str = ""
    expected: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """What a batch says of a question; `ms` from text to decision."""

    id: str
    decision: Decision
    procedures: tuple[str, ...]
    ms: float


def load(table: Path = TABLE, words: Path = WORDS) -> Understanding:
    """Raises TableError, or OSError where one of the two files cannot be read."""
    return Understanding(read_table(table), read_words(words))


def read_questions(path: Path) -> Iterator[Question]:
    """Line by line; empty ones are passed over. Raises LineError, OSError."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _question(line, number)


def _question(line: str, number: int) -> Question:
    try:
        raw = json.loads(line)
    except ValueError as broken:
        raise LineError(f"line {number}: {broken}") from broken
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        raise LineError(f"line {number}: an object with a text is expected")
    also = raw.get("also") or []
    if isinstance(also, str):
        also = [also]
    if not isinstance(also, list):
        raise LineError(f"line {number}: also is an id or a list of ids")
    return Question(
        id=str(raw.get("id", number)),
        text=raw["text"],
        lang=str(raw.get("lang") or ""),
        style=str(raw.get("style") or ""),
        expected=str(raw.get("expected") or ""),
        also=tuple(map(str, also)),
    )


def answered(
    understanding: Understanding, questions: Iterable[Question]
) -> Iterator[tuple[Question, Answered]]:
    """Each question beside its answer."""
    for question in questions:
        begin = time.perf_counter()
        understood = understanding.ask(question.text, question.lang)
        ms = (time.perf_counter() - begin) * 1000
        yield question, Answered(question.id, understood.decision, understood.names, round(ms, 3))


def evaluated(understanding: Understanding, questions: Iterable[Question]) -> dict[str, object]:
    """The figures of a file: ratios 0 to 1, by language and by style as well."""
    pairs = list(answered(understanding, questions))
    times = sorted(answer.ms for _, answer in pairs)
    groups: dict[str, dict[str, list[tuple[Question, Answered]]]] = {
        "by_language": defaultdict(list),
        "by_style": defaultdict(list),
    }
    for pair in pairs:
        groups["by_language"][pair[0].lang or "unknown"].append(pair)
        groups["by_style"][pair[0].style or "unknown"].append(pair)
    return {
        **_figures(pairs),
        **{by: {name: _figures(some) for name, some in sorted(held.items())} for by, held in groups.items()},
        "p95_ms": times[min(len(times) - 1, int(len(times) * 0.95))] if times else 0.0,
        "rss_mb": _most_resident_mb(),
    }


def _most_resident_mb() -> float:
    """The most that this program had resident. `getrusage` counts what started it, where that had more."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return round(int(line.split()[1]) / 1024, 1)
    raise OSError("the kernel does not tell the most that was resident")


def _figures(pairs: list[tuple[Question, Answered]]) -> dict[str, float | int | None]:
    counts: Counter[str] = Counter()
    for question, answer in pairs:
        if not question.expected:
            continue
        opened = answer.decision is Decision.OPEN
        if question.expected == NONE:
            counts["outside"] += 1
            counts["kept_out"] += not opened
            continue
        right = {question.expected, *question.also}
        counts["inside"] += 1
        counts["top1"] += bool(right & set(answer.procedures[:1]))
        counts["top3"] += bool(right & set(answer.procedures[:3]))
        counts["opened"] += opened
        counts["opened_right"] += opened and answer.procedures[0] in right
    return {
        "questions": len(pairs),
        "top1": _ratio(counts["top1"], counts["inside"]),
        "top3": _ratio(counts["top3"], counts["inside"]),
        "opened_ratio": _ratio(counts["opened"], counts["inside"]),
        "opened_right_ratio": _ratio(counts["opened_right"], counts["opened"]),
        "refused_out_of_scope_ratio": _ratio(counts["kept_out"], counts["outside"]),
    }


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
