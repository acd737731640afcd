"""Datasette, which serves an SQLite file over HTTP with facets; on a flat table, as its documentation advises.

Its facet over the list of people is left out: one such answer took 23 s at 10,000 articles.
"""

from __future__ import annotations

import json
import socket
import sqlite3
import subprocess
import sys
import time
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.corpus import Corpus
from benchmarks.kinds import Asked

SETTINGS = ("sql_time_limit_ms", "facet_time_limit_ms", "facet_suggest_time_limit_ms")


class Datasette:
    name = "Datasette"

    def __init__(self, path: Path, corpus: Corpus) -> None:
        if not path.with_suffix(".done").exists():
            _build(path, corpus)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        limits = [part for name in SETTINGS for part in ("--setting", name, "600000")]
        command = [
            sys.executable,
            "-m",
            "datasette",
            "serve",
            str(path),
            "--port",
            str(self.port),
            *limits,
            "--setting",
            "suggest_facets",
            "0",
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.path = f"/{path.stem}/article.json"
        for _ in range(100):
            if self._answers():
                return
            time.sleep(0.3)
        raise RuntimeError("Datasette did not start")

    def _answers(self) -> bool:
        try:
            self._get({"_size": "0"})
        except OSError:
            return False
        return True

    def ask(self, asked: Asked) -> int:
        parameters = {"_search": asked.fts5, "_searchmode": "raw", "_size": "20", "_facet": ["source", "year"]}
        if asked.source:
            parameters["source"] = str(asked.source)
        if asked.year:
            parameters["year"] = str(asked.year)
        if asked.person:
            parameters["people__arraycontains"] = str(asked.person)
        return int(self._get(parameters)["filtered_table_rows_count"])

    def _get(self, parameters: dict[str, str | list[str]]) -> dict[str, int]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=600)
        connection.request("GET", f"{self.path}?{urlencode(parameters, doseq=True)}")
        answer: dict[str, int] = json.loads(connection.getresponse().read())
        connection.close()
        return answer

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)


def _build(path: Path, corpus: Corpus) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(
        """PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
        CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT, body TEXT, source INTEGER, year INTEGER, people TEXT);
        CREATE VIRTUAL TABLE article_fts USING fts5(title, body, content='article', content_rowid='id');"""
    )
    for a in corpus.articles():
        row = (a.number, a.title, a.body, a.source, date.fromordinal(a.day).year, json.dumps(a.people))
        connection.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?)", row)
    connection.executescript(
        """INSERT INTO article_fts(article_fts) VALUES ('rebuild'); CREATE INDEX by_source ON article(source);
        CREATE INDEX by_year ON article(year); ANALYZE;"""
    )
    connection.commit()
    connection.close()
    path.with_suffix(".done").touch()
