"""One engine in a process of its own: ``python -m tests.bench.serve ENGINE FOLDER``.

Reads questions, one JSON string a line, and writes a JSON object a line: the milliseconds it took, the text found and
its score; before the first, the bytes of private memory of the process before it opened the folder. The first answer's
time includes the opening. An empty line asks for the private memory.
"""

from __future__ import annotations

import gc
import importlib
import json
import sys
import time
from pathlib import Path

from tests.bench.engines import ENGINES


def private_bytes() -> int:
    """Memory of this process that no file backs."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) * 1024
    return 0


def main(name: str, folder: str) -> None:
    if name.startswith("tantivy"):
        importlib.import_module("tantivy")
    gc.collect()
    _say({"private": private_bytes()})
    ask = None
    for line in sys.stdin:
        if not line.strip():
            _say({"private": private_bytes()})
            continue
        text = json.loads(line)
        began = time.perf_counter()
        ask = ask or ENGINES[name].open(Path(folder))
        found = ask(text)
        _say({"ms": (time.perf_counter() - began) * 1000, "text": found.text, "score": found.score})


def _say(what: dict[str, object]) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
