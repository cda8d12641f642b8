"""An issuer that shares no code with ours: certificates and CMS by asn1crypto, keys by cryptography.

For holding the reader against many kinds of security objects. Nothing of the simulator is used here.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from asn1crypto import algos as _algos
from asn1crypto import cms as _cms
from asn1crypto import core as _core
from asn1crypto import crl as _crl
from asn1crypto import keys as _keys
from asn1crypto import x509 as _x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

#: asn1crypto carries no types.
algos: Any = _algos
cms: Any = _cms
core: Any = _core
crl: Any = _crl
keys: Any = _keys
x509: Any = _x509

HASHES = {
    "sha1": hashes.SHA1(),
    "sha224": hashes.SHA224(),
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
CURVES: dict[str, ec.EllipticCurve] = {
    "p224": ec.SECP224R1(),
    "p256": ec.SECP256R1(),
    "p384": ec.SECP384R1(),
    "p521": ec.SECP521R1(),
    "bp256": ec.BrainpoolP256R1(),
    "bp384": ec.BrainpoolP384R1(),
    "bp512": ec.BrainpoolP512R1(),
}
#: p, a, b, generator, order (SEC 2, 2.4.2; RFC 5639, 3.4, 3.6 and 3.7), typed from there.
DOMAINS = {
    "p256": (
        "FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF",
        "FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFC",
        "5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B",
        "6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296"
        "4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5",
        "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
    ),
    "bp256": (
        "A9FB57DBA1EEA9BC3E660A909D838D726E3BF623D52620282013481D1F6E5377",
        "7D5A0975FC2C3057EEF67530417AFFE7FB8055C126DC5C6CE94A4B44F330B5D9",
        "26DC5C6CE94A4B44F330B5D9BBD77CBF958416295CF7E1CE6BCCDC18FF8C07B6",
        "8BD2AEB9CB7E57CB2C4B482FFC81B7AFB9DE27E1E3BD23C23A4453BD9ACE3262"
        "547EF835C3DAC4FD97F8461A14611DC9C27745132DED8E545C1D54C72F046997",
        "A9FB57DBA1EEA9BC3E660A909D838D718C397AA3B561A6F7901E0E82974856A7",
    ),
}


@dataclass(frozen=True)
class Key:
    """`kind`: a curve, or "rsa2048" and the like. `explicit`: how the curve is spelled out, "" for its name."""

    kind: str
    private: Any = field(repr=False)
    explicit: str = ""

    def info(self) -> Any:
        der = self.private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        info = keys.PublicKeyInfo.load(der)
        if self.explicit:
            point = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
            info = keys.PublicKeyInfo(
                {
                    "algorithm": {"algorithm": "ec", "parameters": spelled_out(self.explicit)},
                    "public_key": keys.ECPointBitString(point),
                }
            )
        return info

    @property
    def key_id(self) -> bytes:
        return hashlib.sha1(self.info().dump()).digest()


def spelled_out(name: str, **changed: int) -> Any:
    """Domain parameters in full; `changed` replaces p, a, b, order or the whole generator (x and y)."""
    p, a, b, generator, order = (bytes.fromhex(text) for text in DOMAINS[name])
    number = {"p": p, "a": a, "b": b, "order": order}
    for what, value in changed.items():
        if what == "generator":
            generator = value.to_bytes(64, "big")
        elif what != "cofactor":
            number[what] = value.to_bytes(32, "big")
    return keys.ECDomainParameters(
        name="specified",
        value={
            "version": "ecdpVer1",
            "field_id": {
                "field_type": "prime_field",
                "parameters": core.Integer(int.from_bytes(number["p"], "big")),
            },
            "curve": {"a": number["a"], "b": number["b"]},
            "base": b"\x04" + generator,
            "order": int.from_bytes(number["order"], "big"),
            "cofactor": changed.get("cofactor", 1),
        },
    )


@cache
def key(kind: str, lot: int = 0, explicit: str = "") -> Key:
    """One key for one use; RSA keys are made once a run."""
    if kind.startswith("rsa"):
        return Key(kind, rsa.generate_private_key(65537, int(kind[3:])))
    return (
        replace(key(kind, lot), explicit=explicit)
        if explicit
        else Key(kind, ec.generate_private_key(CURVES[kind]))
    )


def sign(signer: Key, data: bytes, scheme: str, name: str) -> bytes:
    made: bytes
    if scheme == "ecdsa":
        made = signer.private.sign(data, ec.ECDSA(HASHES[name]))
    elif scheme == "pss":
        size = HASHES[name].digest_size
        made = signer.private.sign(data, padding.PSS(padding.MGF1(HASHES[name]), size), HASHES[name])
    else:
        made = signer.private.sign(data, padding.PKCS1v15(), HASHES[name])
    return made


def algorithm(scheme: str, name: str) -> Any:
    if scheme == "pss":
        hashed = {"algorithm": name}
        return algos.SignedDigestAlgorithm(
            {
                "algorithm": "rsassa_pss",
                "parameters": {
                    "hash_algorithm": hashed,
                    "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": hashed},
                    "salt_length": HASHES[name].digest_size,
                },
            }
        )
    return algos.SignedDigestAlgorithm({"algorithm": f"{name}_{'ecdsa' if scheme == 'ecdsa' else 'rsa'}"})


@dataclass(frozen=True)
class Party:
    """Someone with a name, a key and a way to sign."""

    common: str
    key: Key
    scheme: str
    hash_name: str
    country: str = "VN"

    @property
    def name(self) -> Any:
        return x509.Name.build({"country_name": self.country, "common_name": self.common})


def certificate(
    issuer: Party,
    subject: Party,
    serial: int,
    *,
    authority: bool = False,
    until: datetime = datetime(2049, 1, 1, tzinfo=UTC),
    purpose: str = "",
    signed_by: Party | None = None,
) -> bytes:
    """`signed_by`: who really signs, where that is not the issuer."""
    usage = {"key_cert_sign", "crl_sign"} if authority else {"digital_signature"}
    extensions: list[Any] = [
        {"extn_id": "key_usage", "critical": True, "extn_value": usage},
        {"extn_id": "key_identifier", "extn_value": subject.key.key_id},
        {"extn_id": "authority_key_identifier", "extn_value": {"key_identifier": issuer.key.key_id}},
    ]
    if authority:
        extensions.append({"extn_id": "basic_constraints", "critical": True, "extn_value": {"ca": True}})
    if purpose:
        extensions.append({"extn_id": "extended_key_usage", "critical": True, "extn_value": [purpose]})
    stated = algorithm(issuer.scheme, issuer.hash_name)
    body: Any = x509.TbsCertificate(
        {
            "version": "v3",
            "serial_number": serial,
            "signature": stated,
            "issuer": issuer.name,
            "validity": {
                "not_before": x509.Time(name="utc_time", value=datetime(2020, 1, 1, tzinfo=UTC)),
                "not_after": x509.Time(name="utc_time", value=until),
            },
            "subject": subject.name,
            "subject_public_key_info": subject.key.info(),
            "extensions": extensions,
        }
    )
    real = signed_by or issuer
    signature = sign(real.key, body.dump(), issuer.scheme, issuer.hash_name)
    made: Any = x509.Certificate(
        {"tbs_certificate": body, "signature_algorithm": stated, "signature_value": signature}
    )
    return bytes(made.dump())


class _Hash(_core.Sequence):
    _fields = [("number", core.Integer), ("value", core.OctetString)]  # noqa: RUF012 (asn1crypto's own way to declare)


class _Hashes(_core.SequenceOf):
    _child_spec = _Hash


class _Versions(_core.Sequence):
    _fields = [("lds", core.PrintableString), ("unicode", core.PrintableString)]  # noqa: RUF012 (as above)


class _Object(_core.Sequence):
    _fields = [  # noqa: RUF012 (as above)
        ("version", core.Integer),
        ("algorithm", algos.DigestAlgorithm),
        ("hashes", _Hashes),
        ("versions", _Versions, {"optional": True}),
    ]


#: The same without types: the library has none.
_OBJECT: Any = _Object


def lds_object(groups: dict[int, bytes], name: str, version: int = 0) -> bytes:
    hashed = [{"number": n, "value": hashlib.new(name, groups[n]).digest()} for n in sorted(groups)]
    content: dict[str, Any] = {"version": version, "algorithm": {"algorithm": name}, "hashes": hashed}
    if version:
        content["versions"] = {"lds": "0108", "unicode": "040000"}
    made: Any = _OBJECT(content)
    return bytes(made.dump())


def signed_data(
    content_type: str,
    content: bytes,
    signer: Party,
    signer_certificate: bytes,
    *,
    by_key_id: bool = False,
    embedded: tuple[bytes, ...] | None = None,
    signed_at: datetime | None = None,
    stated: Any = None,
    plain: bool = False,
) -> bytes:
    """A ContentInfo. `embedded` None: the signer's certificate alone. `plain`: no signed attributes."""
    loaded: Any = x509.Certificate.load(signer_certificate)
    digest = hashlib.new(signer.hash_name, content).digest()
    listed: list[Any] = [
        {"type": "content_type", "values": [content_type]},
        {"type": "message_digest", "values": [digest]},
    ]
    if signed_at is not None:
        listed.append({"type": "signing_time", "values": [cms.Time(name="utc_time", value=signed_at)]})
    attributes: Any = cms.CMSAttributes(listed)
    sid = (
        cms.SignerIdentifier(name="subject_key_identifier", value=signer.key.key_id)
        if by_key_id
        else cms.SignerIdentifier(
            name="issuer_and_serial_number",
            value={"issuer": loaded.issuer, "serial_number": loaded.serial_number},
        )
    )
    info: dict[str, Any] = {
        "version": "v3" if by_key_id else "v1",
        "sid": sid,
        "digest_algorithm": {"algorithm": signer.hash_name},
        "signature_algorithm": stated or algorithm(signer.scheme, signer.hash_name),
        "signature": sign(signer.key, content if plain else attributes.dump(), signer.scheme, signer.hash_name),
    }
    if not plain:
        info["signed_attrs"] = attributes
    held = (signer_certificate,) if embedded is None else embedded
    body: dict[str, Any] = {
        "version": "v3",
        "digest_algorithms": [{"algorithm": signer.hash_name}],
        "encap_content_info": {
            "content_type": content_type,
            "content": core.ParsableOctetString(content),
        },
        "signer_infos": [info],
    }
    if held:
        body["certificates"] = [
            cms.CertificateChoices(name="certificate", value=x509.Certificate.load(der)) for der in held
        ]
    made: Any = cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(body)})
    return bytes(made.dump())


def wrapped(tag: int, value: bytes) -> bytes:
    size = len(value).to_bytes(3, "big")
    return bytes((tag, 0x83)) + size + value


def pem(der: bytes) -> bytes:
    """Under a name that says nothing, as some send it."""
    lines = base64.encodebytes(der)
    return b"-----BEGIN DATA-----\n" + lines + b"-----END DATA-----\n"


def revocations(issuer: Party, serials: tuple[int, ...], updated: datetime, following: datetime) -> bytes:
    stated = algorithm(issuer.scheme, issuer.hash_name)
    content: dict[str, Any] = {
        "version": "v2",
        "signature": stated,
        "issuer": issuer.name,
        "this_update": x509.Time(name="utc_time", value=updated),
        "next_update": x509.Time(name="utc_time", value=following),
    }
    if serials:
        content["revoked_certificates"] = [
            {"user_certificate": one, "revocation_date": x509.Time(name="utc_time", value=updated)}
            for one in serials
        ]
    body: Any = crl.TbsCertList(content)
    signature = sign(issuer.key, body.dump(), issuer.scheme, issuer.hash_name)
    made: Any = crl.CertificateList(
        {"tbs_cert_list": body, "signature_algorithm": stated, "signature": signature}
    )
    return bytes(made.dump())
