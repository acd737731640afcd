"""Everything works when no script runs; scripts only improve it."""

from __future__ import annotations

import pytest

from tests.browser.conftest import PHONE, OpenPage
from tests.browser.places import COPIED, PAGES, path_of


def test_a_search_can_be_typed_narrowed_paged_and_opened(open_page: OpenPage) -> None:
    page = open_page("/", java_script_enabled=False)
    page.locator("#q").fill("tide table")
    page.locator("#q").press("Enter")
    assert page.locator("[data-result]").count() == 20
    page.locator("a[rel=next]").click()
    assert "page=2" in page.url
    assert page.locator("[data-result]").count() == 10
    page.locator(".facet a", has_text="Ellery Post").first.click()
    assert "source=" in page.url and "page=" not in page.url
    assert page.locator("[data-result]").count() == 15
    page.locator("[data-result] h2 a").first.click()
    assert page.locator(".text mark").count() > 0


def test_a_chip_can_be_removed(open_page: OpenPage) -> None:
    page = open_page("/?q=tide+-lighthouse&from=2003&to=2003", java_script_enabled=False)
    chips = page.locator(".understood .chip")
    assert [text.split("\n")[0] for text in chips.all_inner_texts()] == ["tide", "without lighthouse", "published in 2003"]
    chips.nth(2).click()
    assert "from=" not in page.url and "q=tide" in page.url


def test_the_histogram_is_made_of_links(open_page: OpenPage) -> None:
    page = open_page("/?q=tide", java_script_enabled=False)
    page.locator(".histogram a[aria-label^='2003']").click()
    assert "from=2003" in page.url and "to=2003" in page.url


def test_the_facets_are_a_drawer_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("/?q=tide", java_script_enabled=False, viewport=PHONE)
    assert page.locator(".facets").is_hidden()
    page.locator(".drawer summary").click()
    assert page.locator(".facets").is_visible()


def test_marks_are_there_and_can_be_switched_off(open_page: OpenPage, site: str) -> None:
    page = open_page(path_of(site, "article"), java_script_enabled=False)
    assert page.locator(".reading a.person").count() >= 3
    assert page.locator(".reading .date").count() >= 3
    shown = "getComputedStyle(document.querySelector('.text .person')).textDecorationColor"
    colour = page.evaluate(shown)
    page.locator("#mark-people").uncheck()
    assert page.evaluate(shown) != colour


def test_comments_are_folded_named_and_not_in_the_text(open_page: OpenPage, site: str) -> None:
    page = open_page(path_of(site, "article"), java_script_enabled=False)
    assert "disgrace" not in page.locator(".text").inner_text()
    summary = page.locator("summary", has_text="Reader comments")
    assert page.get_by_text("disgrace").is_hidden()
    summary.click()
    assert page.get_by_text("disgrace").is_visible()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_that_needs_a_script_is_shown(open_page: OpenPage, site: str, name: str) -> None:
    page = open_page(path_of(site, name), java_script_enabled=False)
    assert page.locator(".scripted:visible").count() == 0


def test_scraped_text_stays_text(open_page: OpenPage, site: str) -> None:
    page = open_page(path_of(site, "hostile article"))
    assert page.locator("h1").inner_text().startswith('<script>alert("headline")</script> & other')
    assert page.locator("main script, main img").count() == 0


def test_a_folded_copy_leads_to_what_differs_word_by_word(open_page: OpenPage) -> None:
    page = open_page(f"/?q={COPIED}", java_script_enabled=False)
    page.locator("[data-result] a.copies").click()
    page.get_by_role("link", name="what differs").click()
    assert page.locator("h1").inner_text() == "What differs"
    assert "(UPDATE)" in page.locator(".different ins").first.inner_text()
    assert page.locator(".text del").count() > 0
    for tag, line in (("ins", "underline"), ("del", "line-through")):
        shown = page.locator(f".text {tag}").first.evaluate("(one) => getComputedStyle(one).textDecorationLine")
        assert line in shown
    unchanged = page.locator("details.same p").first
    assert unchanged.is_hidden()
    page.locator("details.same summary").first.click()
    assert unchanged.is_visible()
    page.get_by_role("link", name="The other way round").click()
    assert "(UPDATE)" in page.locator(".different del").first.inner_text()
