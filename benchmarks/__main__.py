"""``python -m benchmarks``: make archives, ask every engine the same questions, print the tables."""

from __future__ import annotations

import argparse
import gc
import os
import platform
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from benchmarks.archive import build
from benchmarks.corpus import Corpus
from benchmarks.engines import Engine, Ours, PlainSql
from benchmarks.kinds import Asked, questions

ENGINES = ("ours", "sql", "datasette", "tantivy")


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="10000,100000", help="articles, separated by commas")
    parser.add_argument("--engines", default=",".join(ENGINES), help="which to compare: " + ", ".join(ENGINES))
    parser.add_argument("--folder", type=Path, default=Path("data/benchmarks"), help="where archives are kept between runs")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--slowest", type=float, default=2.0, help="ask a kind of query only once when an answer takes more seconds")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    for size in (int(text) for text in given.sizes.split(",")):
        measure(size, given.folder, given.engines.split(","), given.repeat, given.slowest)
    return 0


def measure(size: int, folder: Path, chosen: list[str], repeat: int, slowest: float) -> None:
    corpus = Corpus(size)
    path = folder / f"archive{size}.db"
    seconds = build(path, corpus)
    print(
        f"\n{size:,} articles"
        + (f", loaded in {seconds:.0f} s ({size / seconds:,.0f}/s)" if seconds else "")
        + f", {path.stat().st_size / 1e9:.2f} GB"
    )
    times: dict[str, dict[str, list[float]]] = {}
    for name in chosen:
        started = time.perf_counter()
        engine = open_engine(name, path, folder, size, corpus)
        print(f"{engine.name}: ready after {time.perf_counter() - started:.2f} s, resident {resident():.0f} MB", flush=True)
        times[engine.name] = ask_all(engine, repeat, slowest)
        if close := getattr(engine, "close", None):
            close()
        print(f"{engine.name}: resident {resident():.0f} MB, peak {peak():.0f} MB", flush=True)
        del engine
        gc.collect()
    print_table(times)


def open_engine(name: str, path: Path, folder: Path, size: int, corpus: Corpus) -> Engine:
    if name == "ours":
        return Ours(path)
    if name == "sql":
        return PlainSql(path)
    if name == "datasette":
        from benchmarks.datasette_engine import Datasette  # noqa: PLC0415 - only when it is asked for, as it may be absent

        return Datasette(folder / f"flat{size}.db", corpus)
    from benchmarks.tantivy_engine import Tantivy  # noqa: PLC0415

    return Tantivy(folder / f"tantivy{size}", corpus)


def ask_all(engine: Engine, repeat: int, slowest: float) -> dict[str, list[float]]:
    """Milliseconds by kind of query: the first pass apart, then ``repeat`` passes over all questions, best of each kept."""
    kinds: dict[str, list[Asked]] = defaultdict(list)
    for asked in questions():
        kinds[asked.kind].append(asked)
    found: dict[str, list[float]] = {"(first pass)": []}
    for kind, some in kinds.items():
        first = [timed(engine.ask, asked) for asked in some]
        found["(first pass)"] += first
        if max(first) > slowest * 1000:
            found[kind] = first
            continue
        found[kind] = [statistics.median(timed(engine.ask, asked) for _ in range(repeat)) for asked in some]
    return found


def timed(ask: Callable[[Asked], int], asked: Asked) -> float:
    started = time.perf_counter()
    ask(asked)
    return (time.perf_counter() - started) * 1000


def print_table(times: dict[str, dict[str, list[float]]]) -> None:
    """Median and 95th percentile in milliseconds, a column pair for each engine."""
    names = list(times)
    kinds = [kind for kind in next(iter(times.values())) if kind != "(first pass)"]
    print(f"\n{'ms, p50 / p95':24}" + "".join(f"{name:>22}" for name in names))
    for kind in [*kinds, "all, warm", "(first pass)"]:
        cells = []
        for name in names:
            values = [value for k in kinds for value in times[name][k]] if kind == "all, warm" else times[name][kind]
            cells.append(f"{statistics.median(values):10.1f} / {percentile(values, 95):9.1f}")
        print(f"{kind:24}" + "".join(cells))


def percentile(values: list[float], share: int) -> float:
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, round(share / 100 * len(ranked) + 0.5) - 1)]


def resident() -> float:
    """Megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) if sys.platform == "linux" else 0
    return pages * resource.getpagesize() / 1e6


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    raise SystemExit(main())
