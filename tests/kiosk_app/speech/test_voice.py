"""The voice is a program beside us: what becomes of it is a value, and no word stands in its arguments."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from drivers.cancel import Cancel
from kiosk_app.speech import voice
from kiosk_app.speech.fault import SpeechFault
from kiosk_app.speech.player import Player
from kiosk_app.speech.voice import Voice, seconds, whole
from tests.kiosk_app.speech.waves import SILENCE, program, wave
from tests.not_checked import unless

SPEAKS = program(f"out.write({wave(told=0x7FFFF000)!r})")


def test_the_sound_of_a_sentence_comes_with_its_true_length() -> None:
    said = Voice(SPEAKS).wave("Xin chào", "vi", Cancel())
    assert said == wave()
    assert isinstance(said, bytes)
    assert seconds(said) == pytest.approx(0.1)


def test_the_words_go_by_standard_input_alone() -> None:
    tells = program(
        "assert text == 'Nguyễn Thị Hoa' and not any('Hoa' in each for each in argv), argv\n"
        "assert 'Hoa' not in repr(dict(os.environ))\n"
        "assert argv[:2] == ['-v', 'vi']\n"
        f"out.write({wave()!r})"
    )
    assert Voice(tells).wave("Nguyễn Thị Hoa", "vi", Cancel()) == wave()


def test_a_language_without_a_voice_is_said_in_english() -> None:
    tells = program(f"assert argv[:2] == ['-v', 'en']\nout.write({wave()!r})")
    assert Voice(tells).wave("hello", "ko", Cancel()) == wave()


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("sys.exit(1)", SpeechFault.FAILED),
        ("os.kill(os.getpid(), 9)", SpeechFault.FAILED),
        ("", SpeechFault.FAILED),
        ("out.write(b'hello' * 100)", SpeechFault.FAILED),
        ("out.write(bytes(9 << 20))", SpeechFault.FAILED),
        ("time.sleep(60)", SpeechFault.TOO_SLOW),
    ],
)
def test_a_voice_that_dies_hangs_floods_or_mumbles_is_a_fault_with_a_name(
    body: str, fault: SpeechFault
) -> None:
    begin = time.monotonic()
    assert Voice(program(body), within_s=1.5).wave("a", "vi", Cancel()) is fault
    assert time.monotonic() - begin < 4


def test_a_machine_without_the_program_says_that_it_has_none() -> None:
    assert Voice(("/nowhere/espeak-ng",)).wave("a", "vi", Cancel()) is SpeechFault.NOT_HERE


def test_a_touch_ends_voice_and_sound_at_once() -> None:
    hangs = program("time.sleep(60)")
    works: tuple[Callable[[Cancel], object], ...] = (
        lambda cancel: Voice(hangs, within_s=30).wave("a", "vi", cancel),
        lambda cancel: Player(command=hangs).play(wave(bytes(2 * 22050 * 30)), cancel),
    )
    for work in works:
        cancel = Cancel()
        threading.Timer(0.3, cancel.cancel).start()
        begin = time.monotonic()
        assert work(cancel) is None
        assert time.monotonic() - begin < 2


def test_sound_without_a_way_out_is_said_and_not_waited_for() -> None:
    assert Player(command=program("sys.exit(1)")).play(wave(), Cancel()) is SpeechFault.NO_SOUND
    assert Player(command=("/nowhere/aplay",)).play(wave(), Cancel()) is SpeechFault.NO_SOUND


@pytest.mark.parametrize(
    "said", [b"", b"RIFF", wave()[:44], wave(rate=100), wave().replace(b"WAVE", b"AVI "), b"x" * 200]
)
def test_what_is_no_sound_is_refused(said: bytes) -> None:
    assert whole(said) is None


@unless(None if voice.installed() else "espeak-ng is not installed")
@pytest.mark.parametrize(
    ("text", "language"), [("Mời đặt thẻ lên đầu đọc", "vi"), ("Please put your card down", "en")]
)
def test_the_real_voice_says_a_sentence(text: str, language: str) -> None:
    said = Voice().wave(text, language, Cancel())
    assert isinstance(said, bytes)
    assert 0.8 < seconds(said) < 6
    assert any(said[44:])
    assert len(said) > len(SILENCE)
