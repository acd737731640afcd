"""Judge, Prince, Major and the like as given names, and Dean as a post, by what the rest of the article says."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from tests.annotate.people.made import MarkedNames


def people(body: str, *names: str) -> dict[str, list[str]]:
    return {p.name: [m.text for m in p.mentions] for p in find_people({"body": body}, tagger=MarkedNames(*names))}


@pytest.mark.parametrize(
    "body",
    [
        "Judge Tolliver sings again. Mr. Tolliver said he was glad.",
        "Mr. and Mrs. Judge Tolliver gave a party for the court.",
        "Judge Tolliver starred in two films last season. Tolliver plays the uncle.",
    ],
)
def test_a_title_is_a_given_name_where_the_article_treats_it_as_one(body: str) -> None:
    assert list(people(body, "Tolliver")) == ["Judge Tolliver"]


@pytest.mark.parametrize("title", ["Prince", "Major", "Duke", "King", "Earl", "Bishop"])
def test_a_title_is_a_given_name_where_the_tagger_takes_it_for_one_and_nothing_tells_of_the_office(title: str) -> None:
    assert people(f"{title} Ellsworth came. Ellsworth wrote it.", f"{title} Ellsworth", "Ellsworth") == {
        f"{title} Ellsworth": [f"{title} Ellsworth", "Ellsworth"]
    }


@pytest.mark.parametrize(
    "body",
    [
        "Judge Tolliver closed the court early. Mr. Tolliver said it was hot.",
        "District Judge Tolliver was there. Mr. Tolliver left.",
        "Prince Tolliver saw a film with a band of friends. Tolliver is a son of the king.",
        "Judge Tolliver left at nine.",
        "Major Tolliver led the troops. Mr. Tolliver is retired.",
    ],
)
def test_a_title_stays_one_where_the_article_tells_of_the_office_or_of_nothing(body: str) -> None:
    assert list(people(body, "Tolliver")) == ["Tolliver"]


def test_a_title_stays_one_before_the_surname_of_somebody_named_in_full() -> None:
    read = people("Peter Tolliver spoke. Judge Tolliver was tired, said Mr. Tolliver.", "Peter Tolliver", "Tolliver")
    assert list(read) == ["Peter Tolliver"]


@pytest.mark.parametrize(
    "body",
    [
        "Dean John W. Calloway resigned. Dean Calloway was ill.",
        "The dean of the school, Dean John Calloway, resigned. Dean Calloway was ill.",
        "John Calloway, dean of the school, resigned. Dean Calloway was ill.",
    ],
)
def test_dean_is_a_post_before_a_full_name_and_where_the_article_says_so(body: str) -> None:
    read = people(body, "Dean John W. Calloway", "Dean John Calloway", "John Calloway", "Dean Calloway")
    assert [mentions[-1] for mentions in read.values()] == ["Calloway"]
    assert not any("Dean" in name for name in read)


def test_dean_stays_a_given_name() -> None:
    body = "Dean Marlowe and his sister Linda Marlowe met the dean."
    assert list(people(body, "Dean Marlowe", "Linda Marlowe")) == ["Dean Marlowe", "Linda Marlowe"]
    assert list(people("Dean Marlowe Smith sang.", "Dean Marlowe Smith")) == ["Dean Marlowe Smith"]


def test_a_middle_name_shortened_behind_mc_belongs_to_the_name() -> None:
    assert list(people("James McN. Harker wrote. Mr. Harker resigned.", "James McN.", "Harker")) == ["James McN. Harker"]
    assert list(people("They met Ann McNeil. Harker wrote.", "Ann McNeil", "Harker")) == ["Ann McNeil", "Harker"]
