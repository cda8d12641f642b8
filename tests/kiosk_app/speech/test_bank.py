"""Recorded sentences: one that says something else by now is found before anybody hears it."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from kiosk_app.speech.__main__ import main
from kiosk_app.speech.bank import LIST, Bank, BankError, hash_of, problems, read_list
from kiosk_app.words import read
from tests.kiosk_app.speech.waves import wave

WORDS = {"page.home.title": "Mời chọn", "page.files": "Có %1 tờ"}


def bank(folder: Path, sentence: str, identity: str = "page.home.title", sound: bytes | None = None) -> Path:
    sound = wave() if sound is None else sound
    (folder / "a.wav").write_bytes(sound)
    prompt = {"file": "a.wav", "text": hash_of(sentence), "sound": sha256(sound).hexdigest()}
    listed = {"form": "prompts-1", "language": "vi", "prompts": {identity: prompt}}
    (folder / LIST).write_text(json.dumps(listed))
    return folder


def test_a_recording_of_the_very_sentence_is_played(tmp_path: Path) -> None:
    folder = bank(tmp_path, "Mời chọn")
    assert list(problems(folder, WORDS)) == []
    assert Bank(folder).has("Mời chọn")
    assert Bank(folder).wave("Mời chọn") == wave()


def test_a_stale_recording_fails_and_is_not_played(tmp_path: Path) -> None:
    folder = bank(tmp_path, "Mời bấm")
    assert list(problems(folder, WORDS)) == [
        "page.home.title: stale, the sentence has changed since it was recorded"
    ]
    assert Bank(folder).wave("Mời chọn") is None


def test_what_is_gone_exchanged_unlisted_or_holed_is_named(tmp_path: Path) -> None:
    folder = bank(tmp_path, "Có %1 tờ", "page.files")
    (folder / "a.wav").write_bytes(wave(bytes(10)))
    (folder / "b.wav").write_bytes(wave())
    assert [line.partition(":")[0] for line in problems(folder, WORDS)] == ["page.files", "page.files", "b.wav"]
    assert Bank(folder).wave("Có %1 tờ") is None
    bank(tmp_path, "x", "page.nowhere")
    assert next(iter(problems(folder, WORDS))) == "page.nowhere: no such sentence"


def test_a_kiosk_without_recordings_is_whole(tmp_path: Path) -> None:
    for folder in (None, tmp_path, tmp_path / "nowhere"):
        assert not Bank(folder).has("Mời chọn")
        assert Bank(folder).wave("Mời chọn") is None


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b"\xff",
        b'{"form": "prompts-2", "language": "vi", "prompts": {}}',
        b'{"form": "prompts-1", "language": "vi", "prompts": {"a": {"file": "../x", "text": "", "sound": ""}}}',
        b'{"form": "prompts-1", "language": "vi", "prompts": {"a": 1}}',
        b" " * (2 << 20),
    ],
)
def test_a_list_that_is_none_is_refused_and_kills_nothing(content: bytes, tmp_path: Path) -> None:
    (tmp_path / LIST).write_bytes(content)
    with pytest.raises(BankError):
        read_list(tmp_path)
    assert Bank(tmp_path).wave("a") is None


def test_the_tool_fails_for_a_stale_recording(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sentences = read(Path(__file__).parents[3] / "i18n" / "kiosk_vi.ts")
    assert main(["check", str(bank(tmp_path, sentences["bar.speak"], "bar.speak"))]) == 0
    assert main(["check", str(bank(tmp_path, "Đọc", "bar.speak"))]) == 1
    assert "stale" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "nowhere")]) == 1
