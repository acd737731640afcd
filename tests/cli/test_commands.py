"""Every command does what the contract says of it."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.cli import archive, serving
from app.cli.searching import table
from app.main import create_app
from app.settings import Settings
from tests.cli.command import clippings
from tests.corpus import ROOT

ARTICLE = "Harbour Reopens After Storm\n\nBy Ines Falk\n\nAngela Merkel visited Port Ellis on Wednesday.\n\nMs Merkel thanked the crews.\n"


def made(tmp_path: Path) -> Path:
    """An archive of one article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE)
    database = tmp_path / "clippings.db"
    done = clippings("ingest", folder, "--db", database)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 added" in done.stdout
    return database


def test_ingest_ends_with_3_when_some_inputs_failed(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    (tmp_path / "empty.txt").write_text("")
    done = clippings("ingest", tmp_path, "--db", tmp_path / "a.db", "--json")
    assert done.returncode == 3
    report = json.loads(done.stdout)
    assert (report["added"], report["failed"]) == (1, 1)
    assert report["failures"][0]["path"].endswith("empty.txt")


def test_ingest_reads_records_from_standard_input(tmp_path: Path) -> None:
    line = json.dumps({"title": "Harbour Reopens", "body": "Boats left at dawn."}).encode()
    assert clippings("ingest", "-", "--db", tmp_path / "a.db", stdin=line).returncode == 0


def test_extract_prints_one_object_a_line() -> None:
    samples = sorted((ROOT / "seeds").glob("*.txt"))[:3]
    done = clippings("extract", "--json", *samples)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    wanted = {"path", "title", "standfirst", "body", "comments", "byline", "source", "language", "published", "dropped"}
    assert len(records) == 3
    assert all(wanted <= record.keys() for record in records)
    assert set(records[0]["published"]) == {"date", "precision", "origin", "confidence", "not_before", "not_after"}


def test_annotate_answers_each_line_and_tells_of_bad_ones() -> None:
    text = "Angela Merkel spoke on Wednesday."
    lines = [{"id": 1, "text": text}, {"id": 2, "text": text, "published": "2024-09-13"}, {"id": 3}]
    done = clippings("annotate", "--explain", stdin="\n".join(map(json.dumps, lines)).encode())
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 3
    assert "line 3" in done.stderr
    assert [person["name"] for person in first["people"]] == ["Angela Merkel"]
    assert (first["dates"][0]["value"], first["dates"][0]["status"]) == ("XXXX-WXX-3", "unresolved")
    assert (second["dates"][0]["value"], second["dates"][0]["first_day"]) == ("2024-09-11", "2024-09-11")
    start, end = first["dates"][0]["start"], first["dates"][0]["end"]
    assert text[start:end] == first["dates"][0]["text"]


def test_annotate_tells_where_a_line_breaks_off_and_counts_lines_once() -> None:
    done = clippings("annotate", stdin=b'\n{"id": }')
    assert done.returncode == 3
    assert done.stderr == "clippings: line 2: no JSON: Expecting value at character 8\n"


def test_search_prints_a_table_or_what_the_api_answers(tmp_path: Path) -> None:
    database = made(tmp_path)
    assert "Harbour Reopens After Storm" in clippings("search", "storm", "--db", database).stdout
    page = json.loads(clippings("search", "storm", "--json", "--db", database).stdout)
    assert page["total"] == 1
    assert page["results"][0]["title"] == "Harbour Reopens After Storm"


def test_a_table_tells_what_lacks_words_and_what_was_corrected(tmp_path: Path) -> None:
    settings = Settings(db=made(tmp_path))
    assert table(settings, {"q": "storm granite"}).startswith("with some of the words:\n")
    assert table(settings, {"q": "stomr"}).startswith("with the likely spelling:\n")
    assert "with " not in table(settings, {"q": "storm"})


def test_search_prints_the_bytes_of_the_api(tmp_path: Path) -> None:
    database = made(tmp_path)
    printed = clippings("search", "storm", "--json", "--db", database).stdout
    with TestClient(create_app(Settings(db=database))) as client:
        answered = client.get("/api/articles?q=storm").text
    took = re.compile(r'"took_ms":[0-9.]+')
    assert took.sub("", printed) == took.sub("", answered) + "\n"


def test_every_command_takes_the_option_for_the_database(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(ARTICLE)
    nowhere = tmp_path / "none.db"
    assert clippings("extract", article, "--db", nowhere).returncode == 0
    assert clippings("annotate", "--db", nowhere, stdin=b'{"id": 1, "text": "Angela Merkel spoke."}').returncode == 0
    assert not nowhere.exists()


def test_nothing_is_left_of_a_dry_run(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(ARTICLE)
    done = clippings("ingest", tmp_path / "articles", "--dry-run", "--db", tmp_path / "a.db")
    assert (done.returncode, "1 added" in done.stdout) == (0, True)
    assert [path.name for path in tmp_path.iterdir()] == ["articles"]


def test_a_query_may_begin_with_a_minus(tmp_path: Path) -> None:
    done = clippings("search", "-drones", "--db", made(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Harbour Reopens After Storm" in done.stdout


def test_setting_a_publication_date_resolves_relative_dates_and_outlives_a_reingest(tmp_path: Path) -> None:
    database = made(tmp_path)
    article = json.loads(clippings("search", "storm", "--json", "--db", database).stdout)["results"][0]["id"]
    done = clippings("set", article, "published=2024-09-13", "--db", database)
    assert done.returncode == 0, done.stderr
    assert "2024-09-11" in done.stdout
    clippings("ingest", tmp_path / "articles", "--force", "--db", database)
    found = json.loads(clippings("search", "mentions:2024-09-11", "--json", "--db", database).stdout)
    assert [result["id"] for result in found["results"]] == [article]
    assert found["results"][0]["published"]["origin"] == "user"


def test_verify_rebuild_and_backup(tmp_path: Path) -> None:
    database = made(tmp_path)
    before = clippings("search", "storm", "--json", "--db", database).stdout
    assert clippings("rebuild", "--db", database).returncode == 0
    assert clippings("verify", "--db", database).returncode == 0
    copy = tmp_path / "copy.db"
    assert clippings("backup", copy, "--db", database).returncode == 0
    after = clippings("search", "storm", "--json", "--db", copy).stdout
    assert json.loads(before)["results"] == json.loads(after)["results"]


def test_stats_lists_counts_and_failures(tmp_path: Path) -> None:
    database = made(tmp_path)
    assert json.loads(clippings("stats", "--json", "--db", database).stdout)["articles"] == 1
    assert clippings("stats", "--failures", "--db", database).stdout == "nothing failed\n"
    assert clippings("stats", "--failures", "--json", "--db", database).stdout == ""


def test_what_an_older_version_derived_is_told_until_it_is_rebuilt(tmp_path: Path) -> None:
    database = made(tmp_path)
    advice = "to bring them up to date: clippings rebuild"
    assert advice not in clippings("ingest", tmp_path / "articles", "--db", database).stderr
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM archive_state WHERE name = 'derived: people'")
    done = clippings("ingest", tmp_path / "articles", "--json", "--db", database)
    assert done.stderr == f"clippings: people of this archive were made by an older version of Clippings; {advice}\n"
    assert json.loads(done.stdout)["unchanged"] == 1
    assert "made by an older version" in clippings("verify", "--db", database).stdout
    with TestClient(create_app(Settings(db=database))) as client:
        assert "Made by an older version of Clippings: people." in client.get("/about").text
    clippings("rebuild", "--db", database)
    assert clippings("ingest", tmp_path / "articles", "--db", database).stderr == ""
    with TestClient(create_app(Settings(db=database))) as client:
        assert "older version" not in client.get("/about").text


def test_serve_tells_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    database = made(tmp_path)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM archive_state WHERE name = 'derived: dates'")
    monkeypatch.setattr(serving, "check_port", lambda _settings: None)
    monkeypatch.setattr(serving, "serve_forever", lambda _settings, *, reload: None)
    archive.serve(db=database)
    assert capsys.readouterr().err.startswith("clippings: dates of this archive were made by an older version of Clippings; to bring")
