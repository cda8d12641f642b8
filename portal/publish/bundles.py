"""From files to a published version: numbered, dated, signed with the catalogue key, kept for good."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.orm import Session

from portal.clock import Clock
from portal.store import publications
from portal.store.database import Database
from portal.store.models import Publication
from sync.contract import shape
from sync.contract.bundle import Bundle, BundleFile, BundleKind, parse_bundle, sign_bundle
from sync.contract.canonical import decode
from sync.contract.faults import ContractFault
from sync.contract.signed import PAYLOAD_LIMIT, parse_doc
from sync.contract.times import format_time

LIFE_DAYS = 90
_FARTHEST = timedelta(days=1100)


class PublishError(Exception):
    """It was not published; the text says why."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How to publish. Without `effective` it holds at once; `replace_pending` drops one that still waits for
    its day; `version` is the least that the new one gets."""

    effective: datetime | None = None
    life: timedelta = timedelta(days=LIFE_DAYS)
    version: int = 1
    replace_pending: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """`key` is one of the key set's catalogue keys."""

    database: Database
    key: Ed25519PrivateKey
    practice: bool
    clock: Clock

    def publish(self, kind: BundleKind, files: Mapping[str, bytes], wish: Wish) -> Bundle:
        """The next version of `kind`. Raises PublishError."""
        hashes = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
        named = tuple(BundleFile(path, hashes[path], len(files[path])) for path in sorted(files))
        with self.database.write() as session:
            last = self._last(session, kind)
            if last is not None and last.effective_at > self._now() and not wish.replace_pending:
                raise PublishError(
                    f"version {last.version} waits for {last.effective_from} and would never come into force"
                )
            effective = wish.effective or self._now()
            if effective > self._now() + _FARTHEST:
                raise PublishError("more than three years ahead: most likely a slip of the pen")
            bundle = self._next(last, named, effective, wish)
            self._put(session, kind, bundle, {hashes[path]: files[path] for path in files})
        return bundle

    def renew(self, kind: BundleKind, wish: Wish) -> Bundle:
        """The same content under a new version with a new term. Raises PublishError."""
        with self.database.write() as session:
            last = self._last(session, kind)
            if last is None:
                raise PublishError("nothing was published yet")
            bundle = self._next(last, last.files, last.effective_at, wish)
            self._put(session, kind, bundle, {})
        return bundle

    def content(self, kind: BundleKind) -> dict[str, bytes]:
        """The files of the newest version, by path; empty where there is none."""
        with self.database.read() as session:
            last = self._last(session, kind)
            found = {file.path: publications.file_content(session, file.sha256) for file in _files(last)}
        return {path: content for path, content in found.items() if content is not None}

    def _next(
        self, last: Bundle | None, files: tuple[BundleFile, ...], effective: datetime, wish: Wish
    ) -> Bundle:
        now = self._now()
        return Bundle(
            version=max(wish.version, last.version + 1 if last else 1),
            issued=format_time(now),
            expires=format_time(max(now, effective) + wish.life),
            effective_from=format_time(effective),
            practice=self.practice,
            files=files,
        )

    def _put(self, session: Session, kind: BundleKind, bundle: Bundle, files: Mapping[str, bytes]) -> None:
        document = sign_bundle(kind, bundle, self.key)
        if isinstance(document, ContractFault):
            raise PublishError(f"{document.code} {document.detail}")
        row = Publication(
            kind=kind.value,
            version=bundle.version,
            document=document.to_bytes().decode("ascii"),
            published_at=self.clock(),
        )
        publications.put(session, row, files)

    def _last(self, session: Session, kind: BundleKind) -> Bundle | None:
        row = publications.newest(session, kind.value)
        return None if row is None else read_document(kind, row.document)

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self.clock() // 1000, UTC)


def read_document(kind: BundleKind, document: str) -> Bundle:
    """A manifest of our own out of the store. Raises PublishError where the store is damaged."""
    doc = parse_doc(document.encode())
    payload = doc if isinstance(doc, ContractFault) else decode(doc.payload, PAYLOAD_LIMIT)
    bundle = payload if isinstance(payload, ContractFault) else parse_bundle(kind, payload)
    if isinstance(bundle, ContractFault):
        raise PublishError(f"the stored {kind} is damaged: {bundle.code}")
    return bundle


def _files(bundle: Bundle | None) -> tuple[BundleFile, ...]:
    return () if bundle is None else bundle.files


def check_name(text: str) -> str:
    """An id of an announcement or a site. Raises PublishError."""
    if not shape.NAME.fullmatch(text):
        raise PublishError(f"'{text[:60]}' is no id: letters, digits and ._:- only")
    return text
