"""Files as scrapers leave them: lists in wrappers, tables without names, dates that one record explains to the others."""

# ruff: noqa: E501 - samples are easier to read unbroken
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import UnreadableInputError
from app.ingest.sources import SourceDocument, SourceFailure
from app.ingest.sources.day_order import with_day_order
from app.ingest.sources.records import record_document
from tests.ingest.sources.samples import PARAGRAPHS, RECORD, TITLE, drafts, outcome, read

BODY = "\n\n".join(PARAGRAPHS)
OTHER = {"title": "Second", "text": PARAGRAPHS[1]}
WRAPPED: dict[str, object] = {
    "results of articles": {"articles": {"results": [RECORD, OTHER], "totalResults": 2}},
    "outlets by name": {
        "newspapers": {
            "north": {"link": "https://north.example", "articles": [RECORD]},
            "south": {"link": "https://south.example", "articles": [OTHER]},
        }
    },
    "outlets on top": {"north": {"rss": "x", "articles": [RECORD]}, "south": {"rss": "y", "articles": [OTHER]}},
    "collections of a store": {"filename": "a.json", "collections": [{"name": "news", "data": [RECORD, OTHER]}], "databaseVersion": 1.5},
    "data of a page": {"props": {"pageProps": {"articles": [RECORD, OTHER]}}, "page": "/"},
    "edges of a graph": {"data": {"posts": {"edges": [{"node": RECORD}, {"node": OTHER}]}}},
    "a feed beside its entries": {"status": "ok", "feed": {"title": "Northern Times"}, "items": [RECORD, OTHER]},
}


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("shape", WRAPPED)
def test_articles_are_found_however_they_are_wrapped(tmp_path: Path, shape: str) -> None:
    found = drafts(_file(tmp_path, "export.json", json.dumps(WRAPPED[shape])))
    assert [(draft.title, draft.body) for draft in found] == [(TITLE, BODY), ("Second", PARAGRAPHS[1])]


def test_an_envelope_is_no_id(tmp_path: Path) -> None:
    documents, _ = read(_file(tmp_path, "a.json", json.dumps([{"doc": OTHER}, {"doc": {**OTHER, "title": "Third"}}])))
    assert len({document.key for document in documents} - {"doc"}) == 2


def test_what_lies_inside_a_record_is_no_wrapper(tmp_path: Path) -> None:
    record = {"url": "https://north.example/a", "meta": {"articles": [OTHER]}}
    assert outcome(_file(tmp_path, "a.json", json.dumps(record))).startswith("record has no title and no text")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [(f"https://north.example/a,{TITLE},No body,No date\n", "table whose first row is an article"), (f'""\n0,"{PARAGRAPHS[0]}",2021-03-04\n', "table without named columns: put a first row")],
)  # fmt: skip
def test_a_table_without_names_says_what_to_do(tmp_path: Path, rows: str, reason: str) -> None:
    assert outcome(_file(tmp_path, "a.csv", rows)).startswith(reason)


@pytest.mark.parametrize(("explaining", "day"), [("13/05/2021", "2021-03-04"), ("05/13/2021", "2021-04-03"), ("2021-05-13", "2021-04-03")])
@pytest.mark.parametrize("ending", ["csv", "jsonl", "json"])
def test_one_date_of_a_file_explains_the_others(tmp_path: Path, explaining: str, day: str, ending: str) -> None:
    records = [{"title": f"Report {when}", "text": BODY, "date": when} for when in ("04/03/2021", explaining, "04/03/2021 10:00")]
    text = {
        "json": json.dumps(records),
        "jsonl": "\n".join(map(json.dumps, records)),
        "csv": "title,text,date\n" + "".join(f'{record["title"]},"{BODY}",{record["date"]}\n' for record in records),
    }[ending]
    found = drafts(_file(tmp_path, f"a.{ending}", text))
    assert [draft.published.date for draft in found] == [day, "2021-05-13", day]


def _documents(*days: str) -> Iterator[SourceDocument | SourceFailure]:
    for place, when in enumerate(days, 1):
        yield record_document({"title": "a", "text": "b", "date": when}, path="a.csv", place=place)


def test_a_file_with_both_orders_explains_nothing_from_there_on() -> None:
    found = with_day_order(_documents("01/02/2021", "13/02/2021", "01/02/2021", "02/13/2021", "01/02/2021"))
    assert [one.day_first for one in found if isinstance(one, SourceDocument)] == [True, None, True, None, None]


def test_documents_keep_their_order_and_are_not_held_for_ever() -> None:
    days = ["2021-01-01", *["01/02/2021"] * 700, "13/02/2021", "01/02/2021"]
    taken: list[str] = []

    def counted() -> Iterator[SourceDocument | SourceFailure]:
        for one in _documents(*days):
            taken.append(one.path)
            yield one

    found = with_day_order(counted())
    places = []
    for one in found:
        assert isinstance(one, SourceDocument)
        places.append(one.place)
        assert len(taken) - len(places) <= 502
    assert places == [*range(1, len(days) + 1)]
    assert one.day_first is True


def test_failures_stay_where_they_stood() -> None:
    failure = SourceFailure(path="a.csv:2", reason="x")
    first, second = _documents("01/02/2021", "13/02/2021")
    assert [one.path for one in with_day_order(iter([first, failure, second]))] == ["a.csv", "a.csv:2", "a.csv"]


def test_documents_that_are_held_back_outlive_a_fault_behind_them() -> None:
    def broken() -> Iterator[SourceDocument | SourceFailure]:
        yield from _documents("01/02/2021", "03/04/2021")
        raise UnreadableInputError("gzip data is damaged")

    found = with_day_order(broken())
    assert [next(found).path, next(found).path] == ["a.csv", "a.csv"]
    with pytest.raises(UnreadableInputError):
        next(found)


def test_a_feed_without_links_has_the_addresses_in_its_guids(tmp_path: Path) -> None:
    items = [('<guid isPermaLink="true">https://north.example/a</guid>', "https://north.example/a"), ("<guid>https://north.example/b</guid>", "https://north.example/b"),
             ('<guid isPermaLink="false">https://north.example/?p=3</guid>', ""), ("<guid>17</guid>", "")]  # fmt: skip
    entries = "".join(f"<item><title>{TITLE}</title>{guid}<description>{BODY}</description></item>" for guid, _ in items)
    found = drafts(_file(tmp_path, "feed.xml", f'<rss version="2.0"><channel><title>North</title>{entries}</channel></rss>'))
    assert [draft.url or "" for draft in found] == [url for _, url in items]


def test_an_entry_taken_over_names_the_outlet_that_it_comes_from(tmp_path: Path) -> None:
    entry = (
        f"<entry><id>1</id><title>{TITLE}</title><content>{BODY}</content><source><id>x</id><title>Southern Post</title></source></entry>"
    )
    (found,) = drafts(_file(tmp_path, "feed.xml", f'<feed xmlns="http://www.w3.org/2005/Atom"><title>North</title>{entry}</feed>'))
    assert found.source == "Southern Post"
