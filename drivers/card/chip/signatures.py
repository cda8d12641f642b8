"""Signatures of documents and certificates (ICAO 9303-12, 4.4): ECDSA, RSA PKCS #1 v1.5 and PSS."""

from __future__ import annotations

from asn1crypto import algos, keys
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from drivers.card.chip.curves import find_curve

PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey

HASHES: dict[str, type[hashes.HashAlgorithm]] = {
    "sha224": hashes.SHA224,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}
_RSA_BITS = range(2048, 8193)
_RSA_EXPONENTS = range(3, 1 << 32)


def digest(name: str, data: bytes) -> bytes:
    """Hash `data`. Raises ValueError for a hash that documents may not use (SHA-1 among them)."""
    if name not in HASHES:
        raise ValueError("hash algorithm")
    worker = hashes.Hash(HASHES[name]())
    worker.update(data)
    return worker.finalize()


def load_key(info: keys.PublicKeyInfo) -> PublicKey:
    """Raises ValueError: unknown curve, point off the curve, RSA outside 2048 to 8192 bits."""
    if info.algorithm == "ec":
        point = bytes(info["public_key"].native)
        return ec.EllipticCurvePublicKey.from_encoded_point(find_curve(info["algorithm"]["parameters"]), point)
    if info.algorithm in ("rsa", "rsassa_pss"):
        numbers = info["public_key"].parsed
        modulus, exponent = numbers["modulus"].native, numbers["public_exponent"].native
        # Bounded before use: a giant exponent from a card would stall the kiosk.
        if modulus.bit_length() not in _RSA_BITS or exponent not in _RSA_EXPONENTS:
            raise ValueError("rsa size")
        return rsa.RSAPublicNumbers(exponent, modulus).public_key()
    raise ValueError("key algorithm")


def verifies(
    key: PublicKey, signature: bytes, data: bytes, algorithm: algos.SignedDigestAlgorithm, digest_name: str
) -> bool:
    """Whether `signature` over `data` holds. `digest_name` serves algorithms that name no hash of their own.

    Raises ValueError where the algorithm is unknown or does not fit the key.
    """
    kind = algorithm.signature_algo
    try:
        if kind == "ecdsa" and isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, data, ec.ECDSA(_hash(_hash_name(algorithm, digest_name))))
        elif kind == "rsassa_pkcs1v15" and isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, data, padding.PKCS1v15(), _hash(_hash_name(algorithm, digest_name)))
        elif kind == "rsassa_pss" and isinstance(key, rsa.RSAPublicKey):
            _verify_pss(key, signature, data, algorithm["parameters"])
        else:
            raise ValueError("signature algorithm")
    except InvalidSignature:
        return False
    return True


def _verify_pss(
    key: rsa.RSAPublicKey, signature: bytes, data: bytes, parameters: algos.RSASSAPSSParams
) -> None:
    mask = parameters["mask_gen_algorithm"]
    if mask["algorithm"].native != "mgf1":
        raise ValueError("mask generation")
    salt = parameters["salt_length"].native
    if not 0 <= salt <= 64:
        raise ValueError("salt length")
    scheme = padding.PSS(padding.MGF1(_hash(mask["parameters"]["algorithm"].native)), salt)
    key.verify(signature, data, scheme, _hash(parameters["hash_algorithm"]["algorithm"].native))


def _hash_name(algorithm: algos.SignedDigestAlgorithm, digest_name: str) -> str:
    try:
        return str(algorithm.hash_algo)
    except ValueError:
        return digest_name


def _hash(name: str) -> hashes.HashAlgorithm:
    if name not in HASHES:
        raise ValueError("hash algorithm")
    return HASHES[name]()
