"""The keys that the help page lists do what it says."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.places import path_of

HITS = ".reading mark, .comments mark"


def focused_result(page: Page) -> int:
    return int(page.evaluate("[...document.querySelectorAll('[data-result]')].indexOf(document.activeElement.closest('[data-result]'))"))


def test_slash_goes_to_the_search_box(open_page: OpenPage) -> None:
    page = open_page("/help")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("a/b?")
    expect(page.locator("#q")).to_have_value("a/b?")
    assert page.locator("dialog[open]").count() == 0


def test_j_and_k_walk_the_results_and_enter_opens_one(open_page: OpenPage) -> None:
    page = open_page("/?q=tide")
    places = []
    for key in "jjkj":
        page.keyboard.press(key)
        places.append(focused_result(page))
    assert places == [0, 1, 0, 1]
    title = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    assert page.locator("h1").inner_text() == title


def test_brackets_turn_pages(open_page: OpenPage) -> None:
    page = open_page("/?q=tide")
    page.keyboard.press("]")
    page.wait_for_url("**page=2**")
    page.keyboard.press("[")
    page.wait_for_url(lambda address: "page=" not in address)


def test_n_and_p_go_from_hit_to_hit(open_page: OpenPage, site: str) -> None:
    page = open_page(path_of(site, "article"))
    hits = page.locator(HITS)
    assert hits.count() >= 3
    for key, place in (("n", 0), ("n", 1), ("p", 0), ("p", hits.count() - 1)):
        page.keyboard.press(key)
        assert page.evaluate(f"[...document.querySelectorAll('{HITS}')].findIndex((mark) => mark.classList.contains('here'))") == place
    expect(page.locator("[data-hitplace]")).to_contain_text(f"of {hits.count()}")


def test_a_question_mark_shows_the_keys_and_single_keys_can_be_switched_off(open_page: OpenPage) -> None:
    page = open_page("/?q=tide")
    page.keyboard.press("?")
    dialog = page.locator("dialog#keys")
    expect(dialog).to_be_visible()
    dialog.get_by_label("Single keys work").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#q")).not_to_be_focused()
    page.reload()
    page.keyboard.press("j")
    assert focused_result(page) == -1


def test_a_histogram_is_one_stop_for_tab_and_arrows_move_inside(open_page: OpenPage) -> None:
    page = open_page("/?q=tide")
    bars = page.locator(".histogram svg a")
    assert bars.count() >= 9
    assert page.locator(".histogram a[tabindex='0']").count() == 1
    bars.first.focus()
    page.keyboard.press("ArrowRight")
    expect(bars.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(bars.last).to_be_focused()


def test_the_evidence_of_a_date_shows_on_focus_and_goes_with_escape(open_page: OpenPage, site: str) -> None:
    page = open_page(path_of(site, "article"))
    note = page.locator("[data-tip]").first
    expect(note.locator("[role=tooltip]")).to_be_hidden()
    note.locator("a").focus()
    expect(note.locator("[role=tooltip]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(note.locator("[role=tooltip]")).to_be_hidden()


def test_the_first_tab_stop_skips_to_the_content(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
