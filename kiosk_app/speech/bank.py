"""The prompt bank: sentences of the translation files that a person has recorded, by message id.

A folder for each language with `prompts.json`:
`{"form": "prompts-1", "language": "vi", "prompts": {id: {"file": name, "text": hash, "sound": hash}}}`.
`text` is the SHA-256 of the sentence that was read, so that a recording of an older wording is stale and is not
played. A kiosk is whole without any recording.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kiosk_app.speech.voice import whole

LIST = "prompts.json"
_FORM = "prompts-1"
_LARGEST_LIST = 1 << 20
_LARGEST_SOUND = 4 << 20
_FILE = re.compile(r"[a-z0-9_.-]{1,80}\.wav")
_HASH = re.compile(r"[0-9a-f]{64}")


class BankError(ValueError):
    """The list is not what it should be; the text says why."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """`text` and `sound` are SHA-256, of the sentence as it stands in the translation file and of the WAV."""

    file: str
    text: str
    sound: str


def hash_of(sentence: str) -> str:
    return sha256(sentence.encode()).hexdigest()


def read_list(folder: Path) -> tuple[str, dict[str, Prompt]]:
    """The language and its prompts by message id. Raises BankError, OSError."""
    with (folder / LIST).open("rb") as file:
        content = file.read(_LARGEST_LIST + 1)
    if len(content) > _LARGEST_LIST:
        raise BankError("the list is too long")
    try:
        raw = json.loads(content)
    except ValueError as broken:
        raise BankError("the list is no JSON") from broken
    if not isinstance(raw, dict) or set(raw) != {"form", "language", "prompts"} or raw["form"] != _FORM:
        raise BankError(f"expected form {_FORM}, language and prompts")
    if not isinstance(raw["language"], str) or not isinstance(raw["prompts"], dict):
        raise BankError("language is a text, prompts a table")
    return raw["language"], {identity: _prompt(identity, entry) for identity, entry in raw["prompts"].items()}


def _prompt(identity: str, raw: object) -> Prompt:
    keys = ("file", "text", "sound")
    if not isinstance(raw, dict) or set(raw) != set(keys) or not all(isinstance(raw[key], str) for key in keys):
        raise BankError(f"{identity}: expected {', '.join(keys)}")
    if (
        not _FILE.fullmatch(raw["file"])
        or not _HASH.fullmatch(raw["text"])
        or not _HASH.fullmatch(raw["sound"])
    ):
        raise BankError(f"{identity}: a name of a WAV and two hashes are expected")
    return Prompt(raw["file"], raw["text"], raw["sound"])


def problems(folder: Path, sentences: Mapping[str, str]) -> Iterator[str]:
    """What keeps the bank of a language from being played, one line each. Raises BankError, OSError.

    `sentences` is the translation file, id to text.
    """
    _, prompts = read_list(folder)
    for identity, prompt in sorted(prompts.items()):
        if identity not in sentences:
            yield f"{identity}: no such sentence"
        elif hash_of(sentences[identity]) != prompt.text:
            yield f"{identity}: stale, the sentence has changed since it was recorded"
        elif "%" in sentences[identity]:
            yield f"{identity}: the sentence has holes and cannot be recorded"
        if _sound(folder, prompt) is None:
            yield f"{identity}: {prompt.file} is missing, another, or no WAV of one channel and 16 bit"
    listed = {prompt.file for prompt in prompts.values()}
    yield from (f"{path.name}: in no list" for path in sorted(folder.glob("*.wav")) if path.name not in listed)


def _sound(folder: Path, prompt: Prompt) -> bytes | None:
    try:
        with (folder / prompt.file).open("rb") as file:
            content = file.read(_LARGEST_SOUND + 1)
    except OSError:
        return None
    if len(content) > _LARGEST_SOUND or sha256(content).hexdigest() != prompt.sound:
        return None
    return whole(content)


class Bank:
    """What was recorded, by the sentence that it says: a wording that changed finds nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._by_text: dict[str, Prompt] = {}
        if folder is None:
            return
        try:
            self._by_text = {prompt.text: prompt for prompt in read_list(folder)[1].values()}
        except (BankError, OSError):
            # A kiosk without recordings is whole; the checker says what is wrong with them.
            self._by_text = {}

    def has(self, sentence: str) -> bool:
        """Whether somebody recorded these very words."""
        return bool(self._by_text) and hash_of(sentence) in self._by_text

    def wave(self, sentence: str) -> bytes | None:
        """None where nobody recorded it, or what lies there is another file."""
        prompt = self._by_text.get(hash_of(sentence))
        if prompt is None or self._folder is None:
            return None
        return _sound(self._folder, prompt)
