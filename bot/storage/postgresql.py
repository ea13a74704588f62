"""PostgreSQL, by way of psycopg (the extra ``postgresql``). Several processes may share one database."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot.model import ConfigError
from bot.storage.database import Dialect, StorageAwayError, StorageError

_CONNECTIONS = 4
_OPTIONS = "-c statement_timeout=10000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=30000"  # ms
_TO_INSTALL = "storage.url names PostgreSQL, which needs psycopg: .venv/bin/pip install 'psycopg[binary]'"


def postgresql(url: str) -> Dialect:
    """The dialect of a server. Raises ConfigError when the driver is missing or the address is none."""
    try:
        import psycopg
    except ImportError:
        raise ConfigError(_TO_INSTALL) from None
    place = _place(url)

    def connect() -> psycopg.Connection:
        return psycopg.connect(
            url, autocommit=True, connect_timeout=5, options=_OPTIONS, keepalives_idle=10, tcp_user_timeout=15_000
        )

    def explain(error: Exception) -> StorageError:
        words = (str(error).strip().splitlines() or [type(error).__name__])[0]
        if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
            return StorageAwayError(f"PostgreSQL at {place}: {words}; see that it runs and that storage.url is right")
        return StorageError(f"PostgreSQL at {place}: {words}; see that the tables are this bot's own")

    return Dialect(
        name="PostgreSQL",
        connect=connect,
        begin="BEGIN",
        mark="%s",
        lock="SELECT pg_advisory_xact_lock(?::bigint)",
        clock="SELECT extract(epoch FROM clock_timestamp())",
        workers=_CONNECTIONS,
        errors=(psycopg.Error,),
        alive=lambda connection: not connection.closed,
        explain=explain,
    )


def _place(url: str) -> str:
    """Where the server is, without the password."""
    try:
        parts = urlsplit(url)
        return f"{parts.hostname or 'this machine'}{f':{parts.port}' if parts.port else ''}{parts.path}"
    except ValueError:
        raise ConfigError("storage.url is no address; write postgresql://user:password@host/name") from None
