"""What a start of the server reads in: not what only new articles need, which would double the time that it takes."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.corpus import ROOT

ONLY_FOR_NEW_ARTICLES = {"app.annotate.pipeline", "app.annotate.people.reading", "app.extract.html", "app.extract.plaintext", "onnxruntime"}


def test_a_server_that_finds_nothing_new_does_not_read_in_what_reads_articles() -> None:
    code = "import sys, json, app.main, app.cli.serving, app.cli.intake, app.cli.jobs, app.ingest.job; print(json.dumps([*sys.modules]))"
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    read_in = set(json.loads(made.stdout))
    assert "app.search.fts5" in read_in
    assert not ONLY_FOR_NEW_ARTICLES & read_in
