"""What the bot remembers: schedules of servers, and what was posted. One code for SQLite and PostgreSQL."""

from bot.storage.database import StorageAwayError, StorageError
from bot.storage.store import Store, open_store

__all__ = ["StorageAwayError", "StorageError", "Store", "open_store"]
