"""A new portal from nothing, or the missing rest of one: folders, keys, certificates, database, key set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509 import random_serial_number

from portal import config as config_file
from portal.clock import Clock
from portal.config import Config, ConfigError
from portal.keys import load_opening_key, load_signing_key, opening_text, private_pem
from portal.places import Places
from portal.store.migrations import migrate
from portal.store.opening import open_database
from portal.tls import make_authority, make_server
from sync.contract import signed
from sync.contract.canonical import b64encode
from sync.contract.keyset import Kem, KeySet, RecipientRole
from sync.contract.signed import Kind, key_id
from sync.contract.times import format_time
from sync.envelope.durable import make_folder, replace_durably
from sync.envelope.kem import SEED_SIZE, PrivateKey

_KEYSET_LIFE = timedelta(days=365)
_PUBLIC_MODE = 0o644


@dataclass(frozen=True, slots=True)
class Setup:
    """Running it again changes nothing that is there."""

    places: Places
    clock: Clock
    random: Callable[[int], bytes]

    def run(self, *, practice: bool, database: str = "") -> Config:
        """`database` is the URL of a server for the rows, else they lie in a file of the state folder.

        Raises ConfigError where `portal.toml` cannot be taken or names another database, and
        StoreUnavailableError where no server answers; what was made until then stays.
        """
        places = self.places
        for folder in (
            *(places.public, places.root_key.parent, places.tls_key.parent, places.receipt_key.parent),
            places.order_key.parent,
            *(places.recipient_key.parent, places.escrow_key.parent, places.console_key.parent),
            *(places.leaves, places.documents, places.serve_lock.parent),
            places.identity_secret.parent,
            places.herald_key.parent,
            *((places.bank_sign_key.parent, places.city, places.provider_secret.parent) if practice else ()),
        ):
            make_folder(folder)
        if not places.config.exists():
            replace_durably(places.config, config_file.first_text(practice, database).encode())
        config = config_file.load(places.config)
        if database and config.store.url != database:
            raise ConfigError("portal.toml names another database: nothing moves by itself")
        self._signing_keys()
        self._sealing_keys()
        self._secrets(config)
        self._certificates()
        self._publish(config)
        if not config.store.url:
            # SQLite gives its log files the permissions of the database.
            places.database.touch(0o600)
        store = open_database(places, config)
        migrate(store, self.clock())
        store.close()
        return config

    def _signing_keys(self) -> None:
        places = self.places
        for path in (
            *(places.root_key, places.catalogue_key, places.receipt_key, places.payment_key),
            places.order_key,
        ):
            if not path.exists():
                replace_durably(path, private_pem(Ed25519PrivateKey.generate()))

    def _sealing_keys(self) -> None:
        places = self.places
        for path in (places.recipient_key, places.escrow_key, places.console_key, places.herald_key):
            if not path.exists():
                replace_durably(path, opening_text(PrivateKey(Kem.HYBRID, self.random(SEED_SIZE))))

    def _secrets(self, config: Config) -> None:
        places = self.places
        for path in (places.payment_master, places.bank_verify_key, places.identity_secret):
            if not path.exists():
                replace_durably(path, self.random(32))
        if not places.claims_verify_key.exists():
            replace_durably(places.claims_verify_key, self.random(32))
        if not places.claims_seal_key.exists():
            replace_durably(places.claims_seal_key, places.claims_verify_key.read_bytes())
        if config.practice and not places.provider_secret.exists():
            secret = self.random(24).hex().encode()
            # The one that is looked for comes last: a cut between the two makes both anew.
            replace_durably(places.client_secret, secret)
            replace_durably(places.provider_secret, secret)
        if config.practice and not places.bank_sign_key.exists():
            replace_durably(places.bank_sign_key, places.bank_verify_key.read_bytes())

    def _certificates(self) -> None:
        places = self.places
        now = datetime.fromtimestamp(self.clock() // 1000, UTC)
        if not places.tls_authority_key.exists() or not places.tls_authority.exists():
            key, certificate = make_authority(now, random_serial_number)
            replace_durably(places.tls_authority_key, key)
            replace_durably(places.tls_authority, certificate, _PUBLIC_MODE)
            places.tls_chain.unlink(missing_ok=True)
        if not places.tls_chain.exists() or not places.tls_key.exists():
            authority_key, authority = places.tls_authority_key.read_bytes(), places.tls_authority.read_bytes()
            key, certificate = make_server(authority_key, authority, now, random_serial_number)
            replace_durably(places.tls_key, key)
            replace_durably(places.tls_chain, certificate)

    def _publish(self, config: Config) -> None:
        places = self.places
        root = load_signing_key(places.root_key)
        root_text = b64encode(root.public_key().public_bytes_raw()) + "\n"
        if not places.root_public.exists():
            replace_durably(places.root_public, root_text.encode(), _PUBLIC_MODE)
        if not places.console_public.exists():
            console = load_opening_key(places.console_key).public().to_text()
            replace_durably(places.console_public, console.encode(), _PUBLIC_MODE)
        if not places.herald_public.exists():
            herald = load_opening_key(places.herald_key).public().to_text()
            replace_durably(places.herald_public, herald.encode(), _PUBLIC_MODE)
        if not places.keyset.exists():
            document = signed.sign(Kind.KEYSET, self._keyset(config).to_json(), root)
            replace_durably(places.keyset, document.to_bytes(), _PUBLIC_MODE)

    def _keyset(self, config: Config) -> KeySet:
        places = self.places
        issued = datetime.fromtimestamp(self.clock() // 1000, UTC)
        portal, escrow = load_opening_key(places.recipient_key), load_opening_key(places.escrow_key)
        return KeySet(
            version=1,
            issued=format_time(issued),
            expires=format_time(issued + _KEYSET_LIFE),
            practice=config.practice,
            recipients=(
                portal.public().recipient(RecipientRole.PORTAL),
                escrow.public().recipient(RecipientRole.ESCROW),
            ),
            receipt_keys=_named(load_signing_key(places.receipt_key)),
            payment_keys=_named(load_signing_key(places.payment_key)),
            catalogue_keys=_named(load_signing_key(places.catalogue_key)),
            order_keys=_named(load_signing_key(places.order_key)),
        )


def _named(key: Ed25519PrivateKey) -> dict[str, bytes]:
    public = key.public_key().public_bytes_raw()
    return {key_id(public): public}
