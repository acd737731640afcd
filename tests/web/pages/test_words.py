"""Dates, spans and citations in words."""

from __future__ import annotations

from datetime import date

import pytest

from app.browse.views import ArticleSummary, ArticleView
from app.domain import DateMention, Published, SourceRef, TimexType
from app.web.headlines import headline
from app.web.pages.article_text import date_evidence, date_value
from app.web.pages.citation import bibtex, citation
from app.web.pages.heat import decades, heat, months
from app.web.templating import period_words, plural, published_words, sentence, span_period, span_words, tied


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (Published(date="2024-06-24", precision="day"), "24 June 2024"),
        (Published(date="2024-06", precision="month"), "June 2024"),
        (Published(date="0962", precision="year"), "962"),
        (Published(), "date unknown"),
        (Published(not_before="2022"), "date unknown · after 2022"),
        (Published(not_after="2015-05"), "date unknown · before May 2015"),
        (Published(not_before="2014", not_after="2016"), "date unknown · 2014–2016"),
        (Published(not_before="2014", not_after="2014"), "date unknown · about 2014"),
    ],
)
def test_a_publication_date_is_told_as_far_as_it_is_known(published: Published, words: str) -> None:
    assert plain(published_words(published)) == words


@pytest.mark.parametrize(
    ("first", "last", "words", "period"),
    [
        (date(2014, 3, 16), date(2014, 3, 16), "16 March 2014", "2014-03-16"),
        (date(2014, 3, 1), date(2014, 3, 31), "March 2014", "2014-03"),
        (date(2014, 2, 1), date(2014, 2, 28), "February 2014", "2014-02"),
        (date(2014, 1, 1), date(2014, 12, 31), "2014", "2014"),
        (date(2010, 1, 1), date(2019, 12, 31), "2010–2019", ""),
        (date(2014, 7, 1), date(2014, 9, 30), "July–September 2014", "2014"),
        (date(2014, 12, 1), date(2015, 2, 28), "December 2014–February 2015", ""),
        (date(2014, 3, 3), date(2014, 3, 9), "3–9 March 2014", "2014-03"),
        (date(2014, 3, 31), date(2014, 4, 6), "31 March–6 April 2014", "2014"),
        (date(2014, 12, 29), date(2015, 1, 4), "29 December 2014–4 January 2015", ""),
        (date(9999, 12, 1), date(9999, 12, 31), "December 9999", "9999-12"),
    ],
)
def test_days_are_told_in_the_shortest_exact_words(first: date, last: date, words: str, period: str) -> None:
    assert plain(span_words(first, last)) == words
    assert span_period(first, last) == period


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("DATE", "XXXX-WXX-3", "a Wednesday, date open"),
        ("DATE", "XXXX-05-25", "25 May, year open"),
        ("DATE", "XXXX-02", "February, year open"),
        ("DATE", "XXXX-SU", "summer, year open"),
        ("TIME", "XXXX-WXX-4TMO", "a Thursday, date open"),
        ("DATE", "PAST_REF", "in the past"),
        ("DATE", "anything else", "date open"),
        ("DURATION", "P2D", "2 days"),
        ("DURATION", "PT1H", "1 hour"),
        ("DURATION", "PXY", "a length of time"),
        ("SET", "P1D", "again and again"),
    ],
)
def test_an_open_date_says_what_is_known_of_it(kind: TimexType, value: str, words: str) -> None:
    assert plain(date_value(DateMention(field="body", start=0, end=1, text="x", type=kind, value=value))) == words


@pytest.mark.parametrize(
    ("kind", "value", "evidence", "told"),
    [
        (
            "DATE",
            "XXXX-WXX-3",
            "‘Wednesday’ → XXXX-WXX-3: no date to count from",
            "‘Wednesday’ → a Wednesday, date open: no date to count from.",
        ),
        ("DURATION", "P10Y", "‘ten years’ → a length of time, P10Y", "‘ten years’ → a length of time, 10 years."),
        ("DURATION", "PXY", "‘years’ → a length of time, PXY", "‘years’ → a length of time."),
        ("SET", "P1Y", "‘annual’ → a repeated time, P1Y", "‘annual’ → a repeated time, again and again."),
        ("DATE", "PAST_REF", "‘recently’ → some time in the past", "‘recently’ → some time in the past."),
    ],
)
def test_the_evidence_of_a_date_is_told_without_codes(kind: TimexType, value: str, evidence: str, told: str) -> None:
    mention = DateMention(field="body", start=0, end=1, text="x", type=kind, value=value, evidence=evidence)
    assert plain(date_evidence(mention)) == told


def test_a_time_of_day_is_told_with_its_day() -> None:
    day = date(2014, 3, 16)
    mention = DateMention(
        field="body", start=0, end=1, text="x", type="TIME", value="2014-03-16TEV", first_day=day, last_day=day, status="resolved"
    )
    assert plain(date_value(mention)) == "16 March 2014, evening"


def test_nothing_is_a_period_that_the_calendar_does_not_have() -> None:
    assert period_words("2014-13") == "2014-13"
    assert period_words("") == ""


def test_a_headline_in_a_list_has_words_and_an_end() -> None:
    assert headline(listed(" \n")) == "Without a headline"
    assert headline(listed("Ferry\n sails ")) == "Ferry sails"
    assert plain(headline(listed("word " * 100))) == "word " * 40 + "…"
    assert len(headline(listed("w" * 900))) <= 202


def test_an_article_without_a_headline_is_called_by_its_first_words() -> None:
    assert headline(listed("", "Police in Oslo arrested three men.")) == "Police in Oslo arrested three men."
    assert plain(headline(listed("", "the committee heard, " * 20))) == "the committee heard, " * 3 + "the committee …"
    assert headline(article(title="", standfirst="", body="Police in Oslo\n\nand elsewhere")) == "Police in Oslo and elsewhere"


def test_the_dots_that_end_a_passage_hang_on_its_last_word() -> None:
    assert tied("the pier …") == "the pier\N{NO-BREAK SPACE}…"
    assert tied("… the pier.") == "… the pier."


def test_counts_agree_with_their_nouns() -> None:
    assert [plain(plural(number, "copy", "copies")) for number in (0, 1, 1200)] == ["0 copies", "1 copy", "1,200 copies"]
    assert sentence("that is no date") == "That is no date."


def listed(title: str, opening: str = "") -> ArticleSummary:
    return ArticleSummary(id="abc", title=title, opening=opening, source=None, published=Published())


def article(**changes: object) -> ArticleView:
    values: dict[str, object] = dict.fromkeys(
        ("standfirst", "body", "comments", "byline", "dateline", "language", "added_at", "updated_at"), ""
    )
    values |= dict.fromkeys(("dropped", "files", "people", "dates", "quotes", "versions", "corrected"), ())
    values |= {"id": "abc", "title": "Profit & loss_50% {braces}", "authors": ("Ann Lee", "Bo Ek"), "url": "https://example.org/a?b=1&c=2"}
    values |= {"source": SourceRef("post", "The Post"), "published": Published(date="2024-06-05", precision="day")}
    values |= {"duplicates": 0, "stands_for_cluster": True, "annotated": True, "missing": False}
    return ArticleView(**{**values, **changes})  # type: ignore[arg-type]


def test_a_citation_names_what_is_known() -> None:
    cited = plain(", ".join(citation(article())))
    assert cited == "Ann Lee, Bo Ek, “Profit & loss_50% {braces}”, The Post, 5 June 2024, https://example.org/a?b=1&c=2"
    unknown = article(authors=(), source=None, url="", published=Published(not_before="2022"))
    assert plain(", ".join(citation(unknown))).endswith("”, date unknown · after 2022")


def test_an_article_without_a_headline_is_cited_as_one() -> None:
    assert citation(article(title=" \n"))[1] == "[without a headline]"
    assert "title = {{[without a headline]}}" in bibtex(article(title=""))


def test_bibtex_escapes_what_tex_would_read() -> None:
    entry = bibtex(article())
    assert entry.startswith("@article{clippings-abc,")
    assert r"title = {{Profit \& loss\_50\% \{braces\}}}" in entry
    assert "author = {{Ann Lee} and {Bo Ek}}" in entry
    assert "year = {2024}" in entry and "month = {6}" in entry and "day = {5}" in entry
    assert "Date of publication unknown" in bibtex(article(published=Published()))


def test_heat_rises_with_the_count() -> None:
    steps = [heat(count, 500) for count in (0, 1, 2, 20, 100, 500)]
    assert steps == sorted(steps)
    assert (steps[0], steps[1], steps[-1]) == (0, 1, 5)
    assert [heat(count, 1500) for count in (7, 130, 600, 1500)] == [1, 3, 4, 5]


def test_a_year_has_its_days_and_a_decade_its_years() -> None:
    year = months({"2016-02-29": 3}, {"2016-02": 3}, year=2016)
    assert [len(month.cells) for month in year] == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert year[1].cells[28].count == 3
    assert [decade.label for decade in decades({"1999": 1, "2014": 2, "1850": 0})] == ["2010s", "1990s"]
    assert len(decades({"9999": 1, "0001": 1})[-1].cells) == 9
