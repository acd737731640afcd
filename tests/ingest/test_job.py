"""What an ingest promises: each document once, ids that stay, nothing lost, every failure told."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.errors import UsageError
from app.store.engine import ReadSession, open_readers
from tests.archives import ingest_into

BODY = "The harbour of Port Ellis reopened on Tuesday after a storm had closed it for nine days.\n\nFishing boats left at dawn.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    return made


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "clippings.db"


def write(folder: Path, name: str, headline: str, body: str = BODY) -> Path:
    file = folder / name
    file.write_text(f"{headline}\n\n{body}", encoding="utf-8")
    return file


def rows(database: Path, sql: str) -> list[tuple[Any, ...]]:
    readers = open_readers(database)
    with ReadSession(readers) as session:
        found = [tuple(row) for row in session.execute(text(sql))]
    readers.dispose()
    return found


def titles(database: Path) -> dict[str, str]:
    found = rows(database, "SELECT public_id, title FROM article JOIN article_text ON article_id = id ORDER BY title")
    return {title: public_id for public_id, title in found}


def counts(report: Any) -> tuple[int, int, int, int, int]:
    return report.added, report.updated, report.unchanged, report.duplicates, report.failed


def test_unchanged_files_are_skipped(folder: Path, database: Path) -> None:
    write(folder, "a.txt", "Harbour Reopens After Storm")
    write(folder, "b.txt", "Council Votes on New Bridge", "The council met.\n\nIt voted for the bridge by nine to four.\n")
    assert counts(ingest_into(database, [folder])) == (2, 0, 0, 0, 0)
    assert counts(ingest_into(database, [folder])) == (0, 0, 2, 0, 0)


def test_a_touched_file_with_the_same_content_is_unchanged(folder: Path, database: Path) -> None:
    file = write(folder, "a.txt", "Harbour Reopens After Storm")
    ingest_into(database, [folder])
    os.utime(file, (1_000_000_000, 1_000_000_000))
    assert counts(ingest_into(database, [folder])) == (0, 0, 1, 0, 0)


def test_a_changed_file_updates_its_article_in_place_and_keeps_its_id(folder: Path, database: Path) -> None:
    write(folder, "a.txt", "Harbour Reopens After Storm")
    ingest_into(database, [folder])
    before = titles(database)["Harbour Reopens After Storm"]
    write(folder, "a.txt", "Harbour Reopens Nine Days After Storm")
    assert counts(ingest_into(database, [folder])) == (0, 1, 0, 0, 0)
    assert titles(database) == {"Harbour Reopens Nine Days After Storm": before}


def test_an_exact_copy_is_one_article_with_two_files(folder: Path, database: Path) -> None:
    write(folder, "a.txt", "Harbour Reopens After Storm")
    write(folder, "copy.txt", "Harbour Reopens After Storm")
    assert counts(ingest_into(database, [folder])) == (1, 0, 0, 1, 0)
    assert counts(ingest_into(database, [folder])) == (0, 0, 2, 0, 0)


def test_a_copy_that_changes_becomes_an_article_of_its_own(folder: Path, database: Path) -> None:
    write(folder, "a.txt", "Harbour Reopens After Storm")
    write(folder, "copy.txt", "Harbour Reopens After Storm")
    ingest_into(database, [folder])
    first = titles(database)["Harbour Reopens After Storm"]
    write(folder, "copy.txt", "Ferry Service Resumes", "The ferry sails again.\n\nIt leaves twice a day, the operator said.\n")
    assert counts(ingest_into(database, [folder])) == (1, 0, 1, 0, 0)
    assert titles(database)["Harbour Reopens After Storm"] == first
    assert "Ferry Service Resumes" in titles(database)


def test_a_renamed_file_keeps_its_article(folder: Path, database: Path) -> None:
    file = write(folder, "a.txt", "Harbour Reopens After Storm")
    ingest_into(database, [folder])
    before = titles(database)
    file.rename(folder / "renamed.txt")
    assert counts(ingest_into(database, [folder])) == (0, 0, 1, 0, 0)
    assert titles(database) == before
    assert rows(database, "SELECT missing FROM article") == [(0,)]


def test_the_same_archive_made_anew_has_the_same_ids(folder: Path, tmp_path: Path) -> None:
    write(folder, "a.txt", "Harbour Reopens After Storm")
    ingest_into(tmp_path / "one.db", [folder])
    ingest_into(tmp_path / "two.db", [folder])
    assert titles(tmp_path / "one.db") == titles(tmp_path / "two.db")


def test_one_bad_file_stops_nothing_and_is_listed_with_its_reason(folder: Path, database: Path) -> None:
    write(folder, "a.txt", "Harbour Reopens After Storm")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    report = ingest_into(database, [folder])
    assert counts(report) == (1, 0, 0, 0, 2)
    listed = dict(rows(database, "SELECT path, reason FROM ingest_failure"))
    assert {Path(path).name for path in listed} == {"empty.txt", "noise.txt"}
    assert all(listed.values())


def test_a_mended_file_leaves_the_list_of_failures(folder: Path, database: Path) -> None:
    (folder / "a.txt").write_bytes(b"")
    ingest_into(database, [folder])
    write(folder, "a.txt", "Harbour Reopens After Storm")
    assert counts(ingest_into(database, [folder])) == (1, 0, 0, 0, 0)
    assert rows(database, "SELECT * FROM ingest_failure") == []


def test_a_file_that_is_gone_marks_its_article_and_prune_removes_it(folder: Path, database: Path) -> None:
    file = write(folder, "a.txt", "Harbour Reopens After Storm")
    write(folder, "b.txt", "Council Votes on New Bridge", "The council met.\n\nIt voted for the bridge by nine to four.\n")
    ingest_into(database, [folder])
    file.unlink()
    assert ingest_into(database, [folder]).missing == 1
    assert rows(database, "SELECT missing FROM article") == [(1,), (0,)]
    assert ingest_into(database, [folder]).missing == 0
    assert ingest_into(database, [folder], prune=True).removed == 1
    assert [*titles(database)] == ["Council Votes on New Bridge"]


def test_articles_of_a_folder_that_holds_nothing_any_more_are_not_pruned_unless_that_is_said(folder: Path, database: Path) -> None:
    disk = folder / "disk"
    disk.mkdir()
    write(folder, "a.txt", "Harbour Reopens After Storm")
    file = write(disk, "b.txt", "Council Votes on New Bridge", "The council met.\n\nIt voted for the bridge by nine to four.\n")
    ingest_into(database, [folder])
    away = file.rename(folder.parent / "b.txt")
    for _ in range(2):  # as long as it is empty, also when it is met below another folder
        report = ingest_into(database, [folder, disk], prune=True)
        assert (report.removed, report.notes) == (0, [f"{disk} holds no file any more, as where a disk is not mounted: its articles stay;"
                                                      f" if it was emptied on purpose: clippings ingest --prune-empty {disk}"])  # fmt: skip
        assert rows(database, "SELECT missing FROM article") == [(0,), (1,)]
    away.rename(file)
    assert ingest_into(database, [folder, disk], prune=True).notes == []
    assert rows(database, "SELECT missing FROM article") == [(0,), (0,)]
    file.unlink()
    report = ingest_into(database, [disk], prune_empty=True)
    assert (report.removed, report.notes) == (1, [])
    assert [*titles(database)] == ["Harbour Reopens After Storm"]


def test_an_empty_folder_that_never_held_anything_needs_no_word(folder: Path, database: Path) -> None:
    assert ingest_into(database, [folder], prune=True).notes == []


def test_a_dry_run_tells_what_would_happen_and_writes_nothing(folder: Path, database: Path) -> None:
    write(folder, "a.txt", "Harbour Reopens After Storm")
    assert counts(ingest_into(database, [folder], dry_run=True)) == (1, 0, 0, 0, 0)
    assert titles(database) == {}
    assert rows(database, "SELECT * FROM ingest_run") == []


def record(number: int, title: str, **fields: Any) -> bytes:
    return json.dumps({"id": f"r{number}", "title": title, "body": BODY} | fields).encode() + b"\n"


def test_records_of_standard_input_are_recognised_by_their_id(database: Path) -> None:
    ingest_into(database, ["-"], stdin=io.BytesIO(record(1, "One") + record(2, "Two", body="The second record has other words.")))
    before = titles(database)
    report = ingest_into(database, ["-"], stdin=io.BytesIO(record(1, "One", body=BODY + "\nA line was added.\n")))
    assert counts(report) == (0, 1, 0, 0, 0)
    assert titles(database) == before


def test_failures_of_standard_input_are_told_until_it_is_read_again(database: Path) -> None:
    failures = "SELECT path FROM ingest_failure ORDER BY path"
    ingest_into(database, ["-"], stdin=io.BytesIO(b"{broken\n" + record(1, "One") + b"[]\n"))
    assert rows(database, failures) == [("-:1",), ("-:3",)]
    assert ingest_into(database, ["-"], stdin=io.BytesIO(record(1, "One") + b"{broken\n")).failed == 1
    assert rows(database, failures) == [("-:2",)]
    assert ingest_into(database, ["-"], stdin=io.BytesIO(record(1, "One"))).failed == 0
    assert rows(database, failures) == []


def test_the_report_counts_exact_and_near_copies_apart(folder: Path, database: Path) -> None:
    story = " ".join(f"Boat {number} left the harbour of Port Ellis at {number} past dawn." for number in range(30))
    write(folder, "a.txt", "Boats Leave Port Ellis", story)
    write(folder, "b.txt", "Boats Leave Port Ellis", story)
    write(folder, "c.txt", "Boats Leave Port Ellis After Storm", f"{story} The last one was late.")
    report = ingest_into(database, [folder])
    assert (report.added, report.duplicates, report.near_copies) == (2, 1, 1)
    assert rows(database, "SELECT duplicates, near_copies FROM ingest_run") == [(1, 1)]
    assert report.as_dict()["near_copies"] == 1
    write(folder, "d.txt", "Boats Leave Port Ellis Again", f"The wind had turned. {story}")
    assert ingest_into(database, [folder]).near_copies == 1
    assert ingest_into(database, [folder]).near_copies == 0


def test_exact_copies_stay_one_article_when_they_are_read_again(folder: Path, database: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        write(folder, name, "Boats Leave Port Ellis", "Boats left the harbour of Port Ellis at dawn.")
    assert counts(ingest_into(database, [folder])) == (1, 0, 0, 2, 0)
    before = titles(database)
    assert counts(ingest_into(database, [folder], force=True)) == (0, 1, 0, 2, 0)
    assert titles(database) == before
    write(folder, "b.txt", "Boats Leave Port Ellis", "Boats left the harbour at noon.")
    assert counts(ingest_into(database, [folder], force=True)) == (1, 1, 0, 1, 0)


def test_unrelated_records_with_the_same_id_do_not_overwrite_each_other(folder: Path, database: Path) -> None:
    (folder / "first.jsonl").write_bytes(record(1, "Harbour Reopens", source="Harbour Post"))
    (folder / "second.jsonl").write_bytes(record(1, "Bridge Closed", source="Bridge Gazette", body="The bridge was closed for repairs."))
    assert counts(ingest_into(database, [folder])) == (2, 0, 0, 0, 0)
    assert counts(ingest_into(database, [folder])) == (0, 0, 2, 0, 0)
    assert counts(ingest_into(database, [folder], force=True))[0] == 0


def test_a_bad_line_is_told_with_its_number_and_the_rest_is_taken_in(folder: Path, database: Path) -> None:
    (folder / "dump.jsonl").write_bytes(record(1, "One") + b"{broken\n" + record(2, "Two", body="The second record has other words."))
    report = ingest_into(database, [folder])
    assert (report.added, report.failed) == (2, 1)
    assert "2" in report.failures[0].path + report.failures[0].reason


def test_a_path_that_does_not_exist_is_wrong_usage(database: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        ingest_into(database, [tmp_path / "nowhere"])


def test_annotating_later_ends_with_the_same_people_and_dates(folder: Path, tmp_path: Path) -> None:
    write(
        folder, "a.txt", "Harbour Reopens After Storm", "Angela Merkel spoke on 4 May 2011 in Port Ellis.\n\nMs Merkel praised the crews.\n"
    )
    at_once, later = tmp_path / "once.db", tmp_path / "later.db"
    ingest_into(at_once, [folder])
    assert ingest_into(later, [folder], annotate_later=True).annotated == 1
    for table in ("SELECT slug, mention_count FROM person", "SELECT surface, value FROM article_date"):
        assert rows(at_once, table) == rows(later, table) != []


def test_worker_processes_give_the_same_archive_as_one_process(folder: Path, tmp_path: Path) -> None:
    for number in range(80):
        write(
            folder,
            f"{number}.txt",
            f"Harbour Notice Number {number}",
            f"Notice {number} was posted by Maria Keller on {number % 28 + 1} March 2012.\n",
        )
    alone, many = tmp_path / "alone.db", tmp_path / "many.db"
    assert ingest_into(alone, [folder]).added == ingest_into(many, [folder], processes=2).added == 80
    tables = ("SELECT public_id, draft_hash FROM article ORDER BY 1", "SELECT value FROM article_date ORDER BY article_id, position")
    for table in tables:
        assert rows(alone, table) == rows(many, table)


def test_what_is_retried_and_named_too_is_read_once(folder: Path, database: Path) -> None:
    (folder / "a.jsonl").write_text(json.dumps({"verhaal": BODY}) + "\n")
    assert ingest_into(database, [folder]).failed == 1
    report = ingest_into(database, [folder], retry_failed=True, mapping=(("body", "verhaal"),))
    assert (report.added, report.unchanged, report.failed) == (1, 0, 0)


def test_a_failure_that_is_gone_or_mended_is_told_no_more(folder: Path, database: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "nowhere.txt")
    (folder / "bad.txt").write_bytes(b"\xff\xd8\xff\xe0" * 20)
    (folder / "bad.jsonl").write_text("{broken\n")
    report = ingest_into(database, [folder])
    assert len(report.failures) == 3
    assert _failed(database) == {"link.txt", "bad.txt", "bad.jsonl:1"}
    (folder / "bad.txt").unlink()
    (folder / "nowhere.txt").write_text("The bridge is open\n\nThe bridge has been open since Monday, and the ferry rests.\n")
    assert len(ingest_into(database, [folder]).failures) == 1
    assert _failed(database) == {"bad.jsonl:1"}


def _failed(database: Path) -> set[str]:
    return {path.rpartition("/")[2] for (path,) in rows(database, "SELECT path FROM ingest_failure")}
