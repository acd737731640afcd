"""nDCG@10 of the search and of a plain BM25, side by side: ``python -m tests.evaluation.search.measure`` prints the table."""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.domain import SearchOptions
from app.search.fts5 import Fts5Index
from app.search.query import SearchQuery
from app.store.engine import open_readers
from benchmarks.judged import bm25, dcg
from tests.archives import ingest_into
from tests.corpus import ROOT
from tests.evaluation.people.marked import read_articles
from tests.evaluation.search.samples import Judged, judged, samples

SHOWN = 10
Search = Callable[[str], Sequence[str]]
"""Ids of articles for a query, best first."""

SET_UP = """nDCG@10 over the sample articles among the other articles of this project. The queries written by hand were graded by
reading the articles; the rest are known items: words of an article's headline or of a sentence, one misspelt word, an s
too many or too few, a hyphenated word written otherwise, a name without its accents. Beside it FTS5's own bm25,
unweighted, over the same texts in the same run: of articles with all words, and with any. This shows what plain BM25 misses; how
the order compares on a large collection with judgements is told in `docs/search.md`."""

ALL_WORDS, ANY_WORD = "BM25, all words", "BM25, any word"
OURS = "clippings"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One engine on one query. ``empty`` when it shows nothing of what there is."""

    judged: Judged
    ndcg: float
    empty: bool


def archive(folder: Path) -> Path:
    """The samples among the other articles that were written for this project."""
    others = folder / "others.jsonl"
    lines = [json.dumps({"id": one.id, "title": one.fields["title"], "body": one.fields["body"]}) for one in read_articles()]
    others.write_text("\n".join(lines), encoding="utf-8")
    database = folder / "clippings.db"
    report = ingest_into(database, [ROOT / "seeds", others])
    assert report.failures == []
    return database


def outcomes(database: Path) -> dict[str, list[Outcome]]:
    """What each engine makes of each query."""
    found = samples(database)
    queries = judged(found)
    copy_of = {one: min(sample.copies) for sample in found for one in sample.copies}
    readers = open_readers(database)
    index = Fts5Index(readers, query_deadline=30)
    with closing(sqlite3.connect(":memory:")) as plain:
        _fill(plain, database)
        engines: dict[str, Search] = {
            OURS: lambda q: [one.id for one in index.search(SearchQuery.of(q, SearchOptions(per_page=SHOWN))).results],
            ALL_WORDS: lambda q: bm25(plain, q, " "),
            ANY_WORD: lambda q: bm25(plain, q, " OR "),
        }
        out = {name: [_outcome(one, search(one.q), copy_of) for one in queries] for name, search in engines.items()}
    readers.dispose()
    return out


def _fill(plain: sqlite3.Connection, database: Path) -> None:
    plain.execute("CREATE VIRTUAL TABLE plain USING fts5(id UNINDEXED, title, standfirst, body)")
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT a.public_id, t.title, t.standfirst, t.body FROM article a JOIN article_text t ON t.article_id = a.id"
        ).fetchall()
    plain.executemany("INSERT INTO plain VALUES (?, ?, ?, ?)", rows)


def _outcome(one: Judged, ids: Sequence[str], copy_of: Mapping[str, str]) -> Outcome:
    """Near-identical copies are one article: the first that is shown counts, any other is worth nothing."""
    relevant = {copy_of.get(article, article): grade for article, grade in one.relevant.items()}
    shown = [copy_of.get(article, article) for article in ids[:SHOWN]]
    gains = [0 if article in shown[:at] else relevant.get(article, 0) for at, article in enumerate(shown)]
    return Outcome(one, dcg(gains) / dcg(sorted(relevant.values(), reverse=True)[:SHOWN]), not ids)


def by_kind(found: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for one in found:
        kinds[one.judged.kind].append(one)
    return dict(kinds)


def mean(found: Sequence[Outcome]) -> float:
    return sum(one.ndcg for one in found) / len(found)


def markdown() -> str:
    """The table of nDCG@10, with queries that find nothing at all."""
    with tempfile.TemporaryDirectory() as folder:
        found = outcomes(archive(Path(folder)))
    lines = ["| queries | number | " + " | ".join(found) + " |", "| --- |" + " --- |" * (len(found) + 1)]
    split = {name: by_kind(some) | {"all": some} for name, some in found.items()}
    for kind, some in split[OURS].items():
        cells = []
        for name in found:
            empty = sum(one.empty for one in split[name][kind])
            cells.append(f"{mean(split[name][kind]):.3f}" + (f" ({empty} find nothing)" if empty else ""))
        lines.append(f"| {kind} | {len(some)} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def report() -> str:
    """The table with what it is of."""
    return f"""{SET_UP}

{markdown()}"""


if __name__ == "__main__":
    sys.stdout.write(report() + "\n")
