# ruff: noqa: E501 - tables of examples
from __future__ import annotations

import pytest

from app.errors import UnreadableInputError
from app.extract.field_names import record_key
from app.extract.record import extract_record
from tests.extract.cases import PARAGRAPHS

BODY = "\n\n".join(PARAGRAPHS[:3])


@pytest.mark.parametrize("title", ["title", "headline", "Headline", "HEADING"])
@pytest.mark.parametrize("body", ["body", "text", "content", "Full Text", "articleBody", "maintext"])
def test_field_names_are_recognised(title: str, body: str) -> None:
    draft = extract_record({title: "The bridge", body: BODY})
    assert (draft.title, draft.body) == ("The bridge", BODY)


@pytest.mark.parametrize("name", ["published", "date", "pubDate", "Publish-Date", "datePublished", "published_at", "publication date"])
def test_dates_are_recognised(name: str) -> None:
    draft = extract_record({"text": BODY, name: "2021-03-04"})
    assert (draft.published.date, draft.published.origin) == ("2021-03-04", "record")


def test_everything_that_a_record_tells_is_kept() -> None:
    draft = extract_record(
        {"id": 17, "headline": "The bridge", "text": BODY, "authors": ["Ragna Tveit", {"name": "Nils Aune"}], "publisher": {"name": "Northern Times"},
         "link": "https://northern.example/a", "lang": "en", "comments": ["One.", {"text": "Two."}]}
    )  # fmt: skip
    assert draft.record_id == "17"
    assert draft.authors == ("Ragna Tveit", "Nils Aune")
    assert (draft.source, draft.url, draft.language) == ("Northern Times", "https://northern.example/a", "en")
    assert draft.comments == "One.\n\nTwo."


def test_the_text_of_a_record_is_cleaned_like_any_other() -> None:
    draft = extract_record({"title": "The bridge", "text": f"The bridge\n\n{BODY}\n\nAdvertisement\n\nLeave a comment"})
    assert draft.body == BODY
    assert [piece.reason for piece in draft.dropped] == ["advertisement", "comment_prompt"]


def test_markup_in_a_record_is_read_as_markup() -> None:
    draft = extract_record({"title": "The bridge", "content": "".join(f"<p>{p}</p>" for p in PARAGRAPHS[:3])})
    assert draft.body == BODY


def test_a_whole_page_in_a_record_is_read_as_a_page() -> None:
    page = (
        f"<html><body><nav>Menu</nav><article><h1>The bridge</h1>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS[:5])}</article></body></html>"
    )
    assert extract_record({"html": page, "url": "https://a.example/2021/03/04/x"}).published.date == "2021-03-04"


def test_fields_are_mapped() -> None:
    assert extract_record({"t": "The bridge", "Story Text": BODY}, mapping={"title": "t", "body": "story_text"}).body == BODY


@pytest.mark.parametrize("record", [{}, {"body": ""}, {"body": None, "title": " "}, {"other": "x"}, {"body": 5}, {"body": {"a": [1]}}])
def test_a_record_without_title_and_text_is_refused(record: dict[str, object]) -> None:
    with pytest.raises(UnreadableInputError, match="no title and no text"):
        extract_record(record)


def test_the_key_of_a_record_is_its_id_then_its_address() -> None:
    assert record_key({"id": "a", "url": "b"}) == "a"
    assert record_key({"guid": "", "link": "b"}) == "b"
    assert record_key({"text": "x"}) == ""


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"title": "The bridge"}, "a title and no text"),
        ({"title": "The bridge", "body": 5}, "its 'body' is no text"),
        ({"title": "The bridge", "content": {"a": [1]}}, "its 'content' is no text"),
        ({"title": "The bridge", "body": "Advertisement"}, "nothing in the record but the title"),
        ({"title": "The bridge", "body": "The bridge"}, "nothing in the record but the title"),
    ],
)
def test_a_record_with_a_title_and_no_text_is_refused(record: dict[str, object], reason: str) -> None:
    with pytest.raises(UnreadableInputError, match=f"^no text: .*{reason}"):
        extract_record(record)


@pytest.mark.parametrize(
    "record", [{"title": "The bridge", "standfirst": "Work begins."}, {"title": "The bridge", "comments": ["At last!"]}]
)
def test_a_record_with_a_summary_or_comments_alone_is_kept(record: dict[str, object]) -> None:
    assert extract_record(record).title == "The bridge"


@pytest.mark.parametrize(
    ("field", "names"),
    [("title", "web_title og:title dc:title article_title post_title"), ("text", "body_text article_body content:encoded textContent cleaned_text paragraphs"),
     ("date", "date_publish pub_date webPublicationDate article:published_time isoDate date_gmt"), ("author", "author_name dc:creator article:author reporter")],
)  # fmt: skip
def test_the_names_that_scrapers_use_are_known(field: str, names: str) -> None:
    given = {"title": "The bridge", "text": BODY, "date": "2021-03-04", "author": "Ragna Tveit"}
    for name in names.split():
        draft = extract_record({name: given[field]} | {key: value for key, value in given.items() if key != field})
        assert (draft.title, draft.body, draft.published.date, draft.authors) == ("The bridge", BODY, "2021-03-04", ("Ragna Tveit",)), name


def test_a_field_inside_another_can_be_mapped() -> None:
    record = {"t": {"en": {"head": "The bridge"}}, "content_parts": {"story": BODY}}
    draft = extract_record(record, mapping={"title": "t.en.head", "body": "content_parts.story"})
    assert (draft.title, draft.body) == ("The bridge", BODY)
