"""Which sentences of different articles make one point; numbers in columns on the disk, as corpora may be large."""
