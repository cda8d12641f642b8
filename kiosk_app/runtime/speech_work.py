"""A page read aloud on a worker of its own: sentence after sentence, until somebody touches the glass.

Its text is held for as long as it is said, and stands in no argument, file, log or journal.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence

from drivers.cancel import Cancel
from kiosk_app.config import HEADSET, Heard
from kiosk_app.flow.setting import Setting
from kiosk_app.flow.text import Text
from kiosk_app.runtime.workers import Worker
from kiosk_app.speech.bank import Bank
from kiosk_app.speech.fault import SpeechFault
from kiosk_app.speech.player import Player
from kiosk_app.speech.script import Line, Piece, PublicWords, script
from kiosk_app.speech.voice import Voice

KEPT_BACK = "speech.kept_back"
FAULT = "speech"
"""The journal's event for a page that could not be read; the detail is the fault."""

#: What is offered is public, what somebody chose of it is not.
_CHOSEN = "spoken.chosen"
Offered = tuple[Setting, object]
_OF_THE_PLACE = ("site", "desk", "reader_place", "hotline", "hours", "hotline_hours", "kiosk")


class SpeechWork:
    """`sentences` gives the translation of a language, `setting` what the kiosk offers now, `board` what it
    announces. `ended` is told on the worker what became of it: a code with a sentence, "" when all was read."""

    def __init__(
        self,
        worker: Worker,
        heard: Heard,
        *,
        sentences: Callable[[str], Mapping[str, str]],
        setting: Callable[[], Setting],
        board: Callable[[], object],
        ended: Callable[[str], None],
        alive: Callable[[], None],
        note: Callable[[str, str], None],
        voice: Voice | None = None,
        player: Player | None = None,
    ) -> None:
        """`alive` is called before each sentence: who listens has not gone away."""
        self._worker = worker
        self._heard = heard
        self._sentences = sentences
        self._setting = setting
        self._board = board
        self._ended = ended
        self._alive = alive
        self._note = note
        self._voice = voice or Voice()
        self._player = player or Player(heard.device)

    def read(self, pieces: Sequence[Piece], language: str) -> None:
        """Instead of what is being read."""
        self._worker.stop()
        setting, board = self._setting(), self._board()
        self._worker.do(lambda cancel: self._read(pieces, language, (setting, board), cancel))

    def stop(self) -> None:
        self._worker.stop()

    def _read(self, pieces: Sequence[Piece], language: str, offered: Offered, cancel: Cancel) -> None:
        code = self._said(pieces, language, offered, cancel)
        if code and code != KEPT_BACK:
            self._note(FAULT, code)
        if not cancel.cancelled:
            self._ended(code)

    def _said(self, pieces: Sequence[Piece], language: str, offered: Offered, cancel: Cancel) -> str:
        if not self._heard.output:
            return SpeechFault.NOT_HERE
        words = self._sentences(language)
        folder = self._heard.prompts
        bank = Bank(None if folder is None else folder / language)
        alone = self._heard.output == HEADSET
        public = None if alone else public_words(words, *offered, language)
        said = script(pieces, public, bank.has)
        lines = list(said.lines)
        if said.kept_back:
            lines.append(Line(words[KEPT_BACK], bank.has(words[KEPT_BACK])))
        for line in lines:
            if cancel.cancelled:
                return ""
            self._alive()
            fault = self._say(line, language, bank, cancel)
            if fault is not None:
                return fault
        return KEPT_BACK if said.kept_back else ""

    def _say(self, line: Line, language: str, bank: Bank, cancel: Cancel) -> SpeechFault | None:
        wave: bytes | SpeechFault | None = bank.wave(line.text) if line.recorded else None
        if wave is None:
            wave = self._voice.wave(line.text, language, cancel)
        if wave is None or isinstance(wave, SpeechFault):
            return wave
        return self._player.play(wave, cancel)


def public_words(words: Mapping[str, str], setting: Setting, board: object, language: str) -> PublicWords:
    """What every citizen may read: the sentences of the glass, what this place is, its announcements and the
    catalogue. Not the units: where somebody lives is written with their names."""
    texts = [text for identity, text in words.items() if identity != _CHOSEN]
    for name in _OF_THE_PLACE:
        texts += _texts(getattr(setting, name), language)
    texts += _texts((setting.procedures, board), language)
    return PublicWords(texts, words.get(_CHOSEN, ""))


def _texts(value: object, language: str) -> Iterator[str]:
    if isinstance(value, Text):
        yield value.read(language)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each, language)
    elif isinstance(value, Sequence | frozenset):
        for each in value:
            yield from _texts(each, language)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name), language)
