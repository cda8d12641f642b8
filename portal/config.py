"""What an operator sets, from `portal.toml`. An unknown key is an error: a misspelt limit is no limit."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

# PostgreSQL cuts longer names; what may stand here needs no quoting in SQL or TOML.
_ROLE_PREFIX = re.compile(r"[a-z][a-z0-9_]{0,40}")
_BY_PHONE = ("", "none", "file", "sms", "zalo")
_BY_EMAIL = ("", "none", "file", "smtp")
_URL = re.compile(r"|postgresql\+pg8000://[!#-\[\]-~]+")


class ConfigError(Exception):
    """The file cannot be taken as it stands; the text names the key."""


@dataclass(frozen=True, slots=True)
class Payee:
    """Whose account fees go to: a bank's six digits, the account, and the name that people see.

    The practice payee is that of the kiosk's practice sites; 970999 belongs to no bank.
    """

    bank: str = "970999"
    account: str = "000012345678"
    name: str = "TRUNG TAM MAU"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds beyond those of the contract: bytes, counts, seconds and days."""

    dossier_bytes: int = 96 << 20
    free_disk_bytes: int = 256 << 20
    unfinished_per_kiosk: int = 2000
    unfinished_days: int = 30
    rejected_leaves_days: int = 7
    handed_over_leaves_days: int = 30
    requests_at_once: int = 64
    waiting_at_once: int = 2000
    answer_wait_s: int = 10
    ask_wait_s: int = 5
    chunk_wait_s: int = 30
    guesses_per_minute: int = 30
    asks_per_minute: int = 60
    asks_per_code_per_minute: int = 12
    enrolments_per_minute: int = 6
    bank_notices_per_minute: int = 600
    bank_clock_skew_s: int = 300
    payment_late_after_s: int = 86_400
    unconfirmed_place_s: int = 600
    unconfirmed_places_per_kiosk: int = 4
    web_bookings_per_minute: int = 6


@dataclass(frozen=True, slots=True)
class Store:
    """Where the rows are kept.

    `url` is a database URL of SQLAlchemy without a password ("postgresql+pg8000://portal@/portal?unix_sock=…");
    empty means the SQLite file of the state folder. With `logins` each process enters as a login of its own,
    named `role_prefix`, an underscore and its own name.
    """

    url: str = ""
    logins: bool = False
    role_prefix: str = "portal"
    statement_timeout_s: int = 15


@dataclass(frozen=True, slots=True)
class Claims:
    """How the identity provider calls what it tells of a person, and its words for a level 1 or 2 account."""

    number: str = "personal_number"
    name: str = "name"
    birth: str = "birthdate"
    level: str = "level"
    level_1: str = "1"
    level_2: str = "2"


@dataclass(frozen=True, slots=True)
class Identity:
    """The OpenID Connect provider. Without `issuer` a practice system plays its own, a real one offers none.

    `client_key_file` holds the client's secret, below the state folder unless it is absolute; `public_url` is
    where telephones reach the citizens' pages, "https://…" without a path. `userinfo`: ask there for what the
    ID token does not tell.
    """

    issuer: str = ""
    client_id: str = "tram-mot-cua"
    client_key_file: str = "identity/client-secret.txt"
    scope: str = "openid profile"
    public_url: str = ""
    userinfo: bool = False
    timeout_s: int = 5
    expires_s: int = 300
    starts_per_minute: int = 6
    claims: Claims = field(default_factory=Claims)


@dataclass(frozen=True, slots=True)
class Smtp:
    """A submission server. `key_file`, below the state folder, has the password of `user`, if any."""

    host: str = ""
    port: int = 587
    user: str = ""
    sender: str = ""
    key_file: str = "herald/smtp.txt"


@dataclass(frozen=True, slots=True)
class HttpSender:
    """A provider that takes a message as JSON over HTTPS; `template` is described in `adapters/messenger_http`.

    `ok`: a field of the answer and what it has to be ("error=0"), for providers that say 200 to everything.
    `repeats_safely`: they send one message for one `Idempotency-Key`.
    """

    url: str = ""
    key_file: str = "herald/provider.txt"
    auth_header: str = "authorization"
    auth_prefix: str = "Bearer "
    template: str = '{"to": "{to}", "text": "{text}"}'
    ok: str = ""
    repeats_safely: bool = False


@dataclass(frozen=True, slots=True)
class Notices:
    """How citizens are sent word: `phone` is "sms", "zalo", "file", "none", `email` "smtp", "file", "none".

    Left empty, a practice system writes files and a real one sends nothing. Hours are those of Hà Nội.
    """

    phone: str = ""
    email: str = ""
    quiet_from: int = 21
    quiet_until: int = 7
    tries: int = 8
    give_up_hours: int = 48
    contact_days: int = 30
    """How long an address is kept after its dossier was closed."""
    contact_days_open: int = 365
    """How long after anything last happened to a dossier that nobody closes."""
    smtp: Smtp = field(default_factory=Smtp)
    sms: HttpSender = field(default_factory=HttpSender)
    zalo: HttpSender = field(default_factory=HttpSender)


@dataclass(frozen=True, slots=True)
class Config:
    practice: bool = True
    trusted_proxy: str = ""
    """Address of the one proxy that stands before the server, as it connects; empty: none is believed."""
    console_login: bool = False
    """Let officers sign in on a practice system too; a real one always asks for it."""
    store: Store = field(default_factory=Store)
    payee: Payee = field(default_factory=Payee)
    limits: Limits = field(default_factory=Limits)
    identity: Identity = field(default_factory=Identity)
    notices: Notices = field(default_factory=Notices)

    def messengers(self) -> dict[str, str]:
        """The adapter for each kind of address that somebody sends to."""
        usual = "file" if self.practice else "none"
        named = {"phone": self.notices.phone or usual, "email": self.notices.email or usual}
        return {kind: name for kind, name in named.items() if name != "none"}


def load(path: Path) -> Config:
    """Read `path`. Raises ConfigError for an unknown key, a wrong type or broken TOML."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"{path.name} is missing: run `init` first") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path.name}: {error}") from None
    payee = _fill(Payee, raw.pop("payee", {}), "payee.")
    limits = _fill(Limits, raw.pop("limits", {}), "limits.")
    store = _fill(Store, raw.pop("store", {}), "store.")
    identity = _identity(raw.pop("identity", {}))
    notices = _notices(raw.pop("notices", {}))
    if not _URL.fullmatch(store.url) or not _ROLE_PREFIX.fullmatch(store.role_prefix):
        raise ConfigError("store.url or store.role_prefix cannot be taken")
    tables = {"payee": payee, "limits": limits, "store": store, "identity": identity, "notices": notices}
    return _fill(Config, {**raw, **tables}, "")


def _identity(raw: Any) -> Identity:
    inner = raw.pop("claims", {}) if isinstance(raw, dict) else {}
    found = _fill(Identity, raw, "identity.")
    return replace(found, claims=_fill(Claims, inner, "identity.claims."))


def _notices(raw: Any) -> Notices:
    inner = {name: raw.pop(name, {}) for name in ("smtp", "sms", "zalo")} if isinstance(raw, dict) else {}
    found = _fill(Notices, raw, "notices.")
    if found.phone not in _BY_PHONE or found.email not in _BY_EMAIL:
        raise ConfigError("notices.phone or notices.email names no adapter")
    return replace(
        found,
        smtp=_fill(Smtp, inner["smtp"], "notices.smtp."),
        sms=_fill(HttpSender, inner["sms"], "notices.sms."),
        zalo=_fill(HttpSender, inner["zalo"], "notices.zalo."),
    )


def first_text(practice: bool, database: str = "") -> str:
    """The text of a new `portal.toml`. Raises ConfigError where `database` is no URL that we can use."""
    if not _URL.fullmatch(database):
        raise ConfigError("a database URL begins with postgresql+pg8000://")
    payee = Payee()
    store = f'\n[store]\nurl = "{database}"\n' if database else ""
    return (
        f"practice = {'true' if practice else 'false'}\n\n[payee]\n"
        f'bank = "{payee.bank}"\naccount = "{payee.account}"\nname = "{payee.name}"\n{store}'
    )


def _fill(kind: type[T], raw: Any, prefix: str) -> T:
    if not isinstance(raw, dict):
        raise ConfigError(f"{prefix.rstrip('.')} is not a table")
    known = {each.name: each for each in fields(kind)}  # type: ignore[arg-type]  # only called with the dataclasses above
    for key, value in raw.items():
        if key not in known:
            raise ConfigError(f"unknown key {prefix}{key}")
        if type(value).__name__ != known[key].type:
            raise ConfigError(f"{prefix}{key} is not of type {known[key].type}")
    return kind(**raw)
