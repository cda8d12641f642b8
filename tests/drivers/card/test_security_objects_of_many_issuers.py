"""Security objects as issuers make them, put together by other code: what holds, and why the rest does not."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from drivers.card.chip.judgement import Judgement, Reason, Vouched
from drivers.card.chip.passive import Anchors, judge_file
from drivers.card.reader import ChipTrust, Genuine
from drivers.card.trust_folder import load_trust
from tests.oracle import issuing
from tests.oracle.issuing import Party, certificate, key, lds_object, revocations, signed_data, wrapped

LDS = "2.23.136.1.1.1"
OLD_LDS = "1.3.27.1.1.1"
MASTER_LIST = "2.23.136.1.1.2"
#: Each curve with another hash.
HASHES = [*issuing.HASHES, "sha384", "sha512"]
GROUPS = {1: b"the first group", 2: b"a face", 13: b"words"}

CSCA = Party("CSCA", key("p256"), "ecdsa", "sha256")
CSCA_DER = certificate(CSCA, CSCA, 1, authority=True)
DSC = Party("DSC", key("p256", 1), "ecdsa", "sha256")
DSC_DER = certificate(CSCA, DSC, 7)
STRANGER = Party("CSCA", key("p256", 2), "ecdsa", "sha256")
TRUST = Anchors((CSCA_DER,))


def sod(
    signer: Party = DSC, der: bytes = DSC_DER, *, lds: bytes | None = None, kind: str = LDS, **how: Any
) -> bytes:
    content = lds or lds_object(GROUPS, signer.hash_name)
    return wrapped(0x77, signed_data(kind, content, signer, der, **how))


def believed(folder: Path) -> Anchors:
    return load_trust(folder).anchors


def troubles(folder: Path) -> list[str]:
    return [str(fault) for fault in load_trust(folder).faults]


def judged(
    file: bytes, anchors: Anchors = TRUST, groups: dict[int, bytes] | None = None, **more: Any
) -> Judgement:
    return judge_file(file, GROUPS if groups is None else groups, anchors, **more)


@pytest.mark.parametrize("version", [0, 1])
@pytest.mark.parametrize(
    ("kind", "scheme", "name", "explicit"),
    [
        *(("rsa2048", scheme, name, "") for scheme in ("pkcs1", "pss") for name in issuing.HASHES),
        *((curve, "ecdsa", name, "") for curve, name in zip(issuing.CURVES, HASHES, strict=True)),
        *((curve, "ecdsa", name, curve) for curve in issuing.DOMAINS for name in ("sha1", "sha256", "sha512")),
    ],
)  # fmt: skip
def test_each_way_to_sign_holds_and_no_tampering_does(
    kind: str, scheme: str, name: str, explicit: str, version: int
) -> None:
    authority = Party("CSCA", key(kind, 3, explicit), scheme, name)
    signer = Party("DSC", key(kind, 4, explicit), scheme, name)
    anchors = Anchors((certificate(authority, authority, 1, authority=True),))
    lds = lds_object(GROUPS, name, version)
    file = sod(signer, certificate(authority, signer, 2), lds=lds, by_key_id=version == 1)
    found = judged(file, anchors)
    assert (found.trust, found.reason) == (ChipTrust.TRUSTED, ""), found
    assert found.evidence.hash_name == name
    assert found.evidence.lds_version == ("1.8" if version else "")
    assert ("weak_hash" in found.codes) == (name == "sha1")
    assert judged(file, Anchors()).reason == "issuer is not among the anchors"
    assert judged(file, anchors, GROUPS | {13: b"other words"}).codes[0] == "group_hash:13"
    other = lds_object(GROUPS | {2: b"another face"}, name, version)
    assert judged(file.replace(lds, other), anchors, {1: GROUPS[1]}).reason == "message digest"
    digest = hashlib.new(name, lds).digest()
    resigned = file.replace(lds, other).replace(digest, hashlib.new(name, other).digest())
    assert judged(resigned, anchors, {1: GROUPS[1]}).reason == "signature"


@pytest.mark.parametrize("what", ["p", "a", "b", "order", "generator", "cofactor"])
def test_a_curve_with_one_parameter_of_the_forgers_own_is_refused(what: str) -> None:
    true = [int(text, 16) for text in issuing.DOMAINS["bp256"]]
    value = 2 if what == "cofactor" else true[["p", "a", "b", "generator", "order"].index(what)] ^ 2

    class Forged(issuing.Key):
        def info(self) -> Any:
            info = super().info()
            info["algorithm"]["parameters"] = issuing.spelled_out("bp256", **{what: value})
            return info

    signer = replace(DSC, key=Forged("bp256", key("bp256", 5).private, "bp256"))
    der = certificate(CSCA, signer, 9)
    assert judged(sod(signer, der)).reason == "signer's key"
    # Nor may an anchor be such a one.
    with pytest.raises(ValueError, match="no certificate"):
        Anchors((certificate(signer, signer, 1, authority=True),))


def test_who_vouches_decides_the_outcome() -> None:
    forged = certificate(CSCA, DSC, 7, signed_by=STRANGER)
    assert judged(sod()).trust is ChipTrust.TRUSTED
    assert (judged(sod(der=forged)).trust, judged(sod(der=forged)).codes) == (
        ChipTrust.FAILED,
        ("issuer_forged",),
    )
    unknown = judged(sod(der=certificate(STRANGER, DSC, 7)))
    assert (unknown.trust, unknown.codes) == (ChipTrust.CONSISTENT, ("issuer_unknown",))
    pinned = judged(sod(der=forged), Anchors(pins=(hashlib.sha256(forged).hexdigest(),)))
    assert (pinned.trust, pinned.evidence.vouched) == (ChipTrust.TRUSTED, Vouched.PIN)


def test_a_signer_who_had_expired_signed_nothing() -> None:
    der = certificate(CSCA, DSC, 7, until=datetime(2022, 1, 1, tzinfo=UTC))
    late, early = datetime(2023, 1, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC)
    assert judged(sod(der=der, signed_at=late)).reason == "signer expired at signing"
    found = judged(sod(der=der, signed_at=early), now=late)
    assert (found.trust, found.codes) == (ChipTrust.TRUSTED, ("signer_past_date",))


def test_a_revoked_signer_is_refused_and_the_age_of_the_list_is_told(tmp_path: Path) -> None:
    updated, following = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
    (tmp_path / "csca.cer").write_bytes(CSCA_DER)
    (tmp_path / "list.crl").write_bytes(revocations(CSCA, (7,), updated, following))
    found = judged(sod(), believed(tmp_path))
    assert (found.trust, found.reason) == (ChipTrust.FAILED, "signer's certificate is revoked")
    (tmp_path / "list.crl").write_bytes(revocations(CSCA, (8,), updated, following))
    found = judged(sod(), believed(tmp_path), now=datetime(2026, 11, 23, tzinfo=UTC))
    assert (found.trust, found.codes) == (ChipTrust.TRUSTED, ("revocation_stale",))
    assert found.evidence.revocation_from == updated
    (tmp_path / "list.crl").write_bytes(revocations(STRANGER, (), updated, following))
    assert troubles(tmp_path) == ["list.crl: unproven (revocation list of an unknown authority)"]
    # A card goes on being judged by the rest, and whoever reads it is told that a list was lost.
    assert judged(sod(), believed(tmp_path)).codes == ("revocation_missing",)


def test_of_two_authorities_of_one_name_the_one_that_signed_vouches() -> None:
    """A state renews its key and keeps its name; identifiers of keys are there or not."""
    renewed = Party("CSCA", key("bp384", 6), "ecdsa", "sha384")
    anchors = [CSCA_DER, certificate(renewed, renewed, 1, authority=True)]
    for issuer in (CSCA, renewed):
        der = certificate(issuer, DSC, 7)
        for order in (anchors, anchors[::-1]):
            found = judged(sod(der=der), Anchors(order))
            assert (found.trust, found.evidence.vouched) == (ChipTrust.TRUSTED, Vouched.ANCHOR)
    third = judged(sod(der=certificate(STRANGER, DSC, 7)), Anchors(anchors))
    assert third.trust is ChipTrust.CONSISTENT


def test_a_list_of_the_renewed_key_revokes_no_less(tmp_path: Path) -> None:
    """The authority's new key signs the list; the signer was issued under the old one."""
    renewed = Party("CSCA", key("bp384", 6), "ecdsa", "sha384")
    (tmp_path / "old.cer").write_bytes(CSCA_DER)
    (tmp_path / "new.cer").write_bytes(certificate(renewed, renewed, 2, authority=True))
    when = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    (tmp_path / "list.crl").write_bytes(revocations(renewed, (7,), *when))
    assert judged(sod(), believed(tmp_path)).codes == ("signer_revoked",)


def test_a_link_leads_to_the_new_key_and_a_forged_one_nowhere(tmp_path: Path) -> None:
    new = Party("CSCA", key("bp384", 6), "ecdsa", "sha384")
    signer_der = certificate(new, DSC, 8)
    (tmp_path / "old.cer").write_bytes(CSCA_DER)
    (tmp_path / "link.cer").write_bytes(certificate(CSCA, new, 2, authority=True))
    found = judged(sod(der=signer_der), believed(tmp_path))
    assert (found.trust, found.evidence.vouched) == (ChipTrust.TRUSTED, Vouched.LINK)
    (tmp_path / "link.cer").write_bytes(certificate(CSCA, new, 2, authority=True, signed_by=STRANGER))
    assert judged(sod(der=signer_der), believed(tmp_path)).trust is not ChipTrust.TRUSTED


def test_a_master_list_is_believed_where_its_signer_leads_to_an_anchor(tmp_path: Path) -> None:
    others = [
        Party(f"CSCA {n}", key("p256", 10 + n), "ecdsa", "sha256", country)
        for n, country in enumerate(("VN", "DE"))
    ]
    listed = [certificate(one, one, 1, authority=True) for one in others]
    lister = Party("Lister", key("p256", 20), "ecdsa", "sha256")
    der = certificate(CSCA, lister, 3, purpose="2.23.136.1.1.3")
    body = b"\x02\x01\x00" + wrapped(0x31, b"".join(sorted(listed)))
    held = signed_data(MASTER_LIST, wrapped(0x30, body), lister, der, embedded=(der, CSCA_DER))
    file = sod(der=certificate(others[0], DSC, 7))
    (tmp_path / "list.ml").write_bytes(held)
    (told,) = troubles(tmp_path)
    assert told.startswith("list.ml: unproven (issuer_unknown")
    assert hashlib.sha256(CSCA_DER).hexdigest() in told
    (tmp_path / "known.pins").write_text(f"{hashlib.sha256(CSCA_DER).hexdigest()}  # of the list\n")
    assert judged(file, believed(tmp_path)).trust is ChipTrust.TRUSTED
    (tmp_path / "known.pins").unlink()
    (tmp_path / "csca.cer").write_bytes(CSCA_DER)
    assert judged(file, believed(tmp_path)).trust is ChipTrust.TRUSTED
    (tmp_path / "list.ml").write_bytes(held.replace(listed[1][-20:], bytes(20)))
    assert troubles(tmp_path) == ["list.ml: unproven (message_digest)"]
    # A signer of lists signs no documents, and a signer of documents no lists.
    assert judged(sod(lister, der)).reason == "signer's certificate is not for documents"
    (tmp_path / "list.ml").write_bytes(signed_data(MASTER_LIST, wrapped(0x30, body), DSC, DSC_DER))
    assert troubles(tmp_path) == ["list.ml: unproven (signer of master lists is missing)"]


def test_a_signer_may_stand_outside(tmp_path: Path) -> None:
    file = sod(embedded=())
    assert judged(file).codes == ("signer_missing",)
    (tmp_path / "signers").mkdir()
    (tmp_path / "signers" / "dsc.der").write_bytes(DSC_DER)
    assert judged(file, believed(tmp_path)).trust is ChipTrust.CONSISTENT
    (tmp_path / "csca.der").write_bytes(CSCA_DER)
    assert judged(file, believed(tmp_path)).trust is ChipTrust.TRUSTED


def indefinite(der: bytes) -> bytes:
    """The outermost lengths in the indefinite form."""
    at = 2 if der[1] < 0x80 else 2 + (der[1] & 0x7F)
    return der[:1] + b"\x80" + der[at:] + b"\0\0"


def test_odd_but_legal_ways_to_write_it_down() -> None:
    held = signed_data(LDS, lds_object(GROUPS, "sha256"), DSC, DSC_DER)
    assert judged(wrapped(0x77, indefinite(held))).trust is ChipTrust.TRUSTED
    assert judged(sod(kind=OLD_LDS)).trust is ChipTrust.TRUSTED
    assert judged(sod(plain=True)).trust is ChipTrust.TRUSTED
    rsa = Party("DSC", key("rsa2048", 7), "pkcs1", "sha256")
    der = certificate(CSCA, rsa, 11)
    for stated in ("rsassa_pkcs1v15", "sha1_rsa"):
        found = judged(sod(rsa, der, stated=issuing.algos.SignedDigestAlgorithm({"algorithm": stated})))
        assert found.trust is ChipTrust.TRUSTED
        assert found.codes == (("algorithms_disagree",) if stated == "sha1_rsa" else ())


def test_another_states_signer_does_not_make_a_card_of_vietnam() -> None:
    zone = "IDVNM1900001230001190000123<<19001158F3001156VNM<<<<<<<<<<<4NGUYEN<<THI<MAU<<<<<<<<<<<<<<<"
    groups = {1: b"\x61\x5d\x5f\x1f\x5a" + zone.encode()}
    authority = replace(CSCA, country="DE")
    anchors = Anchors((CSCA_DER, certificate(authority, authority, 1, authority=True)))
    lds = lds_object(groups, "sha256")
    assert judged(sod(lds=lds), anchors, groups).trust is ChipTrust.TRUSTED
    foreign = judged(sod(der=certificate(authority, DSC, 7), lds=lds), anchors, groups)
    assert (foreign.trust, foreign.codes) == (ChipTrust.FAILED, (Reason.OTHER_COUNTRY,))


def test_a_copy_is_refused_with_all_else_in_order() -> None:
    found = judged(sod())
    assert found.with_proof(Genuine.PROVEN).trust is ChipTrust.TRUSTED
    copy = found.with_proof(Genuine.FAILED)
    assert (copy.trust, copy.codes) == (ChipTrust.FAILED, ("clone",))
    assert judge_file(None, GROUPS, TRUST).codes == ("no_security_object",)
