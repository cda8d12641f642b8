"""A whole portal in one process: the real applications and desks, a clock that obeys, a bell that is a call."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import FastAPI
from sqlalchemy.orm import Session
from starlette.types import ASGIApp

from portal import config as config_file
from portal.adapters.bank_simulated import SimulatedStatement
from portal.adapters.city import City
from portal.adapters.city_simulated import SimulatedCity
from portal.bells import DirectBell
from portal.changes import Change
from portal.committer.carried import Carrier
from portal.committer.desk import CommitterDesk
from portal.committer.enrolment import Registrar
from portal.committer.sign_ins import SignInVoucher
from portal.committer.teller import Teller
from portal.committer.vouch import Voucher
from portal.config import Config
from portal.console.app import ConsoleParts
from portal.console.app import build as build_console
from portal.console.desk import Desk
from portal.console.reading import Reading
from portal.errands import COMMITTER, OPENER
from portal.ingest.app import build as build_ingest
from portal.ingest.parts import IngestParts, make_parts
from portal.keys import (
    load_keyset,
    load_opener_public,
    load_opening_key,
    load_root_public,
    load_sealing_key,
    load_secret,
    load_signing_key,
)
from portal.notice_queue import queue_notice
from portal.opener.asks import AskDesk
from portal.opener.dossiers import DossierOpener
from portal.payments.references import kiosk_payment_key
from portal.places import Places
from portal.public.app import build as build_public
from portal.public.parts import PublicParts
from portal.store.database import Database
from portal.store.document_files import DocumentFiles
from portal.store.kiosks import KioskKeys, enrol
from portal.store.leaf_files import LeafFiles
from portal.store.logins import PROCESSES, Login
from portal.store.manifests import stored_doc
from portal.store.opening import open_database
from portal.switches import Switches
from sync.contract import http_signature, signed, wire
from sync.contract.canonical import b64decode
from sync.contract.keyset import KeySet, verify_keyset
from sync.envelope import SealedDossier, seal, seal_call_back
from tests.portal.asked import ask_desk
from tests.portal.console_desk import console_desk
from tests.sync.builders import (
    KIOSK,
    SCAN,
    Keys,
    changed,
    key_from,
    make_call_back,
    make_dossier,
    public_of,
    random_from,
)

KEYS = Keys()
ENROLLED = KioskKeys(public_of(KEYS.device), public_of(KEYS.sender))
START_MS = 1_795_316_645_000


class FakeClock:
    def __init__(self) -> None:
        self.ms = START_MS

    def __call__(self) -> int:
        return self.ms


@dataclass
class Device:
    """A kiosk as the portal hears it: signs every request, counts up."""

    app: FastAPI
    kiosk: str = KIOSK
    key: Ed25519PrivateKey = field(default_factory=lambda: KEYS.sender)
    counter: int = 0

    def headers(self, method: str, target: str, body: bytes) -> dict[str, str]:
        self.counter += 1
        digest = hashlib.sha256(body).digest()
        return http_signature.sign(method, target, digest, self.counter, self.key, kiosk=self.kiosk)

    def send(self, method: str, target: str, body: bytes = b"") -> httpx.Response:
        return self.raw(method, target, body, self.headers(method, target, body))

    def raw(self, method: str, target: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
        return call(self.app, method, target, content=body, headers=headers)

    def missing(self, sealed: SealedDossier) -> httpx.Response:
        body = wire.encode(wire.MissingRequest(sealed.manifest_doc))
        return self.send("POST", f"/v1/dossiers/{sealed.manifest.dossier_id}/missing", body)

    def leaves(self, sealed: SealedDossier, first: int, count: int) -> httpx.Response:
        target = f"/v1/dossiers/{sealed.manifest.dossier_id}/leaves/{first}?count={count}"
        return self.send("PUT", target, b"".join(leaves_of(sealed)[first : first + count]))

    def commit(self, sealed: SealedDossier) -> httpx.Response:
        body = wire.encode(wire.CommitRequest(sealed.manifest_doc, header_of(sealed)))
        return self.send("PUT", f"/v1/dossiers/{sealed.manifest.dossier_id}", body)

    def upload_again(self, sealed: SealedDossier) -> httpx.Response:
        """As a kiosk asks that never heard the receipt."""
        return self.missing(sealed)

    def upload(self, sealed: SealedDossier) -> httpx.Response:
        """Everything, in order; the answer to the commit."""
        answer = self.missing(sealed)
        assert answer.status_code == 200, answer.content
        for first in range(0, len(sealed.manifest.leaves), 32):
            count = min(32, len(sealed.manifest.leaves) - first)
            assert self.leaves(sealed, first, count).status_code == 200
        return self.commit(sealed)


@dataclass
class World:
    """Build with `in_folder`. `database` is the owner's; each process has its own of `stores`."""

    stores: dict[Login, Database]
    places: Places
    config: Config
    clock: FakeClock
    database: Database
    bell: DirectBell
    parts: IngestParts
    ingest: FastAPI
    public: FastAPI
    console: FastAPI
    committer: CommitterDesk
    teller: Teller
    opener: DossierOpener
    asks: AskDesk
    keyset: KeySet
    device: Device
    desk: Desk
    news: list[Change]

    @property
    def reading(self) -> Reading:
        return self.desk.reading

    @staticmethod
    def in_folder(state: Path, city: City | None = None, **limits: int) -> World:
        places, clock = Places(state), FakeClock()
        loaded = config_file.load(places.config)
        config = replace(loaded, limits=replace(loaded.limits, **limits))
        # Where the server knows logins, each part works under its own, as it does in its own process.
        database, bell = open_database(places, config), DirectBell()
        stores: dict[Login, Database] = {
            login: open_database(places, config, login) if config.store.logins else database
            for login in PROCESSES
        }
        leaves, documents = LeafFiles(places.leaves), DocumentFiles(places.documents)
        ids = iter(range(1 << 30))
        news: list[Change] = []

        def heard(session: Session, change: Change) -> None:
            queue_notice(session, change)
            news.append(change)

        parts = make_parts(
            database=stores[Login.INGEST],
            config=config,
            clock=clock,
            bell=bell,
            leaves=leaves,
            keyset=places.keyset.read_bytes(),
            releases=places.releases,
            new_id=lambda: f"errand-{next(ids)}",
        )
        voucher = Voucher(
            database=stores[Login.COMMITTER],
            files=leaves,
            key=load_signing_key(places.receipt_key),
            practice=config.practice,
            clock=clock,
        )
        teller = Teller(
            database=stores[Login.COMMITTER],
            config=config,
            payment_key=load_signing_key(places.payment_key),
            master=load_secret(places.payment_master),
            bank_secret=load_secret(places.bank_verify_key),
            clock=clock,
        )
        statement = SimulatedStatement(stores[Login.COMMITTER], config.payee.account, clock)
        registrar = Registrar(
            database=stores[Login.COMMITTER],
            key=load_signing_key(places.receipt_key),
            master=load_secret(places.payment_master),
            root_public=load_root_public(places.root_public),
            keyset=stored_doc(places.keyset.read_text()),
            practice=config.practice,
            clock=clock,
        )
        committer = CommitterDesk(
            stores[Login.COMMITTER],
            voucher,
            teller,
            statement,
            clock,
            carrier=Carrier(stores[Login.COMMITTER], leaves, voucher, clock),
            registrar=registrar,
            sign_ins=SignInVoucher(
                load_signing_key(places.receipt_key),
                load_secret(places.claims_verify_key),
                load_opener_public(places.keyset, places.root_public),
                clock,
            ),
        )
        key = load_opening_key(places.recipient_key)
        store, keys = stores[Login.OPENER], {key.public().kid: key}
        asks = ask_desk(store, keys, clock, bell, config, places.state)
        opener = DossierOpener(
            database=stores[Login.OPENER],
            leaves=leaves,
            documents=documents,
            keys={key.public().kid: key},
            console=load_sealing_key(places.console_public),
            city=city or SimulatedCity(places.city, clock),
            clock=clock,
            random=random_from(7),
            bell=bell,
            receipt_keys=load_keyset(places.keyset, places.root_public).receipt_keys,
            herald=load_sealing_key(places.herald_public),
            listener=queue_notice,
        )

        def answer_asks() -> None:
            # The second look finds what the committer signed because of the first.
            asks.work_once()
            asks.work_once()

        bell.desks = {COMMITTER: committer.work_once, OPENER: answer_asks}
        root = b64decode(places.root_public.read_text().strip())
        assert root is not None
        keyset = verify_keyset(places.keyset.read_bytes(), root, 1)
        assert isinstance(keyset, KeySet)
        with database.write() as session:
            assert enrol(session, KIOSK, "Hoàn Kiếm", ENROLLED, clock())
        desk = console_desk(
            stores[Login.CONSOLE], places, documents, clock, bell, heard, lambda: f"{next(ids):032x}"
        )
        ingest = build_ingest(parts)
        return World(
            stores=stores,
            places=places,
            config=config,
            clock=clock,
            database=database,
            bell=bell,
            parts=parts,
            ingest=ingest,
            public=build_public(
                PublicParts.make(stores[Login.INGEST], config, clock, bell, Switches(None), leaves=leaves)
            ),
            console=build_console(ConsoleParts(desk, None, practice=True)),
            committer=committer,
            teller=teller,
            opener=opener,
            asks=asks,
            keyset=keyset,
            device=Device(ingest),
            desk=desk,
            news=news,
        )

    def seal(self, seed: int = 1, files: tuple[bytes, ...] = (SCAN, b""), **values: object) -> SealedDossier:
        """A dossier of the one kiosk, sealed to this portal's keys; `values` replace fields."""
        dossier = changed(make_dossier(seed, files), **values)
        sealed = seal(dossier, files, self.keyset.recipients, device_key=KEYS.device, random=random_from(seed))
        assert isinstance(sealed, SealedDossier)
        return sealed

    def seal_call_back(self, seed: int = 1) -> SealedDossier:
        """A wish to be called back, from the one kiosk."""
        wish = make_call_back(seed)
        sealed = seal_call_back(wish, self.keyset.recipients, device_key=KEYS.device, random=random_from(seed))
        assert isinstance(sealed, SealedDossier)
        return sealed

    def other_device(self, kiosk: str) -> Device:
        key = key_from(kiosk)
        keys = KioskKeys(public_of(key_from(f"{kiosk} app")), public_of(key))
        with self.database.write() as session:
            assert enrol(session, kiosk, "elsewhere", keys, self.clock())
        return Device(self.ingest, kiosk, key)

    def root_public(self) -> bytes:
        return load_root_public(self.places.root_public)

    def payment_key(self, kiosk: str = KIOSK) -> bytes:
        return kiosk_payment_key(load_secret(self.places.payment_master), kiosk)

    def close(self) -> None:
        for database in {id(each): each for each in (*self.stores.values(), self.database)}.values():
            database.close()


def call(app: ASGIApp, method: str, target: str, *, survive: bool = False, **request: Any) -> httpx.Response:
    """One request to an application, without a socket.

    An exception that it lets out fails the test; with `survive` the answer counts, as it does to a browser.
    """

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=not survive)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.request(method, target, **request)

    return asyncio.run(send())


def header_of(sealed: SealedDossier) -> bytes:
    length = int.from_bytes(sealed.blob[8:12], "big")
    return sealed.blob[12 : 12 + length]


def leaves_of(sealed: SealedDossier) -> list[bytes]:
    """The sealed leaves in file order: they end the file."""
    end = len(sealed.blob)
    start = end - sum(sealed.manifest.sizes)
    return list(_cut(sealed.blob[start:end], sealed.manifest.sizes))


def error_of(answer: httpx.Response) -> str:
    error = wire.parse_error(answer.content)
    assert isinstance(error, wire.ErrorReply), answer.content
    return error.error.value


def receipt_of(answer: httpx.Response) -> signed.SignedDoc:
    assert answer.status_code == 200, answer.content
    reply = wire.parse_receipt_reply(answer.content)
    assert isinstance(reply, wire.ReceiptReply)
    return reply.receipt


def _cut(data: bytes, sizes: tuple[int, ...]) -> Iterator[bytes]:
    at = 0
    for size in sizes:
        yield data[at : at + size]
        at += size
