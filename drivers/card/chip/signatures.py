"""Signatures of documents and certificates (ICAO 9303-12, 4.4): ECDSA, RSA PKCS #1 v1.5 and PSS.

Liberal in how a signature is written down, for issuers differ: the scheme is read from the algorithm or, where
that names none, from the key; where the algorithm's hash and the digest algorithm disagree, either may hold.
SHA-1 and short keys still stand in documents that are valid; they verify and are reported as weak.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from asn1crypto import algos, keys
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from ecdsa import keys as pure
from ecdsa.errors import MalformedPointError

from drivers.card.chip.curves import Curve, find_domain
from drivers.card.chip.der import load
from drivers.card.chip.tlv import TlvError, encode, read_all, read_only
from drivers.card.chip.unsupported import UnsupportedError

HASHES: dict[str, type[hashes.HashAlgorithm]] = {
    "sha1": hashes.SHA1,
    "sha224": hashes.SHA224,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}
WEAK_HASHES = frozenset({"sha1"})
_RSA_BITS = range(1024, 8193)
_RSA_EXPONENTS = range(3, 1 << 32)
_STRONG_RSA_BITS, _STRONG_EC_BITS = 2048, 224


#: For the curves that `cryptography` does not know; its methods carry no types.
_PURE: Any = pure.VerifyingKey


class Scheme(StrEnum):
    PKCS1 = "rsa-pkcs1"
    PSS = "rsa-pss"
    ECDSA = "ecdsa"


_RSA, _X962, _BSI = "1.2.840.113549.1.1.", "1.2.840.10045.", "0.4.0.127.0.7.1.1.4.1."
_PSS = _RSA + "10"
_ECDSA_SPECIFIED = _X962 + "4.3"
#: Object identifier → scheme, None for that of the key, and hash, empty where the identifier names none.
_ALGORITHMS: dict[str, tuple[Scheme | None, str]] = {
    _RSA + "1": (Scheme.PKCS1, ""),
    _RSA + "5": (Scheme.PKCS1, "sha1"),
    "1.3.14.3.2.29": (Scheme.PKCS1, "sha1"),
    _RSA + "14": (Scheme.PKCS1, "sha224"),
    _RSA + "11": (Scheme.PKCS1, "sha256"),
    _RSA + "12": (Scheme.PKCS1, "sha384"),
    _RSA + "13": (Scheme.PKCS1, "sha512"),
    _PSS: (Scheme.PSS, ""),
    _X962 + "2.1": (Scheme.ECDSA, ""),
    _X962 + "4.1": (Scheme.ECDSA, "sha1"),
    _ECDSA_SPECIFIED: (Scheme.ECDSA, ""),
    _ECDSA_SPECIFIED + ".1": (Scheme.ECDSA, "sha224"),
    _ECDSA_SPECIFIED + ".2": (Scheme.ECDSA, "sha256"),
    _ECDSA_SPECIFIED + ".3": (Scheme.ECDSA, "sha384"),
    _ECDSA_SPECIFIED + ".4": (Scheme.ECDSA, "sha512"),
    _BSI + "1": (Scheme.ECDSA, "sha1"),
    _BSI + "2": (Scheme.ECDSA, "sha224"),
    _BSI + "3": (Scheme.ECDSA, "sha256"),
    _BSI + "4": (Scheme.ECDSA, "sha384"),
    _BSI + "5": (Scheme.ECDSA, "sha512"),
    # A digest in the place of a signature algorithm says how to hash; the key says the rest.
    "1.3.14.3.2.26": (None, "sha1"),
    "2.16.840.1.101.3.4.2.4": (None, "sha224"),
    "2.16.840.1.101.3.4.2.1": (None, "sha256"),
    "2.16.840.1.101.3.4.2.2": (None, "sha384"),
    "2.16.840.1.101.3.4.2.3": (None, "sha512"),
}


#: Object identifiers of the keys that are spoken: elliptic curves, RSA, RSA for PSS alone.
_KEYS = frozenset({_X962 + "2.1", _RSA + "1", _PSS})


@dataclass(frozen=True, slots=True)
class EcKey:
    """A point that is on its curve."""

    curve: Curve
    encoded: bytes = field(repr=False)


PublicKey = EcKey | rsa.RSAPublicKey


@dataclass(frozen=True, slots=True)
class Verified:
    """How a signature holds. `as_stated`: with the very algorithm that its identifier names."""

    scheme: Scheme
    hash_name: str
    as_stated: bool = True


def hash_of(dotted: str) -> str:
    """The hash that an object identifier of a digest or signature names. Raises UnsupportedError."""
    name = _ALGORITHMS.get(dotted, (None, ""))[1]
    if not name:
        raise UnsupportedError("hash algorithm")
    return name


def digest(name: str, data: bytes) -> bytes:
    """Hash `data`. Raises ValueError for a hash that no document may use."""
    worker = hashes.Hash(_hash(name))
    worker.update(data)
    return worker.finalize()


def load_key(info: keys.PublicKeyInfo) -> PublicKey:
    """Raises UnsupportedError for another kind or curve, ValueError for a point off its curve and the like.

    RSA is taken from 1024 to 8192 bits.
    """
    if info["algorithm"]["algorithm"].dotted not in _KEYS:
        raise UnsupportedError("key algorithm")
    if info.algorithm == "ec":
        curve = find_domain(info["algorithm"]["parameters"])
        return _on_curve(curve, bytes(info["public_key"].native))
    if info.algorithm in ("rsa", "rsassa_pss"):
        numbers = info["public_key"].parsed
        modulus, exponent = numbers["modulus"].native, numbers["public_exponent"].native
        # Bounded before use: a giant exponent from a card would stall the kiosk.
        if modulus.bit_length() not in _RSA_BITS or exponent not in _RSA_EXPONENTS:
            raise ValueError("rsa size")
        return rsa.RSAPublicNumbers(exponent, modulus).public_key()
    raise UnsupportedError("key algorithm")


def is_weak(key: PublicKey) -> bool:
    """Whether the key is shorter than 9303-12 asks for today."""
    if isinstance(key, EcKey):
        return key.curve.n.bit_length() < _STRONG_EC_BITS
    return key.key_size < _STRONG_RSA_BITS


def verify(
    key: PublicKey,
    signature: bytes,
    data: bytes,
    algorithm: algos.SignedDigestAlgorithm,
    digest_name: str = "",
) -> Verified | None:
    """How `signature` over `data` holds, None where it does not.

    `digest_name` is tried where the algorithm names no hash, or another one that does not hold. An algorithm of
    another kind of key holds for none. Raises UnsupportedError where it is unknown.
    """
    scheme, candidates = _stated(algorithm, digest_name)
    own = Scheme.ECDSA if isinstance(key, EcKey) else Scheme.PKCS1
    scheme = scheme or own
    if (scheme is Scheme.ECDSA) != (own is Scheme.ECDSA):
        return None
    for at, (name, mask) in enumerate(candidates):
        try:
            if isinstance(key, EcKey):
                holds = _ecdsa(key, signature, data, name)
            elif scheme is Scheme.PSS:
                holds = _pss(key, signature, data, name, mask)
            else:
                holds = _pkcs1(key, signature, data, name)
        except InvalidSignature:
            holds = False
        if holds:
            return Verified(scheme, name, as_stated=at == 0)
    return None


def _stated(
    algorithm: algos.SignedDigestAlgorithm, digest_name: str
) -> tuple[Scheme | None, list[tuple[str, str]]]:
    """Scheme, and pairs of hash and mask hash in the order in which to try them."""
    dotted = algorithm["algorithm"].dotted
    if dotted not in _ALGORITHMS:
        raise UnsupportedError("signature algorithm")
    scheme, name = _ALGORITHMS[dotted]
    found: list[tuple[str, str]] = []
    if dotted == _PSS:
        found.append(_pss_parameters(algorithm["parameters"]))
    elif dotted == _ECDSA_SPECIFIED:
        specified = load(algos.DigestAlgorithm, algorithm["parameters"].dump())
        name = hash_of(specified["algorithm"].dotted)
    if name:
        found.append((name, name))
    if digest_name and (digest_name, digest_name) not in found:
        found.append((digest_name, digest_name))
    if not found:
        raise UnsupportedError("hash algorithm")
    for pair in found:
        for each in pair:
            _hash(each)
    return scheme, found


def _pss_parameters(parameters: algos.RSASSAPSSParams) -> tuple[str, str]:
    if parameters.native is None:
        # Left out altogether they mean their defaults (RFC 4055, 3.1).
        return "sha1", "sha1"
    mask = parameters["mask_gen_algorithm"]
    if mask["algorithm"].native != "mgf1" or parameters["trailer_field"].native not in (1, "trailer_field_bc"):
        raise UnsupportedError("pss parameters")
    inner = mask["parameters"]["algorithm"].dotted
    return hash_of(parameters["hash_algorithm"]["algorithm"].dotted), hash_of(inner)


def _pss(key: rsa.RSAPublicKey, signature: bytes, data: bytes, name: str, mask: str) -> bool:
    # The salt's length is read off the signature: what is stated of it is wrong on some documents.
    scheme = padding.PSS(padding.MGF1(_hash(mask)), padding.PSS.AUTO)
    key.verify(_filled(key, signature), data, scheme, _hash(name))
    return True


def _pkcs1(key: rsa.RSAPublicKey, signature: bytes, data: bytes, name: str) -> bool:
    signature = _filled(key, signature)
    try:
        key.verify(signature, data, padding.PKCS1v15(), _hash(name))
    except InvalidSignature:
        # A DigestInfo without the NULL is legal too (RFC 8017, A.2.4) and is compared whole, not parsed.
        recovered = key.recover_data_from_signature(signature, padding.PKCS1v15(), None)
        return recovered == _digest_info_without_null(name, data)
    return True


def _digest_info_without_null(name: str, data: bytes) -> bytes:
    kind: Any = algos.DigestAlgorithmId
    return encode(0x30, encode(0x30, kind(name).dump()) + encode(0x04, digest(name, data)))


def _filled(key: rsa.RSAPublicKey, signature: bytes) -> bytes:
    # Written as a number it may have lost leading zeros, or have one more.
    size = (key.key_size + 7) // 8
    return signature.lstrip(b"\0").rjust(size, b"\0") if len(signature) > size else signature.rjust(size, b"\0")


def _ecdsa(key: EcKey, signature: bytes, data: bytes, name: str) -> bool:
    numbers = _two_numbers(signature, key.curve.order_size)
    if numbers is None:
        return False
    r, s = numbers
    hashed = digest(name, data)
    if key.curve.native is not None:
        public = ec.EllipticCurvePublicKey.from_encoded_point(key.curve.native(), key.encoded)
        public.verify(utils.encode_dss_signature(r, s), hashed, ec.ECDSA(utils.Prehashed(_hash(name))))
        return True
    other = _PURE.from_string(key.encoded, curve=key.curve.published)
    try:
        return bool(other.verify_digest(b"", hashed, sigdecode=lambda _, __: (r, s), allow_truncate=True))
    except pure.BadSignatureError:
        return False


def _two_numbers(signature: bytes, size: int) -> tuple[int, int] | None:
    """r and s out of DER, its signs ignored, or side by side (TR-03111, 5.2)."""
    try:
        parts = read_all(read_only(signature, 0x30))
    except TlvError:
        parts = ()
    if len(parts) == 2 and all(one.tag == 0x02 and 0 < len(one.value) <= size + 8 for one in parts):
        return int.from_bytes(parts[0].value, "big"), int.from_bytes(parts[1].value, "big")
    if len(signature) == 2 * size:
        return int.from_bytes(signature[:size], "big"), int.from_bytes(signature[size:], "big")
    return None


def _on_curve(curve: Curve, encoded: bytes) -> EcKey:
    try:
        if curve.native is not None:
            ec.EllipticCurvePublicKey.from_encoded_point(curve.native(), encoded)
        else:
            _PURE.from_string(encoded, curve=curve.published)
    except (MalformedPointError, UnsupportedAlgorithm):
        raise ValueError("point is not on the curve") from None
    return EcKey(curve, encoded)


def _hash(name: str) -> hashes.HashAlgorithm:
    if name not in HASHES:
        raise UnsupportedError("hash algorithm")
    return HASHES[name]()
