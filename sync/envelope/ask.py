"""Small things under seal: a question up to the portal, its answer and any news down to one visit.

sync carries both blind. The answer goes to a key that only this visit of the app holds; where the
citizen keeps the seed (in the receipt's QR) it opens what comes later too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sync.contract import canonical, shape
from sync.contract.canonical import Json
from sync.contract.faults import ContractFault
from sync.contract.keyset import Kem, Recipient
from sync.contract.wire import MAX_ASK_BYTES, AskKind
from sync.envelope.faults import EnvelopeCode, EnvelopeFault
from sync.envelope.kem import PrivateKey, PublicKey

_LIMIT = 32 * 1024
Object = dict[str, Json]


@dataclass(frozen=True, slots=True)
class OpenedAsk:
    """What the app asked, and the key to seal the answer to."""

    body: Object
    reply_key: PublicKey


def seal_ask(
    kind: AskKind, ask_id: str, body: Mapping[str, object], reply_key: PublicKey, recipient: Recipient
) -> bytes | EnvelopeFault:
    """A question for the portal's key. The answer opens only with the private half of `reply_key`."""
    plain = canonical.encode({"body": dict(body), "reply_key": reply_key.to_text()})
    return _seal(b"ask", kind.value, ask_id, plain, PublicKey(recipient.kem, recipient.public))


def open_ask(
    kind: AskKind, ask_id: str, sealed: bytes, private_keys: Mapping[str, PrivateKey]
) -> OpenedAsk | EnvelopeFault:
    """At the portal: the question in `sealed`, if it was sealed for this kind and id."""
    plain = _open(b"ask", kind.value, ask_id, sealed, private_keys)
    if isinstance(plain, EnvelopeFault):
        return plain
    opened = _read_ask(plain)
    return EnvelopeFault(EnvelopeCode.DOSSIER, opened.detail) if isinstance(opened, ContractFault) else opened


def seal_reply(
    kind: AskKind, ask_id: str, body: Mapping[str, object], reply_key: PublicKey
) -> bytes | EnvelopeFault:
    """At the portal: the answer to one question."""
    return _seal(b"reply", kind.value, ask_id, canonical.encode(dict(body)), reply_key)


def open_reply(kind: AskKind, ask_id: str, sealed: bytes, key: PrivateKey) -> Object | EnvelopeFault:
    """In the app: the answer to the question it asked."""
    return _object(_open(b"reply", kind.value, ask_id, sealed, {key.public().kid: key}))


def seal_down(
    topic: str, dossier_id: str, body: Mapping[str, object], visit_key: PublicKey
) -> bytes | EnvelopeFault:
    """At the portal: news that nobody asked for (remarks, a result), for the key in the dossier."""
    return _seal(b"down", topic, dossier_id, canonical.encode(dict(body)), visit_key)


def open_down(topic: str, dossier_id: str, sealed: bytes, key: PrivateKey) -> Object | EnvelopeFault:
    """In the app: the news in `sealed`."""
    return _object(_open(b"down", topic, dossier_id, sealed, {key.public().kid: key}))


def _seal(way: bytes, kind: str, about: str, plain: bytes, key: PublicKey) -> bytes | EnvelopeFault:
    if len(plain) > _LIMIT:
        return EnvelopeFault(EnvelopeCode.TOO_LARGE)
    sealed = key.seal(plain, _info(way, kind, about))
    if sealed is None:
        return EnvelopeFault(EnvelopeCode.BAD_RECIPIENT, key.kid)
    document: Object = {
        "version": "1",
        "kid": key.kid,
        "kem": key.kem.value,
        "sealed": canonical.b64encode(sealed),
    }
    return canonical.encode(document)


def _open(
    way: bytes, kind: str, about: str, sealed: bytes, keys: Mapping[str, PrivateKey]
) -> bytes | EnvelopeFault:
    read = _read_sealed(canonical.decode(sealed, MAX_ASK_BYTES))
    if isinstance(read, ContractFault):
        return EnvelopeFault(EnvelopeCode.NOT_SEALED, read.detail)
    kid, kem, data = read
    key = keys.get(kid)
    if key is None:
        return EnvelopeFault(EnvelopeCode.NO_KEY)
    plain = key.open(data, _info(way, kind, about)) if key.kem is kem else None
    return EnvelopeFault(EnvelopeCode.WRONG_KEY) if plain is None else plain


def _object(plain: bytes | EnvelopeFault) -> Object | EnvelopeFault:
    if isinstance(plain, EnvelopeFault):
        return plain
    value = canonical.decode(plain, _LIMIT)
    return value if isinstance(value, dict) else EnvelopeFault(EnvelopeCode.DOSSIER, "not an object")


@shape.parser
def _read_sealed(value: object) -> tuple[str, Kem, bytes]:
    source = shape.obj(shape.unwrap(value), "version", "kid", "kem", "sealed")
    if source["version"] != "1":
        raise shape.MisshapenError("version")
    kid, kem = shape.text(source, "kid", 64, shape.NAME), shape.choice(source, "kem", Kem)
    return kid, kem, shape.blob(source, "sealed", 48, _LIMIT + 2048)


@shape.parser
def _read_ask(data: bytes) -> OpenedAsk:
    source = shape.obj(shape.unwrap(canonical.decode(data, _LIMIT)), "body", "reply_key")
    body, reply_key = source["body"], PublicKey.from_text(shape.text(source, "reply_key", 1720))
    if not isinstance(body, dict) or reply_key is None:
        raise shape.MisshapenError("body or reply_key")
    return OpenedAsk(body, reply_key)


def _info(way: bytes, kind: str, about: str) -> bytes:
    return b"tram-mot-cua/1/" + way + b"\0" + kind.encode("utf-8") + b"\0" + about.encode("utf-8")
