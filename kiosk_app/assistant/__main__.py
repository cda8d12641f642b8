"""`python -m kiosk_app.assistant ask|evaluate|train`: what the assistant makes of a question."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk_app.assistant.asking import Answered, LineError, answered, evaluated, load, read_questions
from kiosk_app.assistant.language import LANGUAGES
from kiosk_app.assistant.table import TABLE, TableError
from kiosk_app.assistant.topics import CorpusError


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when it was done, 1 when a file was not what it should be."""
    chosen = _parser().parse_args(arguments)
    try:
        match chosen.command:
            case "ask":
                return _ask(chosen)
            case "evaluate":
                return _evaluate(chosen)
            case _:
                return _train(chosen)
    except (LineError, TableError, CorpusError, OSError) as wrong:
        print(f"assistant: {wrong}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="assistant", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    ask = commands.add_parser("ask", help="which procedure a question is about")
    ask.add_argument("question", nargs="?", help="in any of the six languages")
    ask.add_argument("--batch", type=Path, metavar="FILE", help='lines of {"id", "lang", "text"}')
    ask.add_argument("--lang", choices=LANGUAGES, default="", help="default: read from the question")
    ask.add_argument("--json", action="store_true", help="nothing but JSON on standard output")
    evaluate = commands.add_parser("evaluate", help="figures over lines that say what was expected")
    evaluate.add_argument(
        "file", type=Path, help='lines of {"id", "lang", "style", "text", "expected", "also"}'
    )
    evaluate.add_argument("--json", action="store_true", help="nothing but JSON on standard output")
    train = commands.add_parser("train", help="make the table of weights out of the corpus")
    train.add_argument("--out", type=Path, default=TABLE, help="default: where the assistant looks for it")
    return parser


def _ask(chosen: argparse.Namespace) -> int:
    if (chosen.question is None) == (chosen.batch is None):
        print("assistant: one question or --batch FILE", file=sys.stderr)
        return 2
    understanding = load()
    if chosen.batch is not None:
        for _, answer in answered(understanding, read_questions(chosen.batch)):
            print(_line(answer), flush=True)
        return 0
    understood = understanding.ask(chosen.question, chosen.lang)
    if chosen.json:
        told = {
            "decision": understood.decision,
            "procedures": understood.names,
            "catalogue": [name for topic in understood.topics for name in topic.leads_to],
            "chance": round(understood.chance, 4),
            "lang": understood.language,
            "care": understood.care,
        }
        print(json.dumps(told, ensure_ascii=False))
    else:
        print(f"{understood.decision}  {' '.join(understood.names) or understood.care or '-'}")
    return 0


def _line(answer: Answered) -> str:
    told = {"id": answer.id, "decision": answer.decision, "procedures": answer.procedures, "ms": answer.ms}
    return json.dumps(told, ensure_ascii=False)


def _evaluate(chosen: argparse.Namespace) -> int:
    figures = evaluated(load(), read_questions(chosen.file))
    if chosen.json:
        print(json.dumps(figures, ensure_ascii=False))
        return 0
    for name, value in figures.items():
        if isinstance(value, Mapping):
            print(name)
            for group, of_group in value.items():
                print(f"  {group:10} " + "  ".join(f"{key} {figure}" for key, figure in of_group.items()))
        else:
            print(f"{name:28} {value}")
    return 0


def _train(chosen: argparse.Namespace) -> int:
    # Here, because whoever asks must not carry numpy.
    from kiosk_app.assistant.training.build import write  # noqa: PLC0415

    print(f"{chosen.out.name}: {write(chosen.out)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
