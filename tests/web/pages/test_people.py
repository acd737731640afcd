"""What the page of a person makes of its roles and quotations."""

from __future__ import annotations

from datetime import date

import pytest

from app.browse.views import ArticleSummary, PersonQuote, PersonView, RoleView
from app.domain import Published
from app.web.pages.people import OPEN_ROLES, person_context, quote_href
from app.web.templating import spoken

ARTICLE = ArticleSummary(id="abc", title="Pier stays", source=None, published=Published())


def somebody(roles: tuple[RoleView, ...]) -> PersonView:
    return PersonView(
        id="ilse-varga",
        name="Ilse Varga",
        articles=40,
        mentions=40,
        first_day=date(2001, 1, 1),
        last_day=date(2020, 1, 1),
        undated=0,
        names=(),
        roles=roles,
        months=(),
        together=(),
        quotes=(),
        suggestions=(),
    )


def role(year: int, articles: int) -> RoleView:
    return RoleView(text=f"head of quay {year}", articles=articles, first=str(year), last=str(year), article=ARTICLE)


def test_the_most_frequent_roles_are_shown_and_the_rest_folded_both_in_the_order_of_time() -> None:
    roles = tuple(role(2000 + number, 9 if number >= 18 else 1) for number in range(20))
    context = person_context(somebody(roles))
    shown = [row.when for row in context["roles"]]
    assert len(shown) == OPEN_ROLES
    assert shown == sorted(shown)
    assert shown[-2:] == ["2018", "2019"]
    assert [row.when for row in context["more_roles"]] == [str(year) for year in range(2010, 2018)]


def test_a_few_roles_are_not_folded() -> None:
    assert person_context(somebody((role(2001, 1), role(2002, 3))))["more_roles"] == []


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("We have waited long enough,", "We have waited long enough"),
        ("“Not now.”", "Not now."),
        ('"Never", ', "Never"),
        ("unjustified.", "unjustified."),
    ],
)
def test_a_quotation_is_shown_without_the_comma_before_its_speaker(printed: str, shown: str) -> None:
    assert spoken(printed) == shown


def test_a_quotation_links_to_its_first_words_in_the_article() -> None:
    said = PersonQuote(
        article=ARTICLE, field="body", start=0, end=60, cue="said", text="A long-range plan, & more of it than anybody ever asked for,"
    )
    assert quote_href(said) == "/articles/abc#:~:text=A%20long%2Drange%20plan%2C%20%26%20more%20of%20it%20than"
