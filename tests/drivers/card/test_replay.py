"""Recorded conversations had once more: the published ones, our own, tampered ones, and what is none at all."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.__main__ import main
from drivers.card.persona import load_persona
from drivers.card.reader import Genuine, PaceKey
from drivers.card.replay.replay import Replayed, replay
from drivers.card.replay.transcript import TranscriptError, parse_transcript
from drivers.card.simulator.issuer import practice_anchor
from drivers.card.simulator.profile import AaKey, Access, Flaw, Mapping
from drivers.card.simulator.suites import Cipher
from tests.drivers.card.cards import MAI
from tests.drivers.card.recording import recorded

PUBLISHED = sorted((Path(__file__).parent / "transcripts").glob("*.json"))
CAN = PaceKey(MAI.can)
Told = dict[str, Any]


def again(told: Told) -> Replayed:
    return replay(parse_transcript(json.dumps(told).encode()))


@cache
def of_a_card() -> str:
    return json.dumps(recorded(MAI, CAN)[1])


def card() -> Told:
    told: Told = json.loads(of_a_card())
    return told


@pytest.mark.parametrize("path", PUBLISHED, ids=[path.stem for path in PUBLISHED])
def test_the_published_conversations_are_had_to_their_end(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["card", "replay", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["replayed"], told["done"], told["written_otherwise"]) == (True, told["exchanges"], 0)


@pytest.mark.parametrize("path", PUBLISHED, ids=[path.stem for path in PUBLISHED])
def test_one_changed_bit_of_a_published_answer_is_refused(path: Path) -> None:
    told = json.loads(path.read_text())
    for at, exchange in enumerate(told["exchanges"]):
        answer = bytearray.fromhex(exchange["response"])
        for where in range(0, len(answer) - 2, 11):
            bent = copy.deepcopy(told)
            answer[where] ^= 0x10
            bent["exchanges"][at]["response"] = answer.hex()
            answer[where] ^= 0x10
            found = again(bent)
            assert found.reason, (at, where)
            assert found.done <= at + 1 or found.reason == "command_differs"


@pytest.mark.parametrize(
    "profile",
    [
        MAI.profile,
        replace(MAI.profile, mapping=Mapping.CAM),
        replace(MAI.profile, cipher=Cipher.AES256, curve=18),
        replace(MAI.profile, access=(Access.BAC,)),
        replace(MAI.profile, extended=256),
        replace(MAI.profile, active_authentication=AaKey.ECDSA),
    ],
)
def test_what_our_reader_said_is_heard_again(profile: Any) -> None:
    persona = replace(MAI, profile=profile)
    key = CAN if Access.PACE in profile.access else MAI.bac_key()
    reading, told = recorded(persona, key)
    found = again(told)
    assert (found.reason, found.detail) == ("", "")
    assert found.protocol == reading.access
    assert found.genuine is reading.genuine is Genuine.PROVEN
    assert {"com", "dg1", "dg13", "sod"} <= set(found.whole)
    assert found.files["sod"] == reading.sod


def test_chip_authentication_gives_new_keys_that_are_heard_too() -> None:
    profile = replace(
        MAI.profile, active_authentication=None, groups=(1, 2, 13, 14), chip_authentication=Cipher.AES128
    )
    _, told = recorded(replace(MAI, profile=profile), CAN)
    found = again(told)
    assert (found.reason, found.genuine, found.proofs) == ("", Genuine.PROVEN, ("chip",))
    told["exchanges"].pop()
    assert again(told).reason == "transcript_ended"


def test_a_copy_that_was_recorded_is_a_copy() -> None:
    profile = replace(MAI.profile, flaws=(Flaw.CLONE,), chip_authentication=None)
    reading, told = recorded(replace(MAI, profile=profile), CAN)
    found = again(told)
    assert reading.genuine is found.genuine is Genuine.FAILED
    assert found.reason == "copy"


def wrong_can(told: Told) -> None:
    told["key"] = {"can": "000418"}


def no_can(told: Told) -> None:
    told["key"] = {}


def other_secret(told: Told) -> None:
    told["random"][0] = "01" * 32


def no_secret(told: Told) -> None:
    told["random"] = told["random"][:1]


def long_secret(told: Told) -> None:
    told["random"][1] = "01" * 33


def begun_late(told: Told) -> None:
    told["exchanges"] = told["exchanges"][9:]


def cut(told: Told) -> None:
    told["exchanges"] = told["exchanges"][:5]


def not_ours(told: Told) -> None:
    last = told["exchanges"][-1]
    command = bytearray.fromhex(last["command"])
    command[-3] ^= 1
    last["command"] = command.hex()


def bent_answer(told: Told) -> None:
    last = told["exchanges"][-1]
    answer = bytearray.fromhex(last["response"])
    answer[-4] ^= 1
    last["response"] = answer.hex()


def given_up(told: Told) -> None:
    told["exchanges"][-1]["response"] = "6988"


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (wrong_can, "command_differs"),
        (no_can, "key_missing"),
        (other_secret, "command_differs"),
        (no_secret, "random_missing"),
        (long_secret, "random_size"),
        (begun_late, "no_session"),
        (cut, "transcript_ended"),
        (not_ours, "command_mac"),
        (bent_answer, "answer_mac"),
        (given_up, "session_given_up"),
    ],
)
def test_what_does_not_hold_has_its_reason(spoil: Callable[[Told], None], reason: str) -> None:
    told = card()
    spoil(told)
    assert again(told).reason == reason


def test_another_readers_ways_are_understood() -> None:
    told = card()
    # Expected lengths left out, parameters of PACE named although there is one set alone, spaces in between.
    at = next(n for n, one in enumerate(told["exchanges"]) if one["command"].startswith("0022c1a4"))
    told["exchanges"][at]["command"] = "00 22 C1 A4 12 80 0A 04007F00070202040202 83 01 02 84 01 0D"
    found = again(told)
    assert (found.reason, found.differing) == ("", 1)


def test_a_lost_session_is_begun_anew() -> None:
    told, other = card(), recorded(MAI, MAI.bac_key(), seed=2)[1]
    other["exchanges"][0]["reset"] = True
    told["exchanges"] += other["exchanges"]
    told["random"] = [one for each in (card(), other) for one in each["random"]]
    found = again(told)
    assert (found.reason, found.done) == ("", len(told["exchanges"]))


def test_the_tool_judges_what_was_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "card.json").write_text(of_a_card())
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust" / "practice.cer").write_bytes(practice_anchor())
    call = ["card", "replay", str(tmp_path / "card.json"), "--trust", str(tmp_path / "trust"), "--json"]
    assert main(call) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["judgement"]["outcome"], told["judgement"]["codes"]) == ("trusted", [])
    assert told["files"]["dg13"]["whole"]
    persona = load_persona("tampered")
    (tmp_path / "card.json").write_text(json.dumps(recorded(persona, PaceKey(persona.can))[1]))
    assert main(call) == 1
    assert json.loads(capsys.readouterr().out)["judgement"]["kind"] == "wrong_hash"


@pytest.mark.parametrize(
    "text",
    [
        b"", b"[]", b"{}", b"{\"exchanges\": []}", b"[" * 100000, b"\xff", b"{\"exchanges\": [[\"00\"]]}",
        b"{\"exchanges\": [[\"00\", \"9000\"]]}", b"{\"exchanges\": [[\"zz\", \"9000\"]]}", b"{\"words\": 1}",
        b"{\"exchanges\": [[\"00840000\", \"9000\"]], \"random\": 5}",
        b"{\"exchanges\": [[\"00840000\", \"9000\"]], \"key\": {\"number\": \"a\"}}",
        b"{\"exchanges\": [[\"00840000\", \"9000\"]], \"key\": {\"mrz_information\": \"\xc4\x90\"}}",
        b"{\"exchanges\": [[\"00840000\", \"9000\"]], \"parameters\": {\"parameter_id\": true}}",
    ],
)  # fmt: skip
def test_what_is_no_transcript_is_said_in_a_line(
    text: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "some.json").write_bytes(text)
    assert main(["card", "replay", str(tmp_path / "some.json"), "--json"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_nothing_that_stands_there_breaks_it(data: st.DataObject) -> None:
    told = card()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(told["exchanges"]) - 1))
        part = data.draw(st.sampled_from(["command", "response"]))
        raw = bytearray.fromhex(told["exchanges"][at][part])
        where = data.draw(st.integers(0, len(raw) - 1))
        raw[where : where + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
        told["exchanges"][at][part] = raw.hex()
    try:
        found = again(told)
    except TranscriptError:
        return
    assert found.done <= len(told["exchanges"])
