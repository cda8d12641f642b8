"""What was published, as rows: the newest of a kind, a file by its hash, a new version in one go."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.store.models import Publication, PublishedFile


def newest(session: Session, kind: str) -> Publication | None:
    """Versions only rise, so this is also the last that was published."""
    query = select(Publication).where(Publication.kind == kind).order_by(Publication.version.desc()).limit(1)
    return session.scalar(query)


def every(session: Session) -> list[Publication]:
    """All of them, newest first within a kind."""
    query = select(Publication).order_by(Publication.kind, Publication.version.desc())
    return list(session.scalars(query))


def file_content(session: Session, sha256: str) -> bytes | None:
    """The bytes whose SHA-256 (hexadecimal) this is."""
    row = session.get(PublishedFile, sha256)
    return None if row is None else row.content


def put(session: Session, publication: Publication, files: Mapping[str, bytes]) -> None:
    """Add one version and those of its files (hash → bytes) that are not here yet."""
    for sha256, content in sorted(files.items()):
        if session.get(PublishedFile, sha256) is None:
            session.add(PublishedFile(sha256=sha256, content=content))
    session.add(publication)
