"""Pages that could be dead ends say what is there and lead on."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import PHONE, OpenPage


@pytest.mark.parametrize(
    ("path", "told", "way_on"),
    [
        ("/?q=tide&page=0&source=ellery-post", "Page should be greater than or equal to 1.", "/?q=tide&source=ellery-post"),
        ("/?q=tide&page=none&sort=newer", "Sort should be 'relevance', 'newest' or 'oldest'; did you mean newest?", "/?q=tide"),
    ],
)
def test_a_mistyped_value_costs_nothing_else_of_a_search(open_page: OpenPage, path: str, told: str, way_on: str) -> None:
    page = open_page(path, status=400)
    assert page.get_by_text(told).count() == 1
    assert page.locator("#q").input_value() == "tide"
    link = page.get_by_role("link", name="Go on without")
    assert link.get_attribute("href") == way_on
    link.click()
    page.wait_for_url(f"**{way_on}")
    assert page.locator("[data-result]").count() >= 1


@pytest.mark.parametrize("path", ["/?q=tide&from=20x&to=2030", "/people?q=oduya&from=20x&to=2030"])
def test_a_mistyped_date_is_told_at_its_field_beside_the_list(open_page: OpenPage, path: str) -> None:
    page = open_page(path, status=400)
    field = page.get_by_label("from", exact=True)
    assert field.input_value() == "20x"
    told = page.locator(f"#{field.get_attribute('aria-describedby')}")
    assert told.inner_text().startswith("'20x' is no date; write a year, month or day")
    assert page.get_by_label("to", exact=True).get_attribute("aria-invalid") is None
    assert page.locator("[data-result]").count() >= 1
    field.fill("May 2000")
    field.press("Enter")
    page.wait_for_url("**from=May+2000**")
    assert page.get_by_label("from", exact=True).get_attribute("aria-invalid") is None


def test_on_a_phone_the_field_of_a_mistyped_date_is_in_sight(open_page: OpenPage) -> None:
    page = open_page("/?q=tide&from=20x", status=400, viewport=PHONE)
    assert page.locator("#from-fault").is_visible()
    assert page.get_by_role("alert").inner_text().startswith("Shown without the date that cannot be used.")


def test_behind_the_last_page_nothing_is_said_to_be_missing(open_page: OpenPage) -> None:
    page = open_page("/?q=tide&page=90")
    assert page.get_by_role("heading", name="No such page").count() == 1
    assert page.get_by_text(re.compile("page 90 of")).count() == 0
    page.get_by_role("link", name=re.compile("the last")).click()
    page.wait_for_url("**page=2")
    assert page.locator("[data-result]").count() >= 1


def test_a_search_of_parts_that_exist_alone_does_not_deny_them(open_page: OpenPage) -> None:
    page = open_page("/?q=person:oduya+after:2030")
    assert page.locator(".none .lede").inner_text() == "No article has all of it."


def test_what_was_left_out_is_offered_to_be_taken_in_again(open_page: OpenPage) -> None:
    page = open_page("/?q=ferry+master&exclude_person=ansel-brandt")
    page.get_by_role("link", name="With “Ansel Brandt” too").click()
    page.wait_for_url(lambda address: "exclude_person" not in address)
    assert page.locator("[data-result]").count() >= 1


@pytest.mark.parametrize("path", ["/", "/about"])
def test_the_number_of_articles_is_the_number_that_its_link_finds(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    link = page.locator("main a[href^='/?sort=newest']")
    number = re.findall(r"\d+", link.inner_text())[0]
    link.click()
    page.wait_for_url("**sort=newest**")
    assert page.locator(".tally strong").inner_text().startswith(number)
