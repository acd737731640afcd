"""Where inputs are found, where their links lead, and by which place a record is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ingest.sources import find_inputs
from tests.archives import ingest_into
from tests.extract.cases import PARAGRAPHS
from tests.ingest.sources.samples import drafts, warc_record
from tests.ingest.sources.test_formats import RSS


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.jsonl", '{"id": "x1", "title": "One", "body": "A body of some words."}\n\n{"id": "x2", "title": "Two"}\n', 3),
        ("a.csv", 'title,text\nOne,"A body\nof two lines"\nTwo,\n', 4),
        ("a.csv", "sep=;\ntitle;text\nOne;A body\nTwo;\n", 4),
        ("a.json", '[{"title": "One", "body": "A body of some words."}, {"title": "Two"}]', 2),
    ],
)
def test_a_record_without_text_is_told_by_its_line_or_item(name: str, text: str, place: int, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    report = ingest_into(tmp_path / "a.db", [tmp_path / name])
    assert [failure.path for failure in report.failures] == [f"{tmp_path / name}:{place}"]
    assert report.added == 1


def test_a_feed_in_utf_16_is_a_feed(tmp_path: Path) -> None:
    (tmp_path / "f.xml").write_bytes(RSS.replace("?>", " encoding='utf-16'?>", 1).encode("utf-16"))
    assert len(drafts(tmp_path / "f.xml")) == 2


@pytest.mark.parametrize(
    ("feed", "address"),
    [
        ("<rss><channel><link>https://a.example/x/</link><item><link>../s/1</link>%s</item></channel></rss>", "https://a.example/s/1"),
        (
            "<rss><channel><link>https://a.example/x/</link><item><link>https://b.example/1</link>%s</item></channel></rss>",
            "https://b.example/1",
        ),
        ("<feed xml:base='https://a.example/b/'><entry><link href='s/1'/>%s</entry></feed>", "https://a.example/b/s/1"),
        ("<feed><link rel='self' href='https://a.example/f.xml'/><entry><link href='/s/1'/>%s</entry></feed>", "https://a.example/s/1"),
    ],
)
def test_links_of_a_feed_count_from_its_own_address(feed: str, address: str, tmp_path: Path) -> None:
    (tmp_path / "f.xml").write_text(feed % f"<title>A story of one day</title><description>{PARAGRAPHS[1]}</description>")
    assert [draft.url for draft in drafts(tmp_path / "f.xml")] == [address]


def test_what_editors_and_downloads_leave_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    for name in (
        "a.txt",
        "a.txt~",
        "#a.txt#",
        "~$a.txt",
        ".a.txt.swp",
        "b.html.crdownload",
        "b.html.part",
        "c.tmp",
        "a.txt.bak",
        "partition.txt",
    ):
        (tmp_path / name).write_text("\n\n".join(PARAGRAPHS))
    assert [Path(str(path)).name for path in find_inputs([tmp_path])] == ["a.txt", "partition.txt"]
    assert list(find_inputs([tmp_path / "a.txt.bak"])) == [tmp_path / "a.txt.bak"]


@pytest.mark.parametrize(
    ("name", "data", "told", "reason"),
    [
        ("settings.json", b'{"name": "x", "version": "1.0"}', "settings.json", "no text"),
        ("a.jsonl", b"{}\n", "a.jsonl:1", "record is empty"),
        ("a.warc", warc_record("https://a.example/1", "<html><title>One story</title></html>"), "a.warc!https://a.example/1", "no text"),
    ],
)
def test_what_fails_is_told_by_what_its_user_can_find(name: str, data: bytes, told: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    ((path, why),) = [(one.path, one.reason) for one in ingest_into(tmp_path / "a.db", [tmp_path / name]).failures]
    assert path == f"{tmp_path}/{told}"
    assert reason in why
