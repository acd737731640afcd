"""What was put right stays right when the same folder is taken in again."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.annotate.people.adapters import load_tagger
from app.annotate.pipeline import Annotator
from app.curate import ledger
from app.curate.corrections import set_values
from app.store.engine import WriteSession, open_writer
from tests.archives import ingest_into

TEXT = "{name} opened the bridge on Wednesday.\n\nIt had been closed since March 2023, the harbour office said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "one.txt").write_text("A Bridge Opens\n\n" + TEXT.format(name="Angela Merkel"))
    write_records(made, "Angela Merkel")
    ingest_into(tmp_path / "a.db", [made])
    return made


def write_records(folder: Path, *names: str) -> None:
    records = [{"id": str(n), "title": f"Bridge number {n} opens", "body": TEXT.format(name=name)} for n, name in enumerate(names)]
    (folder / "records.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))


def rows(folder: Path, statement: str) -> list[Any]:
    with closing(sqlite3.connect(folder.parent / "a.db")) as connection:
        return connection.execute(statement).fetchall()


def correct(folder: Path, article: str, **values: str) -> None:
    writer = open_writer(folder.parent / "a.db")
    with WriteSession(writer) as session:
        set_values(session, article, values, annotator=Annotator(tagger=load_tagger("onnx")))
        session.commit()
    writer.dispose()


def test_a_corrected_record_is_unchanged_when_its_file_grows(folder: Path) -> None:
    article = rows(
        folder, "SELECT a.public_id FROM article a JOIN article_text t ON t.article_id = a.id WHERE t.title LIKE 'Bridge number 0%'"
    )[0][0]
    correct(folder, article, published="2024-09-12", source="The Ferry Post")
    write_records(folder, "Angela Merkel", "Olaf Scholz")
    report = ingest_into(folder.parent / "a.db", [folder])
    assert (report.added, report.updated, report.failures) == (1, 0, [])
    assert rows(folder, f"SELECT published, published_origin FROM article WHERE public_id = '{article}'") == [("2024-09-12", "user")]


def test_corrections_and_decisions_outlive_a_forced_reading(folder: Path) -> None:
    article = rows(folder, "SELECT public_id FROM article ORDER BY id LIMIT 1")[0][0]
    correct(folder, article, published="2024-09-12", title="The Bridge Is Open")
    writer = open_writer(folder.parent / "a.db")
    with WriteSession(writer) as session:
        ledger.rename(session, "angela-merkel", "The Chancellor")
        session.commit()
    writer.dispose()
    before = snapshot(folder)
    assert ("The Chancellor", "angela-merkel", 2) in before[0]
    report = ingest_into(folder.parent / "a.db", [folder], force=True)
    assert report.failures == []
    assert snapshot(folder) == before


def snapshot(folder: Path) -> list[list[Any]]:
    return [
        rows(folder, "SELECT name, slug, article_count FROM person ORDER BY id"),
        rows(folder, "SELECT public_id, published, published_origin, draft_hash FROM article ORDER BY id"),
        rows(folder, "SELECT title, body FROM article_text ORDER BY article_id"),
        rows(folder, "SELECT article_id, surface, value, first_day, status FROM article_date ORDER BY article_id, position"),
    ]
