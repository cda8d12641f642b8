"""`portal publish`: a folder, signed and handed out; without one, every version that was."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, time, timedelta
from typing import Any

from portal.clock import HERE_MS, iso, system_clock
from portal.commands.terminal import FAILED, OK, Portal, answer, fail, find
from portal.keys import KeyFileError, load_signing_key
from portal.publish.bundles import Press, PublishError, Wish, read_document
from portal.publish.reading import FolderError, read_folder
from portal.store import publications
from portal.store.database import Database
from portal.store.migrations import migrate
from sync.contract.bundle import Bundle, BundleKind


def run(options: argparse.Namespace) -> int:
    portal = find(options)
    kind = BundleKind(options.kind)
    if not 1 <= options.days <= 3650 or options.least_version < 1:
        fail("--days is from 1 to 3650, --least-version from 1")
        return FAILED
    database = portal.database()
    try:
        if options.folder is None and not options.renew:
            answer(options, _published(database))
            return OK
        press = open_press(portal, database)
        wish = _wish(options)
        if options.renew:
            bundle = press.renew(kind, wish)
        else:
            bundle = press.publish(kind, read_folder(options.folder, kind), wish)
    except (PublishError, FolderError, KeyFileError, OSError) as error:
        fail(str(error))
        return FAILED
    finally:
        database.close()
    answer(options, told(kind, bundle))
    return OK


def open_press(portal: Portal, database: Database) -> Press:
    """The catalogue key lies with the root's, off line in a real city. Raises KeyFileError."""
    migrate(database, system_clock())
    return Press(database, load_signing_key(portal.places.catalogue_key), portal.config.practice, system_clock)


def told(kind: BundleKind, bundle: Bundle) -> dict[str, Any]:
    return {
        "kind": kind.value,
        "version": bundle.version,
        "issued": bundle.issued,
        "effective_from": bundle.effective_from,
        "expires": bundle.expires,
        "files": len(bundle.files),
    }


def _wish(options: argparse.Namespace) -> Wish:
    effective = None
    if options.effective is not None:
        try:
            effective = datetime.combine(options.effective, time(), UTC) - timedelta(milliseconds=HERE_MS)
        except OverflowError:
            raise PublishError(f"{options.effective} is no day to hold from") from None
    return Wish(effective, timedelta(days=options.days), options.least_version, options.replace_pending)


def _published(database: Database) -> list[dict[str, Any]]:
    migrate(database, system_clock())
    with database.read() as session:
        rows = publications.every(session)
    return [
        told(BundleKind(row.kind), read_document(BundleKind(row.kind), row.document))
        | {"published_at": iso(row.published_at)}
        for row in rows
    ]
