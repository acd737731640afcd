"""Feeds and JSON files with faults: what can be read of them is, all of it, and the rest is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain import ArticleDraft
from app.ingest.sources import Limits
from tests.extract.cases import PARAGRAPHS
from tests.ingest.sources.samples import drafts, read

FEED = """<?xml version="1.0"{declared}?><rss version="2.0"><channel><title>Fjord &amp; Coast</title>
<item><title>{title}</title><guid>1</guid><description>{body}</description></item></channel></rss>"""


def _feed(
    tmp_path: Path, *, title: str = "A bridge is closed", body: str = PARAGRAPHS[1], declared: str = "", encoding: str = "utf-8"
) -> ArticleDraft:
    (tmp_path / "f.rss").write_bytes(FEED.format(title=title, body=body, declared=declared).encode(encoding))
    (draft,) = drafts(tmp_path / "f.rss")
    return draft


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("the mayor&rsquo;s caf&eacute;", "the mayor’s café"),
        ("Orsa & Sons", "Orsa & Sons"),
        ("AT&T; &unheard; of", "AT&T; &unheard; of"),
        ("prices < wages", "prices < wages"),
        ("hills &amp; dales &#8217;", "hills & dales ’"),
    ],
)
def test_characters_that_xml_does_not_know_take_no_text_with_them(written: str, meant: str, tmp_path: Path) -> None:
    draft = _feed(tmp_path, title=f"Here {written} at last", body=f"Long before {written} the harbour was closed to all ships.")
    assert draft.title == f"Here {meant} at last"
    assert draft.body == f"Long before {meant} the harbour was closed to all ships."


def test_a_literal_part_of_a_feed_stays_as_it_is(tmp_path: Path) -> None:
    draft = _feed(tmp_path, body=f"<![CDATA[<p>R&amp;D &lt;grew&gt;</p><p>{PARAGRAPHS[1]}</p>]]>")
    assert draft.body == f"R&D <grew>\n\n{PARAGRAPHS[1]}"


def test_text_before_the_first_tag_of_an_entry_is_kept(tmp_path: Path) -> None:
    draft = _feed(tmp_path, title="The <i>Post</i> &amp; its rivals", body="The pilots of a &lt; b <b>walked</b> out of the talks on pay.")
    assert draft.title == "The Post & its rivals"
    assert draft.body == "The pilots of a < b walked out of the talks on pay."


@pytest.mark.parametrize("declared", ["", " encoding='utf-8'"])
def test_a_feed_that_is_not_in_utf_8_as_it_says_is_read_in_its_code_page(declared: str, tmp_path: Path) -> None:
    draft = _feed(tmp_path, title="Café naïve", body="The café of the naïve was closed to all ships.", declared=declared, encoding="cp1252")
    assert (draft.title, draft.body) == ("Café naïve", "The café of the naïve was closed to all ships.")
    assert _feed(tmp_path, title="Café naïve", declared=" encoding='iso-8859-1'", encoding="latin-1").title == "Café naïve"


def _records(count: int = 6) -> list[str]:
    return [json.dumps({"id": f"r{n}", "title": f"Report {n}", "by": {"id": 7, "desk": "x"}, "text": PARAGRAPHS[n]}) for n in range(count)]


BROKEN = {
    "a quote that is not escaped": lambda record: record.replace("Report", 'The "great" report', 1),
    "cut off in a field": lambda record: record[:40],
    "cut off behind a field": lambda record: record[: record.index('"by"')],
}


@pytest.mark.parametrize("layout", ["[{}]", '{{"status": "ok", "articles": [{}]}}'])
@pytest.mark.parametrize("fault", BROKEN)
@pytest.mark.parametrize("bounded", [False, True])
def test_records_behind_a_broken_one_are_read(fault: str, layout: str, bounded: bool, tmp_path: Path) -> None:
    records = _records()
    records[2] = BROKEN[fault](records[2])
    path = tmp_path / "export.json"
    path.write_text(layout.format(",\n".join(records)))
    limits = Limits(max_file_bytes=100, max_line_bytes=1_000_000) if bounded else Limits()
    documents, failures = read(path, limits=limits)
    assert [document.key for document in documents] == ["r0", "r1", "r3", "r4", "r5"]
    assert [failure.path for failure in failures] == [f"{path}:3"]
    assert "the records around it are read" in failures[0].reason


def test_a_record_beyond_all_limits_takes_no_other_with_it(tmp_path: Path) -> None:
    records = _records()
    records[2] = '{"id": "r2", "text": "' + "word " * 900_000 + '"}'
    path = tmp_path / "export.json"
    path.write_text(f"[{', '.join(records)}]")
    documents, failures = read(path, limits=Limits(max_file_bytes=1_000_000, max_line_bytes=1_500_000))
    assert [document.key for document in documents] == ["r0", "r1", "r3", "r4", "r5"]
    assert len(failures) == 1


def test_the_place_of_a_fault_is_the_one_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text('[{"id": 1, "title": "One", "text": "x"},\n{"id": 2, "title": One}]')
    (failure,) = read(path)[1]
    assert failure.reason == "not valid JSON: Expecting value at line 2, character 20"


def test_line_breaks_in_strings_are_read_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"title": "One story", "text": "First line here.\n\nSecond\tline here."}]')
    (tmp_path / "b.jsonl").write_text('{"title": "One story", "text": "First line\there."}\n')
    assert drafts(tmp_path / "a.json")[0].body.startswith("First line here.\n\nSecond")
    assert drafts(tmp_path / "b.jsonl")[0].body.startswith("First line")
