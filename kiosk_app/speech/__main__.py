"""`python -m kiosk_app.speech say|check`: hear what the kiosk would say, and look a prompt bank over."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from drivers.cancel import Cancel
from kiosk_app import words
from kiosk_app.speech.bank import BankError, problems, read_list
from kiosk_app.speech.fault import SpeechFault
from kiosk_app.speech.script import spelled
from kiosk_app.speech.voice import Voice, seconds

_WORDS = Path(__file__).parents[2] / "i18n"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when it was done and nothing is wrong, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="speech", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    say = commands.add_parser("say", help="standard input as a WAV, for a technician's ear")
    say.add_argument("--lang", default=words.FIRST)
    say.add_argument("-o", "--out", type=Path, required=True, metavar="FILE.wav")
    check = commands.add_parser("check", help="is each recording of this bank still what the kiosk says?")
    check.add_argument("folder", type=Path, help="of one language, with prompts.json")
    chosen = parser.parse_args(arguments)
    try:
        return _say(chosen) if chosen.command == "say" else _check(chosen.folder)
    except (BankError, words.WordsError, OSError) as wrong:
        print(f"speech: {wrong}", file=sys.stderr)
        return 1


def _say(chosen: argparse.Namespace) -> int:
    wave = Voice().wave(spelled(sys.stdin.read()), chosen.lang, Cancel())
    if wave is None or isinstance(wave, SpeechFault):
        print(f"speech: {wave}", file=sys.stderr)
        return 1
    chosen.out.write_bytes(wave)
    print(f"{chosen.out.name}: {seconds(wave):.1f} s")
    return 0


def _check(folder: Path) -> int:
    language, prompts = read_list(folder)
    found = list(problems(folder, words.read(_WORDS / f"kiosk_{language}.ts")))
    sys.stdout.writelines(f"{line}\n" for line in found)
    print(f"{language}: {len(prompts)} recorded, {len(found)} wrong")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
