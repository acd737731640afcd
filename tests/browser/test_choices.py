"""Suggestions, colours, switches: what scripts add, and what stays in the address."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, OpenPage
from tests.browser.places import path_of


def test_suggestions_follow_the_combobox_pattern(open_page: OpenPage) -> None:
    page = open_page("/")
    box = page.locator("#q")
    assert box.get_attribute("role") == "combobox"
    box.press_sequentially("oduy")
    first = page.locator("[role=option]").first
    first.wait_for()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == first.get_attribute("id")
    expect(first).to_have_attribute("aria-selected", "true")
    assert "Oduya" in box.input_value() or "oduya" in box.input_value()
    page.keyboard.press("Escape")
    expect(box).to_have_value("oduy")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_a_chosen_suggestion_searches_and_is_remembered_by_the_browser(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator("#q").press_sequentially("oduy")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")
    assert page.locator("[data-result]").count() >= 3
    page.locator("#q").fill("")
    page.locator("#q").press("ArrowDown")
    expect(page.locator("[role=option]").first).to_contain_text("searched before")


def test_the_colours_can_be_switched_and_are_there_before_the_first_paint(open_page: OpenPage) -> None:
    page = open_page("/", color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Dark colours").click()
    dark = page.evaluate(paper)
    assert dark != light
    page.add_init_script("addEventListener('DOMContentLoaded', () => { window.themeAtStart = document.documentElement.dataset.theme; })")
    page.goto(page.url.rstrip("/") + "/help")
    assert page.evaluate("window.themeAtStart") == "dark"
    assert page.evaluate(paper) == dark
    page.get_by_role("button", name="Dark colours").click()
    assert page.evaluate(paper) == light
    assert page.evaluate("localStorage.getItem('clippings-theme')") is None


def test_what_is_marked_stays_in_the_address(open_page: OpenPage, site: str) -> None:
    page = open_page(path_of(site, "article"))
    page.locator("#mark-dates").uncheck()
    assert "marks=hits" in page.url and "marks=dates" not in page.url
    page.reload()
    expect(page.locator("#mark-dates")).not_to_be_checked()
    expect(page.locator("#mark-people")).to_be_checked()
    page.locator("#mark-dates").check()
    assert "marks" not in page.url


def test_a_long_facet_is_in_sight_on_a_phone_too(open_page: OpenPage) -> None:
    page = open_page("/?sort=newest&facet=person", viewport=PHONE)
    expect(page.get_by_label("Find in people")).to_be_visible()
    expect(open_page("/?sort=newest", viewport=PHONE).locator("#facet-person")).to_be_hidden()


def test_a_long_facet_can_be_sifted(open_page: OpenPage) -> None:
    page = open_page("/?sort=newest&facet=person")
    people = page.locator("section:has(#facet-person) li")
    assert people.count() > 8
    page.get_by_label("Find in people").fill("oduy")
    expect(page.locator("section:has(#facet-person) li:visible")).to_have_count(1)
