"""`drivers card check` and `card trust`: any state's documents from files, with the reason of a refusal."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from drivers.__main__ import main
from tests.oracle.issuing import Party, certificate, key, lds_object, revocations, signed_data, wrapped

GROUPS = {1: wrapped(0x61, b"a zone"), 2: wrapped(0x75, b"a face")}
CSCA = Party("CSCA", key("p256", 100), "ecdsa", "sha256", "UT")
CSCA_DER = certificate(CSCA, CSCA, 1, authority=True)
DSC = Party("DSC", key("p256", 101), "ecdsa", "sha256", "UT")
UNTIL = datetime(2030, 1, 1, tzinfo=UTC)
DSC_DER = certificate(CSCA, DSC, 2, until=UNTIL)
CMS = signed_data("2.23.136.1.1.1", lds_object(GROUPS, "sha256"), DSC, DSC_DER)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust" / "csca.cer").write_bytes(CSCA_DER)
    (tmp_path / "sod").write_bytes(wrapped(0x77, CMS))
    for number, content in GROUPS.items():
        (tmp_path / f"dg{number}").write_bytes(content)
    return tmp_path


def check(desk: Path, capsys: pytest.CaptureFixture[str], *more: str, trust: bool = True) -> tuple[int, Any]:
    files = [f"--dg={number}={desk / f'dg{number}'}" for number in GROUPS]
    given = ["--trust", str(desk / "trust")] if trust else []
    status = main(["card", "check", str(desk / "sod"), *files, *given, *more, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_a_whole_document_is_trusted(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = check(desk, capsys, "--at", "2026-11-23")
    assert (status, told["outcome"], told["reason"], told["kind"]) == (0, "trusted", "", "")
    assert (told["country"], told["signature"], told["hash"]) == ("UT", "ecdsa sha256", "sha256")
    assert (told["groups_held"], told["vouched_by"], told["trust_faults"]) == ([1, 2], "anchor", [])


def test_the_content_alone_and_what_fills_the_room_behind_it(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "sod").write_bytes(CMS)
    (desk / "dg1").write_bytes(GROUPS[1] + bytes(40))
    assert check(desk, capsys)[0] == 0
    (desk / "sod").write_bytes(wrapped(0x77, CMS) + b"\xff" * 9)
    assert check(desk, capsys)[0] == 0
    (desk / "dg1").write_bytes(GROUPS[1] + b"more")
    assert check(desk, capsys)[1]["reason"] == "group_hash:1"


def test_each_refusal_has_its_reason(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(desk, capsys, trust=False)[0] == 3
    assert check(desk, capsys, trust=False)[1]["kind"] == "unknown_signer"
    status, told = check(desk, capsys, "--at", "2031-01-01")
    assert (status, told["reason"], told["kind"]) == (1, "signer_expired", "expired_signer")
    assert check(desk, capsys, "--at", "2019-01-01")[1]["reason"] == "signer_not_yet_valid"
    (desk / "trust" / "list.crl").write_bytes(revocations(CSCA, (2,), UNTIL, UNTIL))
    assert check(desk, capsys)[1]["kind"] == "revoked"
    (desk / "dg2").write_bytes(wrapped(0x75, b"another"))
    told = check(desk, capsys)[1]
    assert (told["kind"], told["codes"]) == ("wrong_hash", ["group_hash:2", "signer_revoked"])
    (desk / "sod").write_bytes(wrapped(0x77, CMS[:-1] + bytes((CMS[-1] ^ 1,))))
    assert check(desk, capsys)[1]["codes"] == ["signature", "group_hash:2"]
    (desk / "sod").write_bytes(b"no such thing")
    assert check(desk, capsys)[1]["kind"] == "malformed"


def test_without_a_date_the_clock_is_only_remarked_on(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ended = certificate(CSCA, DSC, 2, until=datetime(2021, 1, 1, tzinfo=UTC))
    cms = signed_data("2.23.136.1.1.1", lds_object(GROUPS, "sha256"), DSC, ended)
    (desk / "sod").write_bytes(wrapped(0x77, cms))
    status, told = check(desk, capsys)
    assert (status, told["reason"], told["codes"]) == (0, "", ["signer_past_date"])


@pytest.mark.parametrize("wrong", [["--dg", "17=x"], ["--dg", "1"], ["--dg", "one=x"], ["--dg", "3=missing"]])
def test_a_wrong_call_is_told_in_a_line(
    desk: Path, capsys: pytest.CaptureFixture[str], wrong: list[str]
) -> None:
    assert main(["card", "check", str(desk / "sod"), *wrong]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["card", "check", str(desk / "sod"), "--trust", str(desk / "nowhere")]) == 2


def test_for_a_person_it_is_a_table(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["card", "check", str(desk / "sod"), "--trust", str(desk / "trust")]) == 0
    assert "outcome           trusted\n" in capsys.readouterr().out
    assert main(["card", "trust", str(desk / "trust")]) == 0
    assert "country UT" in capsys.readouterr().out


def test_a_folder_of_trust_is_shown_with_what_is_wrong(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "trust" / "torn.cer").write_bytes(CSCA_DER[:-9])
    assert main(["card", "trust", str(desk / "trust"), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["state"], told["faults"][0]["file"], told["faults"][0]["trouble"]) == (
        "faulty",
        "torn.cer",
        "broken",
    )
    assert [one["country"] for one in told["authorities"]] == ["UT"]
