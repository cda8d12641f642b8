"""Whom a site believes: what may lie in its folder, what is told of the rest, and when it is read again."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drivers.card.chip.certificates import PRACTICE_ORGANISATION, load_certificate
from drivers.card.chip.passive import judge_file
from drivers.card.reader import ChipTrust, TrustState
from drivers.card.simulator.issuer import practice_anchor, security_object
from drivers.card.trust_folder import Trouble, load_trust
from drivers.card.trust_keeper import TrustKeeper
from tests.not_checked import unless
from tests.oracle.issuing import Party, certificate, key, lds_object, pem, revocations, signed_data, wrapped

NOW = datetime(2026, 11, 23, tzinfo=UTC)
PAST = datetime(2025, 1, 1, tzinfo=UTC)
GROUPS = {1: b"words"}
CSCA = Party("CSCA", key("p256", 100), "ecdsa", "sha256")
CSCA_DER = certificate(CSCA, CSCA, 1, authority=True)
DSC = Party("DSC", key("p256", 101), "ecdsa", "sha256")
DSC_DER = certificate(CSCA, DSC, 2)
SOD = wrapped(0x77, signed_data("2.23.136.1.1.1", lds_object(GROUPS, "sha256"), DSC, DSC_DER))


def told(folder: Path, **how: bool) -> list[tuple[str, Trouble]]:
    return [(one.file, one.trouble) for one in load_trust(folder, now=NOW, **how).faults]


def test_without_a_folder_nobody_is_believed_and_it_is_said() -> None:
    trust = load_trust(None)
    assert (trust.state, trust.faults) == (TrustState.NONE, ())
    found = judge_file(SOD, GROUPS, trust.anchors)
    assert (found.trust, found.codes) == (ChipTrust.CONSISTENT, ("issuer_unknown",))


def test_a_folder_that_is_named_and_not_there_is_a_fault(tmp_path: Path) -> None:
    assert told(tmp_path / "trust") == [("trust", Trouble.UNREADABLE)]


def test_files_are_known_by_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "anything.bin").write_bytes(CSCA_DER)
    (tmp_path / "both.pem").write_bytes(pem(CSCA_DER) + b"remarks in between\n" + pem(DSC_DER))
    (tmp_path / "revoked").write_bytes(pem(revocations(CSCA, (9,), NOW, datetime(2027, 1, 1, tzinfo=UTC))))
    (tmp_path / "README.txt").write_text("who brought this")
    (tmp_path / ".hidden").write_text("left by an editor")
    trust = load_trust(tmp_path, now=NOW)
    assert (trust.state, trust.faults) == (TrustState.READY, ())
    assert (len(trust.anchors), trust.anchors.pins, len(trust.anchors.revocations)) == (1, 1, 1)
    assert judge_file(SOD, GROUPS, trust.anchors).trust is ChipTrust.TRUSTED


def test_folders_within_the_folder_count_and_a_link_back_has_an_end(tmp_path: Path) -> None:
    (tmp_path / "utopia" / "lists").mkdir(parents=True)
    (tmp_path / "utopia" / "csca.cer").write_bytes(CSCA_DER)
    listed = revocations(CSCA, (2,), NOW, datetime(2027, 1, 1, tzinfo=UTC))
    (tmp_path / "utopia" / "lists" / "one.crl").write_bytes(listed)
    trust = load_trust(tmp_path, now=NOW)
    assert (len(trust.anchors), trust.faults) == (1, ())
    assert judge_file(SOD, GROUPS, trust.anchors).codes == ("signer_revoked",)
    (tmp_path / "utopia" / "again").symlink_to(tmp_path)
    assert load_trust(tmp_path, now=NOW).state is TrustState.READY
    # An older list of another key of the same authority is no way out.
    (tmp_path / "utopia" / "lists" / "two.crl").write_bytes(
        revocations(CSCA, (), datetime(2026, 11, 22, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
    )
    assert judge_file(SOD, GROUPS, load_trust(tmp_path, now=NOW).anchors).codes == ("signer_revoked",)


def test_a_document_signer_laid_down_is_believed_and_nobody_else_of_its_authority(tmp_path: Path) -> None:
    (tmp_path / "signer.cer").write_bytes(DSC_DER)
    trust = load_trust(tmp_path)
    assert trust.state is TrustState.READY
    assert judge_file(SOD, GROUPS, trust.anchors).trust is ChipTrust.TRUSTED
    other = Party("DSC", key("p256", 102), "ecdsa", "sha256")
    der = certificate(CSCA, other, 3)
    file = wrapped(0x77, signed_data("2.23.136.1.1.1", lds_object(GROUPS, "sha256"), other, der))
    assert judge_file(file, GROUPS, trust.anchors).trust is ChipTrust.CONSISTENT


@pytest.mark.parametrize(
    ("name", "content", "trouble"),
    [
        ("broken.cer", b"\x30\x82\x01\x00", Trouble.BROKEN),
        ("empty.cer", b"", Trouble.BROKEN),
        ("words.pem", b"-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----", Trouble.BROKEN),
        ("short.pins", b"ab:cd", Trouble.BROKEN),
        ("list.ml", signed_data("2.23.136.1.1.2", b"\x30\x00", DSC, DSC_DER), Trouble.BROKEN),
        ("old.cer", certificate(CSCA, CSCA, 5, authority=True, until=PAST), Trouble.EXPIRED),
        ("old.crl", revocations(CSCA, (9,), PAST, PAST), Trouble.EXPIRED),
        ("other.crl", revocations(DSC, (9,), NOW, NOW), Trouble.UNPROVEN),
    ],
)  # fmt: skip
def test_one_file_of_no_use_is_named_and_takes_nothing_down(
    tmp_path: Path, name: str, content: bytes, trouble: Trouble
) -> None:
    (tmp_path / "csca.cer").write_bytes(CSCA_DER)
    (tmp_path / name).write_bytes(content)
    assert told(tmp_path) == [(name, trouble)]
    trust = load_trust(tmp_path, now=NOW)
    assert trust.state is TrustState.FAULTY
    assert judge_file(SOD, GROUPS, trust.anchors).trust is ChipTrust.TRUSTED


@unless("root reads everything" if os.geteuid() == 0 else None)
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "csca.cer").write_bytes(CSCA_DER)
    (tmp_path / "csca.cer").chmod(0)
    assert told(tmp_path) == [("csca.cer", Trouble.UNREADABLE)]


def test_a_lost_file_may_have_been_a_revocation_list(tmp_path: Path) -> None:
    (tmp_path / "csca.cer").write_bytes(CSCA_DER)
    (tmp_path / "list.crl").write_bytes(b"\x30\x03\x30\x01")
    assert judge_file(SOD, GROUPS, load_trust(tmp_path).anchors).codes == ("revocation_missing",)


def test_in_service_nobody_of_the_simulator_is_believed(tmp_path: Path) -> None:
    practice = practice_anchor()
    assert load_certificate(practice).for_practice
    assert not load_certificate(CSCA_DER).for_practice
    assert PRACTICE_ORGANISATION.encode() in practice
    (tmp_path / "practice.cer").write_bytes(practice)
    sod = security_object(GROUPS)
    assert judge_file(sod, GROUPS, load_trust(tmp_path).anchors).trust is ChipTrust.TRUSTED
    trust = load_trust(tmp_path, in_service=True)
    assert [(one.file, one.trouble) for one in trust.faults] == [("practice.cer", Trouble.PRACTICE)]
    assert judge_file(sod, GROUPS, trust.anchors).trust is ChipTrust.CONSISTENT
    # Nor by a pin, which names nobody.
    (tmp_path / "practice.cer").unlink()
    (tmp_path / "known.pins").write_text(hashlib.sha256(practice).hexdigest())
    signer = judge_file(sod, GROUPS, load_trust(None).anchors).evidence.signer_sha256
    (tmp_path / "more.pins").write_text(signer)
    assert judge_file(sod, GROUPS, load_trust(tmp_path).anchors).trust is ChipTrust.TRUSTED
    assert judge_file(sod, GROUPS, load_trust(tmp_path, in_service=True).anchors).trust is ChipTrust.CONSISTENT


def test_what_is_laid_down_counts_without_a_restart(tmp_path: Path) -> None:
    seconds = [0.0]
    keeper = TrustKeeper(tmp_path, clock=lambda: seconds[0], now=lambda: NOW)
    assert keeper.look() is TrustState.NONE
    (tmp_path / "csca.cer").write_bytes(CSCA_DER)
    # Not at each question: a glance at a folder is not free either.
    assert keeper.look() is TrustState.NONE
    seconds[0] += 10
    assert keeper.look() is TrustState.READY
    assert judge_file(SOD, GROUPS, keeper.trust.anchors).trust is ChipTrust.TRUSTED
    (tmp_path / "csca.cer").write_bytes(b"half a copy")
    seconds[0] += 10
    assert keeper.look() is TrustState.FAULTY
    (tmp_path / "csca.cer").unlink()
    seconds[0] += 10
    assert keeper.look() is TrustState.NONE


def test_a_folder_that_stays_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "csca.cer").write_bytes(CSCA_DER)
    seconds = [0.0]
    keeper = TrustKeeper(tmp_path, clock=lambda: seconds[0], now=lambda: NOW)
    before = keeper.trust
    for _ in range(5):
        seconds[0] += 10
        keeper.look()
    assert keeper.trust is before
