"""The one door to the database: short transactions, durable before they are acknowledged.

Only plain SQL of SQLAlchemy crosses this door; what belongs to one engine alone is in `sqlite` and
`postgresql` beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.orm import Session

from portal.store.outage import told
from portal.store.postgresql import Postgresql, connect_arguments
from portal.store.sqlite import Sqlite

POSTGRESQL = "postgresql"
_POOL = 12
_STATEMENT_TIMEOUT_S = 15


class Database:
    """Opens `url`; `lock_path` is the writers' lock and is used with SQLite only.

    A statement that takes longer than `statement_timeout_s` on PostgreSQL is given up.
    """

    def __init__(self, url: str, lock_path: Path, statement_timeout_s: int = _STATEMENT_TIMEOUT_S) -> None:
        if make_url(url).get_backend_name() == POSTGRESQL:
            self._engine = create_engine(
                url,
                hide_parameters=True,
                # A server that was restarted is noticed before a connection is lent, not after.
                pool_pre_ping=True,
                pool_size=_POOL,
                max_overflow=0,
                pool_timeout=statement_timeout_s,
                connect_args=connect_arguments(statement_timeout_s),
            )
            self._kind: Sqlite | Postgresql = Postgresql(self._engine)
        else:
            self._engine = create_engine(url, hide_parameters=True)
            self._kind = Sqlite(self._engine, lock_path)

    @property
    def engine(self) -> Engine:
        return self._engine

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A snapshot for reading; whatever was changed in it is thrown away. Raises StoreUnavailableError."""
        with told(), Session(self._engine, expire_on_commit=False) as session:
            self._kind.begin_reading(session)
            yield session

    @contextmanager
    def write(self, *about: str) -> Iterator[Session]:
        """One transaction. When the block ends without an error its rows are on the disk.

        `about` names what the transaction looks at and changes ("dossier:ID"): those that name the same thing
        follow one another, others may run at once. Without a name it has the whole store to itself.
        Raises StoreUnavailableError; the rows may then be there or not, as after a power cut.
        """
        with told(), self._kind.alone(), Session(self._engine, expire_on_commit=False) as session:
            self._kind.begin_writing(session, about)
            yield session
            session.commit()

    def survives_power_cuts(self) -> bool:
        """Whether the engine is set to have on the disk what it commits. Raises StoreUnavailableError."""
        with self.read() as session:
            return self._kind.survives_power_cuts(session)

    def close(self) -> None:
        # The last connection to an SQLite file to close runs a checkpoint, which is a write.
        with self._kind.alone():
            self._engine.dispose()
