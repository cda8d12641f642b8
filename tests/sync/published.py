"""What a city has published, for the tests: bundles signed with its catalogue key, and the files they name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.contract import signed
from sync.contract.bundle import Bundle, BundleFile, BundleKind, sign_bundle
from sync.contract.times import format_time
from tests.sync.builders import key_from
from tests.sync.fake_portal import answer

ISSUED = datetime(2026, 11, 22, 3, tzinfo=UTC)
CATALOGUE_KEY = key_from("catalogue")


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def bundle_of(
    files: Mapping[str, bytes], version: int, *, effective: datetime = ISSUED, days: int = 90
) -> Bundle:
    return Bundle(
        version=version,
        issued=format_time(ISSUED),
        expires=format_time(ISSUED + timedelta(days=days)),
        effective_from=format_time(effective),
        practice=True,
        files=tuple(BundleFile(path, sha256(files[path]), len(files[path])) for path in sorted(files)),
    )


def sign(kind: BundleKind, bundle: Bundle, key: Ed25519PrivateKey = CATALOGUE_KEY) -> signed.SignedDoc:
    document = sign_bundle(kind, bundle, key)
    assert isinstance(document, signed.SignedDoc), document
    return document


@dataclass
class Published:
    """Answers the requests for content; `before` of a `FakePortal`. `blobs` may be spoilt by a test."""

    newest: dict[str, tuple[int, signed.SignedDoc]] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def publish(
        self, kind: BundleKind, files: Mapping[str, bytes], version: int, *, practice: bool = True
    ) -> None:
        bundle = replace(bundle_of(files, version), practice=practice)
        self.newest[kind.value] = (version, sign(kind, bundle))
        self.blobs |= {sha256(content): content for content in files.values()}

    def __call__(self, _method: str, path: str) -> httpx.Response | Exception | None:
        prefix, _, name = path.rpartition("/")
        if prefix == "/v1/content/blobs":
            self.asked.append(name)
            content = self.blobs.get(name)
            if content is None:
                return answer({"error": "not_found"}, 404)
            headers = {"content-type": "application/octet-stream"}
            return httpx.Response(200, content=content, headers=headers)
        if prefix == "/v1/content":
            found = self.newest.get(name)
            return httpx.Response(204) if found is None else answer(found[1].to_json())
        return None
