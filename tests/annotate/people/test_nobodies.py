from __future__ import annotations

import pytest

from app.annotate.people.adapters import load_tagger
from app.annotate.people.reading import find_people
from app.annotate.people.tagger import PersonTagger
from app.domain import Field
from tests.annotate.people.made import MarkedNames


@pytest.fixture(scope="module")
def tagger() -> PersonTagger:
    return load_tagger()


def found(text: str, *names: str) -> list[str]:
    """All mentions in text order, when a tagger marks exactly these names."""
    people = find_people({"body": text}, tagger=MarkedNames(*names))
    return [m.text for m in sorted((m for p in people for m in p.mentions), key=lambda m: m.start)]


def test_a_storm_is_nobody_where_it_is_called_by_its_name_alone() -> None:
    text = "Hurricane Nadine weakened on Monday. Nadine had torn off roofs. Forecaster Bo Lind said Nadine was the worst since Oscar."
    assert found(text, "Nadine", "Bo Lind", "Oscar") == ["Bo Lind"]


def test_a_storm_takes_no_given_name_from_somebody_called_alike() -> None:
    text = "Typhoon Nadine weakened. Nadine Okell, a nurse, lost her home. Nadine killed six."
    assert found(text, "Nadine", "Nadine Okell") == ["Nadine Okell"]


def test_people_of_a_storm_are_still_people() -> None:
    text = (
        "Hurricane Mitchell hit the coast. Ann Mitchell, 40, fled with her sons Owen and Luis. Mitchell, who teaches, wept."
        " Rosa, 6, was carried out. Julia said she would stay."
    )
    assert found(text, "Mitchell", "Ann Mitchell", "Owen", "Luis", "Rosa", "Julia") == [
        "Ann Mitchell",
        "Owen",
        "Luis",
        "Mitchell",
        "Rosa",
        "Julia",
    ]


def test_a_team_is_known_by_its_score_and_by_its_player() -> None:
    text = "Wexford upset Drayton 78-74 on Saturday. Drayton's Tyler Kuhn scored 22. Next week Drayton plays at home."
    assert found(text, "Drayton", "Tyler Kuhn") == ["Tyler Kuhn"]


def test_a_player_who_loses_in_sets_or_in_frames_is_a_person() -> None:
    text = "Aldous beat Fenwick 6-4 6-2. Harker beat Stroud 71-20, 64-33, 90-4. Marsden's Tyler Kuhn won."
    assert found(text, "Aldous", "Fenwick", "Harker", "Stroud", "Tyler Kuhn") == ["Aldous", "Fenwick", "Harker", "Stroud", "Tyler Kuhn"]


def test_a_firm_is_known_by_what_it_says_of_its_plans_and_by_its_shares() -> None:
    text = "Tolliver said it would close its plant in May. Analysts like Tolliver. Shares in Brandreth fell; Brandreth is a rival."
    assert found(text, "Tolliver", "Brandreth") == []


def test_somebody_named_in_full_is_no_firm_whatever_is_said_of_the_shares() -> None:
    text = "Shares in Brandreth fell after Owen Brandreth left. Brandreth said it would have been wrong to stay."
    assert found(text, "Owen Brandreth", "Brandreth")[-1] == "Brandreth"


def test_what_something_is_said_of_with_which_is_a_thing() -> None:
    assert found("The yard built Calverton, which sank in 1911. Ann Lee wrote its story.", "Calverton", "Ann Lee") == ["Ann Lee"]


def test_a_keeper_who_stumps_is_no_part_of_the_batsman() -> None:
    assert found("R. Rusk st Heald b Beven 7\nG. Thorne c Heald b Warrick 61", "R. Rusk st", "Heald", "Beven", "G. Thorne", "Warrick") == [
        "R. Rusk",
        "Heald",
        "Beven",
        "G. Thorne",
        "Heald",
        "Warrick",
    ]


def test_players_of_a_line_up_are_people_and_the_team_is_nobody() -> None:
    text = "Middleham - Roberts; Blackmoor, Pearson, 5-Festa, Fleming; Stamp, Emery (captain), Mustoe, Hignett; Juno, Ravel."
    marked = ("Middleham", "Roberts", "Festa", "Fleming", "Emery", "Mustoe", "Hignett", "Juno")
    assert found(text, *marked) == [
        "Roberts", "Blackmoor", "Pearson", "Festa", "Fleming", "Stamp", "Emery", "Mustoe", "Hignett", "Juno", "Ravel",
    ]  # fmt: skip


def test_one_name_behind_who_he_is_is_a_person(tagger: PersonTagger) -> None:
    fields: dict[Field, str] = {"body": "Police said a suspect called Toryal had been held near the market on Friday."}
    assert [p.name for p in find_people(fields, tagger=tagger)] == ["Toryal"]


def test_accents_that_no_letter_holds_do_not_cut_a_name(tagger: PersonTagger) -> None:
    name = "Olu\u0301wa\u1e63eun O\u0323\u0300s\u0323o\u0301"
    people = find_people({"body": f"The teacher {name} said on Monday that the school would stay open."}, tagger=tagger)
    assert [p.mentions[0].text for p in people] == [name]


def test_a_number_of_a_pope_ends_before_the_stop_of_the_sentence() -> None:
    assert found("He broke the limit of Sixtus V. Monsignor Poli left.", "Sixtus V.", "Poli") == ["Sixtus V", "Poli"]


def test_a_boat_called_miss_is_no_woman() -> None:
    assert found("The boat, the Miss Ellie, sank. Miss Ellie Dunn saw it.", "Ellie", "Ellie Dunn") == ["Ellie Dunn"]


def test_bowlers_with_their_figures_in_brackets_are_people() -> None:
    text = "At Taunton, Cadwell (6-54) and Rosen (3-41) bowled out Kent; Athers 60; Mulder 4-41)."
    assert found(text, "Rosen", "Mulder") == ["Cadwell", "Rosen", "Mulder"]


def test_what_is_toured_is_a_place() -> None:
    assert found("Gov. Ann Lee toured Destin with a crew.", "Ann Lee", "Destin") == ["Ann Lee"]


def test_what_is_called_a_firm_is_one_throughout() -> None:
    text = "Bo Lind ran a small firm called UC Norling. Though UC Norling lost money, Lind kept UC Norling."
    assert found(text, "Bo Lind", "UC Norling", "Though UC Norling", "Lind") == ["Bo Lind", "Lind"]


def test_a_surname_before_and_takes_no_surname_from_behind_it() -> None:
    text = "A court heard Thomas Duncan, 42. He said that people like Duncan and Pat Sawyer deserve help. Bill and Ann Lind agreed."
    people = find_people({"body": text}, tagger=MarkedNames("Thomas Duncan", "Duncan", "Pat Sawyer", "Ann Lind", "Bill"))
    assert [p.name for p in people] == ["Thomas Duncan", "Pat Sawyer", "Bill Lind", "Ann Lind"]


def test_the_writer_is_no_part_of_the_name_before() -> None:
    assert found("If I were Lind and Okell I’d wait. Ann Okell laughed.", "Lind", "Okell I", "Ann Okell") == ["Lind", "Okell", "Ann Okell"]
