"""``python -m benchmarks.judged FOLDER``: nDCG@10 on a judged collection, beside plain BM25 over the same texts in the same run.

The folder is laid out as BEIR has it: ``corpus.jsonl`` (``_id``, ``title``, ``text``), ``queries.jsonl`` (``_id``, ``text``) and
``qrels/*.tsv`` (query, article, grade). Its texts are stored and indexed by the ingest, without people and dates. nDCG as in Järvelin and
Kekäläinen, 2002, with gains 2^grade - 1.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from app.domain import SearchOptions
from app.ingest.job import IngestOptions
from app.search.fts5 import Fts5Index
from app.search.query import SearchQuery
from app.store.engine import open_readers, open_writer
from app.store.migrate import migrate
from benchmarks.ingest.storing import storing_job

SHOWN = 10
Engine = Callable[[str], Sequence[str]]
"""Ids of articles for a query, best first."""
Grades = Mapping[str, Mapping[str, int]]
"""By query and article, only above zero."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.judged", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--archive", type=Path, help="where the archive is kept between runs")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        database = given.archive or Path(made) / "judged.db"
        if not database.exists():
            ingest(given.folder / "corpus.jsonl", database)
        compare(given.folder, database)
    return 0


def ingest(corpus: Path, database: Path) -> None:
    writer = open_writer(database)
    migrate(writer)
    report = storing_job(database, writer).run([str(corpus)], IngestOptions(annotate_later=True))
    print(f"{report.added:,} articles stored, {len(report.failures):,} refused")
    writer.dispose()


def compare(folder: Path, database: Path) -> None:
    queries = {record["_id"]: record["text"] for record in _lines(folder / "queries.jsonl")}
    grades = {query: found for query, found in read_grades(folder / "qrels").items() if query in queries}
    readers = open_readers(database)
    index = Fts5Index(readers, query_deadline=30)
    index.warm()
    with closing(sqlite3.connect(":memory:")) as plain:
        fill(plain, folder / "corpus.jsonl")
        ids = record_ids(database)
        engines: dict[str, Engine] = {
            "clippings": lambda q: [ids[one.id] for one in index.search(_query(q)).results],
            "BM25, any word": lambda q: bm25(plain, q, " OR "),
            "BM25, all words": lambda q: bm25(plain, q, " "),
        }
        print(
            f"{len(grades):,} queries\n\n| | nDCG@{SHOWN} | without a relevant article | without any article |\n| --- | --- | --- | --- |"
        )
        for name, search in engines.items():
            found = {query: search(queries[query]) for query in grades}
            scores = [ndcg(found[query], relevant) for query, relevant in grades.items()]
            missed, empty = sum(score == 0 for score in scores), sum(not some for some in found.values())
            print(f"| {name} | {sum(scores) / len(scores):.3f} | {missed:,} | {empty:,} |", flush=True)
    readers.dispose()


def _query(q: str) -> SearchQuery:
    return SearchQuery.of(q, SearchOptions(per_page=SHOWN, duplicates="show", snippets=0))


def read_grades(folder: Path) -> Grades:
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for query, article, grade, *_ in csv.reader(file, delimiter="\t"):
                if grade.isdecimal() and int(grade):
                    grades[query][article] = int(grade)
    return grades


def record_ids(database: Path) -> dict[str, str]:
    """The collection's own id of each article."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT a.public_id, d.key FROM article a JOIN input_document d ON d.article_id = a.id").fetchall()
    return {article: key.removeprefix("record:") for article, key in rows}


def fill(plain: sqlite3.Connection, corpus: Path) -> None:
    plain.execute("CREATE VIRTUAL TABLE plain USING fts5(id UNINDEXED, title, text)")
    rows = ((record["_id"], record.get("title") or "", record["text"]) for record in _lines(corpus))
    plain.executemany("INSERT INTO plain VALUES (?, ?, ?)", rows)


def bm25(plain: sqlite3.Connection, q: str, joined: str) -> list[str]:
    """FTS5's own bm25, unweighted."""
    words = [f'"{word}"' for word in re.findall(r"\w+", q)]
    if not words:
        return []
    sql = f"SELECT id FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT {SHOWN}"
    return [row[0] for row in plain.execute(sql, (joined.join(words),))]


def ndcg(ids: Sequence[str], relevant: Mapping[str, int]) -> float:
    ideal = dcg(sorted(relevant.values(), reverse=True)[:SHOWN])
    return dcg([relevant.get(one, 0) for one in ids]) / ideal


def dcg(grades: Sequence[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


if __name__ == "__main__":
    raise SystemExit(main())
