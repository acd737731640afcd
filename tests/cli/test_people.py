"""Deciding who is who from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.command import clippings, one_line

TEXT = "{title}\n\n{name} spoke in Port Ellis on Monday.\n\nThe crews listened to the speech in the rain for an hour.\n"


def made(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, name in enumerate(["Angela Merkel", "Theodor Brandt", "Teddy Brandtner"]):
        (folder / f"{number}.txt").write_text(TEXT.format(title=f"Speech Number {number} Heard in the Harbour", name=name))
    assert clippings("ingest", folder, "--db", tmp_path / "a.db").returncode == 0
    return tmp_path / "a.db"


def people(database: Path) -> set[str]:
    found = clippings("search", "speech", "--json", "--db", database)
    return {person["name"] for result in json.loads(found.stdout)["results"] for person in result["people"]}


def test_a_merge_is_kept_over_a_reingest_and_can_be_undone(tmp_path: Path) -> None:
    database = made(tmp_path)
    before = people(database)
    done = clippings("people", "merge", "teddy-brandtner", "theodor-brandt", "--db", database)
    assert done.returncode == 0, done.stderr
    assert people(database) == before - {"Teddy Brandtner"}
    clippings("ingest", tmp_path / "articles", "--force", "--db", database)
    assert people(database) == before - {"Teddy Brandtner"}
    assert clippings("people", "undo", "--db", database).returncode == 0
    assert people(database) == before


def test_a_decision_can_be_carried_to_another_archive(tmp_path: Path) -> None:
    database = made(tmp_path)
    done = clippings("people", "rename", "theodor-brandt", "Theo Brandt", "--db", database)
    assert "articles that show the name: 1" in done.stdout
    lines = clippings("people", "ledger", "--db", database).stdout
    other = tmp_path / "other.db"
    clippings("ingest", tmp_path / "articles", "--db", other)
    assert clippings("people", "import", "-", "--db", other, stdin=lines.encode()).returncode == 0
    assert "Theo Brandt" in people(other)


def test_an_unknown_person_is_told_in_one_line(tmp_path: Path) -> None:
    done = clippings("people", "hide", "theodor-brant", "--db", made(tmp_path))
    assert done.returncode == 1
    assert "theodor-brandt" in one_line(done)


def test_what_changes_nothing_has_failed_and_is_no_wrong_usage(tmp_path: Path) -> None:
    database = made(tmp_path)
    needless = clippings("people", "merge", "theodor-brandt", "theodor-brandt", "--db", database)
    assert needless.returncode == 1
    assert "one person already" in one_line(needless)
    undone = clippings("people", "undo", "--db", database)
    assert undone.returncode == 1
    assert "nothing to undo" in one_line(undone)
    assert clippings("people", "merge", "theodor-brandt", "--db", database).returncode == 2


def test_a_word_that_is_no_text_is_told_in_one_line(tmp_path: Path) -> None:
    done = clippings("people", "hide", "theodor-brandt", "--note", "caf\udce9", "--db", made(tmp_path))  # as Latin-1 bytes arrive
    assert done.returncode == 2
    assert "no text in UTF-8" in one_line(done)


def test_a_file_that_is_no_ledger_is_named_with_its_line(tmp_path: Path) -> None:
    bad = {
        "line 2": b'\n{"entry": 1}\n',
        "no text in UTF-8": b"\xff\xfe",
        "line 1": b'{"action": "hide", "arguments": {}, "made_at": "\\ud800"}',
    }
    for said, content in bad.items():
        (tmp_path / "decisions.jsonl").write_bytes(content)
        done = clippings("people", "import", tmp_path / "decisions.jsonl", "--db", tmp_path / "other.db")
        assert done.returncode == 2
        assert "decisions.jsonl" in one_line(done)
        assert said in one_line(done)
