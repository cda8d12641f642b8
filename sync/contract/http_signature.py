"""Who sent a request: RFC 9421 HTTP message signatures with the sender's Ed25519 key and a counter.

Covered, in this order: `@method`, `@path`, `@query`, `content-digest` (RFC 9530, SHA-256) and
`x-kiosk-id`. The nonce is the counter in decimal; there is no `created`, since a kiosk's clock may be
wrong. A counter serves once: `CounterWindow` remembers the last 64, because requests overtake each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.contract import canonical, shape, signed
from sync.contract.faults import ContractCode, ContractFault

KIOSK_HEADER = "X-Kiosk-Id"
_COVERED = '("@method" "@path" "@query" "content-digest" "x-kiosk-id")'
_INPUT = re.compile(
    r"tram=" + re.escape(_COVERED) + r';keyid="([0-9a-f]{16})";nonce="([1-9][0-9]{0,15})"'
    r';alg="ed25519";tag="tram-sync"'
)
_SIGNATURE = re.compile(r"tram=:([A-Za-z0-9+/=]{88}):")
_WINDOW = 64


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """A request whose signature holds. The caller still has to accept its counter."""

    kiosk: str
    kid: str
    counter: int


@dataclass(frozen=True, slots=True)
class CounterWindow:
    """The highest counter seen and, as bits, which of the 63 below it (RFC 4303 section 3.4.3)."""

    highest: int = 0
    seen: int = 0

    def accept(self, counter: int) -> CounterWindow | ContractFault:
        """The window after this counter, or a fault if it was used or is too old to tell."""
        if counter > self.highest:
            shifted = self.seen << (counter - self.highest) if counter - self.highest < _WINDOW else 0
            return CounterWindow(counter, (shifted | 1) & (1 << _WINDOW) - 1)
        bit = 1 << (self.highest - counter)
        if self.highest - counter >= _WINDOW or self.seen & bit:
            return ContractFault(ContractCode.STALE_COUNTER)
        return CounterWindow(self.highest, self.seen | bit)


def sign(
    method: str, target: str, body_sha256: bytes, counter: int, key: Ed25519PrivateKey, *, kiosk: str
) -> dict[str, str]:
    """The headers to add. `target` is path and query as sent, `/v1/…?count=2`; `body_sha256` raw, 32 bytes."""
    if counter < 1 or len(body_sha256) != 32:
        raise ValueError("counter from 1, digest of 32 bytes")
    kid = signed.key_id(key.public_key().public_bytes_raw())
    parameters = f'{_COVERED};keyid="{kid}";nonce="{counter}";alg="ed25519";tag="tram-sync"'
    digest = _digest(body_sha256)
    signature = key.sign(_base(method, target, digest, kiosk, parameters))
    return {
        KIOSK_HEADER: kiosk,
        "Content-Digest": digest,
        "Signature-Input": f"tram={parameters}",
        "Signature": f"tram=:{canonical.b64encode(signature)}:",
    }


def verify(
    method: str, target: str, headers: Mapping[str, str], body_sha256: bytes, keys: Mapping[str, bytes]
) -> SignedRequest | ContractFault:
    """Who signed this request. `keys`: kid → raw Ed25519 public key of the kiosk that the header names."""
    lower = {name.lower(): value for name, value in headers.items()}
    kiosk = lower.get(KIOSK_HEADER.lower(), "")
    found = _INPUT.fullmatch(lower.get("signature-input", ""))
    signature = _SIGNATURE.fullmatch(lower.get("signature", ""))
    if not shape.NAME.fullmatch(kiosk) or found is None or signature is None:
        return ContractFault(ContractCode.MISSHAPEN, "signature headers")
    if lower.get("content-digest") != _digest(body_sha256):
        return ContractFault(ContractCode.MISMATCH, "content-digest")
    public, raw = keys.get(found[1]), canonical.b64decode(signature[1])
    if public is None:
        return ContractFault(ContractCode.UNKNOWN_KEY)
    parameters = lower["signature-input"].removeprefix("tram=")
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(
            raw or b"", _base(method, target, _digest(body_sha256), kiosk, parameters)
        )
    except (InvalidSignature, ValueError):
        return ContractFault(ContractCode.BAD_SIGNATURE)
    return SignedRequest(kiosk, found[1], int(found[2]))


def _digest(body_sha256: bytes) -> str:
    return f"sha-256=:{canonical.b64encode(body_sha256)}:"


def _base(method: str, target: str, digest: str, kiosk: str, parameters: str) -> bytes:
    """RFC 9421 section 2.5. An absent query is a lone question mark (section 2.2.7)."""
    path, _, query = target.partition("?")
    lines = (
        f'"@method": {method.upper()}',
        f'"@path": {path}',
        f'"@query": ?{query}',
        f'"content-digest": {digest}',
        f'"x-kiosk-id": {kiosk}',
        f'"@signature-params": {parameters}',
    )
    return "\n".join(lines).encode("utf-8")
