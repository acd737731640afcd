"""Exports as scrapers, databases and news interfaces write them."""

# ruff: noqa: E501 - samples are easier to read unbroken
from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.ingest.sources import Limits
from tests.ingest.sources.samples import PARAGRAPHS, RECORD, TITLE, drafts, outcome, read

BODY = "\n\n".join(PARAGRAPHS)
OTHER = {"title": "Second", "text": PARAGRAPHS[1]}
WRAPPED: dict[str, object] = {
    "a list of lists": [[RECORD], [OTHER]],
    "pages of a wrapper": [{"page": 1, "articles": [RECORD]}, {"page": 2, "articles": [OTHER]}],
    "an envelope around each": {"meta": {"n": 2}, "articles": [{"article": RECORD}, {"doc": OTHER}]},
    "a search engine's answer": {"took": 1, "hits": {"total": {"value": 2}, "hits": [{"_id": "1", "_source": RECORD}, {"_id": "2", "_source": OTHER}]}},
    "objects by their ids": {"17": RECORD, "18": OTHER},
    "a table by columns": {"title": {"0": TITLE, "1": "Second"}, "text": {"0": BODY, "1": PARAGRAPHS[1]}},
    "a table by rows": {"columns": ["title", "text"], "index": [0, 1], "data": [[TITLE, BODY], ["Second", PARAGRAPHS[1]]]},
    "a graph": {"@graph": [{"@type": "WebSite", "name": "x"}, {"headline": TITLE, "articleBody": BODY}, {"headline": "Second", "articleBody": PARAGRAPHS[1]}]},
    "a JSON feed": {"version": "https://jsonfeed.org/version/1.1", "title": "Northern Times", "items": [{"id": "1", "title": TITLE, "content_text": BODY}, {"id": "2", **OTHER}]},
    "a list by any name": {"status": "ok", "meldungen": [RECORD, OTHER]},
    "several lists by any name": {"title": "Northern Times", "local": [RECORD], "world": [OTHER], "tags": ["a"], "authors": [{"name": "Mary Poe", "description": "Writes."}]},
}  # fmt: skip


def _file(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize("shape", WRAPPED)
def test_articles_are_found_in_a_wrapper(tmp_path: Path, shape: str) -> None:
    found = drafts(_file(tmp_path, "export.json", json.dumps(WRAPPED[shape])))
    assert [(draft.title, draft.body) for draft in found] == [(TITLE, BODY), ("Second", PARAGRAPHS[1])]


def test_an_article_without_text_is_not_taken_apart_into_its_lists(tmp_path: Path) -> None:
    record = {
        "title": TITLE,
        "comments": [{"text": "Well said, all of it."}],
        "images": [{"description": PARAGRAPHS[1]}],
        "authors": [{"description": "Writes."}],
    }
    _, failures = read(_file(tmp_path, "a.json", json.dumps(record)))
    assert not failures
    (found,) = read(_file(tmp_path, "a.json", json.dumps(record)))[0]
    assert json.loads(found.data)["title"] == TITLE


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [("titre", "contenu", "date_publication"), ("título", "contenido", "fecha"), ("Titel", "Inhalt", "Datum"), ("titolo", "testo", "data_pubblicazione"),
     ("заголовок", "текст", "дата"), ("标题", "正文", "发布时间"), ("タイトル", "本文", "日付"), ("제목", "본문", "날짜"), ("tytuł", "treść", "data_publikacji")],
)  # fmt: skip
def test_fields_are_known_in_other_languages(tmp_path: Path, title: str, text: str, day: str) -> None:
    (found,) = drafts(_file(tmp_path, "a.json", json.dumps([{title: TITLE, text: BODY, day: "2021-03-04"}])))
    assert (found.title, found.body, found.published.date) == (TITLE, BODY, "2021-03-04")
    (row,) = drafts(_file(tmp_path, "a.csv", f'{title};{text};{day}\n{TITLE};"{BODY}";2021-03-04\n'))
    assert (row.title, row.body, row.published.date) == (TITLE, BODY, "2021-03-04")


def test_a_table_without_a_row_of_names_is_told_before_its_first_article_is_lost(tmp_path: Path) -> None:
    for first in (f'{TITLE},"{PARAGRAPHS[0]}",north', f"{TITLE},Short,2021-03-04"):
        assert outcome(_file(tmp_path, "a.csv", f"{first}\nSecond,Short too,2021-03-05\n")).startswith(
            "table whose first row is an article"
        )


def test_a_table_in_a_code_page_is_read_in_that_of_its_first_lines(tmp_path: Path) -> None:
    rows = "제목,본문\n항만 노동자들 파업을 끝내다,항만 노동자들이 금요일 아흐레 만에 일터로 돌아왔다고 노조 대표가 말했다\n짧다,배들은 항구 밖에서 기다렸다\n"
    assert [found.title for found in drafts(_file(tmp_path, "a.csv", rows.encode("cp949")))] == ["항만 노동자들 파업을 끝내다", "짧다"]


def test_the_interfaces_of_newspapers_are_understood(tmp_path: Path) -> None:
    nyt = {"headline": {"main": TITLE}, "byline": {"original": "By Mary Poe and Al Green"}, "pub_date": "2021-03-04T09:00:00+0000",
           "lead_paragraph": BODY, "abstract": "Short.", "web_url": "https://nyt.example/1"}  # fmt: skip
    guardian = {"webTitle": TITLE, "webPublicationDate": "2021-03-04T09:00:00Z", "webUrl": "https://g.example/1", "fields": {"bodyText": BODY, "byline": "Mary Poe and Al Green"}}  # fmt: skip
    wordpress = {"title": {"rendered": TITLE}, "content": {"rendered": f"<p>{'</p><p>'.join(PARAGRAPHS)}</p>"}, "date": "2021-03-04T09:00:00", "author": 3,
                 "_embedded": {"author": [{"name": "Mary Poe"}, {"name": "Al Green"}]}, "link": "https://wp.example/1"}  # fmt: skip
    mongo = {"_id": {"$oid": "5f"}, "title": TITLE, "text": BODY, "date": {"$date": {"$numberLong": "1614848400000"}},
             "author": [{"firstname": "Mary", "lastname": "Poe"}, {"name": "Al Green"}], "url": "https://m.example/1"}  # fmt: skip
    for record in (nyt, guardian, wordpress, mongo):
        (found,) = drafts(_file(tmp_path, "one.jsonl", json.dumps(record) + "\n"))
        assert (found.title, found.body, found.authors, found.published.date) == (TITLE, BODY, ("Mary Poe", "Al Green"), "2021-03-04")
        assert found.url.startswith("https://")


@pytest.mark.parametrize(
    ("name", "text"),
    [("list.jsonl", "[\n{0},\n{1}\n]\n"), ("line.jsonl", "[{0},{1}]\n"), ("commas.jsonl", "{0},\n{1}\n"), ("behind.json", "{0}\n\n{1}"),
     ("pretty.ndjson", "{2}\n{3}\n"), ("mark.json", "\ufeff[{0},{1}]"), ("no-comma.json", "[{0}\n{1}]")],
)  # fmt: skip
def test_json_is_read_however_its_records_follow_one_another(tmp_path: Path, name: str, text: str) -> None:
    records = (json.dumps(RECORD), json.dumps(OTHER), json.dumps(RECORD, indent=1), json.dumps(OTHER, indent=1))
    for number, record in enumerate(records):
        text = text.replace(f"{{{number}}}", record)
    assert [draft.title for draft in drafts(_file(tmp_path, name, text))] == [TITLE, "Second"]


def test_of_a_list_that_was_cut_off_the_whole_records_are_read(tmp_path: Path) -> None:
    whole = json.dumps([RECORD, OTHER, {"title": "Third", "text": BODY}])
    documents, (failure,) = read(_file(tmp_path, "dead-scraper.json", whole[:-30]))
    assert len(documents) == 2
    assert "not valid JSON" in failure.reason
    _, (failure,) = read(_file(tmp_path, "dead-scraper.json", json.dumps([RECORD])[:-1]))
    assert "cut off" in failure.reason


@pytest.mark.parametrize("frame", ["[{}]", '{{"status": "ok", "articles": [{}]}}', "{}"])
def test_a_json_file_may_be_longer_than_a_document(tmp_path: Path, frame: str) -> None:
    many = (",\n" if "[" in frame else "\n").join(json.dumps({"id": n, "title": f"Title {n}", "text": BODY}) for n in range(300))
    found, failures = read(_file(tmp_path, "many.json", frame.format(many)), limits=Limits(max_file_bytes=20_000))
    assert ([one.key for one in found], failures) == ([str(n) for n in range(300)], [])
    found, failures = read(_file(tmp_path, "many.json", frame.format(many)[: -len(BODY) // 2]), limits=Limits(max_file_bytes=20_000))
    assert (len(found), len(failures)) == (299, 1)


@pytest.mark.parametrize(
    ("name", "data"),
    [("excel.csv", f'sep=;\r\ntitle;text\r\n{TITLE};"{PARAGRAPHS[0]}"\r\n'), ("database.csv", f'title,text\n"{TITLE}","{PARAGRAPHS[0]} \\"Yes\\", he said."\n'),
     ("table.txt", f'title,text,date\n{TITLE},"{PARAGRAPHS[0]}",2021-03-04\n'), ("one-column.csv", f'text\n"{PARAGRAPHS[0]}"\n'),
     ("head.csv", f'"title\n(English)",text\n{TITLE},"{PARAGRAPHS[0]}"\n'), ("marked.tsv", f"\ufefftitle\ttext\n{TITLE}\t{PARAGRAPHS[0]}\n".encode("utf-16"))],
)  # fmt: skip
def test_tables_of_other_programs_are_read(tmp_path: Path, name: str, data: str | bytes) -> None:
    (found,) = drafts(_file(tmp_path, name, data))
    assert found.body.startswith(PARAGRAPHS[0])
    assert found.body[len(PARAGRAPHS[0]) :] in ("", ' "Yes", he said.')


def test_a_text_that_speaks_of_columns_is_no_table(tmp_path: Path) -> None:
    (found,) = drafts(_file(tmp_path, "prose.txt", f"Title, text and date of the treaty\n\n{BODY}\n"))
    assert found.title == "Title, text and date of the treaty"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [(f"Second,{PARAGRAPHS[0]}, and more,and more\n", "row at line 3 has 5 cells for 2 columns"), (f'Second,"{PARAGRAPHS[0]}\n', "row at line 3 is never closed")],
)  # fmt: skip
def test_a_row_that_would_lose_text_is_told(tmp_path: Path, rows: str, reason: str) -> None:
    _, failures = read(_file(tmp_path, "broken.csv", f'title,text\nFirst,"{PARAGRAPHS[1]}"\n{rows}'))
    assert reason in failures[0].reason


def test_a_table_without_names_says_what_to_do(tmp_path: Path) -> None:
    told = outcome(_file(tmp_path, "bare.csv", f'"{TITLE}","{BODY}"\n'))
    assert "put a row above it" in told


def test_words_for_nothing_are_nothing(tmp_path: Path) -> None:
    (found,) = drafts(_file(tmp_path, "pandas.csv", f'title,text,author,date,source\n{TITLE},"{BODY}",NaN,None,null\n'))
    assert (found.authors, found.published.date, found.source) == ((), None, "")


@pytest.mark.parametrize("field", ["title", "text", "both"])
def test_character_references_that_were_left_in_a_record_are_read(tmp_path: Path, field: str) -> None:
    title, text = (
        ("Ent &amp; Sons&amp;#8217; plan", "Plain.") if field == "title" else ("Ent", f"{PARAGRAPHS[0]} &quot;Yes&quot; &amp;mdash; no.")
    )
    (found,) = drafts(
        _file(tmp_path, "one.jsonl", json.dumps({"title": title, "text": text if field != "both" else f"&lt;p&gt;{text}&lt;/p&gt;"}))
    )
    assert found.title in ("Ent & Sons’ plan", "Ent")
    if field != "title":
        assert found.body == f'{PARAGRAPHS[0]} "Yes" — no.'


def test_a_source_that_is_an_address_is_read_as_one(tmp_path: Path) -> None:
    (found,) = drafts(_file(tmp_path, "t.json", json.dumps({"title": TITLE, "text": BODY, "source": "https://www.t.example/story"})))
    assert (found.source, found.url) == ("t.example", "https://www.t.example/story")


def test_a_record_without_known_fields_names_those_that_it_has(tmp_path: Path) -> None:
    told = outcome(_file(tmp_path, "one.jsonl", json.dumps({"stuff": "x", "more": "y"})))
    assert "only more, stuff; name its text with --map body=FIELD" in told
