"""As whom each process of the portal logs in at the database server, where it has logins of its own."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from portal.config import Config
from portal.places import Places
from portal.sayable import SayableError
from sync.envelope.durable import make_folder, replace_durably


class Login(StrEnum):
    """One for each process; `OWNER` makes the tables and is the technician's."""

    OWNER = "owner"
    INGEST = "ingest"
    """Ingest and the citizens' pages: whatever faces the network."""
    COMMITTER = "committer"
    OPENER = "opener"
    CONSOLE = "console"
    HERALD = "herald"
    """Sends word to citizens."""
    IDENTITY = "identity"
    """Speaks with the provider of sign-ins."""
    BANK = "bank"
    """Practice only."""


PROCESSES = tuple(login for login in Login if login is not Login.OWNER)


class LoginMissingError(SayableError):
    """The process has no password yet: `database grants --apply` gives it one. The text names the login."""


def role_name(config: Config, login: Login) -> str:
    """The server's name of a login: "portal_committer"."""
    return f"{config.store.role_prefix}_{login}"


def password_file(places: Places, login: Login) -> Path:
    """In the folder of the process that may read it."""
    return places.state / login.value / "database-password.txt"


def read_password(places: Places, login: Login) -> str:
    """Raises LoginMissingError."""
    try:
        return password_file(places, login).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise LoginMissingError(login.value) from None


def write_password(places: Places, login: Login, password: str) -> None:
    """Durably, for the process's user alone."""
    path = password_file(places, login)
    make_folder(path.parent)
    replace_durably(path, f"{password}\n".encode("ascii"))
