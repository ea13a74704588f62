"""How long a build takes, and how much memory and disk, on made-up articles.

    python -m tests.bench.scale [--articles N] [--jobs N] [--folder DIR]

Builds twice: everything anew, and again with one article changed. Memory is that of all processes of the build
together: private (what nobody shares) and resident (with pages of files, which the system may take back).
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.articles import article, write

_EVERY = 0.2  # seconds between looks at the memory


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.scale", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=0, help="0: one a core")
    parser.add_argument("--folder", type=Path, help="where articles and index go, and stay")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        corpus = folder / f"articles-{chosen.articles}"
        write(corpus, chosen.articles)
        (folder / "config").mkdir(exist_ok=True)
        shutil.rmtree(folder / "data", ignore_errors=True)
        _build("all anew", corpus, folder, chosen.jobs)
        changed = corpus / "000000.txt"
        changed.write_text(article(0, seed=int(time.time())), "utf-8")
        _build("one changed", corpus, folder, chosen.jobs)
        changed.unlink()


def _build(what: str, corpus: Path, folder: Path, jobs: int) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "bot", "build", "--corpus", str(corpus), "--out", str(folder / "index.db")]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = before.ru_utime + before.ru_stime
    began = time.perf_counter()
    with subprocess.Popen(
        [*command, *(("--jobs", str(jobs)) if jobs else ())],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        text=True,
    ) as build:
        private = resident = 0
        while build.poll() is None:
            used = [_memory(process) for process in _tree(build.pid)]
            private = max(private, sum(one for one, _ in used))
            resident = max(resident, sum(other for _, other in used))
            time.sleep(_EVERY)
        assert build.stdout
        said = build.stdout.read().strip()
    took = time.perf_counter() - began
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    cache = sum(file.stat().st_size for file in (folder / "data" / "cache").iterdir())
    print(f"{what}: {said}")
    print(
        f"  {len(os.listdir(corpus)) / took:,.0f} articles/s, {usage.ru_utime + usage.ru_stime - busy:,.0f} s of"
        f" processor time, memory {private >> 20:,} MB private,"
        f" {resident >> 20:,} MB resident, index {(folder / 'index.db').stat().st_size >> 20:,} MB,"
        f" kept finds {cache >> 20:,} MB",
        flush=True,
    )


def _tree(process: int) -> list[int]:
    """A process and all that it has begun."""
    found = [process]
    for one in found:
        try:
            found += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
        except OSError:
            continue
    return found


def _memory(process: int) -> tuple[int, int]:
    """Private and resident bytes; 0 when the process is gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return 0, 0
    sizes = {line.split(":")[0]: 1024 * int(line.split()[1]) for line in lines}
    return sizes["Private_Dirty"], sizes["Rss"]


if __name__ == "__main__":
    main()
