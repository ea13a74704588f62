"""The search benchmark: ``python -m tests.bench`` (``make bench``, ``make bench-full``)."""
