"""What is in force now of each kind that the city publishes: the same that the kiosks take."""

from __future__ import annotations

from datetime import UTC, datetime

from portal.clock import Clock
from portal.publish.bundles import PublishError, read_document
from portal.store import publications
from portal.store.database import Database
from sync.contract.bundle import BundleKind


def in_force(
    database: Database, clock: Clock, kind: BundleKind, known: int | None = None
) -> tuple[int, dict[str, bytes]]:
    """Version and files of the newest whose day has come; no files where that version is `known`; 0 of none."""
    now = datetime.fromtimestamp(clock() // 1000, UTC)
    with database.read() as session:
        for row in publications.every(session):
            if row.kind != kind.value:
                continue
            try:
                bundle = read_document(kind, row.document)
            except PublishError:
                continue
            if bundle.effective_at > now:
                continue
            if known == bundle.version:
                return bundle.version, {}
            found = {file.path: publications.file_content(session, file.sha256) for file in bundle.files}
            return bundle.version, {path: content for path, content in found.items() if content is not None}
    return 0, {}
