"""Security objects that `openssl` made, as many states make them: they hold, and tampered ones fail by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.card.chip.anchors import Anchors
from drivers.card.chip.judgement import Judgement
from drivers.card.chip.passive import judge_file
from drivers.card.reader import ChipTrust
from tests.not_checked import unless
from tests.oracle import openssl_issuer
from tests.oracle.issuing import lds_object, wrapped
from tests.oracle.openssl_issuer import Issuer, Kind, ec, rsa

pytestmark = unless(None if openssl_issuer.PROGRAM else "openssl is not installed")
GROUPS = {1: b"\x61\x03zone"[:5], 2: b"\x75\x01f", 14: b"\x6e\x00"}
NAMED = ("P-256", "P-384", "P-521", "brainpoolP256r1", "brainpoolP384r1", "brainpoolP512r1")
LONGEST = {"P-384": "sha384", "P-521": "sha512", "brainpoolP384r1": "sha384", "brainpoolP512r1": "sha512"}


def judged(file: bytes, anchor: bytes | None, groups: dict[int, bytes] | None = None) -> Judgement:
    return judge_file(file, groups or GROUPS, Anchors(() if anchor is None else (anchor,)))


def each_step_is_named(issuer: Issuer, hash_name: str, *more: str, version: int = 0) -> None:
    content = lds_object(GROUPS, hash_name, version)
    made = issuer.sign(content, *more)
    anchor = issuer.certificate()
    found = judged(wrapped(0x77, made), anchor)
    assert (found.trust, found.reason) == (ChipTrust.TRUSTED, ""), found
    assert judged(made, anchor).trust is ChipTrust.TRUSTED
    assert judged(made, None).codes[0] == "issuer_unknown"
    assert judged(made, anchor, GROUPS | {2: b"\x75\x01g"}).codes[0] == "group_hash:2"
    assert judged(made, anchor, GROUPS | {3: b"\x63\x00"}).codes[0] == "group_unsigned:3"
    other = lds_object(GROUPS | {2: b"\x75\x01g"}, hash_name, version)
    forged = judged(made.replace(content, other), anchor)
    assert forged.codes[0] in ("message_digest", "signature")
    assert forged.codes[1:] == ("group_hash:2",)
    assert judged(made[:-1] + bytes((made[-1] ^ 1,)), anchor).codes == ("signature",)
    assert judged(made[: len(made) // 2], anchor).codes == ("malformed_security_object",)


@pytest.mark.parametrize(
    ("curve", "explicit"),
    [
        *((curve, curve.startswith("brainpool")) for curve in NAMED),
        *(pytest.param(curve, curve[0] == "P", marks=pytest.mark.long) for curve in NAMED),
    ],
)
def test_curves_by_name_and_spelled_out(tmp_path: Path, curve: str, explicit: bool) -> None:
    kind = ec(curve, LONGEST.get(curve, "sha256"), explicit=explicit)
    each_step_is_named(Issuer(tmp_path, kind, kind), kind.hash_name, version=int(explicit))


@pytest.mark.parametrize(
    "kind",
    [
        rsa(2048), rsa(2048, "sha512", pss=True),
        pytest.param(rsa(2048, "sha1"), marks=pytest.mark.long),
        pytest.param(rsa(2048, "sha224"), marks=pytest.mark.long),
        pytest.param(rsa(2048, own_oid=True), marks=pytest.mark.long),
        pytest.param(rsa(3072, "sha384"), marks=pytest.mark.long),
        pytest.param(rsa(4096, "sha512", pss=True), marks=pytest.mark.long),
        pytest.param(rsa(4096, "sha1", pss=True), marks=pytest.mark.long),
    ],
    ids=lambda kind: f"{kind.algorithm}-{kind.options[0][16:]}-{kind.hash_name}{'-pss' if kind.pss else ''}",
)  # fmt: skip
def test_rsa_in_each_length_and_padding(tmp_path: Path, kind: Kind) -> None:
    each_step_is_named(Issuer(tmp_path, kind, kind), kind.hash_name)


def test_an_authority_of_one_kind_and_a_signer_of_another(tmp_path: Path) -> None:
    issuer = Issuer(tmp_path, rsa(2048, "sha512", pss=True), ec("brainpoolP256r1", explicit=True))
    each_step_is_named(issuer, "sha1")


@pytest.mark.parametrize(
    "more",
    [
        ("-keyid",), ("-noattr",), ("-stream", "-indef"), ("-stream", "-noattr", "-keyid"), ("-cades",),
        ("-certfile", "csca.pem"), ("-nosmimecap",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_ways_to_write_it_down(tmp_path: Path, more: tuple[str, ...]) -> None:
    issuer = Issuer(tmp_path, ec("P-256"), ec("P-256"))
    if "-stream" not in more:
        each_step_is_named(issuer, "sha256", *more)
        return
    # The content comes in pieces, so nothing in it can be replaced in place.
    made = issuer.sign(lds_object(GROUPS, "sha256"), *more)
    assert b"\x30\x80" in made[:4]
    assert judged(wrapped(0x77, made), issuer.certificate()).trust is ChipTrust.TRUSTED
    assert judged(made, issuer.certificate(), GROUPS | {1: b"\x61\x00"}).codes == ("group_hash:1",)


@pytest.mark.parametrize("serial", ["0", "-1", "-0x80FFFFFFFFFFFFFFFFFF", f"0x{'7F' * 20}"])
def test_serial_numbers_that_should_not_be(tmp_path: Path, serial: str) -> None:
    each_step_is_named(Issuer(tmp_path, ec("P-256"), ec("P-256"), serial=serial), "sha256")


def test_without_identifiers_of_keys_names_lead_the_way(tmp_path: Path) -> None:
    issuer = Issuer(tmp_path, ec("P-256"), ec("P-256"), with_key_ids=False)
    each_step_is_named(issuer, "sha256")
    # The signer's key is named, and its certificate does not say which one that is.
    other = Issuer(tmp_path / "other", ec("P-256"), ec("P-256"), lot=1)
    found = judged(other.sign(lds_object(GROUPS, "sha256")), issuer.certificate())
    assert found.codes == ("issuer_unknown",)


def test_without_a_certificate_the_signer_is_unknown_until_laid_down(tmp_path: Path) -> None:
    issuer = Issuer(tmp_path, ec("P-256"), ec("P-256"))
    made = issuer.sign(lds_object(GROUPS, "sha256"), "-nocerts")
    assert judged(made, issuer.certificate()).codes == ("signer_missing",)
    trust = Anchors((issuer.certificate(),), signers=(issuer.certificate("dsc"),))
    assert judge_file(made, GROUPS, trust).trust is ChipTrust.TRUSTED


def test_of_two_signers_the_one_who_is_believed_counts(tmp_path: Path) -> None:
    issuer, other = (
        Issuer(tmp_path / name, ec("P-256"), ec("P-384"), lot=lot) for lot, name in enumerate(("one", "two"))
    )
    made = issuer.sign(lds_object(GROUPS, "sha256"), "-signer", "../two/dsc.pem", "-inkey", "../two/dsc.key")
    for anchor in (issuer.certificate(), other.certificate()):
        assert judged(made, anchor).trust is ChipTrust.TRUSTED
    assert judged(made, None).trust is ChipTrust.CONSISTENT


@pytest.mark.parametrize("kind", [ec("secp256k1"), ec("brainpoolP256t1"), Kind("ED25519", ())])
def test_what_is_not_spoken_here_is_refused_as_that(tmp_path: Path, kind: Kind) -> None:
    if kind.algorithm == "ED25519":
        # `openssl cms` does not sign with it; what its certificate says is enough.
        issuer = Issuer(tmp_path, ec("P-256"), ec("P-256"))
        other = Issuer(tmp_path / "other", ec("P-256"), kind, serial="7")
        made = issuer.sign(lds_object(GROUPS, "sha256"), "-nocerts")
        trust = Anchors((other.certificate(),), signers=(other.certificate("dsc"),))
        assert judge_file(made, GROUPS, trust).codes == ("algorithm",)
        return
    issuer = Issuer(tmp_path, ec("P-256"), kind)
    assert judged(issuer.sign(lds_object(GROUPS, "sha256")), issuer.certificate()).codes == ("algorithm",)


def test_a_hash_of_today_that_the_standard_does_not_know(tmp_path: Path) -> None:
    issuer = Issuer(tmp_path, ec("P-256"), ec("P-256"))
    made = issuer.sign(lds_object(GROUPS, "sha256"))
    sha256, sha3 = bytes.fromhex("0609608648016503040201"), bytes.fromhex("0609608648016503040208")
    assert judged(made.replace(sha256, sha3), issuer.certificate()).codes == ("algorithm",)
