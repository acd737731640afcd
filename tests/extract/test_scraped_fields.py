"""Fields as scrapers and news interfaces leave them: dates, outlets, addresses, texts, words for nothing."""

# ruff: noqa: E501 - tables of examples
from __future__ import annotations

import pytest

from app.errors import UnreadableInputError
from app.extract.author_names import as_authors
from app.extract.plaintext import extract_text
from app.extract.read_metadata import split_front_matter
from app.extract.record import extract_record
from tests.extract.cases import PARAGRAPHS

TITLE = "Council votes for the bridge"
BODY = "\n\n".join(PARAGRAPHS[:2])
TEASER = "The council voted on Tuesday."
SPANISH = "El consejo de la ciudad aprobó el martes la construcción del nuevo puente, que los vecinos pedían desde hace años, y la alcaldesa dijo que las obras comenzarán en la primavera."


def _published(value: object, text: str = BODY, **more: object) -> tuple[str | None, float]:
    found = extract_record({"title": TITLE, "text": text, "date": value, **more}).published
    return found.date, found.confidence


@pytest.mark.parametrize(
    "value",
    ["Senin, 04 Mar 2021 13:20 WIB", "Publicado: 4 de marzo de 2021", "4 de março de 2021 às 10h", "Publié le 4 mars 2021", "4. března 2021", "4. ožujka 2021", "2021. március 4.",
     "4 Μαρτίου 2021", "4 Mart 2021", "4 مارس 2021", "04 मार्च 2021", "2021년 3월 4일", "2021. 3. 4. 오전 10:11", "4 tháng 3, 2021", "입력 : 2021-03-04 10:11",
     "datetime.datetime(2021, 3, 4, 10, 0)", "time.struct_time(tm_year=2021, tm_mon=3, tm_mday=4, tm_hour=10)", [2021, 3, 4, 10, 0, 0, 3, 63, 0], "[2021, 3, 4, 10, 0, 0, 3, 63, 0]",
     ["2021-03-04T10:00:00Z"], {"$date": "2021-03-04"}, {"$date": {"$numberLong": "1614852000000"}}, {"seconds": 1614852000, "nanoseconds": 0}, {"date": "2021-03-04 10:00:00.000000", "timezone": "UTC"},
     1614852000.5, "1614852000.0", 1614852000000000],
)  # fmt: skip
def test_a_moment_is_read_in_any_form(value: object) -> None:
    assert _published(value)[0] == "2021-03-04"


@pytest.mark.parametrize("value", ["3 hours ago", "17 menit yang lalu", "Yesterday", "10:00 AM", {"a": 1}, [], "4 Foo 2021", "1403/02/15"])
def test_what_names_no_day_is_no_date(value: object) -> None:
    assert _published(value)[0] is None


def test_the_field_with_a_day_in_it_is_the_date() -> None:
    assert _published("2 hours ago", created_at="2021-03-04")[0] == "2021-03-04"
    assert _published("2021-03-04", created_at="2022-01-01", timestamp=1700000000)[0] == "2021-03-04"
    record = {"title": TITLE, "text": BODY, "created_at": "2022-01-01", "pub_date": "2021-03-04"}
    assert extract_record(record).published.date == "2021-03-04"


def test_other_languages_write_the_day_first() -> None:
    assert _published("04/03/2021 10:00", SPANISH) == ("2021-03-04", 0.96)
    assert _published("04/03/2021", BODY, language="French") == ("2021-03-04", 0.96)
    assert _published("04/03/2021", BODY) == ("2021-04-03", 0.6)
    record = {"title": TITLE, "text": SPANISH, "date": "04/03/2021", "url": "https://north.example.com/2021/04/03/a"}
    assert extract_record(record).published.date == "2021-04-03"


@pytest.mark.parametrize(("first", "shown"), [(True, ("2021-03-04", 0.96)), (False, ("2021-04-03", 0.96)), (None, ("2021-04-03", 0.6))])
def test_a_file_tells_how_its_numeric_dates_are_written(first: bool | None, shown: tuple[str, float]) -> None:
    found = extract_record({"title": TITLE, "text": BODY, "date": "04/03/2021"}, day_first=first).published
    assert (found.date, found.confidence) == shown


@pytest.mark.parametrize(
    ("fields", "source"),
    [({"url": "https://www.north-times.example/a/1"}, "north-times.example"), ({"url": "https://news.google.com/rss/articles/x"}, ""), ({"url": "/news/1"}, ""), ({"url": "http://10.0.0.1/a"}, ""),
     ({"source_domain": "www.north.example", "url": "https://north.example/a"}, "north.example"), ({"hostname": "north.com", "source-hostname": "Northern Times"}, "Northern Times"),
     ({"source": "https://north.example/a/b", "source_name": "Northern Times"}, "Northern Times"), ({"source": "NORTH.com"}, "NORTH.com"), ({}, "")],
)  # fmt: skip
def test_the_outlet_is_named_by_a_field_or_else_by_the_address(fields: dict[str, object], source: str) -> None:
    assert extract_record({"title": TITLE, "text": BODY, **fields}).source == source


def test_an_agency_in_the_text_names_the_outlet_before_its_address_does() -> None:
    text = f"PORT HALDEN (Reuters) - {BODY}"
    assert extract_record({"title": TITLE, "text": text, "url": "https://markets.example/a"}).source == "Reuters"


@pytest.mark.parametrize(
    ("fields", "url"),
    [({"uri": "nyt://article/1", "web_url": "https://north.example/a"}, "https://north.example/a"), ({"url": "/news/1"}, ""), ({"link": "www.north.example/a"}, "www.north.example/a"),
     ({"url": "north.example/a"}, "north.example/a"), ({"enlace": "https://north.example/a"}, "https://north.example/a"), ({"source": "https://north.example/a/b"}, "https://north.example/a/b")],
)  # fmt: skip
def test_an_address_is_one_of_the_web(fields: dict[str, object], url: str) -> None:
    assert (extract_record({"title": TITLE, "text": BODY, **fields}).url or "") == url


@pytest.mark.parametrize(
    ("title", "fields", "wanted"),
    [(f"{TITLE} - Northern Times", {"source": "Northern Times"}, (TITLE, "Northern Times")), (f"{TITLE} | North", {"url": "https://www.north.example/a"}, (TITLE, "North")),
     (f"{TITLE} - The North Star", {"url": "https://www.northstar.example/a"}, (TITLE, "The North Star")), (f"{TITLE} - Elmsworth Herald", {"url": "https://news.google.com/rss/articles/x"}, (TITLE, "Elmsworth Herald")),
     (f"{TITLE} - a first step", {"source": "Northern Times"}, (f"{TITLE} - a first step", "Northern Times")), (f"{TITLE} - News", {"url": "https://news.north.example/a"}, (f"{TITLE} - News", "news.north.example"))],
)  # fmt: skip
def test_the_outlet_behind_the_headline_comes_off(title: str, fields: dict[str, object], wanted: tuple[str, str]) -> None:
    found = extract_record({"title": title, "text": BODY, **fields})
    assert (found.title, found.source) == wanted


@pytest.mark.parametrize(
    "fields",
    [{"body": TEASER, "text": BODY}, {"content": f"{TEASER[:-1]}…", "full_content": BODY}, {"content": TEASER, "content_html": f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"},
     {"text": BODY, "body": ""}, {"content": "ONLY AVAILABLE IN PAID PLANS", "description": BODY}, {"content": "No content available", "summary": BODY}, {"content": f"{BODY} [+1234 chars]"},
     {"text": BODY, "description": TEASER}, {"isi": BODY}, {"içerik": BODY, "özet": TEASER}, {"descripcion": BODY}, {"desc": BODY}],
)  # fmt: skip
def test_the_fullest_text_of_a_record_is_its_body(fields: dict[str, object]) -> None:
    assert extract_record({"title": TITLE, **fields}).body == BODY


@pytest.mark.parametrize("word", ["No author", "Unknown author", "Author not found", "N/A", "Not available", "[Removed]", "only available in corporate plans", "['']"])  # fmt: skip
def test_words_for_nothing_are_nothing(word: str) -> None:
    found = extract_record({"title": TITLE, "text": BODY, "author": word, "source": word, "summary": word})
    assert (found.authors, found.source) == ((), "")


@pytest.mark.parametrize("title", ["Missing Link found in a quarry", "No news is good news", "Nothing found", "No date", "Author unknown"])
def test_a_headline_is_no_word_for_nothing(title: str) -> None:
    assert extract_record({"title": title, "text": BODY}).title == title


@pytest.mark.parametrize(
    ("told", "code"), [("english", "en"), ("English", "en"), ("eng", "en"), ("Deutsch", "de"), ("en-GB", "en-GB"), ("xx", "xx")]
)
def test_a_language_is_its_code(told: str, code: str) -> None:
    assert extract_record({"title": TITLE, "text": BODY, "language": told}).language == code


@pytest.mark.parametrize(
    ("value", "names"),
    [("['Jane Roe', 'Chief Reporter', 'Updated', 'Min Ago', 'Min Read', 'More', 'Jane Roe Is A Reporter Who Covers Ports']", "Jane Roe"), ("north.example.com", ""), ("editor@north.example", ""),
     ("{'name': 'Jane Roe'}", "Jane Roe"), ("{'Jane Roe', 'John Doe'}", "Jane Roe|John Doe"), ("array(['Jane Roe'], dtype=object)", "Jane Roe"), ("(Jane Roe)", "Jane Roe"), ("Oleh Budi Santoso", "Budi Santoso"),
     ("Autor: Jan Novák", "Jan Novák"), ("By ", ""), (["By", "Jane Roe"], "Jane Roe"), ("Jane Roe@janeroe", "Jane Roe"), ("Jane Roe\nJohn Doe", "Jane Roe|John Doe"), ("홍길동 기자 hong@north.example", "홍길동"),
     ("La Rédaction", ""), ("Redacción", ""), ("Anonymous", ""), ({"first": "Jane", "last": "Roe"}, "Jane Roe"), ({"author_name": "Jane Roe"}, "Jane Roe"), ("Jane O'Neil", "Jane O'Neil"), ("Will Moore", "Will Moore")],
)  # fmt: skip
def test_authors_are_without_what_stood_around_them(value: object, names: str) -> None:
    assert "|".join(as_authors(value)) == names


@pytest.mark.parametrize("prefix", ["CONTENT_", "news_", "Article ", "item-", "story_"])
def test_a_word_for_article_may_stand_before_any_name(prefix: str) -> None:
    record = {
        "TITLE": TITLE,
        "PUBLISHED_DATE": "2021-03-04",
        "SOURCE": "Northern Times",
        "AUTHORS": ["Jane Roe"],
        "LINK": "https://north.example/a",
    }
    found = extract_record({f"{prefix}{name}": value for name, value in record.items()} | {"TEXT": BODY})
    assert (found.title, found.published.date, found.source, found.authors, found.url) == (
        TITLE, "2021-03-04", "Northern Times", ("Jane Roe",), "https://north.example/a",
    )  # fmt: skip
    whole = extract_record({f"{prefix}title": "Another one for once", "title": TITLE, "text": BODY})
    assert whole.title == TITLE


def test_metadata_beside_the_text_fill_what_the_record_does_not_tell() -> None:
    aside = {"title": TITLE, "source": "https://north.example/a", "author": "Jane Roe", "published": "2021-03-04", "id": "x"}
    found = extract_record({"page_content": BODY, "metadata": aside})
    assert (found.title, found.body, found.url, found.source) == (TITLE, BODY, "https://north.example/a", "north.example")
    assert (found.authors, found.published.date, found.record_id) == (("Jane Roe",), "2021-03-04", None)
    pages = {"og": {"site_name": "Northern Times", "title": f"{TITLE} - Northern Times"}, "title": "Another", "created": "2022-01-01"}
    other = extract_record({"headline": TITLE, "text": BODY, "meta_data": pages})
    assert (other.title, other.source, other.published.date) == (TITLE, "Northern Times", None)


def test_the_outlet_is_not_its_own_author() -> None:
    assert extract_record({"title": TITLE, "text": BODY, "author": "Northern Times", "source": "Northern Times"}).authors == ()


@pytest.mark.parametrize(
    ("record", "advice"),
    [({"title": TITLE, "link": "https://north.example/a"}, "fetch the articles that it lists, or leave it out"), ({"title": TITLE, "story_of_day": BODY}, "--map body=story_of_day"),
     ({"Гарчиг": "Товч", "Мэдээ": BODY}, "--map body=Мэдээ"), ({"a": 1, "b": 2}, "--map body=FIELD")],
)  # fmt: skip
def test_a_record_without_known_text_says_what_to_do(record: dict[str, object], advice: str) -> None:
    with pytest.raises(UnreadableInputError, match=advice):
        extract_record(record)


TEXT = f"{BODY}\n"


@pytest.mark.parametrize(
    "head",
    [f"Title: {TITLE}\nURL: https://north.example/a\nDate: 2021-03-04\nAuthor: Jane Roe\nScraped: 2022-01-01\nWord Count: 300\n----------------------\n",
     f"Headline: {TITLE}\nAuthor: Jane Roe\nCategory:\nDate: 4 March 2021\nURL: https://north.example/a\n=====================\n\nContent:\n",
     f"Title: {TITLE}\nURL: https://north.example/a\nPublish Date: 2021-03-04 00:00:00\nAuthors: Jane Roe\n\n",
     f'+++\ntitle = "{TITLE}"\ndate = 2021-03-04T10:00:00Z\nauthor = "Jane Roe"\nurl = "https://north.example/a"\n+++\n\n',
     f'---\ntitle: "{TITLE}"\nsource_url: https://north.example/a\nauthor: "[[Jane Roe]]"\npublished: 2021-03-04\ncreated: 2022-01-01\ntags:\n  - clippings\n---\n',
     f'---\ntitle: "{TITLE}"\nlink: https://north.example/a\nauthors:\n  - "[Jane Roe](https://north.example/jane)"\ndate: 2021-03-04\n---\n'],
)  # fmt: skip
def test_what_scrapers_write_above_a_text_is_read_as_its_fields(head: str) -> None:
    found = extract_text(head + TEXT)
    assert (found.title, found.body, found.published.date, found.authors, found.url) == (
        TITLE, BODY, "2021-03-04", ("Jane Roe",), "https://north.example/a",
    )  # fmt: skip


@pytest.mark.parametrize(
    "head", ["Mayor: We will build it.\nPorter: When?\n\n", "Source: Northern Times\nNote: all figures are estimates.\n\n", "Note: x\nTitle: y\n\n", "+++\nbroken\n+++\n\n"]
)  # fmt: skip
def test_other_lines_above_a_text_are_no_fields(head: str) -> None:
    assert split_front_matter(head + TEXT)[1] == head + TEXT
