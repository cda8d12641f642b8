"""Opening the database that a portal's folder and settings name."""

from __future__ import annotations

from portal.config import Config
from portal.places import Places
from portal.store.database import Database


def open_database(places: Places, config: Config) -> Database:
    """Connects when it is first used."""
    return Database(config.database or f"sqlite:///{places.database}", places.writers_lock)
