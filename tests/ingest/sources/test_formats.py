# ruff: noqa: E501 - samples are easier to read unbroken
from __future__ import annotations

import bz2
import gzip
import io
import json
from collections.abc import Callable
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import pytest

from app.ingest.sources import Limits, SourceFailure, read_stdin_records
from app.ingest.sources.draft import to_draft
from app.ingest.sources.sniff import sniff
from tests.ingest.sources.samples import (
    PAGE,
    PARAGRAPHS,
    RECORD,
    TEXT,
    TITLE,
    drafts,
    lines_of,
    outcome,
    pdf_of,
    read,
    tar_of,
    warc_record,
    zip_of,
)

BODY = "\n\n".join(PARAGRAPHS)
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Northern Times</title><language>en</language>
<item><title>{TITLE}</title><link>https://northern.example/a</link><guid>a1</guid><pubDate>Thu, 04 Mar 2021 08:00:00 GMT</pubDate>
<dc:creator>Ragna Tveit</dc:creator><description>Short.</description>
<content:encoded><![CDATA[{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}]]></content:encoded></item>
<item><title>Second</title><description>{PARAGRAPHS[1]}</description></item></channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Northern Times</title>
<entry><id>urn:1</id><title>{TITLE}</title><link rel="self" href="https://x.example/self"/><link href="https://northern.example/a"/>
<published>2021-03-04T08:00:00Z</published><author><name>Ragna Tveit</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</div></content></entry></feed>"""


def _mail() -> bytes:
    message = EmailMessage()
    message["From"] = "Ragna Tveit <ragna@example.org>"
    message["To"] = "desk@example.org"
    message["Subject"] = f"Fwd: {TITLE}"
    message["Date"] = "Thu, 04 Mar 2021 08:00:00 +0000"
    message.set_content(BODY)
    message.add_alternative(f"<p>{BODY}</p>", subtype="html")
    return message.as_bytes()


def _mhtml() -> bytes:
    return (
        "From: <Saved by Browser>\r\nSnapshot-Content-Location: https://northern.example/2021/03/04/bridge\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n----b\r\nContent-Type: text/html; charset=utf-8\r\n'
        f"Content-Location: https://northern.example/2021/03/04/bridge\r\n\r\n{PAGE}\r\n----b\r\nContent-Type: image/png\r\n\r\nxx\r\n----b--\r\n"
    ).encode()


CSV = f'Headline,Text,Pub Date,Link\n"{TITLE}","{BODY}",2021-03-04,https://northern.example/a\n'
ONE_ARTICLE: dict[str, bytes | str] = {
    "a.txt": TEXT,
    "a.md": f"# {TITLE}\n\n{BODY}\n",
    "a.html": PAGE,
    "page without ending": PAGE,
    "a.txt.wrong.csv.htm": PAGE,
    "a.jsonl": lines_of(RECORD),
    "a.json": json.dumps(RECORD),
    "list.json": json.dumps([RECORD]),
    "wrapped.json": json.dumps({"status": "ok", "articles": [RECORD]}),
    "a.csv": CSV,
    "semicolons.csv": CSV.replace(",", ";", 3).replace('","', '";"').replace('",2021-03-04,', '";2021-03-04;'),
    "a.tsv": f"title\tbody\n{TITLE}\t{BODY.replace(chr(10), ' ')}\n",
    "a.warc": warc_record("https://northern.example/a", PAGE) + warc_record("https://northern.example/robots.txt", "x", kind="text/plain"),
    "a.warc.gz": gzip.compress(warc_record("https://northern.example/a", PAGE)),
    "a.eml": _mail(),
    "a.mhtml": _mhtml(),
    "a.rss": ATOM,
    "a.xml": ATOM,
    "a.zip": zip_of({"folder/a.html": PAGE, "folder/README.md": "x", ".hidden": "x", "__MACOSX/a": "x", "style.css": "x"}),
    "a.tar": tar_of({"folder/a.txt": TEXT}),
    "a.tar.gz": tar_of({"folder/a.txt": TEXT}, mode="w:gz"),
    "a.tgz": tar_of({"folder/a.txt": TEXT}, mode="w:gz"),
    "a.txt.gz": gzip.compress(TEXT.encode()),
    "a.jsonl.gz": gzip.compress(lines_of(RECORD).encode()),
    "nested.zip": zip_of({"inner.zip": zip_of({"a.txt": TEXT})}),
    "a.pdf": pdf_of([TITLE, "", *PARAGRAPHS]),
}


@pytest.mark.parametrize("name", ONE_ARTICLE)
def test_every_format_gives_the_same_article(tmp_path: Path, name: str) -> None:
    data = ONE_ARTICLE[name]
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (draft,) = drafts(path)
    assert draft.title == TITLE
    assert " ".join(draft.body.split()) == " ".join(BODY.split())


def test_a_feed_gives_one_record_an_entry(tmp_path: Path) -> None:
    (tmp_path / "f.rss").write_text(RSS, encoding="utf-8")
    first, second = drafts(tmp_path / "f.rss")
    assert (first.title, first.source, first.authors, first.url) == (
        TITLE,
        "Northern Times",
        ("Ragna Tveit",),
        "https://northern.example/a",
    )
    assert (first.published.date, first.record_id, first.body) == ("2021-03-04", "a1", BODY)
    assert second.body == PARAGRAPHS[1]


def test_a_page_in_a_web_archive_is_keyed_by_its_address(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(
        warc_record("https://northern.example/a", PAGE) + warc_record("https://northern.example/b", PAGE, status="404 Not Found")
    )
    (document,), failures = read(path)
    assert not failures
    assert document.key == "https://northern.example/a"
    assert document.path == f"{path}!https://northern.example/a"
    assert to_draft(document).record_id == document.key


def test_a_message_tells_its_title_author_and_date(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(_mail())
    (draft,) = drafts(tmp_path / "a.eml")
    assert (draft.title, draft.authors, draft.published.date) == (TITLE, ("Ragna Tveit",), "2021-03-04")


def test_a_saved_page_knows_its_address(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_bytes(_mhtml())
    (draft,) = drafts(tmp_path / "a.mhtml")
    assert draft.url == "https://northern.example/2021/03/04/bridge"


def test_members_are_shown_with_their_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of({"b/c.txt": TEXT, "a.jsonl": lines_of(RECORD)}))
    documents, _ = read(tmp_path / "a.zip")
    assert [document.path.partition("a.zip")[2] for document in documents] == ["!a.jsonl", "!b/c.txt"]


@pytest.mark.parametrize("names", [("a.meta.json", "a.txt"), ("a.txt", "a.meta.json")])
@pytest.mark.parametrize(
    "pack", [zip_of, tar_of, partial(tar_of, mode="w:gz"), lambda files: zip_of({"inner.tar.gz": tar_of(files, mode="w:gz")})]
)
def test_metadata_beside_a_member_is_read_on_either_side_of_it(
    tmp_path: Path, pack: Callable[[dict[str, bytes | str]], bytes], names: tuple[str, str]
) -> None:
    texts: dict[str, bytes | str] = {"a.meta.json": '{"published": "2020-01-02"}', "a.txt": TEXT}
    (tmp_path / "a.archive").write_bytes(pack({name: texts[name] for name in names}))
    (draft,) = drafts(tmp_path / "a.archive")
    assert (draft.published.date, draft.published.origin) == ("2020-01-02", "sidecar")


def test_a_tar_that_breaks_off_gives_what_stands_before_with_its_metadata(tmp_path: Path) -> None:
    whole = tar_of({"a.txt": TEXT, "a.meta.json": '{"published": "2020-01-02"}', "b.txt": TEXT * 9}, mode="w")
    (tmp_path / "a.tar").write_bytes(whole[:3_000])
    documents, failures = read(tmp_path / "a.tar")
    assert to_draft(documents[0]).published.date == "2020-01-02"
    assert [failure.reason for failure in failures] == ["tar archive is damaged or cut off"]


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.meta.json", '{"published": "2020-01-02", "author": "Ragna Tveit"}'), ("a.meta.yml", "published: 2020-01-02\nauthor: Ragna Tveit\n"),
     ("a.txt.meta.yaml", "date: 2020-01-02\nauthors: [Ragna Tveit]\n")],
)  # fmt: skip
def test_metadata_beside_a_file_is_read(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    (draft,) = drafts(tmp_path / "a.txt")
    assert (draft.published.date, draft.authors) == ("2020-01-02", ("Ragna Tveit",))


def test_broken_metadata_is_reported_and_the_article_still_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.meta.json").write_text("{", encoding="utf-8")
    (document,), (failure,) = read(tmp_path / "a.txt")
    assert to_draft(document).title == TITLE
    assert failure.path.endswith("a.meta.json")


def test_a_bad_line_is_reported_with_its_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines_of(RECORD) + "{bad\n\n[1]\n" + lines_of({"text": PARAGRAPHS[0]}), encoding="utf-8")
    documents, failures = read(tmp_path / "a.jsonl")
    assert [document.key for document in documents] == ["bridge-1", documents[1].key]
    assert len(documents[1].key) == 32
    assert [failure.path.rpartition(":")[2] for failure in failures] == ["2", "4"]


def test_records_arrive_from_standard_input() -> None:
    found = list(read_stdin_records(io.BytesIO(lines_of(RECORD).encode() + b"nonsense\n")))
    assert [type(one) is SourceFailure for one in found] == [False, True]
    assert found[0].path == "-"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_records_and_tables_are_read_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines_of(RECORD | {"title": "Brücke"}).encode(encoding))
    (tmp_path / "a.csv").write_bytes(CSV.replace(TITLE, "Brücke").encode(encoding))
    assert [draft.title for name in ("a.jsonl", "a.csv") for draft in drafts(tmp_path / name)] == ["Brücke", "Brücke"]


def test_fields_can_be_mapped(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines_of({"Story Txt": BODY, "hl": TITLE}), encoding="utf-8")
    (document,), _ = read(tmp_path / "a.jsonl")
    draft = to_draft(document, mapping={"body": "story_txt", "title": "hl"})
    assert (draft.title, draft.body) == (TITLE, BODY)


def test_a_row_across_lines_is_one_record_and_a_broken_one_is_reported(tmp_path: Path) -> None:
    rows = 'title,body\n"Two\nlines","first\n\nsecond"\nLong,' + "x" * 3_000 + f"\n{TITLE},{PARAGRAPHS[1]}\n"
    (tmp_path / "a.csv").write_text(rows, encoding="utf-8")
    documents, failures = read(tmp_path / "a.csv", limits=Limits(max_line_bytes=4_000))
    assert len(documents) == 3
    assert not failures


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [(b"<html>", "a.txt", "html"), (b"\xef\xbb\xbf <!DOCTYPE html>", "a", "html"), (b'{"a":1}\n{"a":2}\n', "a.txt", "jsonl"), (b"{not json", "a.txt", "text"),
     (b"[1] A footnote", "a.txt", "text"), (b"<p>one</p>", "a.txt", "html"), (b"<3 this town", "a.txt", "text"), (b"From: here\nwe go on", "a.txt", "text"),
     (b'<?xml version="1.0"?><rss>', "a.xml", "feed"), (b"<?xml version='1.0'?><nitf>", "a.xml", "unknown"), (b"%PDF-1.7", "a.txt", "pdf")],
)  # fmt: skip
def test_the_format_is_told_by_content(head: bytes, name: str, kind: str) -> None:
    assert sniff(head, name) == kind


def test_other_compressions_are_named() -> None:
    assert bz2.compress(b"x")[:3] == b"BZh"


def test_a_bzip2_file_says_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bz2.compress(TEXT.encode()))
    assert outcome(tmp_path / "a.txt") == "a bzip2 archive, no text"


def test_a_text_that_opens_with_a_marked_heading_is_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"# {TITLE}\n\n*By Ragna Tveit*\n\n{BODY}\n")
    (found,) = drafts(tmp_path / "a.txt")
    assert (found.title, found.byline, found.body) == (TITLE, "By Ragna Tveit", BODY)


def test_a_text_that_opens_with_a_hashtag_is_plain(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TITLE}\n\n# of ships: 3,200\n\n{BODY}\n")
    (found,) = drafts(tmp_path / "a.txt")
    assert "# of ships: 3,200" in found.body


@pytest.mark.parametrize(
    "head",
    [
        "<!-- saved from url=(0040)https://northern.example/2021/03/04/a -->",
        "<!--\n Page saved with SingleFile \n url: https://northern.example/2021/03/04/a \n-->",
    ],
)
def test_a_page_saved_by_a_browser_knows_its_address(tmp_path: Path, head: str) -> None:
    (tmp_path / "a.htm").write_text(PAGE.replace("<!DOCTYPE html>", f"<!DOCTYPE html>\n{head}"))
    (draft,) = drafts(tmp_path / "a.htm")
    assert draft.url == "https://northern.example/2021/03/04/a"


def test_a_page_saved_as_one_file_is_told_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(_mhtml())
    (draft,) = drafts(tmp_path / "a.html")
    assert (draft.title, draft.url) == (TITLE, "https://northern.example/2021/03/04/bridge")


def test_a_page_of_nothing_but_a_title_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><head><title>404</title></head><body><h1>Not Found</h1></body></html>")
    assert outcome(tmp_path / "a.html") == "no text: nothing on the page but its title"


def test_a_web_archive_is_read_as_crawlers_write_it(tmp_path: Path) -> None:
    page, bare = warc_record("https://northern.example/a", PAGE), warc_record("https://northern.example/b", PAGE, kind="")
    text = (
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nWARC-Date: 2021-03-05T00:00:00Z\r\n"
        f"WARC-Target-URI: https://northern.example/c\r\nContent-Type: text/plain\r\nContent-Length: {len(TEXT.encode())}\r\n\r\n{TEXT}\r\n\r\n"
    ).encode()
    packed = warc_record("https://northern.example/d", "\x1b\x7f packed", kind="text/html\r\nContent-Encoding: br")
    (tmp_path / "a.warc").write_bytes(page + bare + text)
    documents, failures = read(tmp_path / "a.warc")
    assert ([one.key[-1] for one in documents], failures) == (["a", "b", "c"], [])
    (tmp_path / "b.warc").write_bytes(packed)
    assert "packed with br" in outcome(tmp_path / "b.warc")
    (tmp_path / "c.warc").write_bytes(page + page[:-300])
    documents, failures = read(tmp_path / "c.warc")
    assert len(documents) == 1
    assert "page is cut off" in failures[0].reason
