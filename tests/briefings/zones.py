"""Twelve zones that put their clocks on and back in 2026, by half an hour to two, at all hours."""

BOTH_CHANGES = (
    *("Europe/Berlin", "Europe/London", "America/New_York", "America/Havana", "America/Santiago", "Asia/Beirut"),
    *("Africa/Cairo", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Chatham", "Atlantic/Azores"),
    "Antarctica/Troll",
)
