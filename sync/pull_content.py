"""Catalogue, announcements, schedules: the newest manifest, then the files that are not here yet, then a row.

What is proposed was verified here, so that nobody's time is spent on noise; the app verifies it again and
believes nothing of this.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass

from sync.contract.bundle import Bundle, BundleKind, verify_bundle
from sync.contract.faults import ContractCode, ContractFault
from sync.portal_faults import PortalCode, PortalFault
from sync.session import Session
from sync.store import pulls
from sync.store.pulled_files import FOLDER, PulledFiles

log = logging.getLogger("sync")


@dataclass(frozen=True, slots=True)
class ContentPull:
    """One kind of bundle, looked for every so many seconds. Cut off at any point it goes on from there."""

    kind: BundleKind
    every: float

    def fetch(self, session: Session) -> bool | PortalFault:
        keyset = session.keyset()
        if keyset is None:
            return False
        kept = self._held(session)
        held = 0 if kept is None else kept.version
        document = session.portal.content(self.kind, held)
        if isinstance(document, PortalFault):
            # A portal of before has nothing to publish.
            return False if document.code is PortalCode.NOT_FOUND else document
        if document is None:
            return self._mend(session, kept)
        bundle = verify_bundle(
            self.kind, document, keyset.catalogue_keys, least=held + 1, practice=session.practice
        )
        if isinstance(bundle, ContractFault):
            log.warning("%s refused: %s", self.kind.value, bundle.code.value)
            session.keyset_wanted |= bundle.code is ContractCode.UNKNOWN_KEY
            return self._mend(session, kept)
        return self._take(session, bundle, document.to_bytes())

    def _held(self, session: Session) -> Bundle | None:
        """What the portal need not send again; None where there is nothing that still counts."""
        if pulls.get(session.store, self.kind.value) is None:
            return None
        bundle = _kept(session, self.kind)
        if bundle is None:
            # Signed with a key that the city withdrew: its number must not stand in the way of a true one.
            pulls.forget(session.store, self.kind.value)
        return bundle

    def _mend(self, session: Session, kept: Bundle | None) -> bool | PortalFault:
        """Fetch again what a disk has lost or spoilt of a proposal that the portal need not send again."""
        document = pulls.get(session.store, self.kind.value)
        return False if kept is None or document is None else self._take(session, kept, document)

    def _take(self, session: Session, bundle: Bundle, document: bytes) -> bool | PortalFault:
        files = PulledFiles(session.folder / FOLDER)
        fetched = self._fetch_missing(session, bundle, files)
        if fetched is None or isinstance(fetched, PortalFault):
            return fetched or False
        news = pulls.put(session.store, self.kind.value, bundle.version, document, session.clock.now())
        files.sweep(_named(session))
        if news or fetched:
            session.tell_kiosk()
        return news or fetched > 0

    def _fetch_missing(self, session: Session, bundle: Bundle, files: PulledFiles) -> int | PortalFault | None:
        """How many were not here; None where this disk has no room for them."""
        fetched = 0
        for file in bundle.files:
            if files.get(file.sha256, file.size) is not None:
                continue
            if session.blobs.low():
                log.warning("%s waits for room on the disk", self.kind.value)
                return None
            content = session.portal.content_file(file.sha256)
            if isinstance(content, PortalFault):
                return content
            if len(content) != file.size or hashlib.sha256(content).hexdigest() != file.sha256:
                return PortalFault(PortalCode.GARBLED, "content")
            trouble = files.put(file.sha256, content)
            if trouble is not None:
                log.error("%s: %s %s", self.kind.value, trouble.code.value, trouble.detail)
                return None
            fetched += 1
        return fetched


def content_pulls(every: float) -> list[ContentPull]:
    return [ContentPull(kind, every) for kind in BundleKind]


def _named(session: Session) -> set[str]:
    """Every file that a manifest in the store names."""
    kept = (_kept(session, kind) for kind in BundleKind)
    return {file.sha256 for bundle in kept if bundle is not None for file in bundle.files}


def _kept(session: Session, kind: BundleKind) -> Bundle | None:
    keyset, document = session.keyset(), pulls.get(session.store, kind.value)
    if keyset is None or document is None:
        return None
    bundle = verify_bundle(kind, document, keyset.catalogue_keys, least=1, practice=session.practice)
    return None if isinstance(bundle, ContractFault) else bundle
