"""axe-core finds nothing on any page, in both colour schemes and on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, WIDE, OpenPage
from tests.browser.places import ERRORS, PAGES, path_of

MODES: dict[str, dict[str, Any]] = {
    "light": {"viewport": WIDE, "color_scheme": "light"},
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "color_scheme": "light"},
    "dark phone": {"viewport": PHONE, "color_scheme": "dark"},
}


def violations(page: Page) -> list[str]:
    response = Axe().run(page).response
    return [f"{rule['id']}: {[node['html'][:160] for node in rule['nodes'][:3]]}" for rule in response["violations"]]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(open_page: OpenPage, site: str, name: str, mode: str) -> None:
    page = open_page(path_of(site, name), **MODES[mode])
    assert violations(page) == []


@pytest.mark.parametrize("path", ERRORS)
def test_axe_finds_nothing_on_error_pages(open_page: OpenPage, path: str) -> None:
    assert violations(open_page(path, expect=ERRORS[path])) == []


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_when_everything_is_unfolded(open_page: OpenPage, site: str, mode: str) -> None:
    page = open_page(path_of(site, "article"), **MODES[mode])
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.locator("[data-tip] a").first.focus()
    assert violations(page) == []


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


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_one_heading_of_the_first_rank_and_its_landmarks(open_page: OpenPage, site: str, name: str) -> None:
    page = open_page(path_of(site, name))
    assert page.locator("h1").count() == 1
    for landmark in ("header", "main", "footer", "[role=search]", "nav"):
        assert page.locator(landmark).count() >= 1
    assert page.title().strip()
