"""What the words around a name say that somebody is."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from tests.annotate.people.made import MarkedNames


def roles(text: str, *names: str) -> dict[str, list[str]]:
    return {p.name: list(p.roles) for p in find_people({"body": text}, tagger=MarkedNames(*names))}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Korvo Valley Governor, Ada Lindqvist, has resigned.", "Ada Lindqvist", "Korvo Valley Governor"),
        ("They asked Water Cabinet Secretary, Ada Lindqvist, to speak.", "Ada Lindqvist", "Water Cabinet Secretary"),
        ("But Orsa Lake Lodge owner, Ada Lindqvist, wants more.", "Ada Lindqvist", "Orsa Lake Lodge owner"),
    ],
)
def test_a_role_before_a_comma_needs_no_article(text: str, name: str, role: str) -> None:
    assert roles(text, name) == {name: [role]}


def test_a_comma_makes_no_role_of_a_number_or_of_a_lone_word() -> None:
    assert roles("One bystander, Ada Lindqvist, ran. With her lawyer, Bo Tran, she left.", "Ada Lindqvist", "Bo Tran") == {
        "Ada Lindqvist": [],
        "Bo Tran": ["lawyer"],
    }


def test_a_rank_may_stand_between_the_comma_and_the_name() -> None:
    text = "The foreign minister, Dr Tran, agreed. The head of Northern Command, Lieutenant-General Ada Lindqvist, did not."
    assert roles(text, "Tran", "Ada Lindqvist") == {
        "Tran": ["foreign minister"],
        "Ada Lindqvist": ["Lieutenant-General", "head of Northern Command"],
    }


def test_a_short_form_in_brackets_parts_no_role() -> None:
    text = "The secretary of the Harbour Workers Union (HWU), Bo Tran, left. Rural Reform Party (RRP) chairman Ada Lindqvist stayed."
    assert roles(text, "Bo Tran", "Ada Lindqvist") == {
        "Bo Tran": ["secretary of the Harbour Workers Union"],
        "Ada Lindqvist": ["Rural Reform Party chairman"],
    }


def test_a_role_reaches_back_over_what_a_body_owns() -> None:
    text = "The chairman of the union's new pay committee, Bo Tran, said so."
    assert roles(text, "Bo Tran") == {"Bo Tran": ["chairman of the union's new pay committee"]}


@pytest.mark.parametrize(
    "role",
    [
        "Northern Institute of Lakes director",
        "Commission for Fair Rents chairman",
        "Council for the Welfare of Sailors chairman",
        "Nordic Transport and Home Affairs Commissioner",
    ],
)
def test_a_body_of_several_words_stays_whole_before_its_head(role: str) -> None:
    assert roles(f"That was wrong, said {role} Ada Lindqvist.", "Ada Lindqvist") == {"Ada Lindqvist": [role]}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Supporters of Labour leader Ada Lindqvist cheered.", "Labour leader"),
        ("He was an aide of former President Ada Lindqvist then.", "former President"),
        ("Talks between Norway and Swedish Premier Ada Lindqvist failed.", "Swedish Premier"),
        ("A spokeswoman says Dr Ada Lindqvist is ill.", ""),
        ("Those are the islands President Ada Lindqvist named.", "President"),
        ("Replacing the pair are Swedish commander Ada Lindqvist and others.", "Swedish commander"),
    ],
)
def test_what_is_said_of_others_is_no_part_of_a_role(text: str, role: str) -> None:
    assert roles(text, "Ada Lindqvist") == {"Ada Lindqvist": [role] if role else []}


def test_a_role_behind_the_name_is_read_whole_and_without_its_verb() -> None:
    text = "Ada Lindqvist, the assistant secretary for islands, left. Bo Tran, who's been a councillor for years, stays."
    assert roles(text, "Ada Lindqvist", "Bo Tran") == {
        "Ada Lindqvist": ["assistant secretary for islands"],
        "Bo Tran": ["councillor for years"],
    }


def test_the_next_of_a_list_does_not_take_the_role_of_the_last() -> None:
    text = "She is the third governor of the lake after Bo Tran, Ada Lindqvist and Per Orsa."
    assert roles(text, "Bo Tran", "Ada Lindqvist", "Per Orsa")["Ada Lindqvist"] == []


def test_offices_with_a_hyphen_are_offices() -> None:
    text = "Attorney-General Ada Lindqvist met President-Elect Bo Tran."
    assert roles(text, "Ada Lindqvist", "Bo Tran") == {"Ada Lindqvist": ["Attorney-General"], "Bo Tran": ["President-Elect"]}


@pytest.mark.parametrize("role", ["Minister of Food and Trade", "Commissioner for Science and Skills", "Mayor of Ny Orsa"])
def test_an_office_has_its_field_behind_it(role: str) -> None:
    assert roles(f"They met {role} Ada Lindqvist and {role} Mr Bo Tran.", "Ada Lindqvist", "Bo Tran") == {
        "Ada Lindqvist": [role],
        "Bo Tran": [role],
    }


def test_the_name_of_a_body_is_whole_before_its_possessive() -> None:
    assert roles("The Lakes Council's chief officer, Bo Tran, said so.", "Bo Tran") == {"Bo Tran": ["Lakes Council's chief officer"]}


def test_a_role_without_an_article_is_read_before_and_behind_a_name() -> None:
    text = "Bo Tran, parliamentary leader of the Reformers, has the backing of national chairman of the party, Ada Lindqvist."
    assert roles(text, "Bo Tran", "Ada Lindqvist") == {
        "Bo Tran": ["parliamentary leader of the Reformers"],
        "Ada Lindqvist": ["national chairman of the party"],
    }


@pytest.mark.parametrize("text", ["Bo Tran, told the leader of the Reformers, left.", "Bo Tran, sadly the leader, left."])
def test_a_verb_behind_a_name_begins_no_role(text: str) -> None:
    assert roles(text, "Bo Tran") == {"Bo Tran": []}


def test_whose_founder_somebody_is_says_nothing_of_the_name_before_it() -> None:
    assert roles("Velkora, whose founder left, is Bo Tran, best director for Per Orsa.", "Velkora", "Bo Tran", "Per Orsa")["Velkora"] == []


def test_where_somebody_is_from_and_a_courtesy_title_before_an_owner() -> None:
    text = "The delegate from the northern group, Bo Tran, spoke. Later Mr Orsa's spokesman, Ada Lindqvist, left."
    assert roles(text, "Bo Tran", "Ada Lindqvist", "Orsa") == {
        "Bo Tran": ["delegate from the northern group"],
        "Orsa": [],
        "Ada Lindqvist": ["Orsa's spokesman"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "The town refused to host Mr. Lindqvist again.",
        "They will coach Ada Lindqvist until June.",
        "Nobody there could judge Lindqvist.",
        "The board didn’t head Lindqvist off.",
    ],
)
def test_what_is_done_to_somebody_is_no_role(text: str) -> None:
    name = "Ada Lindqvist" if "Ada" in text else "Lindqvist"
    assert roles(text, name) == {name: []}


@pytest.mark.parametrize(
    "text",
    ["According to coach Ada Lindqvist it went well.", "Fans listened to coach Ada Lindqvist.", "With them was coach Ada Lindqvist."],
)
def test_a_role_that_is_a_verb_too_stays_one_where_somebody_is_meant(text: str) -> None:
    assert roles(text, "Ada Lindqvist") == {"Ada Lindqvist": ["coach"]}
