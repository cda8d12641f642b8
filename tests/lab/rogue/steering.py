"""To steer the app: other keys to seal to, older ones, orders, published content, values that make it fall."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import cast

from kiosk_app.content.shelf import Shelf
from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.flow.setting import Setting
from kiosk_app.runtime.content_work import ContentWork, Reader
from kiosk_app.runtime.orders import Orders
from kiosk_app.runtime.trust import TrustAnchor
from kiosk_app.store.contents import Contents
from kiosk_app.store.database import Database
from sync.contract import signed
from sync.contract.announcements import Announcement, write_announcements
from sync.contract.bundle import Bundle, BundleFile, BundleKind
from sync.contract.canonical import Json
from sync.contract.keyset import RecipientRole
from sync.contract.orders import Order, OrderKind
from sync.contract.signed import Kind, SignedDoc
from sync.envelope import SealedFile
from sync.envelope.sealed_file import open_file
from tests.lab.hostility.documents import bent
from tests.lab.rogue.scene import (
    IN_IMAGE,
    KEYS,
    KIOSK_NAME,
    ROGUES_HYBRID,
    ROGUES_KEY,
    Attack,
    Scene,
    again,
    falsely,
    keyset_document,
    truly,
)
from tests.sync.builders import public_of

_NEWER = IN_IMAGE + 1
_ROGUES = (
    ROGUES_HYBRID.public().recipient(RecipientRole.PORTAL),
    ROGUES_KEY.public().recipient(RecipientRole.ESCROW),
)
_LONG_AFTER = datetime(2035, 1, 1, tzinfo=UTC)


def _rogues_set(version: int = _NEWER) -> dict[str, Json]:
    return replace(KEYS.keyset(version), recipients=_ROGUES).to_json()


def _sealed_to_rogue(scene: Scene) -> bool:
    """The next citizen files: whose keys is it sealed to?"""
    scene.news().look()
    sealed = open_file(scene.sealed_file(scene.file().dossier))
    assert isinstance(sealed, SealedFile)
    ours = {recipient.kid for recipient in KEYS.recipients}
    return {recipient.kid for recipient in sealed.header.recipients} != ours


def _keyset(make: Callable[[], SignedDoc], version: int = 99) -> Callable[[Scene], bool]:
    """Propose it, let the app look and file, restart it, and look again."""

    def run(scene: Scene) -> bool:
        scene.pull("keyset", version, make().to_bytes())
        believed = _sealed_to_rogue(scene) or _version(scene.anchor) != IN_IMAGE
        restarted = again(scene)
        restarted.offer(make().to_bytes())
        return believed or _version(restarted) != IN_IMAGE

    return run


def _version(anchor: TrustAnchor) -> int:
    keyset = anchor.keyset()
    return 0 if keyset is None else keyset.version


def _roll_back_after_a_newer(scene: Scene) -> bool:
    """A newer set is taken, the app restarts, and only then the old one is shown."""
    scene.pull("keyset", _NEWER, keyset_document(_NEWER).to_bytes())
    scene.news().look()
    assert _version(scene.anchor) == _NEWER
    restarted = again(scene)
    restarted.offer(keyset_document(IN_IMAGE).to_bytes())
    scene.pull("keyset", 999, keyset_document(IN_IMAGE - 1).to_bytes())
    scene.news().look()
    return _version(restarted) != _NEWER or _version(scene.anchor) != _NEWER


def _withhold_until_it_expires(scene: Scene) -> bool:
    """With a clock that is believed, an expired set seals nothing, however long newer ones are withheld."""
    at = scene.clock.moment.at
    while at < _LONG_AFTER:
        # Years pass as years do; one leap of years would be taken for a forged clock.
        at = min(at + timedelta(days=90), _LONG_AFTER)
        scene.clock.moment = Moment(at, TimeTrust.TRUSTED)
        held = scene.anchor.keyset()
    return held is not None


def _order(number: int = 1, **changes: object) -> dict[str, Json]:
    device = signed.key_id(public_of(KEYS.device))
    order = Order(KIOSK_NAME, device, number, OrderKind.WIPE)
    return replace(order, **changes).to_json()  # type: ignore[arg-type]  # fields of Order


def _obeyed(make: Callable[[], SignedDoc | bytes]) -> Callable[[Scene], bool]:
    def run(scene: Scene) -> bool:
        orders = Orders(scene.app, scene.anchor, KIOSK_NAME, signed.key_id(public_of(KEYS.device)))
        made = make()
        orders.look(made if isinstance(made, bytes) else made.to_bytes())
        return bool(orders.closed) or orders.wiping

    return run


def _unlock_with_an_old_order(scene: Scene) -> bool:
    orders = Orders(scene.app, scene.anchor, KIOSK_NAME, signed.key_id(public_of(KEYS.device)))
    for number, kind in ((1, OrderKind.LOCK), (2, OrderKind.UNLOCK), (3, OrderKind.LOCK)):
        orders.look(truly(Kind.ORDER, _order(number, kind=kind)).to_bytes())
    assert orders.closed
    orders.look(truly(Kind.ORDER, _order(2, kind=OrderKind.UNLOCK)).to_bytes())
    orders.look(falsely(Kind.ORDER, _order(4, kind=OrderKind.UNLOCK)).to_bytes())
    return not orders.closed


_FROM, _UNTIL = "2026-01-01T00:00:00Z", "2099-01-01T00:00:00Z"
_TEXT = {"vi": "x", "en": "x"}
_NOTICE = write_announcements((Announcement("closed", _TEXT, _TEXT, _FROM, _UNTIL),))


def _bundle(kind: BundleKind, version: int, content: bytes, **changes: object) -> dict[str, Json]:
    path = kind.only_file or "procedures/x.toml"
    file = BundleFile(path, hashlib.sha256(content).hexdigest(), len(content))
    made = Bundle(version, _FROM, _UNTIL, _FROM, True, (file,))
    return replace(made, **changes).to_json()  # type: ignore[arg-type]  # fields of Bundle


def _published(
    make: Callable[[dict[str, Json]], SignedDoc], kind: BundleKind, content: bytes = _NOTICE, lies: bytes = b""
) -> Callable[[Scene], bool]:
    """Propose it with its file, or with `lies` in the file's place: is anything of it kept or shown?"""

    def run(scene: Scene) -> bool:
        bundle = _bundle(kind, 7, content)
        scene.pull(kind.value, 99, make(bundle).to_bytes())
        place = scene.outbox.pulled_files.folder
        place.mkdir(exist_ok=True)
        (place / hashlib.sha256(content).hexdigest()).write_bytes(lies or content)
        return _looks(scene) != (0, [])

    return run


def _looks(scene: Scene) -> tuple[int, list[str]]:
    """How many bundles the app keeps after it has looked, and what it told the flow."""
    database = Database.open(scene.app / "content.db")
    try:
        contents = Contents(database)
        setting = cast(Setting, SimpleNamespace(procedures=("one",)))
        work = ContentWork(
            scene.outbox,
            scene.anchor,
            contents,
            Shelf(scene.app / "shelf"),
            Reader(lambda _where, _day: setting, lambda _folder, _day: "", "hoan-kiem"),
            practice=True,
            clock=scene.clock,
            post=scene.posted.append,
            note=lambda _event, _detail: None,
        )
        work.begin(setting, scene.clock.now().today)
        work.look()
        work.look()
        kept = len(contents.all())
    finally:
        database.close()
    return kept, [type(event).__name__ for event in scene.posted]


def _roll_content_back(scene: Scene) -> bool:
    """A newer one is taken, then an older true one is proposed under a higher number of the row."""
    kind, place = BundleKind.ANNOUNCEMENTS, scene.outbox.pulled_files.folder
    place.mkdir(exist_ok=True)
    older = write_announcements(())
    for content in (_NOTICE, older):
        (place / hashlib.sha256(content).hexdigest()).write_bytes(content)
    scene.pull(kind.value, 1, truly(Kind.ANNOUNCEMENTS, _bundle(kind, 7, _NOTICE)).to_bytes())
    assert _looks(scene) == (1, ["NewBoard"]), "what is true is taken"
    scene.posted.clear()
    scene.pull(kind.value, 99, truly(Kind.ANNOUNCEMENTS, _bundle(kind, 6, older)).to_bytes())
    kept, _ = _looks(scene)
    return kept != 1


def _falls(statement: str, *values: object, then: Callable[[Scene], object]) -> Callable[[Scene], bool]:
    """Trouble of the store is a value; anything else that comes out of the app is a fall."""

    def run(scene: Scene) -> bool:
        scene.write("PRAGMA ignore_check_constraints = ON")
        scene.write(statement, *values)
        try:
            then(scene)
        except sqlite3.Error:
            return False
        except Exception:
            return True
        return False

    return run


def _files(scene: Scene) -> None:
    """A refusal is no fall."""
    try:
        scene.file()
    except AssertionError as refused:
        if "Trouble" not in str(refused):
            raise


_TAKEN, _KEPT, _FALLS = "the app seals to other keys", "the app keeps or shows it", "the app falls"
_OBEYED = "the app is locked, withdrawn or wiped"
_SET = Kind.KEYSET

ATTACKS = (
    Attack("propose its own key set", _TAKEN, _keyset(lambda: falsely(_SET, _rogues_set()))),
    Attack(
        "propose its own key set under the root's name",
        _TAKEN,
        _keyset(lambda: falsely(_SET, _rogues_set(), named=keyset_document(1))),
    ),
    Attack(
        "have its key set signed by the receipt's key",
        _TAKEN,
        _keyset(lambda: signed.sign(_SET, _rogues_set(), KEYS.receipt)),
    ),
    Attack(
        "show a true signature of the root over something else",
        _TAKEN,
        _keyset(lambda: signed.sign(Kind.CATALOGUE, _rogues_set(), KEYS.root)),
    ),
    Attack("bend a true key set", _TAKEN, _keyset(lambda: bent(keyset_document(_NEWER), random.Random(0)))),
    Attack("go back to an older key set", _TAKEN, _keyset(lambda: keyset_document(IN_IMAGE - 1))),
    Attack("go back after a newer was taken and the app restarted", _TAKEN, _roll_back_after_a_newer),
    Attack(
        "propose the set of a real system", _TAKEN, _keyset(lambda: keyset_document(_NEWER, practice=False))
    ),
    Attack("withhold newer sets until the last expires", _TAKEN, _withhold_until_it_expires),
    Attack("order a wipe itself", _OBEYED, _obeyed(lambda: falsely(Kind.ORDER, _order()))),
    Attack(
        "order a wipe under the office's name",
        _OBEYED,
        _obeyed(lambda: falsely(Kind.ORDER, _order(), named=truly(Kind.ORDER, _order()))),
    ),
    Attack(
        "order a wipe with the receipt's key",
        _OBEYED,
        _obeyed(lambda: signed.sign(Kind.ORDER, _order(), KEYS.receipt)),
    ),
    Attack(
        "bring another kiosk's order", _OBEYED, _obeyed(lambda: truly(Kind.ORDER, _order(kiosk="kiosk-02")))
    ),
    Attack(
        "bring the order to the machine of before",
        _OBEYED,
        _obeyed(lambda: truly(Kind.ORDER, _order(device="0" * 16))),
    ),
    Attack("bring noise as an order", _OBEYED, _obeyed(lambda: b"[" * 100_000)),
    Attack("unlock with an order of before", "the app serves while it is locked", _unlock_with_an_old_order),
    Attack(
        "publish an announcement itself",
        _KEPT,
        _published(lambda b: falsely(Kind.ANNOUNCEMENTS, b), BundleKind.ANNOUNCEMENTS),
    ),
    Attack(
        "publish an announcement under the editor's name",
        _KEPT,
        _published(
            lambda b: falsely(Kind.ANNOUNCEMENTS, b, named=truly(Kind.ANNOUNCEMENTS, b)),
            BundleKind.ANNOUNCEMENTS,
        ),
    ),
    Attack(
        "publish an announcement as a schedule's signature",
        _KEPT,
        _published(lambda b: truly(Kind.SCHEDULES, b), BundleKind.ANNOUNCEMENTS),
    ),
    Attack(
        "publish for a real system",
        _KEPT,
        _published(lambda b: truly(Kind.ANNOUNCEMENTS, b | {"practice": False}), BundleKind.ANNOUNCEMENTS),
    ),
    Attack(
        "put another file under a true manifest",
        _KEPT,
        _published(lambda b: truly(Kind.ANNOUNCEMENTS, b), BundleKind.ANNOUNCEMENTS, lies=b"{}"),
    ),
    Attack(
        "publish a catalogue itself",
        _KEPT,
        _published(lambda b: falsely(Kind.CATALOGUE, b), BundleKind.CATALOGUE, b"[fees]\n"),
    ),
    Attack("go back to an older announcement", _KEPT, _roll_content_back),
    Attack(
        "write a state of the line that nobody knows",
        _FALLS,
        _falls("UPDATE line SET state = 'sideways'", then=lambda s: s.news().look()),
    ),
    Attack(
        "write a trust in time that nobody knows",
        _FALLS,
        _falls("UPDATE outbox SET submitted_trust = 'absolute'", then=lambda s: s.asks_status(s.mine.code)),
    ),
    Attack(
        "count the dossiers beyond every number",
        _FALLS,
        _falls("UPDATE counters SET value = 9223372036854775000", then=_files),
    ),
    Attack(
        "count the dossiers beyond what the contract can write",
        _FALLS,
        _falls("UPDATE counters SET value = 9007199254740992", then=_files),
    ),
    Attack("count the dossiers back", _FALLS, _falls("UPDATE counters SET value = 0", then=_files)),
    Attack(
        "put noise into the pulls",
        _FALLS,
        _falls("INSERT INTO pulls VALUES ('keyset', 1, x'ff', '')", then=lambda s: s.news().look()),
    ),
)
