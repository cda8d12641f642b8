"""Opening the database that a portal's folder and settings name."""

from __future__ import annotations

from sqlalchemy import make_url

from portal.config import Config
from portal.places import Places
from portal.store.database import Database
from portal.store.logins import Login, read_password, role_name


def open_database(places: Places, config: Config, login: Login = Login.OWNER) -> Database:
    """Connects when it is first used. Raises LoginMissingError where `login` has no password yet.

    SQLite knows no logins, and a server without logins of our processes is entered by all as the owner.
    """
    store = config.store
    if not store.url:
        return Database(f"sqlite:///{places.database}", places.writers_lock)
    url = make_url(store.url)
    if store.logins and login is not Login.OWNER:
        url = url.set(username=role_name(config, login), password=read_password(places, login))
    return Database(url.render_as_string(hide_password=False), places.writers_lock, store.statement_timeout_s)
