"""A kiosk's app, the true portal's keys, and a sender that was taken over: all its rights, and what it knows.

The rogue holds outbox.db, the sealed files, the sender's key, keys of its own, and whatever the portal ever
truly said. It does not hold the app's keys, the portal's, or the app's own folder.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from unittest import mock

from drivers.cancel import Cancel
from kiosk_app.flow.events import Event, StatusHeard, Stored
from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.runtime import questions
from kiosk_app.runtime.filing import Filing
from kiosk_app.runtime.news import News
from kiosk_app.runtime.notice_work import NoticeWork
from kiosk_app.runtime.questions import Questions
from kiosk_app.runtime.session import Session
from kiosk_app.runtime.status_work import StatusWork
from kiosk_app.runtime.trust import TrustAnchor
from kiosk_app.store.database import Database
from kiosk_app.store.journal import Journal
from kiosk_app.store.keysets import Keysets
from sync.contract import signed
from sync.contract.canonical import Json
from sync.contract.keyset import Kem
from sync.contract.signed import Kind, SignedDoc
from sync.contract.wire import AskKind
from sync.envelope import OpenedAsk, PrivateKey, open_ask, seal_reply
from sync.store import Blobs, DossierRow, Outbox
from tests.kiosk_app.desk import PAYEE, Desk, HandClock, submission
from tests.stories.walk import FRIDAY
from tests.sync.builders import KIOSK, Keys, key_from, public_of, seed_from
from tests.sync.worlds import MEMORY, FakeClock

FEE = 70_000
AT = "2026-11-22T03:05:00Z"
#: The version in the kiosk's image, so that there are older ones.
IN_IMAGE = 3
OFFICE, EDITOR, STRANGER = key_from("orders"), key_from("catalogue"), key_from("a rogue")
KEYS = Keys()
Reply = Callable[[str, bytes], bytes | None]


@dataclass(frozen=True, slots=True)
class Attack:
    """`run` answers True where it succeeded; `means` says what that would be."""

    name: str
    means: str
    run: Callable[[Scene], bool]


class Ticking:
    """Each look is half a second later, and the rogue is at work in between."""

    def __init__(self) -> None:
        self.moment: Moment = FRIDAY
        self.between: Callable[[], None] = lambda: None
        self._ticks = count()

    def now(self) -> Moment:
        return self.moment

    def monotonic(self) -> float:
        self.between()
        return next(self._ticks) / 2


@dataclass
class Scene:
    """`mine` is the citizen's dossier of this visit, `theirs` somebody else's of this morning."""

    folder: Path
    outbox: Outbox
    anchor: TrustAnchor
    memory: Keysets
    app: Path
    journal: Journal
    clock: Ticking
    mine: Stored = field(init=False)
    theirs: Stored = field(init=False)
    posted: list[Event] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    # What the app does.

    def file(self, fee: int = FEE) -> Stored:
        """A citizen submits, by the app's own path."""
        session = Session(lambda: 1_795_000_000_000, os.urandom)
        desk = Desk(self.folder, self.outbox, self.anchor, session, HandClock())
        filing: Filing = desk.filing(PAYEE)
        order = desk.order(fee)
        answer = filing.submit(replace(submission(order.attachments[0].file, fee)))
        assert isinstance(answer, Stored), answer
        # As the app does on its worker, in its own folder.
        self.journal.note("submitted", "birth_extract")
        return answer

    def news(self) -> News:
        return News(self.outbox, self.anchor, self.posted.append, self.shown.append)

    def looks_for_delivery(self, manifest_sha256: str = "") -> list[Event]:
        self.news().await_delivery(self.mine.dossier, manifest_sha256 or self.manifest_sha256)
        return self.posted

    def looks_for_payment(self) -> list[Event]:
        assert self.mine.payment is not None
        news = self.news()
        news.await_payment(self.mine.payment.reference)
        news.look_at_payment_again(self.mine.payment.reference)
        return self.posted

    def asks_status(self, code: str, rogue: Reply | None = None) -> list[Event]:
        """ "Where is my dossier?", while the rogue carries the question."""
        work = StatusWork(
            self.questions(rogue),
            self.outbox,
            Session(lambda: 0, os.urandom),
            self.posted.append,
            kiosk=KIOSK,
            device_key=key_from("device"),
        )
        work.ask(code, Cancel())
        return self.posted

    def asks_fee(self, code: str, rogue: Reply | None = None) -> list[Event]:
        NoticeWork(self.questions(rogue), PAYEE, self.posted.append).ask_fee(code, Cancel())
        return self.posted

    def questions(self, rogue: Reply | None = None) -> Questions:
        def carry() -> None:
            for row in self.rows("SELECT id, sealed_body FROM asks WHERE sealed_reply IS NULL"):
                reply = rogue(row["id"], row["sealed_body"]) if rogue else None
                if reply is not None:
                    self.write("UPDATE asks SET sealed_reply = ? WHERE id = ?", reply, row["id"])

        self.clock.between = carry
        return Questions(self.outbox, self.anchor, clock=self.clock, random=os.urandom, wait_s=2.0)

    def told_received(self) -> bool:
        """Whether the app has said "received", or anything else that only the portal may say."""
        return any(
            not isinstance(event, StatusHeard) or event.state not in ("waiting", "held")
            for event in self.posted
            if type(event).__name__ in ("Delivered", "StatusHeard", "PaymentNews", "FeeHeard")
        )

    def submitted(self) -> int:
        """How many dossiers the app's journal has seen filed."""
        with contextlib.closing(sqlite3.connect(self.app / "visit.db")) as database:
            (count,) = database.execute("SELECT count(*) FROM journal WHERE event = 'submitted'").fetchone()
        return int(count)

    # What the rogue does.

    def write(self, statement: str, *values: object) -> None:
        with contextlib.closing(sqlite3.connect(self.folder / "outbox.db")) as database, database:
            database.execute(statement, values)

    def rows(self, query: str, *values: object) -> list[sqlite3.Row]:
        with contextlib.closing(sqlite3.connect(self.folder / "outbox.db")) as database:
            database.row_factory = sqlite3.Row
            return database.execute(query, values).fetchall()

    def pull(self, name: str, version: int, document: bytes) -> None:
        self.write("INSERT OR REPLACE INTO pulls VALUES (?, ?, ?, ?)", name, version, document, AT)

    def sealed_file(self, dossier_id: str) -> Path:
        return next(self.folder.rglob(f"{dossier_id}.*"))

    @property
    def manifest_sha256(self) -> str:
        return self.row(self.mine).manifest_sha256

    def row(self, stored: Stored) -> DossierRow:
        found = self.outbox.dossier(stored.dossier)
        assert found is not None
        return found

    # What the portal would truly say, to whoever asks.

    def portal_answers(self, kind: AskKind, ask_id: str, sealed: bytes, body: dict[str, Json]) -> bytes:
        """The true portal's sealed reply to a question, whoever carries it."""
        opened = open_ask(kind, ask_id, sealed, {KEYS.portal.public().kid: KEYS.portal})
        assert isinstance(opened, OpenedAsk)
        reply = seal_reply(kind, ask_id, body, opened.reply_key)
        assert isinstance(reply, bytes)
        return reply


def truly(kind: Kind, payload: dict[str, Json]) -> SignedDoc:
    """As the portal would sign it; the rogue may hold it only where it is about somebody or something else."""
    key = {
        Kind.PAYMENT: KEYS.payment,
        Kind.FEE_NOTICE: KEYS.payment,
        Kind.KEYSET: KEYS.root,
        Kind.ORDER: OFFICE,
        Kind.CATALOGUE: EDITOR,
        Kind.ANNOUNCEMENTS: EDITOR,
        Kind.SCHEDULES: EDITOR,
    }.get(kind, KEYS.receipt)
    return signed.sign(kind, payload, key)


def falsely(kind: Kind, payload: dict[str, Json], *, named: SignedDoc | None = None) -> SignedDoc:
    """By the rogue itself, under its own name or that of whoever signed `named`."""
    return signed.sign(kind, payload, STRANGER, named.kid if named else None)


def keyset_document(version: int, **changes: object) -> SignedDoc:
    made = replace(
        KEYS.keyset(version),
        order_keys={signed.key_id(public_of(OFFICE)): public_of(OFFICE)},
        catalogue_keys={signed.key_id(public_of(EDITOR)): public_of(EDITOR)},
    )
    return signed.sign(Kind.KEYSET, replace(made, **changes).to_json(), KEYS.root)  # type: ignore[arg-type]  # fields of KeySet


ROGUES_KEY = PrivateKey(Kem.X25519, seed_from("a rogue"))
ROGUES_HYBRID = PrivateKey(Kem.HYBRID, seed_from("a rogue"))


@contextlib.contextmanager
def open_scene() -> Iterator[Scene]:
    with tempfile.TemporaryDirectory(prefix="tam", dir=MEMORY) as name, contextlib.ExitStack() as stack:
        spool, app = Path(name) / "spool", Path(name) / "app"
        spool.mkdir()
        app.mkdir()
        image = app / "keyset.json"
        image.write_bytes(keyset_document(IN_IMAGE).to_bytes())
        blobs = Blobs(spool / "blobs", low_water=1 << 20, ballast=4096)
        outbox = Outbox.open(spool, FakeClock(), blobs)
        assert isinstance(outbox, Outbox)
        stack.callback(outbox.close)
        database = Database.open(app / "visit.db")
        stack.callback(database.close)
        memory, clock = Keysets(database), Ticking()
        anchor = TrustAnchor(public_of(KEYS.root), image, practice=True, memory=memory, now=clock.now)
        stack.enter_context(mock.patch.object(questions, "_LOOK_S", 0.0))
        journal = Journal(database, clock.now, "boot")
        scene = Scene(spool, outbox, anchor, memory, app, journal, clock)
        scene.theirs = scene.file()
        scene.mine = scene.file()
        yield scene


def again(scene: Scene) -> TrustAnchor:
    """The app after a restart."""
    return TrustAnchor(
        public_of(KEYS.root), scene.app / "keyset.json", practice=True, memory=scene.memory, now=scene.clock.now
    )


TRUSTED, KIOSK_NAME = TimeTrust.TRUSTED, KIOSK
