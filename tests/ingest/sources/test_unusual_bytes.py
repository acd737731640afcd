"""Files whose bytes are unusual: UTF-16 without a mark, lines of old systems, padding, lines beyond all limits, other files' endings."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from app.ingest.sources import Limits, find_inputs
from tests.ingest.sources.samples import PAGE, PARAGRAPHS, TEXT, TITLE, drafts, outcome, read, zip_of
from tests.ingest.sources.test_formats import RSS

TABLE = "title,text\n" + "".join(f'"{TITLE} {number}","{text}"\n' for number, text in enumerate(PARAGRAPHS[:3]))
LINES = "".join(json.dumps({"title": f"{TITLE} {n}", "text": text}) + "\n" for n, text in enumerate(PARAGRAPHS[:3]))
LIST = json.dumps([{"title": f"{TITLE} {n}", "text": text} for n, text in enumerate(PARAGRAPHS[:3])])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    ("name", "text", "articles"),
    [("a.jsonl", LINES, 3), ("a.json", LIST, 3), ("a.csv", TABLE, 3), ("a.rss", RSS, 2), ("a.html", PAGE, 1), ("a.txt", TEXT, 1)],
)
def test_utf_16_without_a_mark_is_read_in_every_format(name: str, text: str, articles: int, encoding: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(text.encode(encoding))
    found = drafts(tmp_path / name)
    assert len(found) == articles
    assert all("\x00" not in draft.body and draft.title for draft in found)


@pytest.mark.parametrize(("name", "text"), [("a.csv", TABLE), ("a.jsonl", LINES)])
def test_lines_that_end_in_a_carriage_return_alone_are_lines(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(text.replace("\n", "\r").encode())
    assert [draft.title for draft in drafts(tmp_path / name)] == [f"{TITLE} {n}" for n in range(3)]


def test_zeros_behind_a_text_are_no_binary_data(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode() + bytes(30_000))
    assert drafts(tmp_path / "a.txt")[0].body.endswith(PARAGRAPHS[-1])


def test_a_line_beyond_all_limits_takes_no_other_row_with_it(tmp_path: Path) -> None:
    rows = TABLE.splitlines(keepends=True)
    path = tmp_path / "a.csv"
    path.write_text("".join([*rows[:2], '"Endless","' + "word " * 5_000 + '"\n', *rows[2:]]))
    documents, failures = read(path, limits=Limits(max_line_bytes=5_000))
    assert [json.loads(document.data)["title"] for document in documents] == [f"{TITLE} {n}" for n in range(3)]
    assert [(failure.path, failure.reason) for failure in failures] == [(f"{path}:3", "line 3 is longer than 5 kB")]


@pytest.mark.parametrize("name", ["a.eml", "a.csv", "a.html", "a.json", "a.txt", "a"])
def test_a_picture_is_told_as_one_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\xff\xd8\xff\xe0" + b"JFIF" * 3)
    assert outcome(tmp_path / name) == "a JPEG image, no text"


@pytest.mark.parametrize("opening", ["RIFF", "Rar! they cried", "GIF89 and all that", "BZh", "SQLite format 3"])
def test_a_text_may_begin_like_another_file(opening: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{opening} is how it began\n\n{PARAGRAPHS[1]}\n")
    assert drafts(tmp_path / "a.txt")[0].title == f"{opening} is how it began"


def test_a_link_to_a_device_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "lost.txt").symlink_to("/nowhere/at/all")
    assert [getattr(one, "reason", "") for one in find_inputs([tmp_path])] == ["link leads nowhere", "link leads to what is no file"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_in_a_zip_is_two_articles(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for text in PARAGRAPHS[:3]:
            archive.writestr("day/story.txt", f"{text}\n\n{text[::-1]}\n")
    documents, failures = read(tmp_path / "a.zip")
    assert failures == []
    assert [document.path.partition("!")[2] for document in documents] == ["day/story.txt", "day/story (2).txt", "day/story (3).txt"]
    assert len({document.data for document in documents}) == 3


def test_a_member_with_nothing_in_it_is_told_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of({"a.csv": "title,text\n", "b.rss": "<rss><channel></channel></rss>", "c.txt": TEXT}))
    documents, failures = read(tmp_path / "a.zip")
    assert len(documents) == 1
    assert [(failure.path.partition("!")[2], failure.reason) for failure in failures] == [
        ("a.csv", "nothing in it that could be read"),
        ("b.rss", "nothing in it that could be read"),
    ]
