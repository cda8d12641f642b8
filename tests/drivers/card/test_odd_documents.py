"""What real issuers get wrong and readers have to live with, and what looks like it and is a forgery."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import dsa, utils
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.card.chip.anchors import Anchors
from drivers.card.chip.judgement import Judgement
from drivers.card.chip.passive import judge_file
from drivers.card.chip.refusal_kinds import Kind, kind_of
from drivers.card.reader import ChipTrust
from tests.oracle import issuing
from tests.oracle.issuing import Key, Party, certificate, cms, key, lds_object, sign, signed_data, wrapped, x509

LDS = "2.23.136.1.1.1"
GROUPS = {1: b"a zone", 2: b"a face"}
CSCA = Party("CSCA", key("p256", 200), "ecdsa", "sha256", "UT")
CSCA_DER = certificate(CSCA, CSCA, 1, authority=True)
DSC = Party("DSC", key("p256", 201), "ecdsa", "sha256", "UT")
DSC_DER = certificate(CSCA, DSC, 7)
RSA = Party("DSC", key("rsa2048", 7), "pkcs1", "sha256", "UT")
TRUST = Anchors((CSCA_DER,))


def judged(made: bytes, anchors: Anchors = TRUST, groups: dict[int, bytes] | None = None) -> Judgement:
    return judge_file(wrapped(0x77, made), groups or GROUPS, anchors)


def made_by(signer: Party = DSC, der: bytes = DSC_DER, **how: Any) -> bytes:
    return signed_data(LDS, lds_object(GROUPS, signer.hash_name), signer, der, **how)


def changed(made: bytes, change: Any) -> bytes:
    """The same SignedData after `change` has had its signer."""
    info: Any = cms.ContentInfo.load(made)
    change(info["content"]["signer_infos"][0])
    return bytes(info.dump(force=True))


def small(tag: int, value: bytes) -> bytes:
    assert len(value) < 128
    return bytes((tag, len(value))) + value


@pytest.mark.parametrize("signed_as_sent", [True, False])
def test_signed_attributes_out_of_order(signed_as_sent: bool) -> None:
    info: Any = cms.ContentInfo.load(made_by())
    content = info["content"]
    signer = content["signer_infos"][0]
    in_order = sorted(one.dump() for one in signer["signed_attrs"])
    sent = b"".join(reversed(in_order))
    signature = sign(DSC.key, small(0x31, sent if signed_as_sent else b"".join(in_order)), "ecdsa", "sha256")
    before = b"".join(signer[name].dump() for name in ("version", "sid", "digest_algorithm"))
    after = signer["signature_algorithm"].dump() + small(0x04, signature)
    signed = wrapped(0x30, before + small(0xA0, sent) + after)
    names = ("version", "digest_algorithms", "encap_content_info", "certificates")
    body = b"".join(content[name].dump() for name in names) + wrapped(0x31, signed)
    made = wrapped(0x30, info["content_type"].dump() + wrapped(0xA0, wrapped(0x30, body)))
    assert judged(made).trust is ChipTrust.TRUSTED
    assert judged(made.replace(signature[-8:], bytes(8))).codes == ("signature",)


def test_two_numbers_side_by_side_in_the_place_of_der() -> None:
    made = made_by()

    def plain(signer: Any) -> None:
        r, s = utils.decode_dss_signature(signer["signature"].native)
        signer["signature"] = r.to_bytes(32, "big") + s.to_bytes(32, "big")
        signer["signature_algorithm"] = {"algorithm": "0.4.0.127.0.7.1.1.4.1.3"}

    found = judged(changed(made, plain))
    assert (found.trust, found.evidence.signed_with) == (ChipTrust.TRUSTED, "ecdsa sha256")


@pytest.mark.parametrize("stated", ["rsassa_pkcs1v15", "sha256_rsa", "sha512_rsa"])
def test_rsa_under_whatever_name(stated: str) -> None:
    der = certificate(CSCA, RSA, 11)
    made = made_by(RSA, der, stated=issuing.algos.SignedDigestAlgorithm({"algorithm": stated}))
    found = judged(made)
    assert found.trust is ChipTrust.TRUSTED
    assert ("algorithms_disagree" in found.codes) == (stated == "sha512_rsa")


def test_rsa_as_a_number_with_one_zero_more() -> None:
    made = made_by(RSA, certificate(CSCA, RSA, 11))

    def longer(signer: Any) -> None:
        signer["signature"] = b"\0" + signer["signature"].native

    assert judged(changed(made, longer)).trust is ChipTrust.TRUSTED


def test_the_signer_among_strangers_wherever_he_stands() -> None:
    parties = [Party(f"X{n}", key("p256", 210 + n), "ecdsa", "sha256", "UT") for n in range(3)]
    others = [certificate(CSCA, party, 20 + n) for n, party in enumerate(parties)]
    for at in range(4):
        held = (*others[:at], DSC_DER, *others[at:])
        assert judged(made_by(embedded=held)).trust is ChipTrust.TRUSTED
        assert judged(made_by(embedded=held, by_key_id=True)).trust is ChipTrust.TRUSTED
    assert judged(made_by(embedded=tuple(others))).codes == ("signer_missing",)


def test_an_identifier_that_is_the_hash_of_the_key_alone() -> None:
    bits = DSC.key.info()["public_key"].contents[1:]

    def by_hash(signer: Any) -> None:
        signer["sid"] = cms.SignerIdentifier(name="subject_key_identifier", value=hashlib.sha1(bits).digest())

    assert judged(changed(made_by(), by_hash)).trust is ChipTrust.TRUSTED


def test_a_name_written_the_other_way_round_is_found_by_its_number() -> None:
    turned = x509.Name.build({"common_name": "CSCA", "country_name": "UT"})

    def other_order(signer: Any) -> None:
        signer["sid"] = cms.SignerIdentifier(
            name="issuer_and_serial_number", value={"issuer": turned, "serial_number": 7}
        )

    def other_number(signer: Any) -> None:
        signer["sid"] = cms.SignerIdentifier(
            name="issuer_and_serial_number", value={"issuer": turned, "serial_number": 8}
        )

    assert judged(changed(made_by(), other_order)).trust is ChipTrust.TRUSTED
    assert judged(changed(made_by(), other_number)).codes == ("signer_missing",)


def test_an_authority_that_its_signer_calls_by_another_name() -> None:
    nicknamed = replace(CSCA, common="Country Signer")
    der = certificate(nicknamed, DSC, 9)
    # Found by the identifier of its key, and without one by its country and the signature.
    assert judged(made_by(der=der)).trust is ChipTrust.TRUSTED
    stranger = replace(nicknamed, key=key("p256", 220))
    der = certificate(stranger, DSC, 9, signed_by=CSCA)
    assert judged(made_by(der=der)).trust is ChipTrust.TRUSTED
    der = certificate(replace(stranger, country="XX"), DSC, 9, signed_by=CSCA)
    assert judged(made_by(der=der)).codes == ("issuer_unknown",)


def test_an_algorithm_of_another_kind_of_key_is_no_signature() -> None:
    def other(signer: Any) -> None:
        signer["signature_algorithm"] = {"algorithm": "sha256_rsa"}

    assert judged(changed(made_by(), other)).codes == ("signature",)


@cache
def _dsa() -> Any:
    return dsa.generate_private_key(1024)


def test_dsa_is_refused_politely() -> None:
    signer = replace(DSC, key=Key("dsa", _dsa()))
    made = made_by(der=certificate(CSCA, signer, 12))
    found = judged(made)
    assert (found.codes, kind_of(found)) == (("algorithm",), Kind.UNSUPPORTED_ALGORITHM)
    authority = certificate(CSCA, replace(CSCA, key=Key("dsa", _dsa())), 2, authority=True)
    with pytest.raises(ValueError, match="no certificate"):
        Anchors((authority,))


@pytest.mark.parametrize("oid", ["1.2.840.113549.2.5", "2.16.840.1.101.3.4.2.8", "1.3.36.3.2.1", "1.2.3.4"])
@pytest.mark.parametrize("where", ["digest", "signature", "groups"])
def test_an_algorithm_that_is_not_spoken_is_no_forgery(oid: str, where: str) -> None:
    def other(signer: Any) -> None:
        name = "digest_algorithm" if where == "digest" else "signature_algorithm"
        signer[name] = {"algorithm": oid}

    made = made_by()
    if where == "groups":
        dotted: Any = issuing.core.ObjectIdentifier(oid)
        made = signed_data(LDS, _lds_under(dotted), DSC, DSC_DER)
    else:
        made = changed(made, other)
    assert kind_of(judged(made)) is Kind.UNSUPPORTED_ALGORITHM


def _lds_under(oid: Any) -> bytes:
    digests = {n: hashlib.sha256(content).digest() for n, content in GROUPS.items()}
    hashed = b"".join(small(0x30, bytes((2, 1, n)) + small(0x04, digest)) for n, digest in digests.items())
    return wrapped(0x30, b"\x02\x01\x00" + wrapped(0x30, oid.dump()) + wrapped(0x30, hashed))


#: Made once: the length of a signature varies.
_ASKED = {by_key_id: made_by(by_key_id=by_key_id) for by_key_id in (False, True)}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_change_of_any_byte_is_trusted_for_other_words(data: st.DataObject) -> None:
    """Whatever is bent, a trusted outcome speaks of the very groups that were signed."""
    made = bytearray(_ASKED[data.draw(st.booleans())])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(made) - 1))
        made[at : at + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=3))
    other = GROUPS | {2: b"another face"}
    assert judged(bytes(made), groups=other).trust is ChipTrust.FAILED
