"""Names of one article that look alike and are two people's: what the words around them tell."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from tests.annotate.people.made import MarkedNames


def found(text: str, *names: str) -> dict[str, list[str]]:
    return {p.name: [m.text for m in p.mentions] for p in find_people({"body": text}, tagger=MarkedNames(*names))}


@pytest.mark.parametrize("title", ["King", "Emperor", "Sultan", "Pope"])
def test_who_reigns_is_named_by_a_given_name_and_is_nobody_whose_surname_it_is(title: str) -> None:
    text = f"Faisal flew out. {title} Faisal and Tariq Faisal, a grocer, disagreed. Faisal Omar wrote."
    people = found(text, "Faisal", "Tariq Faisal", "Faisal Omar")
    assert people == {"Faisal": ["Faisal", "Faisal"], "Tariq Faisal": ["Tariq Faisal"], "Faisal Omar": ["Faisal Omar"]}


def test_a_prince_named_in_full_is_the_prince_named_by_his_given_name() -> None:
    text = "King Talal bin Nasser arrived. Omar Talal waited. King Talal smiled."
    assert found(text, "Talal bin Nasser", "Omar Talal", "Talal")["Talal bin Nasser"] == ["Talal bin Nasser", "Talal"]


def test_the_elder_and_the_younger_of_a_name_are_told_by_whose_child_the_text_calls_them() -> None:
    text = "Ines Duarte, 40, is the daughter of the late banker Paulo Duarte. The elder Duarte died in 2001.\n\nThe younger Duarte sings."
    people = found(text, "Ines Duarte", "Paulo Duarte", "Duarte")
    assert people["Paulo Duarte"] == ["Paulo Duarte", "Duarte"]


def test_the_younger_of_two_is_not_the_one_of_whom_the_article_speaks_most() -> None:
    text = "Sunil Weera batted. Weera hit six. Weera ran. Weera met Asanka Weera, no relation. The younger Weera bowled."
    assert found(text, "Sunil Weera", "Asanka Weera", "Weera")["Asanka Weera"] == ["Asanka Weera", "Weera"]


def test_a_brother_named_by_his_given_name_is_no_other_man_of_a_like_name() -> None:
    text = "Erik Holm wrote. Lars Dahl's brother Eric won."
    assert found(text, "Erik Holm", "Lars Dahl", "Eric") == {"Erik Holm": ["Erik Holm"], "Lars Dahl": ["Lars Dahl"], "Eric": ["Eric"]}


def test_a_clause_that_ends_in_a_word_for_kin_says_nothing_of_the_name_after_it() -> None:
    text = "Ana Duarte sued. After a call with her mother, Duarte gave up."
    assert found(text, "Ana Duarte", "Duarte") == {"Ana Duarte": ["Ana Duarte", "Duarte"]}


@pytest.mark.parametrize("said", ["is named after", "was christened in memory of", "has a namesake,"])
def test_whoever_is_named_after_somebody_is_somebody_else(said: str) -> None:
    people = find_people({"body": f"Rosa Lindo {said} Rosa Lindo, the poet."}, tagger=MarkedNames("Rosa Lindo"))
    assert [len(p.mentions) for p in people] == [1, 1]


def test_a_place_named_after_somebody_leaves_the_person_alone() -> None:
    assert found("Rosa Lindo came. The school is named after Rosa Lindo.", "Rosa Lindo") == {"Rosa Lindo": ["Rosa Lindo", "Rosa Lindo"]}


def test_a_surname_with_junior_is_the_juniors() -> None:
    text = "Luis Pardo Jr. ran against Marco Pardo III. Pardo Jr. won."
    assert found(text, "Luis Pardo Jr.", "Marco Pardo III", "Pardo Jr.")["Luis Pardo Jr."] == ["Luis Pardo Jr.", "Pardo Jr."]


def test_a_son_who_is_called_by_his_fathers_middle_name_is_the_son() -> None:
    text = "Victor Ekene Madu died. His son, Ekene Madu Jr., spoke. Ekene wept."
    assert found(text, "Victor Ekene Madu", "Ekene Madu Jr.", "Ekene")["Ekene Madu Jr."] == ["Ekene Madu Jr.", "Ekene"]
    assert len(found("Victor Ekene Madu died. The firm is run by Ekene Madu Jr. now.", "Victor Ekene Madu", "Ekene Madu Jr.")) == 2


def test_where_people_are_called_by_given_names_a_fathers_name_is_no_surname() -> None:
    text = "Hanna Girma won. Hanna wept, watched by Girma Tadesse, a farmer. Girma had walked."
    assert found(text, "Hanna Girma", "Hanna", "Girma Tadesse", "Girma")["Girma Tadesse"] == ["Girma Tadesse", "Girma"]


def test_elsewhere_a_surname_goes_before_a_given_name() -> None:
    text = "Peter Martin won, watched by Martin Weaver. Martin had trained."
    assert found(text, "Peter Martin", "Martin Weaver", "Martin")["Peter Martin"] == ["Peter Martin", "Martin"]


@pytest.mark.parametrize("title", ["Ato", "Pak", "Sir", "Uncle"])
def test_titles_that_go_with_given_names_name_whoever_has_it_as_given_name(title: str) -> None:
    text = f"Hanna Girma won, watched by Girma Tadesse. {title} Girma had walked."
    assert found(text, "Hanna Girma", "Girma Tadesse", "Girma")["Girma Tadesse"] == ["Girma Tadesse", "Girma"]
