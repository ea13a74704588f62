"""What the bot remembers: schedules of servers, and what was posted. One code for SQLite and PostgreSQL."""

from bot.storage.database import StorageAwayError, StorageError
from bot.storage.schedules import LimitError
from bot.storage.store import Store, open_store

__all__ = ["LimitError", "StorageAwayError", "StorageError", "Store", "open_store"]
