"""From results to an article, through its hits, and back to where the reader was."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, WIDE, OpenPage
from tests.browser.places import path_of
from tests.browser.test_keyboard import focused_result

NARROWED = "/?q=tide&sort=oldest&page=2"


def open_result(page: Page, steps: int) -> None:
    for _ in range(steps):
        page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")


def test_the_way_back_keeps_order_filters_and_page_and_the_place_in_the_list(open_page: OpenPage) -> None:
    page = open_page(NARROWED)
    open_result(page, 3)
    page.locator(".back a").click()
    page.wait_for_url(lambda address: NARROWED in address)
    expect(page.locator("[data-result]:target")).to_be_in_viewport()
    page.keyboard.press("j")
    assert focused_result(page) == 3


def test_an_article_opened_from_elsewhere_leads_back_to_its_query(open_page: OpenPage, site: str) -> None:
    page = open_page(path_of(site, "article"))
    assert page.locator(".back a").get_attribute("href") == "/?q=harbour+pier"


def test_after_the_back_button_the_keys_go_on_from_the_article_that_was_read(open_page: OpenPage) -> None:
    page = open_page(NARROWED)
    open_result(page, 2)
    page.go_back()
    page.wait_for_url(lambda address: NARROWED in address)
    page.keyboard.press("j")
    assert focused_result(page) == 2


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1000, "height": 740}, WIDE])
def test_the_buttons_for_hits_stay_at_hand_down_to_the_last_line(open_page: OpenPage, site: str, viewport: dict[str, int]) -> None:
    page = open_page(path_of(site, "long words"), viewport=viewport)
    page.locator(".text p").last.scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Next hit")).to_be_in_viewport(ratio=1)


def test_hits_in_folded_comments_are_reached_too(open_page: OpenPage, site: str) -> None:
    page = open_page(path_of(site, "article"))
    expect(page.locator(".comments mark").first).to_be_hidden()
    page.keyboard.press("p")
    expect(page.locator(".comments mark.here")).to_be_in_viewport()


def test_on_a_phone_people_dates_and_comments_are_one_tap_from_the_headline(open_page: OpenPage, site: str) -> None:
    page = open_page(path_of(site, "article"), viewport=PHONE)
    for name, target in (("People", "#people-here"), ("Dates", "#dates-here"), ("Comments", "#comments")):
        page.locator(".jumps").get_by_role("link", name=name).click()
        expect(page.locator(target)).to_be_in_viewport()


def test_a_quotation_of_a_person_leads_to_where_it_stands(open_page: OpenPage) -> None:
    page = open_page("/people/margarethe-oduya", viewport={"width": 1280, "height": 300})
    said = page.locator(".said li").filter(has_text="We have waited long enough")
    said.get_by_role("link").click()
    page.wait_for_url("**/articles/**")
    expect(page.locator(".text p").filter(has_text="We have waited long enough")).to_be_in_viewport()
