"""What a start of the server reads in: not what only new articles need, which would double the time that it takes."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.corpus import ROOT

NOT_AT_THE_START = {
    "app.annotate.dates.tagging",
    "app.annotate.people.reading",
    "app.annotate.pipeline",
    "app.extract.html",
    "app.extract.news_words",
    "app.extract.plaintext",
    "app.extract.read_metadata",
    "app.ingest.sources.read",
    "charset_normalizer",
    "lxml",
    "onnxruntime",
    "yaml",
}
"""What articles and dates in words are read by, whose expressions take long to compile."""


def _read_in(*modules: str) -> set[str]:
    code = f"import sys, json, {', '.join(modules)}; print(json.dumps([*sys.modules]))"
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(made.stdout))


def test_a_server_that_finds_nothing_new_does_not_read_in_what_reads_articles() -> None:
    read_in = _read_in("app.main", "app.web.application", "app.cli.serving", "app.cli.intake", "app.cli.jobs", "app.ingest.job")
    assert "app.search.fts5" in read_in
    assert not NOT_AT_THE_START & read_in


def test_the_columns_are_on_their_way_before_the_web_is_read_in() -> None:
    read_in = _read_in("app.main")
    assert "app.store.column_loader" in read_in
    assert not {"fastapi", "jinja2", "app.web"} & read_in
