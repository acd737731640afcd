"""axe-core finds nothing on any page, in both colour schemes and on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, OpenPage
from tests.browser.places import ERRORS, PAGES, path_of

CONTRAST = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}


def violations(page: Page, **options: Any) -> list[str]:
    response = Axe().run(page, **options).response
    return [f"{rule['id']}: {[node['html'][:160] for node in rule['nodes'][:3]]}" for rule in response["violations"]]


def violations_in_all_modes(page: Page) -> dict[str, list[str]]:
    """Every rule wide and on a phone; what depends on colours once more in the dark."""
    found = {"light": violations(page)}
    page.emulate_media(color_scheme="dark")
    found["dark"] = violations(page, options=CONTRAST)
    page.set_viewport_size(PHONE)
    found["dark phone"] = violations(page, options=CONTRAST)
    page.emulate_media(color_scheme="light")
    found["phone"] = violations(page)
    return {mode: rules for mode, rules in found.items() if rules}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(open_page: OpenPage, site: str, name: str) -> None:
    assert violations_in_all_modes(open_page(path_of(site, name))) == {}


@pytest.mark.parametrize("path", ERRORS)
def test_axe_finds_nothing_on_error_pages(open_page: OpenPage, path: str) -> None:
    assert violations(open_page(path, status=ERRORS[path])) == []


def test_axe_finds_nothing_when_everything_is_unfolded(open_page: OpenPage, site: str) -> None:
    page = open_page(path_of(site, "article"))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.locator("[data-tip] a").first.focus()
    assert violations_in_all_modes(page) == {}


def test_axe_finds_nothing_in_open_suggestions_and_the_list_of_keys(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator("#q").press_sequentially("oduy")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("?")
    assert violations(page) == []
