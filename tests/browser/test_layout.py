"""Nothing overflows, nothing jumps, nothing is heavy."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import WIDE, OpenPage
from tests.browser.places import PAGES, path_of

LIMIT_BYTES = 100_000
WIDTHS = (320, 360, 640, 900, 1160)
"""640 is a page of 1280 at 200 % zoom."""
FEWEST, MOST = 55, 76
"""Characters in the full lines of a text: 62 to 70 on average, single ones a little beside."""

LARGEST_SHIFT = 0.001
"""A hundredth of what counts as good: a slow parser may paint a line of text in two steps."""

SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""

LINES = """() => {
  const lengths = [];
  for (const paragraph of document.querySelectorAll(".text p")) {
    const range = document.createRange(), walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let line = 0, bottom = null, node;
    while ((node = walker.nextNode())) for (let at = 0; at < node.length; at++) {
      range.setStart(node, at); range.setEnd(node, at + 1);
      const now = range.getBoundingClientRect().bottom;
      if (bottom !== null && Math.abs(now - bottom) > 12) { lengths.push(line); line = 0; }
      bottom = now; line++;
    }
  }
  return lengths;
}"""


CLASHES = """() => {
  const cells = [...document.querySelectorAll('th, td')].filter((one) => one.scrollWidth > one.clientWidth + 1);
  const wide = cells.map((one) => one.textContent.trim());
  const [mark, nav] = ['.wordmark', '.sections'].map((one) => document.querySelector(one).getBoundingClientRect());
  return mark.right > nav.left ? [...wide, 'the name of the site'] : wide;
}"""
"""Words that are wider than the place they have, and so are printed across what stands beside them."""

INDENTED = """() => [...document.querySelectorAll('.meta')].flatMap((meta) => [...meta.children].filter((part) => {
  const text = document.createRange();
  text.selectNodeContents(part);
  const first = text.getClientRects()[0];
  const before = part.previousElementSibling?.getBoundingClientRect();
  return before && first.top >= before.bottom - 2 && first.left > meta.getBoundingClientRect().left + 1;
})).map((part) => part.textContent)"""
"""Parts under a headline that begin a line and have something before them there."""


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways_or_moves_after_it_was_painted(open_page: OpenPage, site: str, name: str) -> None:
    page = open_page(path_of(site, name), viewport={"width": 320, "height": 720})
    assert page.evaluate(SHIFTS) < LARGEST_SHIFT
    sideways = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 720})
        sideways[width] = overflow(page)
    assert max(sideways.values()) <= 0, sideways
    page.set_viewport_size(WIDE)
    page.reload()
    assert page.evaluate(SHIFTS) < LARGEST_SHIFT


@pytest.mark.parametrize("name", ["about", "people", "undated", "explained"])
def test_no_words_run_into_those_beside_them(open_page: OpenPage, site: str, name: str) -> None:
    page = open_page(path_of(site, name))
    for width in (*WIDTHS, WIDE["width"]):
        page.set_viewport_size({"width": width, "height": 720})
        assert page.evaluate(CLASHES) == [], width


def test_what_waits_for_a_date_leaves_room_for_typing_it(open_page: OpenPage, writable_site: str) -> None:
    page = open_page("/undated", at=writable_site)
    assert page.locator(".example").filter(has_text="Wednesday afternoon").count() == 1
    assert page.evaluate(CLASHES) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_one_heading_of_the_first_rank_and_its_landmarks(open_page: OpenPage, site: str, name: str) -> None:
    page = open_page(path_of(site, name))
    assert page.locator("h1").count() == 1
    assert page.title().strip()
    for landmark in ("header.masthead", "main", "footer", "[role=search]", "nav"):
        assert page.locator(landmark).count() >= 1


def test_a_first_page_of_results_weighs_less_than_the_limit(open_page: OpenPage, site: str) -> None:
    page = open_page("/help")
    sizes: dict[str, int] = {}
    page.context.clear_cookies()
    page.on("response", lambda response: sizes.update({response.url: len(response.body())}))
    cdp = page.context.new_cdp_session(page)
    cdp.send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.goto(f"{site}/?q=the")
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-result]").count() == 20
    assert sum(sizes.values()) < LIMIT_BYTES, sizes


def test_a_line_of_text_has_the_measure_of_a_book(open_page: OpenPage, site: str) -> None:
    page = open_page(path_of(site, "article"))
    lengths = page.evaluate(LINES)
    assert lengths
    assert all(FEWEST <= length <= MOST for length in lengths), lengths
    assert 60 <= sum(lengths) / len(lengths) <= 71


def test_a_print_shows_the_article_and_its_citation_only(open_page: OpenPage, site: str) -> None:
    page = open_page(path_of(site, "article"))
    page.emulate_media(media="print")
    assert page.locator(".text").is_visible()
    assert page.locator("#citation").is_visible()
    for gone in (".masthead", ".colophon", ".facts", ".margin"):
        assert page.locator(gone).is_hidden()


def test_a_print_of_results_has_their_people_in_lines_and_their_hits_underlined(open_page: OpenPage) -> None:
    page = open_page("/?q=tide")
    page.emulate_media(media="print")
    chips = page.locator(".result .chip")
    assert chips.count() >= 1
    assert max(chips.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")) < 30
    assert "underline" in page.locator(".snippet mark").first.evaluate("(one) => getComputedStyle(one).textDecorationLine")
    assert page.locator(".result h2").first.is_visible()
    for gone in (".facets", ".orders", ".cross"):
        assert page.locator(gone).first.is_hidden()


def test_no_line_under_a_headline_begins_with_a_separator_and_no_date_is_broken(open_page: OpenPage) -> None:
    page = open_page("/?q=blinken", viewport={"width": 320, "height": 720})
    assert page.locator(".when").count() >= 1
    for width in (320, 360, 390):
        page.set_viewport_size({"width": width, "height": 720})
        assert page.evaluate(INDENTED) == []


@pytest.mark.parametrize("path", ["right to left", "all articles"])
def test_a_name_from_right_to_left_leaves_the_date_beside_it_whole(open_page: OpenPage, site: str, path: str) -> None:
    page = open_page(path_of(site, path))
    date = page.locator(".byline, .meta").filter(has_text="جريدة").first.locator("time")
    assert date.inner_text().replace("\N{NO-BREAK SPACE}", " ") == "4 May 2016"
    assert date.evaluate("(one) => one.getClientRects().length") == 1


def test_a_citation_keeps_its_date_whole_beside_words_from_right_to_left(open_page: OpenPage, site: str) -> None:
    page = open_page(path_of(site, "right to left"))
    parts = page.locator("#citation bdi")
    assert parts.count() == 3
    assert parts.last.inner_text().replace("\N{NO-BREAK SPACE}", " ") == "4 May 2016"
    lefts = parts.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().left)")
    assert lefts == sorted(lefts)


def test_a_headline_that_is_a_paragraph_is_set_smaller(open_page: OpenPage, site: str) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"
    assert open_page(path_of(site, "long words")).evaluate(size) < open_page(path_of(site, "article")).evaluate(size)


def test_the_years_of_a_decade_fit_a_phone(open_page: OpenPage) -> None:
    page = open_page("/dates", viewport={"width": 320, "height": 720})
    cut = "[...document.querySelectorAll('.years .cell')].filter((one) => one.scrollWidth > one.clientWidth).length"
    assert page.evaluate(cut) == 0
