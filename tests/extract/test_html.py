# ruff: noqa: E501 - pages are easier to read unbroken
from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UnreadableInputError
from app.extract.boilerplate import REASONS
from app.extract.html import decode_html, extract_html, fragment_text
from app.extract.metadata import Metadata
from tests.extract.cases import PARAGRAPHS
from tests.growth import assert_within

TITLE = "Council votes for the bridge"
BODY = "\n\n".join(PARAGRAPHS[:5])
ARTICLE = "".join(f"<p>{p}</p>" for p in PARAGRAPHS[:5])


def _page(*, head: str = "", article: str = ARTICLE, around: str = "", title: str = TITLE) -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head><body><nav><ul><li><a href='/'>Front page</a></li></ul></nav>"
        f"<main><article><h1>{TITLE}</h1>{article}</article>{around}</main><footer><p>© 2021 Northern Times</p></footer></body></html>"
    )


def _json_ld(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle'} | fields)}</script>"


def test_a_page_of_two_short_paragraphs_keeps_them_apart_and_free_of_headline_and_byline() -> None:
    short = ["Fishermen fear that the works will begin before October.", "“Nobody asked us,” said Pat Oduya, 61."]
    draft = extract_html(_page(article="<p class=byline>By Staff</p>" + "".join(f"<p>{p}</p>" for p in short)))
    assert (draft.title, draft.body, draft.byline) == (TITLE, "\n\n".join(short), "By Staff")


def test_the_body_is_the_article_and_nothing_around_it() -> None:
    draft = extract_html(_page())
    assert (draft.title, draft.body, draft.comments) == (TITLE, BODY, "")
    assert {piece.reason for piece in draft.dropped} <= set(REASONS)
    assert "© 2021 Northern Times" in [piece.text for piece in draft.dropped]


def test_json_ld_tells_title_authors_date_and_outlet() -> None:
    told = _json_ld(
        headline=TITLE,
        datePublished="2021-03-04T08:00:00+01:00",
        author=[{"name": "Ragna Tveit"}, {"name": "Nils Aune"}],
        publisher={"name": "Northern Times"},
    )
    draft = extract_html(_page(head=told))
    assert draft.authors == ("Ragna Tveit", "Nils Aune")
    assert (draft.source, draft.published.date, draft.published.origin) == ("Northern Times", "2021-03-04", "metadata")


def test_json_ld_in_a_graph_with_line_breaks_in_strings_is_read() -> None:
    head = '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["Article"], "headline": "Council votes\nfor the bridge", "datePublished": "2021-03-04"}]}</script>'
    assert extract_html(_page(head=head)).published.date == "2021-03-04"


def test_broken_json_ld_is_passed_over() -> None:
    assert extract_html(_page(head="<script type='application/ld+json'>{bad</script>")).title == TITLE


def test_meta_tags_tell_what_json_ld_does_not() -> None:
    head = (
        "<meta property='og:site_name' content='Northern Times'><meta property='article:published_time' content='2021-03-04T08:00:00Z'>"
        "<meta name='author' content='By Ragna Tveit'><link rel='canonical' href='https://northern.example/2021/03/04/bridge'>"
    )
    draft = extract_html(_page(head=head))
    assert (draft.source, draft.authors, draft.published.date) == ("Northern Times", ("Ragna Tveit",), "2021-03-04")
    assert draft.url == "https://northern.example/2021/03/04/bridge"
    assert {one.origin for one in draft.published.candidates} >= {"metadata", "url"}


def test_a_date_in_the_address_is_enough() -> None:
    draft = extract_html(_page(), url="https://northern.example/2021/03/04/bridge")
    assert (draft.published.date, draft.published.origin) == ("2021-03-04", "url")


def test_the_time_of_publication_is_not_that_of_the_update() -> None:
    shown = "<p class='meta'><time class='updated' datetime='2021-03-09'>9 March</time> <time class='published' datetime='2021-03-04'>4 March</time></p>"
    assert extract_html(_page(article=shown + ARTICLE)).published.date == "2021-03-04"


def test_the_outlet_is_cut_from_the_page_title() -> None:
    page = _page(title=f"{TITLE} | Northern Times", head="<meta property='og:site_name' content='Northern Times'>").replace(
        f"<h1>{TITLE}</h1>", ""
    )
    assert extract_html(page).title == TITLE


def test_standfirst_and_byline_of_the_page_are_told_apart_from_the_body() -> None:
    shown = "<p class='standfirst'>After three winters on the ferry the town will have a crossing again.</p><p class='byline'>By <a>Ragna Tveit</a> · <time datetime='2021-03-04'>4 March 2021</time></p>"
    draft = extract_html(_page(article=shown + ARTICLE))
    assert draft.standfirst == "After three winters on the ferry the town will have a crossing again."
    assert draft.byline == "By Ragna Tveit · 4 March 2021"
    assert draft.authors == ("Ragna Tveit",)
    assert draft.body == BODY


def test_comments_are_a_layer_of_their_own() -> None:
    comments = "<section id='comments'><h3>2 comments</h3><ol><li class='comment'><p>About time, I cross four times a day and lose an hour.</p></li><li class='comment'><p>And who pays for all of it in the end?</p></li></ol></section>"
    draft = extract_html(_page(around=comments))
    assert draft.body == BODY
    assert draft.comments == "About time, I cross four times a day and lose an hour.\n\nAnd who pays for all of it in the end?"


def test_captions_and_links_to_other_articles_are_not_body() -> None:
    extra = "<figure><img src='a.jpg'><figcaption>The ferry in winter. Photo: Siri Dahl</figcaption></figure>"
    around = "<aside class='related'><h3>Related</h3><ul><li><a href='/a'>What the pilots want</a></li></ul></aside>"
    draft = extract_html(_page(article=extra + ARTICLE, around=around))
    assert draft.body == BODY
    dropped = {piece.text: piece.reason for piece in draft.dropped}
    assert dropped["The ferry in winter. Photo: Siri Dahl"] == "caption"
    assert dropped["What the pilots want"] == "related"


def test_the_text_of_a_page_built_by_scripts_is_taken_from_json_ld() -> None:
    page = f"<html><head><title>{TITLE}</title>{_json_ld(headline=TITLE, articleBody=BODY)}</head><body><div id='app'></div></body></html>"
    assert extract_html(page).body == BODY


def test_metadata_beside_the_page_wins() -> None:
    known = Metadata(title="Another title", published="2020-01-01", source="Elsewhere", origin="sidecar")
    draft = extract_html(
        _page(head=_json_ld(headline=TITLE, datePublished="2021-03-04", publisher={"name": "Northern Times"})), metadata=known
    )
    assert (draft.title, draft.source, draft.published.date) == ("Another title", "Elsewhere", "2020-01-01")


@pytest.mark.parametrize(
    ("data", "text"),
    [("<meta charset='windows-1251'><p>Привет".encode("cp1251"), "Привет"), ("<meta charset='iso-8859-1'><p>“café”".encode("cp1252"), "“café”"),
     ("<meta charset='iso-8859-1'><p>“café”".encode(), "“café”"), ("<p>“café”".encode("utf-16"), "“café”"), ("<meta charset='nonsense'><p>café".encode("cp1252"), "café")],
)  # fmt: skip
def test_pages_are_decoded_by_what_fits_not_by_what_they_claim(data: bytes, text: str) -> None:
    assert text in decode_html(data)


@pytest.mark.parametrize("page", ["", "<html></html>", "<script>x</script>", "<!-- x -->"])
def test_a_page_without_text_says_so(page: str) -> None:
    with pytest.raises(UnreadableInputError):
        extract_html(page)


def test_a_fragment_keeps_its_paragraphs() -> None:
    markup = "<p>One <b>bold</b> word.</p><div>Two<br>lines</div><ul><li>a</li><li>b</li></ul><script>x</script><!-- y -->tail"
    assert fragment_text(markup) == "One bold word.\n\nTwo\nlines\n\na\n\nb\n\ntail"


@given(st.text(alphabet="<>/ap!-\"'= \n&;divscriptéx", max_size=200))
@settings(deadline=None, max_examples=60)
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        extract_html(f"<html><body><p>{markup}")
    except UnreadableInputError as error:
        assert error.reason


@pytest.mark.parametrize("unit", ["<p>word</p>", "<div>", "<b><i>", "<table><tr><td>x", "<li>a", "<br>", "&amp;", "<a href='x'>y</a> "])
def test_a_large_page_takes_bounded_time(unit: str) -> None:
    def read() -> None:
        with contextlib.suppress(UnreadableInputError):
            extract_html("<html><body>" + unit * (200_000 // len(unit)))

    assert_within(30, read)


def test_a_paragraph_with_line_breaks_is_not_told_as_dropped_when_its_lines_are_in_the_body() -> None:
    broken = f"<p>{PARAGRAPHS[5]}<br>{PARAGRAPHS[6]}<script>x(1)</script></p>"
    draft = extract_html(_page(article=ARTICLE + broken))
    assert PARAGRAPHS[6] in draft.body
    assert not [piece for piece in draft.dropped if PARAGRAPHS[5] in piece.text or "x(1)" in piece.text]


def test_the_lesser_heading_right_below_the_headline_is_the_standfirst() -> None:
    page = _page(article=f"<h2>Two thirds of the cost come from the ministry</h2>{ARTICLE}")
    assert (extract_html(page).standfirst, extract_html(page).body) == ("Two thirds of the cost come from the ministry", BODY)


@pytest.mark.parametrize(
    "shown",
    [
        "<div class='summary'>Ragna Tveit writes about harbours. Contact: <script>var dw = function(s) { document.write(s); };</script> by mail</div>",
        "<p class='util-bar-share-subtitle'>Let friends in your network know what you are reading about</p>",
        "<div class='subhead'><ul><li>Email</li><li>Print</li><li>Comments</li><li>Archive</li><li>Contact</li></ul></div>",
        "<p class='copyright-summary'>This text may be printed elsewhere only with leave of the paper.</p>",
    ],
)
def test_scripts_lists_and_what_is_for_sharing_are_no_standfirst(shown: str) -> None:
    assert extract_html(_page(around=shown)).standfirst == ""


@pytest.mark.parametrize("told", ["northern.no", "northern.example.org"])
def test_a_site_is_no_author_where_the_page_shows_who_wrote(told: str) -> None:
    head = f"<meta name='author' content='{told}'>"
    assert extract_html(_page(head=head, article=f"<p class='byline'>By Ragna Tveit</p>{ARTICLE}")).authors == ("Ragna Tveit",)


@pytest.mark.parametrize(
    "shown",
    [
        "Ragna Tveit Senior Oslo Correspondent", "By Ragna Tveit Staff Writer", "By RAGNA TVEIT Associated Press Writer",
        "By Ragna Tveit Follow @rtveit", "By Ragna Tveit, Senior Correspondent",
    ],
)  # fmt: skip
def test_the_post_of_an_author_is_no_part_of_the_name(shown: str) -> None:
    assert extract_html(_page(article=f"<p class='byline'>{shown}</p>{ARTICLE}")).authors == ("Ragna Tveit",)


def test_a_heading_between_paragraphs_is_no_standfirst() -> None:
    page = _page(article=ARTICLE.replace("</p>", "</p><h2>What the pilots of the harbour say</h2>", 1))
    assert extract_html(page).standfirst == ""


def test_a_table_that_lays_the_page_out_holds_paragraphs() -> None:
    page = f"<html><head><title>Northern Times: {TITLE}</title></head><body><table><tr><td><a href='/n'>News</a><br><a href='/s'>Sport</a></td><td><h2>{TITLE}</h2>{ARTICLE}</td></tr></table></body></html>"
    draft = extract_html(page)
    assert (draft.title, draft.body) == (TITLE, BODY)


def test_tables_within_tables_that_lay_the_page_out_are_read() -> None:
    facts = "<table><tr><th>Year</th><th>Crossings</th></tr><tr><td>2019</td><td>3,200</td></tr></table>"
    menu = "<table><tr><td><a href='/n'>News</a></td><td><a href='/s'>Sport</a></td></tr></table>"
    page = f"<html><head><title>Northern Times: {TITLE}</title></head><body><table><tr><td>{menu}</td><td><h2>{TITLE}</h2>{ARTICLE}{facts}</td></tr></table></body></html>"
    draft = extract_html(page)
    assert draft.title == TITLE
    assert draft.body.startswith(BODY)
    assert "2019" in draft.body


def test_a_table_of_facts_stays_one() -> None:
    table = (
        "<table><tr><th>Year</th><th>Crossings</th></tr><tr><td>2019</td><td>3,200</td></tr><tr><td>2020</td><td>2,900</td></tr></table>"
    )
    assert "| 2019 | 3,200 |" in extract_html(_page(article=ARTICLE + table)).body


@pytest.mark.parametrize("told", ["The spillway was found too narrow in 2019.", "On 16 March 2014 the council had refused the same plan."])
def test_a_date_in_the_text_is_not_that_of_publication(told: str) -> None:
    assert extract_html(_page(article=f"{ARTICLE}<p>{told}</p>")).published.date is None


@pytest.mark.parametrize("told", ["3 марта 2022, 18:02", "Stand: 03.03.2022", "March 3, 2022"])
def test_a_date_beside_the_text_is_that_of_publication(told: str) -> None:
    assert extract_html(_page(article=f"<div>{told}</div>{ARTICLE}")).published.date == "2022-03-03"


def test_who_comments_is_no_author() -> None:
    comments = (
        "<div id='comments'><ol><li class='comment'><span class='fn'>Olaf Nilsen</span><p>They knew it for years.</p></li></ol></div>"
    )
    assert extract_html(_page(around=comments)).authors == ()
    assert extract_html(_page(article=ARTICLE + "<div>Posted by <span class='fn'>Ragna Tveit</span></div>")).authors == ("Ragna Tveit",)


def test_a_row_of_a_table_is_no_byline() -> None:
    rows = "".join(f"<tr><td>{name}</td><td>{votes}</td></tr>" for name, votes in (("Mara Lindqvist", "1,204"), ("Tomas Reuel", "1,195")))
    draft = extract_html(
        f"<html><body><article><h1>Harbour Ward Goes to a Recount</h1><table><tr><th>Candidate</th><th>Votes</th></tr>{rows}</table>"
        f"<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></article></body></html>"
    )
    assert (draft.byline, draft.authors) == ("", ())
    assert "| Mara Lindqvist | 1,204 |" in draft.body
