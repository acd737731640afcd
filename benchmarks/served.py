"""``python -m benchmarks.served URL``: many clients at once against a running server; prints latencies and errors."""

from __future__ import annotations

import argparse
import http.client
import itertools
import random
import threading
import time
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlsplit

from benchmarks.__main__ import percentile
from benchmarks.kinds import Asked, fresh_questions, questions


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.served", description=__doc__)
    parser.add_argument("url", help="for example http://127.0.0.1:8000")
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument(
        "--pause", type=float, default=0.0, help="seconds that a client thinks between two requests, on average: nothing to twice as long"
    )
    parser.add_argument("--fresh", action="store_true", help="new questions instead of the same 84 again and again")
    parser.add_argument(
        "--different", type=int, default=0, help="so many new questions, the second asked half as often as the first, and so on"
    )
    parser.add_argument("--pages", action="store_true", help="ask for pages as a browser does, instead of the API")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the fresh questions; another each time unless given")
    given = parser.parse_args()
    address = urlsplit(given.url).netloc
    taken: list[float] = []
    failed: list[str] = []
    end = time.monotonic() + given.seconds
    path = _page if given.pages else _path
    shared = {"path": path, "end": end, "pause": given.pause, "taken": taken, "failed": failed}
    streams = [_stream(given, n) for n in range(given.clients)]
    clients = [threading.Thread(target=_client, args=(address, stream), kwargs=shared) for stream in streams]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    shown = ", ".join(f"p{share} {percentile(taken, share):.0f} ms" for share in (50, 95, 99))
    print(f"{len(taken)} answers, {len(taken) / given.seconds:.0f}/s, {shown}, {len(failed)} errors {sorted(set(failed))[:5]}")
    return 1 if failed else 0


def _stream(given: argparse.Namespace, client: int) -> Iterator[Asked]:
    if given.different:
        return _by_zipfs_law(list(itertools.islice(fresh_questions(given.seed), given.different)), client)
    return fresh_questions(given.seed * 1_000 + client) if given.fresh else _again(client)


def _by_zipfs_law(asked: list[Asked], seed: int) -> Iterator[Asked]:
    """As people ask: a few questions often, most seldom."""
    chance = random.Random(seed)
    weights = list(itertools.accumulate(1 / place for place in range(1, len(asked) + 1)))
    while True:
        yield chance.choices(asked, cum_weights=weights)[0]


def _again(seed: int) -> Iterator[Asked]:
    """The same few questions again and again, in any order."""
    chance = random.Random(seed)
    asked = questions()
    while True:
        yield chance.choice(asked)


def _client(
    address: str,
    stream: Iterator[Asked],
    *,
    path: Callable[[Asked], str],
    end: float,
    pause: float,
    taken: list[float],
    failed: list[str],
) -> None:
    connection = http.client.HTTPConnection(address, timeout=60)
    chance = random.Random()
    time.sleep(chance.uniform(0, 2 * pause))
    while time.monotonic() < end:
        started = time.perf_counter()
        try:
            connection.request("GET", path(next(stream)))
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                failed.append(str(answer.status))
        except OSError as error:
            failed.append(type(error).__name__)
            connection.close()
        taken.append((time.perf_counter() - started) * 1000)
        time.sleep(chance.uniform(0, 2 * pause))
    connection.close()


def _path(asked: Asked) -> str:
    return f"/api/articles?q={quote(asked.ours)}&facets=person,source,year{_filters(asked)}"


def _page(asked: Asked) -> str:
    return f"/?q={quote(asked.ours)}{_filters(asked)}"


def _filters(asked: Asked) -> str:
    filters = f"&person=person-{asked.person}" if asked.person else ""
    filters += f"&source=source-{asked.source}" if asked.source else ""
    return filters + (f"&from={asked.year}&to={asked.year}" if asked.year else "")


if __name__ == "__main__":
    raise SystemExit(main())
