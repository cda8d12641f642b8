"""The words of the screen: which languages there are, compiled and loaded into Qt.

A language is offered because its file `i18n/kiosk_<code>.ts` is there; nothing else names it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QTranslator

from kiosk_app import words

SOURCES = Path(__file__).parents[2] / "i18n"
_PREFIX = "kiosk_"


@dataclass(frozen=True, slots=True)
class Language:
    """One language as it calls itself; `short` stands in the bottom bar."""

    code: str
    own_name: str
    short: str


def languages(sources: Path = SOURCES, compiled: Path | None = None) -> tuple[Language, ...]:
    """The languages offered, Vietnamese first. Out of `compiled`, where `compile_words` has been, they are had
    without reading every sentence. Raises WordsError."""
    return tuple(_language(code, sources, compiled) for code in words.codes(sources))


def _language(code: str, sources: Path, compiled: Path | None) -> Language:
    if compiled is None:
        texts = words.read(sources / f"{_PREFIX}{code}.ts")
        return Language(code, texts["language.own_name"], texts["language.short"])
    translator = _translator(compiled, code)
    own, short = (translator.translate("", f"language.{name}") for name in ("own_name", "short"))
    if not own or not short:
        raise words.WordsError(f"kiosk_{code} does not say what its language is called")
    return Language(code, own, short)


def _translator(compiled: Path, code: str) -> QTranslator:
    translator = QTranslator()
    if not translator.load(str(compiled / f"{_PREFIX}{code}.qm")):
        raise words.WordsError(f"no compiled words for {code}")
    return translator


def compile_words(target: Path, sources: Path = SOURCES) -> None:
    """Compile every .ts into `target` as .qm; a file already newer than its source is left alone.

    Raises WordsError when the compiler of the Qt wheel refuses a file.
    """
    target.mkdir(parents=True, exist_ok=True)
    program = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    for path in sorted(sources.glob(f"{_PREFIX}*.ts")):
        compiled = target / f"{path.stem}.qm"
        if compiled.exists() and compiled.stat().st_mtime_ns >= path.stat().st_mtime_ns:
            continue
        import subprocess  # noqa: PLC0415 - the words of an image are compiled already

        run = subprocess.run(
            [program, "-silent", "-idbased", path, "-qm", compiled], capture_output=True, text=True, check=False
        )
        if run.returncode != 0 or not compiled.exists():
            raise words.WordsError(f"{path.name} does not compile: {run.stderr.strip()}")


class Translations:
    """Holds the one installed translator; `retranslate` is the engine's."""

    def __init__(self, compiled: Path, retranslate: Callable[[], None]) -> None:
        self._compiled = compiled
        self._retranslate = retranslate
        self._translator: QTranslator | None = None

    def load(self, code: str) -> None:
        """Show `code` from now on. Raises WordsError when its compiled file is missing."""
        translator = _translator(self._compiled, code)
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
        QCoreApplication.installTranslator(translator)
        self._translator = translator
        self._retranslate()


def problems(sources: Path = SOURCES) -> list[str]:
    """What is not finished: ids that one language lacks, arguments that differ, empty texts."""
    files = {path.name: words.read(path) for path in sorted(sources.glob(f"{_PREFIX}*.ts"))}
    every = sorted(set().union(*files.values())) if files else []
    first = files.get(f"{_PREFIX}{words.FIRST}.ts", {})
    found = []
    for name, texts in files.items():
        found += [f"{name}: {identity} is missing" for identity in every if identity not in texts]
        found += [f"{name}: {identity} is empty" for identity, text in texts.items() if not text.strip()]
        found += [
            f"{name}: {identity} has other arguments than Vietnamese"
            for identity, text in texts.items()
            if _arguments(text) != _arguments(first.get(identity, text))
        ]
    return found


def _arguments(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"%\d", text))


def main(arguments: list[str]) -> int:
    """`python -m kiosk_app.ui.words check` or `… compile FOLDER`."""
    if arguments[:1] == ["compile"] and len(arguments) == 2:
        compile_words(Path(arguments[1]))
        return 0
    from kiosk_app.ui.word_use import unused  # noqa: PLC0415 - not for a window that only speaks

    spoken = words.read(SOURCES / f"{_PREFIX}{words.FIRST}.ts")
    found = problems() + [f"{identity} is asked for by nobody" for identity in unused(spoken, SOURCES.parent)]
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
