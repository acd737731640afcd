"""People are put right from their pages: every decision says what it will do, does it, and can be taken back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import TOKEN, OpenPage
from tests.browser.places import found
from tests.browser.test_accessibility import violations_in_all_modes

ODUYA, WIELICZKO = "/people/margarethe-oduya", "/people/tomasz-wieliczko"
STEPS = ("", "merge", "split", "rename", "hide", "not-a-person")


def mentions(page: Page) -> int:
    shown = re.match(r"([\d,]+)", page.locator(".lede").inner_text())
    assert shown is not None
    return int(shown[1].replace(",", ""))


def sign(page: Page, button: str, *, token: str = TOKEN) -> None:
    page.get_by_label("Token").wait_for()
    page.wait_for_load_state("load")  # the page's script may put the token of before into the field
    page.get_by_label("Token").fill(token)
    page.get_by_role("button", name=button).click()


def take_back(page: Page) -> None:
    sign(page, "Take it back")
    expect(page.get_by_role("status")).to_contain_text("Taken back")


def test_a_reading_server_offers_no_corrections(open_page: OpenPage) -> None:
    assert open_page(ODUYA).get_by_role("link", name="Correct this person").count() == 0
    expect(open_page(f"{ODUYA}/correct", status=403).locator("main")).to_contain_text("writing is off".capitalize())


def test_two_are_merged_and_parted_again_without_scripts(open_page: OpenPage, writable_site: str) -> None:
    page = open_page(WIELICZKO, at=writable_site, java_script_enabled=False)
    one = mentions(page)
    page.goto(writable_site + ODUYA)
    both = mentions(page) + one
    page.get_by_role("link", name="Correct this person").click()
    page.get_by_role("link", name="Same person as somebody else").click()
    page.get_by_label("Find the other by any name").fill("wielicz")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("main")).to_contain_text("will belong to the other person")
    page.get_by_label("Tomasz Wieliczko").check()
    page.get_by_label("Why").fill("a test of the pier")
    sign(page, "Merge Margarethe Oduya")
    expect(page.locator("h1")).to_have_text("Margarethe Oduya is the same person as Tomasz Wieliczko")
    expect(page.locator("main")).to_contain_text("A test of the pier.")
    decision = page.url
    page.goto(writable_site + ODUYA)
    assert page.url.endswith(WIELICZKO)
    assert mentions(page) == both
    page.goto(decision)
    take_back(page)
    page.goto(writable_site + ODUYA)
    assert page.url.endswith(ODUYA)
    assert mentions(page) == both - one


def test_some_mentions_are_set_apart_and_brought_together_again(open_page: OpenPage, writable_site: str) -> None:
    page = open_page(f"{ODUYA}/correct?do=split", at=writable_site)
    everything = mentions(page)
    page.get_by_label("Storm closes the harbour").check()
    page.get_by_label("What the other one is called").fill("The Other Oduya")
    sign(page, "Set the chosen mentions apart")
    expect(page.get_by_role("status")).to_contain_text("1 article")
    page.get_by_role("link", name="The Other Oduya").click()
    expect(page.locator("h1")).to_have_text("The Other Oduya")
    apart = mentions(page)
    page.go_back()
    page.get_by_role("link", name="Margarethe Oduya").click()
    assert mentions(page) == everything - apart
    page.go_back()
    take_back(page)
    page.get_by_role("link", name="Margarethe Oduya").click()
    assert mentions(page) == everything


@pytest.mark.parametrize(("step", "button"), [("not-a-person", "is not a person"), ("hide", "Leave Margarethe Oduya out")])
def test_who_is_left_out_is_gone_from_pages_and_comes_back_from_the_ledger(
    open_page: OpenPage, writable_site: str, step: str, button: str
) -> None:
    page = open_page(f"{ODUYA}/correct?do={step}", at=writable_site, later=(404,))
    expect(page.locator("main")).to_contain_text("this page will be gone" if step == "not-a-person" else "This page will be gone")
    sign(page, button)
    expect(page.get_by_role("status")).to_contain_text("Decided")
    article = f"{writable_site}/articles/{found(writable_site, 'title:pier')[0]}"
    page.goto(article)
    assert page.locator(".reading a.person", has_text="Oduya").count() == 0
    gone = page.goto(writable_site + ODUYA)
    assert gone is not None
    assert gone.status == 404
    page.goto(f"{writable_site}/people")
    page.get_by_role("link", name="Decisions").click()
    page.get_by_role("link", name="Margarethe Oduya").click()
    take_back(page)
    page.goto(article)
    assert page.locator(".reading a.person", has_text="Oduya").count() > 0


def test_a_person_is_renamed_and_the_decision_taken_back(open_page: OpenPage, writable_site: str) -> None:
    page = open_page(f"{ODUYA}/correct?do=rename", at=writable_site)
    expect(page.get_by_label("New name")).to_have_value("Margarethe Oduya")
    page.get_by_label("New name").fill("Chairwoman Oduya")
    sign(page, "Rename")
    expect(page.locator("h1")).to_contain_text("is shown as Chairwoman Oduya")
    assert violations_in_all_modes(page) == {}
    page.goto(writable_site + ODUYA)
    expect(page.locator("h1")).to_have_text("Chairwoman Oduya")
    page.goto(f"{writable_site}/ledger")
    assert violations_in_all_modes(page) == {}
    page.locator(".ledger a").first.click()
    take_back(page)
    page.goto(writable_site + ODUYA)
    expect(page.locator("h1")).to_have_text("Margarethe Oduya")


def test_what_cannot_be_is_told_beside_the_form_and_nothing_typed_is_lost(open_page: OpenPage, writable_site: str) -> None:
    page = open_page(f"{ODUYA}/correct?do=rename", at=writable_site, later=(400, 403, 404))
    page.get_by_label("New name").fill("Chairwoman Oduya")
    sign(page, "Rename", token="wrong")  # noqa: S106 none at all
    expect(page.get_by_role("alert")).to_contain_text("not the token")
    expect(page.get_by_label("New name")).to_have_value("Chairwoman Oduya")
    page.get_by_label("New name").fill("Margarethe Oduya")
    sign(page, "Rename")
    expect(page.get_by_role("alert")).to_contain_text("called Margarethe Oduya already")
    page.get_by_role("link", name="Two people in one").click()
    sign(page, "Set the chosen mentions apart")
    expect(page.get_by_role("alert")).to_contain_text("which names are somebody else")
    page.goto(f"{writable_site}/ledger")
    expect(page.locator("main")).to_contain_text("Nothing has been decided yet")


def test_nobody_of_that_name_is_told_as_nobody(open_page: OpenPage, writable_site: str) -> None:
    page = open_page(f"{ODUYA}/correct?do=merge&q=zyzzyva", at=writable_site)
    expect(page.locator("main")).to_contain_text("Nobody else in the archive goes by “zyzzyva”")


def test_axe_finds_nothing_where_people_are_corrected(open_page: OpenPage, writable_site: str) -> None:
    page = open_page(f"{ODUYA}/correct", at=writable_site)
    for step in STEPS:
        page.set_viewport_size({"width": 320, "height": 700})
        page.goto(f"{writable_site}{ODUYA}/correct?do={step}{'&q=wielicz' if step == 'merge' else ''}")
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, step
        page.set_viewport_size({"width": 1280, "height": 900})
        assert violations_in_all_modes(page) == {}, step
