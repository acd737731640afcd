"""From marks to names: titles of the world, nicknames in quotes, small words, firms, things and lists."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from tests.annotate.people.made import MarkedNames
from tests.growth import assert_grows_with_length


def found(text: str, *names: str) -> list[str]:
    people = find_people({"body": text}, tagger=MarkedNames(*names))
    return [m.text for p in people for m in p.mentions]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Alhaji Musa Bello", "Musa Bello"),
        ("Engr. Tunde Ojo", "Tunde Ojo"),
        ("Mzee Otieno Omondi", "Otieno Omondi"),
        ("Tan Sri Wong Mei Ling", "Wong Mei Ling"),
        ("Datuk Seri Hassan Omar", "Hassan Omar"),
        ("Hojatoleslam Reza Karimi", "Reza Karimi"),
        ("Pol Col Somchai Jaidee", "Somchai Jaidee"),
        ("SHO Bilal Ahmed", "Bilal Ahmed"),
        ("Uncle Kwame Boateng", "Kwame Boateng"),
        ("Patrolman G. E. Harmon", "G. E. Harmon"),
        ("Lance Cpl. Ann Korre", "Ann Korre"),
        ("Lance Korre", "Lance Korre"),
        ("Mmes Ann Korre", "Ann Korre"),
        ("Verando CIO Ann Korre", "Ann Korre"),
        ("Ann Korre R-Bergen", "Ann Korre"),
    ],
)
def test_titles_of_any_country_are_no_part_of_a_name(printed: str, name: str) -> None:
    assert found(f"Reporters met {printed} yesterday.", printed) == [name]


def test_a_given_name_that_is_a_title_elsewhere_stays() -> None:
    assert found("The minister Sri Lestari spoke.", "Sri Lestari") == ["Sri Lestari"]


@pytest.mark.parametrize("title", ["Hon.", "Pol Lt", "Kiai Haji", "Mmes", "Verando CIO"])
def test_titles_alone_are_nobody(title: str) -> None:
    assert found(f"Then {title} said nothing.", title) == []


def test_a_word_that_begins_a_sentence_with_a_capital_is_cut_from_a_full_name() -> None:
    assert found("It ended. Striker Ana Souza left.", "Striker Ana Souza") == ["Ana Souza"]
    assert found("It ended. Striker Souza left.", "Striker Souza") == ["Striker Souza"]  # may be a given name


@pytest.mark.parametrize("marks", [("Ramon", "Boy", "Reyes Jr."), ("Ramon", "Reyes Jr."), ('Boy" Reyes Jr.',)])
def test_a_nickname_in_quotes_is_part_of_the_name(marks: tuple[str, ...]) -> None:
    assert found('Mayor Ramon "Boy" Reyes Jr. won.', *marks) == ['Ramon "Boy" Reyes Jr.']


def test_a_possessive_in_front_of_a_nicknamed_name_is_none_of_it() -> None:
    assert found('They met Kenya\'s Ramon "Boy" Reyes there.', "Ramon", "Reyes") == ['Ramon "Boy" Reyes']


def test_a_quoted_word_between_other_words_joins_nobody() -> None:
    assert found('Reyes said "Never" and Souza left.', "Reyes", "Souza") == ["Reyes", "Souza"]


@pytest.mark.parametrize("between", ["arap", "a/l", "de los", "bin", "van der"])
def test_a_small_word_between_two_marks_makes_them_one(between: str) -> None:
    name = f"Kiprono {between} Koech"
    assert found(f"The court freed {name} today.", "Kiprono", "Koech") == [name]


def test_a_small_word_behind_a_mark_brings_the_rest_of_the_name() -> None:
    assert found("Born Maria Pereira dos Santos in a village.", "Maria Pereira") == ["Maria Pereira dos Santos"]


def test_halves_of_a_firm_are_nobody_and_couples_are_two() -> None:
    assert found("Shares in Keller & Voss fell.", "Keller", "Voss") == []
    assert found("Anna & Peter waved.", "Anna", "Peter") == ["Anna", "Peter"]
    assert found("Words by Anna Keller & Peter Voss.", "Anna Keller", "Peter Voss") == ["Anna Keller", "Peter Voss"]


def test_a_founder_is_known_where_his_firm_is_not() -> None:
    text = "Otto Keller founded Keller & Voss. Keller sold Keller & Voss in May."
    assert found(text, "Otto Keller", "Voss") == ["Otto Keller", "Keller"]


def test_a_quotation_of_shares_is_a_firms() -> None:
    assert found("Merrow Hale lost 1 1/2 and others gained.", "Merrow Hale") == []
    assert found("Merrow Hale lost 6-4 in the final.", "Merrow Hale") == ["Merrow Hale"]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("It lies near Tom Okello airport.", "Tom Okello"),
        ("The hull of the Nikola Petrov, built in 1969, broke.", "Nikola Petrov"),
        ("They walked along Robert Moyo Way at night.", "Robert Moyo"),
        ("NDOLA, Oct 14 (Reuters) - A mine closed.", "NDOLA"),
    ],
)
def test_things_and_places_that_are_called_after_people_are_nobody(text: str, mark: str) -> None:
    assert found(text, mark) == []


@pytest.mark.parametrize("name", ["the Nikola Petrov case", "the Aga Khan, who"])
def test_the_before_a_person_does_not_make_a_thing(name: str) -> None:
    assert len(found(f"They spoke of {name} went on.", name.removeprefix("the ").removesuffix(" case").removesuffix(", who"))) == 1


def test_an_initial_of_two_letters_and_one_behind_a_name_belong_to_it() -> None:
    assert found("Trade goes to Sh. Batbold of the party.", "Batbold") == ["Sh. Batbold"]
    assert found("A man, Zoran S., for now, was held.", "Zoran S") == ["Zoran S."]


def test_the_slug_of_an_agency_is_no_part_of_a_name() -> None:
    assert found("CYCLING-KELLER HOLDS ON", "CYCLING-KELLER") == ["KELLER"]


def test_a_headline_in_capitals_knows_the_names_of_the_text() -> None:
    people = find_people(
        {"title": "ATHLETICS-KIPROTICH RUNS FASTEST OF ALL", "body": "Moses Kiprotich won."}, tagger=MarkedNames("Moses Kiprotich")
    )
    assert [m.text for p in people for m in p.mentions] == ["KIPROTICH", "Moses Kiprotich"]


@pytest.mark.parametrize(
    ("text", "marks", "rest"),
    [
        ("City 3 (Keller 12, Ode 64 pen, Sato 70) won.", ("Keller", "Ode"), "Sato"),
        ("Trade - A. Keller\nHealth - B. Ode\nPolice - C. Sato", ("A. Keller", "B. Ode"), "C. Sato"),
        ("Keller ss 4 0 1 0\nOde 3b 4 1 1 0\nSato cf 3 0 0 0", ("Keller", "Ode"), "Sato"),
    ],
)
def test_what_stands_in_a_list_where_the_others_are_names_is_a_name(text: str, marks: tuple[str, ...], rest: str) -> None:
    assert found(text, *marks) == [*marks, rest]
    assert rest not in found(text, *marks[:1])


def test_a_repaired_mark_keeps_its_place() -> None:
    text = 'Mayor Ramon "Boy" Reyes won. Reyes left.'
    for person in find_people({"body": text}, tagger=MarkedNames("Ramon", "Reyes")):
        assert all(text[m.start : m.end] == m.text for m in person.mentions)


def test_two_letters_in_capitals_are_a_rank_before_a_full_name_and_initials_before_a_surname() -> None:
    assert found("They met SP Tariq Kamal there.", "SP Tariq Kamal") == ["Tariq Kamal"]
    assert found("They met SP Kamal there.", "SP Kamal") == ["SP Kamal"]


def test_what_stands_before_a_title_of_two_words_is_no_name() -> None:
    assert found("The Perak Menteri Besar Datuk Seri Omar Aziz spoke.", "Perak Menteri Besar Datuk Seri Omar Aziz") == ["Omar Aziz"]


def test_a_given_name_that_is_a_word_is_taken_in_where_a_list_of_results_shows_it() -> None:
    text = "1. Ann Keller (Norway) 1:41.63\n2. Eva Ode (Italy) 1:41.70\n3. Beat Sato (Japan) 1:42.11"
    assert found(text, "Ann Keller", "Eva Ode", "Sato") == ["Ann Keller", "Eva Ode", "Beat Sato"]


def test_shares_are_held_in_a_firm_also_where_its_founder_is_named() -> None:
    assert found("Otto Keller left. Shares of Keller fell 3 percent.", "Otto Keller", "Keller") == ["Otto Keller"]


def test_a_club_is_nobody_unless_the_article_names_a_person_so() -> None:
    assert found("Leverkusen play on Sunday.", "Leverkusen") == []
    assert found("Emil Leverkusen, 40, said no. Leverkusen left.", "Emil Leverkusen") == ["Emil Leverkusen", "Leverkusen"]


def test_a_role_between_a_name_with_a_title_and_another_name_is_the_others() -> None:
    text = "They saw President Luis Mora, the prime minister, Ana Ruiz, and others. Then Eva Ode, the coach, left."
    people = find_people({"body": text}, tagger=MarkedNames("Luis Mora", "Ana Ruiz", "Eva Ode"))
    assert [(p.name, p.roles) for p in people] == [
        ("Luis Mora", ("President",)),
        ("Ana Ruiz", ("prime minister",)),
        ("Eva Ode", ("coach",)),
    ]


def test_the_rest_of_a_name_stops_before_the_next_mark() -> None:
    assert found("They saw Ana Ruiz dos Santos Silva there.", "Ana Ruiz", "Silva") == ["Ana Ruiz dos Santos", "Silva"]


@pytest.mark.parametrize("piece", ['Ana "Bo" Ruiz said. ', "Ana Ruiz 12, ", "7. Ana Ruiz (Peru) 1:41\n", "A", "A&", 'Ana "Bo" '])
def test_time_grows_with_the_length_of_a_text_of_nothing_but_names(piece: str) -> None:
    tagger = MarkedNames("Ana", "Ruiz")
    assert_grows_with_length(lambda text: find_people({"body": text}, tagger=tagger), piece * (40_000 // len(piece)))
