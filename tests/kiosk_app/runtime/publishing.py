"""A kiosk's content on a desk: what sync proposes is put into the spool by hand, as a rogue one would."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from kiosk_app.catalogue.check import first_problem
from kiosk_app.catalogue.sites import load_site
from kiosk_app.config import Config
from kiosk_app.content import load_setting
from kiosk_app.content.shelf import Shelf
from kiosk_app.flow.board import Board
from kiosk_app.flow.events import Event, NewBoard, NewSetting
from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.flow.setting import Setting
from kiosk_app.runtime.content_work import ContentWork, Reader
from kiosk_app.runtime.trust import TrustAnchor
from kiosk_app.store.contents import Contents
from kiosk_app.store.database import Database
from kiosk_app.store.witnessed import Witnessed
from sync.contract.bundle import Bundle, BundleKind
from sync.contract.signed import SignedDoc
from sync.store import Outbox
from tests.kiosk_app.desk import HandClock
from tests.sync.builders import public_of
from tests.sync.published import bundle_of, sha256, sign
from tests.sync.worlds import KEYS, FakeClock, open_outbox

ASSETS = Path(__file__).parents[3] / "assets"
CATALOGUE = BundleKind.CATALOGUE
LICENCE = "procedures/driving_licence_renewal.toml"
NOON = Moment(datetime(2026, 11, 22, 5, tzinfo=UTC), TimeTrust.TRUSTED)


def catalogue(fee: int = 135_000) -> dict[str, bytes]:
    """Three procedures of the shipped one, with another fee for the driving licence."""
    folder = ASSETS / "catalogue"
    two = [folder / "procedures" / f"{name}.toml" for name in ("birth_extract", "elderly_allowance")]
    paths = [*folder.glob("*.toml"), folder / "units.json", *two, folder / LICENCE]
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    files[LICENCE] = files[LICENCE].replace(b"amount = 135000", f"amount = {fee}".encode())
    return files


def fee_of(setting: Setting) -> int | None:
    procedure = setting.procedure("driving_licence_renewal")
    assert procedure is not None
    return procedure.fee.amount


@dataclass
class Bench:
    """`start` is a new process over the same disk."""

    folder: Path
    outbox: Outbox
    clock: HandClock = field(default_factory=lambda: HandClock(NOON))
    posted: list[Event] = field(default_factory=list)
    noted: list[tuple[str, str]] = field(default_factory=list)
    setting: Setting = field(init=False)
    work: ContentWork = field(init=False)
    database: Database = field(init=False)
    anchor: TrustAnchor = field(init=False)
    keyset_version: int = 1
    keyset: SignedDoc | None = None

    @classmethod
    def open(cls, folder: Path) -> Bench:
        bench = cls(folder, open_outbox(folder, FakeClock()))
        bench.start()
        return bench

    def start(self) -> None:
        image = self.folder / "keyset.json"
        image.write_bytes((self.keyset or KEYS.keyset_doc(self.keyset_version)).to_bytes())
        self.database = Database.open(self.folder / "visit.db")
        config = Config(
            kiosk="A17",
            practice=True,
            content=ASSETS / "catalogue",
            site=ASSETS / "catalogue" / "sites" / "practice.toml",
            state=self.folder,
            spool=self.folder,
            run=self.folder,
            translations=self.folder,
            root_key=self.folder,
            keyset=self.folder,
            device_key=self.folder,
            payment_key=self.folder,
            devices_socket=self.folder,
            switchboard=None,
        )
        site = load_site(config.site)

        def load(published: tuple[int, Path] | None, day: date) -> Setting:
            return load_setting(config, site, ("vi", "en"), day, published)

        self.anchor = TrustAnchor(
            public_of(KEYS.root),
            image,
            practice=True,
            witnessed=Witnessed(self.database, b"k" * 32),
            now=self.clock.now,
        )
        self.work = ContentWork(
            self.outbox,
            self.anchor,
            Contents(self.database),
            Shelf(self.folder / "content-kept"),
            Reader(load, lambda folder, day: first_problem(folder, day, ASSETS / "icons"), "practice"),
            practice=True,
            clock=self.clock,
            post=self.posted.append,
            note=lambda event, detail: self.noted.append((event, detail)),
        )
        today = self.clock.now().today
        self.setting = self.work.begin(load(None, today), today)

    def again(self) -> None:
        self.database.close()
        self.posted.clear()
        self.noted.clear()
        self.start()

    def close(self) -> None:
        self.database.close()
        self.outbox.close()

    def propose(self, kind: BundleKind, bundle: Bundle, files: Mapping[str, bytes]) -> None:
        self.write(kind, bundle.version, sign(kind, bundle).to_bytes())
        for content in files.values():
            self.outbox.pulled_files.put(sha256(content), content)

    def publish(self, files: Mapping[str, bytes], version: int, kind: BundleKind = CATALOGUE) -> None:
        self.propose(kind, bundle_of(files, version), files)
        self.work.look()

    def write(self, kind: BundleKind, version: int, document: bytes) -> None:
        """Into the spool's database past every rule of sync's own."""
        rows = sqlite3.connect(self.folder / "outbox.db")
        with rows:
            rows.execute("REPLACE INTO pulls VALUES (?, ?, ?, 'now')", (kind.value, version, document))
        rows.close()

    def put_file(self, content: bytes, instead_of: bytes) -> None:
        (self.outbox.pulled_files.folder / sha256(instead_of)).write_bytes(content)

    def told(self) -> Setting | None:
        """The setting that the next visit begins with, if there was another."""
        found = [event.setting for event in self.posted if isinstance(event, NewSetting)]
        return found[-1] if found else None

    def board(self) -> Board:
        return next(event.board for event in reversed(self.posted) if isinstance(event, NewBoard))

    def at(self, moment: datetime, trust: TimeTrust = TimeTrust.TRUSTED) -> None:
        self.clock.moment = replace(self.clock.moment, at=moment, trust=trust)
        self.work.look()
