"""The published content that this kiosk keeps: what is in use, and what is taken when its time comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk_app.clock import Clock
from kiosk_app.content.shelf import Shelf, shelf_name
from kiosk_app.flow.moment import TimeTrust
from kiosk_app.runtime.trust import TrustAnchor
from kiosk_app.store.contents import Contents, Kept, Stage
from sync.contract.bundle import Bundle, BundleKind, verify_bundle
from sync.contract.faults import ContractFault
from sync.contract.keyset import KeySet
from sync.contract.signed import parse_doc


@dataclass(frozen=True, slots=True)
class Used:
    """A bundle that was verified and lies whole in `folder`."""

    bundle: Bundle
    name: str
    folder: Path


class KeptContent:
    """`tell` hears an event of the journal and its detail, as often as it happens."""

    def __init__(
        self,
        contents: Contents,
        shelf: Shelf,
        *,
        anchor: TrustAnchor,
        practice: bool,
        clock: Clock,
        tell: Callable[[str, str], None],
    ) -> None:
        self.contents = contents
        self.shelf = shelf
        self.practice = practice
        self.used: dict[BundleKind, Used] = {}
        self._anchor = anchor
        self._clock = clock
        self._tell = tell
        self._chosen: tuple[int, tuple[Kept, ...]] | None = None
        self._verified: dict[tuple[int, Kept], Used | None] = {}

    def recover(self, keyset: KeySet) -> None:
        """With a visit.db made new, take up what still lies on the shelf, so that nothing older passes then."""
        if self.contents.all():
            return
        for kind in BundleKind:
            found = []
            for document in self.shelf.documents():
                bundle = verify_bundle(kind, document, keyset.catalogue_keys, least=1, practice=self.practice)
                if isinstance(bundle, Bundle) and self.shelf.find(
                    shelf_name(kind, bundle.version, document), bundle
                ):
                    found.append((bundle.version, bundle, document))
            for _, bundle, document in sorted(found, key=lambda each: each[0]):
                if self.stage(kind, bundle, document) and self._due(bundle):
                    self.contents.take(kind.value, bundle.version)

    def stage(self, kind: BundleKind, bundle: Bundle, document: bytes) -> bool:
        """Name by a row what was verified and lies whole on the shelf; False where the disk takes no row."""
        signer = parse_doc(document)
        assert not isinstance(signer, ContractFault), "it was verified before"
        return self.contents.stage(kind.value, bundle.version, signer.kid, document)

    def sweep(self) -> None:
        """Remove from the shelf what no row names: what a power cut left half, or what was replaced."""
        self.shelf.sweep({_name(kept) for kept in self.contents.all()})

    def choose(self, keyset: KeySet) -> None:
        """Take what waits and is due; then use of each kind the newest that is whole and still counts."""
        kept = self.contents.all()
        if self._chosen == (keyset.version, kept) and not any(each.stage is Stage.STAGED for each in kept):
            return
        if self._chosen != (keyset.version, kept):
            self._verified.clear()
        for each in kept:
            found = self.verified(each, keyset)
            if found is not None:
                self._anchor.witness(each.document, found.bundle.issued)
        for each in kept:
            found = self.verified(each, keyset) if each.stage is Stage.STAGED else None
            if found and self._due(found.bundle) and self.contents.take(each.kind, each.version):
                self._tell("content.taken", f"{each.kind}:{each.version}")
        kept = self.contents.all()
        if self._chosen != (keyset.version, kept):
            self._chosen = (keyset.version, kept)
            self._verified.clear()
            self._use(kept, keyset)
            self.sweep()

    def find(self, kind: BundleKind, version: int, keyset: KeySet) -> Used | None:
        """A version that is in use, was before or waits; None where it is not kept."""
        kept = [each for each in self.contents.all() if (each.kind, each.version) == (kind, version)]
        return self.verified(kept[0], keyset) if kept else None

    def verified(self, kept: Kept, keyset: KeySet) -> Used | None:
        """None where its signature counts no more, or the disk has lost a part of it."""
        key = (keyset.version, kept)
        if key not in self._verified:
            self._verified[key] = self._verify(kept, keyset)
        return self._verified[key]

    def certain(self) -> datetime:
        """It is at least so late: a clock that was set by the network, or a date that somebody has signed."""
        now, proven = self._clock.now(), self._anchor.proven()
        return max(now.at, proven) if now.trust is TimeTrust.TRUSTED else proven

    def probable(self) -> datetime:
        """What the clock says, and never earlier than is certain."""
        return max(self._clock.now().at, self._anchor.proven())

    def _due(self, bundle: Bundle) -> bool:
        """A clock that nothing confirmed puts nothing into force: the city's own word does."""
        return not bundle.held_back or self.certain() >= bundle.effective_at

    def _use(self, kept: tuple[Kept, ...], keyset: KeySet) -> None:
        self.used = {}
        for stage in (Stage.CURRENT, Stage.PREVIOUS):
            for each in kept:
                kind = BundleKind(each.kind)
                if each.stage is not stage or kind in self.used:
                    continue
                found = self.verified(each, keyset)
                if found is not None:
                    self.used[kind] = found
                else:
                    self._tell("content.damaged", f"{kind}:{each.version}")

    def _verify(self, kept: Kept, keyset: KeySet) -> Used | None:
        kind = BundleKind(kept.kind)
        bundle = verify_bundle(kind, kept.document, keyset.catalogue_keys, least=1, practice=self.practice)
        if isinstance(bundle, ContractFault):
            return None
        folder = self.shelf.find(_name(kept), bundle)
        return None if folder is None else Used(bundle, _name(kept), folder)


def _name(kept: Kept) -> str:
    return shelf_name(kept.kind, kept.version, kept.document)
