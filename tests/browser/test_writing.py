"""Dates can be set from the pages when writing is enabled, and only then."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import TOKEN, OpenPage
from tests.browser.places import path_of
from tests.browser.test_accessibility import violations


def date_notes(page: Page) -> str:
    return page.locator(".when-list").inner_text().replace("\N{NO-BREAK SPACE}", " ")


def test_a_reading_server_has_no_forms_that_write(open_page: OpenPage, site: str) -> None:
    assert open_page(path_of(site, "article without a date")).locator("form[method=post]").count() == 0
    assert open_page("/undated").locator("main form[method=post] button").count() == 0


def test_setting_the_date_of_an_article_resolves_its_dates(open_page: OpenPage, writable_site: str) -> None:
    page = open_page(path_of(writable_site, "article without a date"), at=writable_site, java_script_enabled=False)
    assert violations_free(page)
    before = date_notes(page)
    assert "date open" in before
    page.get_by_label("Published on").fill("2016-02-11")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("[role=status]")).to_contain_text("11 February 2016")
    assert "10 February 2016" in date_notes(page)
    page.locator(".set-date summary").click()
    page.get_by_label("Published on").fill("")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Save").click()
    assert date_notes(page) == before


def test_a_wrong_token_or_date_is_told_and_changes_nothing(open_page: OpenPage, writable_site: str) -> None:
    page = open_page(path_of(writable_site, "article without a date"), at=writable_site, java_script_enabled=False, later=(400, 403))
    for published, token, told in (("2016-02-11", "wrong", "token"), ("11 Smarch", TOKEN, "Smarch")):
        page.get_by_label("Published on").fill(published)
        page.get_by_label("Token").fill(token)
        page.get_by_role("button", name="Save").click()
        expect(page.locator("[role=alert]")).to_contain_text(told)
        expect(page.get_by_label("Published on")).to_have_value(published)
    assert "date open" in date_notes(page)


def test_dates_of_many_articles_are_set_at_once(open_page: OpenPage, writable_site: str) -> None:
    page = open_page("/undated", at=writable_site)
    assert violations(page) == []
    rows = page.locator("tr[data-result]")
    count = rows.count()
    assert count >= 3
    rows.nth(0).get_by_role("checkbox").check()
    rows.nth(1).get_by_role("checkbox").check()
    rows.nth(2).get_by_role("textbox").fill("2016-02-11")
    page.get_by_label("The chosen ones").fill("2015")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Save the dates").click()
    expect(page.locator("[role=status]")).to_contain_text("3 articles dated")
    expect(rows).to_have_count(count - 3)
    expect(page.get_by_label("Token")).to_have_value(TOKEN)


def violations_free(page: Page) -> bool:
    """A page without scripts cannot run axe: its form is checked by name instead."""
    return page.locator("form[method=post] label").count() >= 2
