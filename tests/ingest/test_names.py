"""Files and members whose names are no text: old archives, other systems."""

from __future__ import annotations

import json
import os
import tarfile
from pathlib import Path

from tests.archives import ingest_into
from tests.ingest.test_job import BODY, rows, titles


def _file(folder: Path, name: bytes, data: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = os.path.join(os.fsencode(folder), name)  # noqa: PTH118  a Path takes no bytes
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(data.encode())
    return Path(os.fsdecode(path))


def test_a_file_whose_name_is_no_text_is_taken_in_like_any_other(tmp_path: Path) -> None:
    folder, database = tmp_path / "in", tmp_path / "a.db"
    file = _file(folder, b"caf\xe9.txt", f"The bridge\n\n{BODY}")
    _file(folder, b"caf\xe8.pdf", "%PDF-1.4 broken")
    report = ingest_into(database, [folder])
    assert (report.added, report.failed) == (1, 1)
    again = ingest_into(database, [folder], retry_failed=True)
    assert (again.added, again.unchanged, again.missing) == (0, 1, 0)
    assert ingest_into(database, [folder], prune=True).removed == 0
    file.unlink()
    assert ingest_into(database, [folder], prune=True).removed == 1


def test_a_renamed_file_keeps_its_article_though_its_name_was_no_text(tmp_path: Path) -> None:
    folder, database = tmp_path / "in", tmp_path / "a.db"
    file = _file(folder, b"caf\xe9.txt", f"The bridge\n\n{BODY}")
    ingest_into(database, [folder])
    before = titles(database)
    file.rename(folder / "café.txt")
    report = ingest_into(database, [folder])
    assert (report.added, titles(database)) == (0, before)


def test_members_and_ids_that_are_no_text_stop_nothing(tmp_path: Path) -> None:
    folder, database = tmp_path / "in", tmp_path / "a.db"
    folder.mkdir()
    with tarfile.open(folder / "a.tar", "w", format=tarfile.GNU_FORMAT, encoding="latin-1") as archive:
        member = tarfile.TarInfo("café.txt")
        text = _file(tmp_path, b"x", f"The bridge\n\n{BODY}")
        member.size = text.stat().st_size
        with text.open("rb") as file:
            archive.addfile(member, file)
    (folder / "b.jsonl").write_text(json.dumps({"id": "\ud83d", "title": "Second", "body": BODY}))
    report = ingest_into(database, [folder])
    assert (report.added, report.failed) == (2, 0)
    assert len(rows(database, "SELECT 1 FROM input_document")) == 2
