"""What sync proposes to publish here, judged: nothing of it is believed because sync brought it.

In this order: the manifest's signature under the key set that the root signed, its version against the highest
ever staged, each file's hash, the strict loader over the whole. Only then it is written into the app's own
folder, and only then named by a row. A cut at any point leaves what was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from kiosk_app.clock import Clock
from kiosk_app.content.shelf import shelf_name
from kiosk_app.flow.moment import HANOI
from kiosk_app.runtime.content_kept import KeptContent
from kiosk_app.runtime.trust import TrustAnchor
from sync.contract.announcements import parse_announcements
from sync.contract.bundle import Bundle, BundleKind, verify_bundle
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.keyset import KeySet
from sync.contract.roster import parse_roster
from sync.contract.schedules import parse_schedules
from sync.store.outbox import Outbox

_PARSERS: Mapping[BundleKind, Callable[[bytes], object]] = {
    BundleKind.ANNOUNCEMENTS: parse_announcements,
    BundleKind.SCHEDULES: parse_schedules,
    BundleKind.ROSTER: parse_roster,
}


class Proposals:
    """`problem` says what is wrong with a catalogue's folder as on a day, or nothing; `refused` hears kind and
    reason as codes, and the place of the fault."""

    def __init__(
        self,
        outbox: Outbox,
        kept: KeptContent,
        anchor: TrustAnchor,
        *,
        problem: Callable[[Path, date], str],
        clock: Clock,
        refused: Callable[[str, str], None],
        tell: Callable[[str, str], None],
    ) -> None:
        self._outbox = outbox
        self._kept = kept
        self._anchor = anchor
        self._problem = problem
        self._clock = clock
        self._refused = refused
        self._tell = tell
        self._judged: dict[BundleKind, tuple[int, bytes]] = {}

    def look(self, keyset: KeySet) -> None:
        """Judge each proposal once; what could not be judged to its end is looked at again."""
        for kind in BundleKind:
            document = self._outbox.pulled(kind.value)
            if document is None or self._judged.get(kind) == (keyset.version, document):
                continue
            if self._judge(kind, document, keyset):
                self._judged[kind] = (keyset.version, document)

    def _judge(self, kind: BundleKind, document: bytes, keyset: KeySet) -> bool:
        floor = self._kept.contents.floor(kind.value, keyset.catalogue_keys)
        bundle = verify_bundle(
            kind, document, keyset.catalogue_keys, least=max(1, floor), practice=self._kept.practice
        )
        if isinstance(bundle, ContractFault):
            self._refused(f"{kind}:{bundle.code}", bundle.detail)
            return True
        # Also of what proves unusable: whoever signed it knew the day.
        self._anchor.witness(document, bundle.issued)
        return self._is_kept(kind, bundle, document, keyset) or self._stage(kind, bundle, document)

    def _is_kept(self, kind: BundleKind, bundle: Bundle, document: bytes, keyset: KeySet) -> bool:
        """Whether it is here already with nothing wrong with it; another under its number is refused."""
        for kept in self._kept.contents.all():
            if (kept.kind, kept.version) == (kind, bundle.version):
                if kept.document != document:
                    self._refused(f"{kind}:{ContractCode.MISMATCH}", f"version {bundle.version}")
                    return True
                return self._kept.verified(kept, keyset) is not None
        return False

    def _stage(self, kind: BundleKind, bundle: Bundle, document: bytes) -> bool:
        """False where it is to be tried again: files are missing yet, or the disk is full."""
        files = self._outbox.pulled_files
        content = {file.path: files.get(file.sha256, file.size) for file in bundle.files}
        found = {path: data for path, data in content.items() if data is not None}
        if len(found) != len(content):
            self._refused(f"{kind}:incomplete", f"version {bundle.version}")
            return False
        name, shelf = shelf_name(kind, bundle.version, document), self._kept.shelf
        if not shelf.put(name, found, document):
            return False
        problem = self._look_into(kind, bundle, name)
        if problem:
            shelf.remove(name)
            self._refused(f"{kind}:unusable", problem)
            return True
        if not self._kept.stage(kind, bundle, document):
            return False
        self._tell("content.staged", f"{kind}:{bundle.version}")
        return True

    def _look_into(self, kind: BundleKind, bundle: Bundle, name: str) -> str:
        folder = self._kept.shelf.find(name, bundle)
        if folder is None:
            return "not as it was written"
        if kind is BundleKind.CATALOGUE:
            effective = bundle.effective_at.astimezone(HANOI).date()
            return self._problem(folder, max(self._clock.now().today, effective))
        content = self._kept.shelf.read(name, kind.only_file, bundle.files[0].sha256)
        found = _PARSERS[kind](content or b"")
        return f"{found.code} {found.detail}" if isinstance(found, ContractFault) else ""
