"""The processes behind the wall: committer, opener, console and the practice bank, each with its own keys.

All but the console listen on no socket: they work through the store and sleep until their bell rings.
"""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from portal.adapters.bank_simulated import SimulatedBank, SimulatedStatement
from portal.adapters.oidc import OidcProvider
from portal.adapters.web_client import WebClient
from portal.bells import PipeBell
from portal.cities import make_city
from portal.clock import system_clock
from portal.committer.carried import Carrier
from portal.committer.desk import CommitterDesk
from portal.committer.enrolment import Registrar
from portal.committer.sign_ins import SignInVoucher
from portal.committer.teller import Teller
from portal.committer.vouch import Voucher
from portal.config import Config
from portal.console import process as console_process
from portal.desks import load_desks
from portal.errands import BANK, BOOKING_OF_PAGE, COMMITTER, IDENTITY, OPENER, Bell
from portal.herald.desk import Herald
from portal.herald.messengers import make_messengers
from portal.identity.desk import IdentityDesk
from portal.identity.flows import Flows
from portal.keys import (
    load_keyset,
    load_opener_public,
    load_opening_key,
    load_root_public,
    load_sealing_key,
    load_secret,
    load_signing_key,
    load_text,
)
from portal.notice_queue import queue_notice
from portal.nursery import Role, Ropes
from portal.opener.answerer import Answerer
from portal.opener.asks import AskDesk
from portal.opener.booking_asks import BookingAsks
from portal.opener.dossiers import DossierOpener
from portal.opener.payment_asks import PaymentAsks
from portal.opener.result_asks import ResultAsks
from portal.opener.results import ResultFetcher
from portal.opener.sign_in_asks import SignInAsks
from portal.opener.status_asks import StatusAsks
from portal.places import Places
from portal.provider import process as provider_process
from portal.store.database import Database
from portal.store.document_files import DocumentFiles
from portal.store.leaf_files import LeafFiles
from portal.store.logins import Login
from portal.store.manifests import stored_doc
from portal.store.opening import open_database
from portal.store.retention import Keep, Retention
from portal.store.unfinished import Unfinished
from portal.switches import Switches
from portal.working import Work, keep_working
from sync.contract.wire import AskKind

CONSOLE = "console"
HERALD = "herald"
PROVIDER = "provider"
_DAY_MS = 86_400_000


def committer(places: Places, config: Config, database: Database) -> Work:
    """Raises KeyFileError."""
    leaves = LeafFiles(places.leaves)
    voucher = Voucher(
        database=database,
        files=leaves,
        key=load_signing_key(places.receipt_key),
        practice=config.practice,
        clock=system_clock,
    )
    desk = CommitterDesk(
        database,
        voucher,
        Teller(
            database=database,
            config=config,
            payment_key=load_signing_key(places.payment_key),
            master=load_secret(places.payment_master),
            bank_secret=load_secret(places.bank_verify_key),
            clock=system_clock,
        ),
        SimulatedStatement(database, config.payee.account, system_clock) if config.practice else None,
        system_clock,
        carrier=Carrier(database, leaves, voucher, system_clock),
        registrar=Registrar(
            database=database,
            key=load_signing_key(places.receipt_key),
            master=load_secret(places.payment_master),
            root_public=load_root_public(places.root_public),
            keyset=stored_doc(places.keyset.read_text(encoding="utf-8")),
            practice=config.practice,
            clock=system_clock,
        ),
        sign_ins=SignInVoucher(
            load_signing_key(places.receipt_key),
            load_secret(places.claims_verify_key),
            load_opener_public(places.keyset, places.root_public),
            system_clock,
        ),
    )
    keep_ms = config.limits.unfinished_days * _DAY_MS
    unfinished = Unfinished(database, leaves, system_clock, keep_ms)
    limits = config.limits
    keep = Keep(limits.rejected_leaves_days * _DAY_MS, limits.handed_over_leaves_days * _DAY_MS)
    retention = Retention(database, LeafFiles(places.leaves), system_clock, keep)
    return lambda: any([desk.work_once(), unfinished.work_once(), retention.work_once()])


def opener(places: Places, config: Config, database: Database, bell: Bell) -> Work:
    """Raises KeyFileError, NoCityError, DesksError."""
    city = make_city(places, config, system_clock)
    key = load_opening_key(places.recipient_key)
    keys = {key.public().kid: key}
    limits = config.limits
    booking = BookingAsks(
        database=database,
        clock=system_clock,
        desks=load_desks(places.desks, practice=config.practice),
        random=secrets.token_bytes,
        limits=limits,
    )
    answerers: dict[AskKind, Answerer] = {
        AskKind.STATUS: StatusAsks(database=database, keys=keys, clock=system_clock, bell=bell, limits=limits),
        AskKind.PAYMENT: PaymentAsks(database=database, clock=system_clock, bell=bell, limits=limits),
        AskKind.RESULT: ResultAsks(database, system_clock),
        AskKind.BOOKING: booking,
    }
    if offers_sign_in(config):
        answerers[AskKind.SIGN_IN] = SignInAsks(
            database=database, keys=keys, clock=system_clock, bell=bell, config=config
        )
    asks = AskDesk(database, keys, system_clock, answerers, {BOOKING_OF_PAGE: booking.of_page})
    dossiers = DossierOpener(
        database=database,
        leaves=LeafFiles(places.leaves),
        documents=DocumentFiles(places.documents),
        keys=keys,
        console=load_sealing_key(places.console_public),
        city=city,
        clock=system_clock,
        random=secrets.token_bytes,
        bell=bell,
        receipt_keys=load_keyset(places.keyset, places.root_public).receipt_keys,
        herald=load_sealing_key(places.herald_public),
        listener=queue_notice,
    )
    fetcher = ResultFetcher(
        database=database, city=city, opener=key.public(), clock=system_clock, random=secrets.token_bytes
    )
    return lambda: any([asks.work_once(), dossiers.work_once(), fetcher.work_once()])


def offers_sign_in(config: Config) -> bool:
    """Practice plays a provider where none is set."""
    return config.practice or bool(config.identity.issuer)


def identity(
    places: Places, config: Config, database: Database, bell: Bell, *, issuer: str, public_url: str
) -> Work:
    """`issuer` is the simulated provider's where none is set. Raises KeyFileError."""
    settings = config.identity
    is_simulated = not settings.issuer
    web = WebClient(settings.timeout_s, places.tls_authority if is_simulated else None)
    secret = load_text(places.state / settings.client_key_file)
    asked = replace(settings, issuer=issuer) if is_simulated else settings
    return IdentityDesk(
        database=database,
        provider=OidcProvider(asked, secret, web, system_clock),
        flows=Flows(load_secret(places.identity_secret), f"{public_url}{provider_process.BACK}"),
        claims_key=load_secret(places.claims_seal_key),
        public_url=public_url,
        expires_s=settings.expires_s,
        clock=system_clock,
        random=secrets.token_bytes,
        bell=bell,
    ).work_once


def herald(places: Places, config: Config, database: Database) -> Work:
    """Raises KeyFileError."""
    return Herald(
        database=database,
        key=load_opening_key(places.herald_key),
        messengers=make_messengers(places, config),
        notices=config.notices,
        clock=system_clock,
    ).work_once


def bank(places: Places, config: Config, database: Database, url: str, switches: Switches) -> Work:
    """Practice only. Raises KeyFileError."""
    return SimulatedBank(
        database=database,
        account=config.payee.account,
        secret=load_secret(places.bank_sign_key),
        url=url,
        authority=places.tls_authority,
        switches=switches,
        clock=system_clock,
        new_id=lambda: secrets.token_hex(12),
    ).work_once


def roles(
    places: Places,
    config: Config,
    *,
    console: socket.socket,
    provider: socket.socket | None,
    url: str,
    public_url: str,
    switches: Switches,
) -> dict[str, Role]:
    """What the nursery has to keep alive; each opens its own database and keys, after the fork.

    `provider` is the socket of the simulated identity provider, where there is one.
    """

    def work_at(login: Login, make: Callable[[Database, PipeBell], Work], ropes: Ropes) -> None:
        bell = PipeBell(ropes.bell, ropes.echo, ropes.leash)
        database = open_database(places, config, login)
        keep_working(login, lambda: make(database, bell), bell)
        database.close()

    def worker(login: Login, make: Callable[[Database, PipeBell], Work]) -> Role:
        return Role(partial(work_at, login, make))

    made: dict[str, Role] = {
        COMMITTER: worker(Login.COMMITTER, lambda database, _: committer(places, config, database)),
        OPENER: worker(Login.OPENER, lambda database, bell: opener(places, config, database, bell)),
        HERALD: worker(Login.HERALD, lambda database, _: herald(places, config, database)),
        CONSOLE: Role(lambda ropes: console_process.run(places, config, console, ropes), keeps=console),
    }
    if offers_sign_in(config):
        issuer = "" if provider is None else provider_process.address_of(provider)
        made[IDENTITY] = worker(
            Login.IDENTITY,
            lambda database, bell: identity(
                places, config, database, bell, issuer=issuer, public_url=public_url
            ),
        )
    if config.practice and provider is not None:
        made[PROVIDER] = Role(
            lambda ropes: provider_process.run(
                places, config, provider, ropes, public_url=public_url, switches=switches
            ),
            keeps=provider,
        )
    if config.practice:
        made[BANK] = worker(Login.BANK, lambda database, _: bank(places, config, database, url, switches))
    return made
