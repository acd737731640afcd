"""Marks that only the rest of the article shows to be wrong, and names that are really like them."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from tests.annotate.people.made import MarkedNames

BODY = (
    "President Abara met farmers on Tuesday. They asked Abara for help, and Abara promised it. He will speak about sugar, about bonds and"
    " about the long road to the coast, which has been shut since the rains, and about the price of seed that many of them can no longer"
    " pay. His party has most seats and will vote for all of it in June, after the feast."
)


def people(body: str, *names: str, title: str = "") -> list[list[str]]:
    read = find_people({"title": title, "body": body}, tagger=MarkedNames(*names))
    return [[m.text for m in person.mentions] for person in read]


@pytest.mark.parametrize("title", ["ABARA SUGAR BILL NEAR", "PARTIES LAUD ABARA", "ABARA OUTSTANDING, SAYS PARTY"])
def test_a_surname_in_a_headline_in_capitals_ends_where_the_next_word_begins(title: str) -> None:
    glued = next(two for two in ("ABARA SUGAR", "LAUD ABARA", "ABARA OUTSTANDING") if two in title)
    assert people(BODY, "Abara", glued, title=title) == [["ABARA", "Abara", "Abara", "Abara"]]


def test_a_name_in_a_headline_in_capitals_stays_whole_where_the_body_has_its_words_or_it_begins_with_a_given_name() -> None:
    assert people(BODY + " Ben Abara spoke.", "Abara", "Ben Abara", "BEN ABARA", title="BEN ABARA SPEAKS TO FARMERS")[0][0] == "BEN ABARA"
    assert ["PETER ABARA"] in people(BODY, "PETER ABARA", title="PETER ABARA SPEAKS TO FARMERS")
    assert people(BODY, "Abara", "LI ABARA", title="ABARA MEETS LI ABARA AT LAST")[0][0] == "ABARA"


@pytest.mark.parametrize("nobody", ["BUOY", "RAND BONDS", "DISMISSES"])
def test_words_of_a_headline_in_capitals_that_the_body_lacks_are_nobody(nobody: str) -> None:
    assert people(BODY, nobody, title=f"FARMERS {nobody} IN THE SOUTH") == []


@pytest.mark.parametrize(
    ("named", "body"), [("KORRE", BODY + " Ms. Korre came."), ("SENATOR KORRE", BODY), ("KORRE", "Farmers met. They spoke.")]
)
def test_a_name_of_a_headline_in_capitals_stays_with_a_title_or_in_the_body_or_without_much_of_one(named: str, body: str) -> None:
    assert people(body, "KORRE", "Korre", title=f"{named} SPEAKS TO FARMERS")[0][0] == "KORRE"


@pytest.mark.parametrize("day", ["Friday", "Thursday", "Sunday"])
def test_a_day_behind_a_surname_is_no_part_of_the_name(day: str) -> None:
    assert people(f"President Abara {day} announced it. Abara smiled.", f"Abara {day}", "Abara") == [["Abara", "Abara"]]
    assert people(f"Ben Abara {day} announced it.", f"Ben Abara {day}") == [["Ben Abara"]]
    assert people(f"Minister Abara {day} left. Joan Abara wept.", f"Abara {day}", "Joan Abara")[0] == ["Abara", "Joan Abara"]


def test_people_are_called_like_days() -> None:
    assert people("Joe Friday said so. Friday left.", "Joe Friday", "Friday") == [["Joe Friday", "Friday"]]
    assert people("The trader Okon Sunday spoke. Okon wept.", "Okon Sunday", "Okon") == [["Okon Sunday", "Okon"]]


def test_a_stop_behind_a_plural_is_a_misprinted_possessive() -> None:
    assert people("Abara left. President Abaras' new aide came.", "Abara", "Abaras") == [["Abara", "Abara"]]
    assert people("Joan Abara left. The house is the Abaras' own. Mr. Jones' dog ran.", "Joan Abara", "Jones")[-1] == ["Jones"]


@pytest.mark.parametrize(
    "text", ["Tveit Partners L.P. paid.", "The price in H.K. Dollars rose.", "VMS L.P. said so.", "S.A.Y. Trading said no. S.A.Y. paid."]
)
def test_initials_alone_are_nobody(text: str) -> None:
    assert people(text, "L.P.", "H.K.", "S.A.Y.") == []


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("J.R. Tveit sang. J.R. is ill.", "J.R."),
        ("Jo Reed Tveit sang. They cheered J.R. for an hour.", "J.R."),
        ("The girl, identified only as K.M., wept.", "K.M."),
        ("A builder known by the initials H.S. fled.", "H.S."),
        ('"No." J.R. said so.', "J.R."),
    ],
)
def test_initials_alone_are_somebody_where_the_article_says_so(text: str, initials: str) -> None:
    found = people(text, "J.R. Tveit", "Jo Reed Tveit", initials)
    assert any(mention.startswith(initials[:3]) for person in found for mention in person if "Tveit" not in mention)


@pytest.mark.parametrize("text", ["It ended. Thorugh the night they sang.", "It ended. Meanwhle, they sang.", "Tommorrow, they will sing."])
def test_a_misprinted_word_that_opens_a_sentence_is_nobody(text: str) -> None:
    assert people(text, "Thorugh", "Meanwhle", "Tommorrow") == []


def test_a_misprinted_word_that_opens_a_sentence_is_no_part_of_a_name() -> None:
    assert people("Abara left. Athough Abara came back.", "Abara", "Athough Abara") == [["Abara", "Abara"]]


def test_surnames_like_such_words_stay() -> None:
    assert people("It ended. Howevar said he was sad. Joan Anothr came. Anothr sang.", "Howevar", "Joan Anothr", "Anothr") == [
        ["Howevar"],
        ["Joan Anothr", "Anothr"],
    ]


@pytest.mark.parametrize(
    "text", ["It is due on March 27.", "The record date, Marcxh 27, 1987, stands.", "It fell until May 3, dealers said."]
)
def test_a_month_with_its_day_is_nobody(text: str) -> None:
    assert people(text, "March", "Marcxh", "May") == []


def test_people_are_called_like_months() -> None:
    assert people("Mr. March, 27, wept. P. May 43, March 12.", "March", "P. May") != []
    assert people("Fredric March on Tuesday praised Ms. Sterling. March 12 was his day.", "Fredric March", "Sterling") == [
        ["Fredric March"],
        ["Sterling"],
    ]


@pytest.mark.parametrize("tag", ["D-Okla", "R-Minn", "D-Kans", "D-R.I", "R-TX"])
def test_a_party_with_its_state_is_nobody(tag: str) -> None:
    assert people(f"Sen. Ann Lee, {tag}., agreed.", "Ann Lee", tag) == [["Ann Lee"]]


@pytest.mark.parametrize("text", ["It holds 12 pct Tolliver shares.", "They traded 35 ov Tolliver.", "Sales rose: cif Tolliver 12."])
def test_units_before_a_word_make_it_nobody(text: str) -> None:
    assert people(text, "pct Tolliver", "ov Tolliver", "cif Tolliver") == []


@pytest.mark.parametrize("kin", ["his wife", "his daughter", "the first lady,", "a son,", "First Lady"])
def test_who_is_introduced_as_kin_is_not_whom_the_article_called_by_the_surname_before(kin: str) -> None:
    text = f"President Abara left. Abara waved to {kin} Nomsa Abara. Abara will return. Mrs. Abara stayed."
    found = people(text, "Abara", "Nomsa Abara")
    assert found[0] == ["Abara", "Abara", "Abara"]
    assert "Nomsa Abara" in found[1]


def test_two_bare_surnames_are_enough_and_one_is_too_little() -> None:
    assert people("Abara left. Abara waved to his wife Nomsa Abara. Abara ran.", "Abara", "Nomsa Abara")[0] == ["Abara", "Abara", "Abara"]
    assert people("Police mourn Abara. The brother of the mayor, Omar Abara, fell.", "Abara", "Omar Abara") == [["Abara", "Omar Abara"]]


def test_a_president_is_no_misprint_of_an_aide() -> None:
    text = "President Harman praised Donald Hrman, an aide. Harman laughed. Harman left."
    assert people(text, "Harman", "Donald Hrman") == [["Harman", "Harman", "Harman"], ["Donald Hrman"]]
    assert people("Donald Harman sang. Hrman bowed. Hrman left.", "Donald Harman", "Hrman") == [["Donald Harman", "Hrman", "Hrman"]]


def test_a_name_with_the_apostrophe_of_a_court_is_whole() -> None:
    assert people("The investor Robert Dale A'Court bought it.", "Robert Dale A") == [["Robert Dale A'Court"]]


@pytest.mark.parametrize(
    "text", ["The Abara-Moss law is old.", "It meets the Abara-Moss deficit targets.", "The Gramm-Rudman process is slow."]
)
def test_a_law_is_not_its_authors(text: str) -> None:
    assert people(text, "Abara-Moss", "Gramm-Rudman") == []


def test_a_double_surname_is_a_person() -> None:
    assert people("Ann Abara-Moss bought a law firm. Abara-Moss smiled.", "Ann Abara-Moss", "Abara-Moss") == [
        ["Ann Abara-Moss", "Abara-Moss"]
    ]


def test_money_with_a_capital_is_nobody_where_the_article_has_it_in_small_letters() -> None:
    assert people("The pound fell. Sterling rose, as sterling does.", "Sterling") == []
    assert people("Ms. Sterling rose. Joan Sterling, paid in sterling, smiled. Sterling left.", "Sterling", "Joan Sterling") == [
        ["Sterling", "Joan Sterling", "Sterling"]
    ]


@pytest.mark.parametrize("row", ["Ay Exp-E", "Hvy Oats M", "Tran Bygg AB Oslo"])
def test_rows_of_tables_and_firms_by_a_word_inside_are_nobody(row: str) -> None:
    assert people(f"It holds 12 of them. {row} 1,842.6 in May.", row) == []


@pytest.mark.parametrize("title", ["Prersident", "Dirctor", "Minster", "Secretery"])
def test_a_misprinted_office_is_no_part_of_a_name(title: str) -> None:
    assert people(f"They met {title} Omar Abara.", f"{title} Omar Abara") == [["Omar Abara"]]


def test_plain_words_behind_initials_in_a_headline_in_capitals_make_no_name() -> None:
    assert people(BODY, "H.K. BONDS", title="H.K. BONDS FALL AGAIN") == []
    assert people(BODY, "H.K. TVEIT", title="H.K. TVEIT RESIGNS") == [["H.K. TVEIT"]]


def test_brackets_of_a_firm_are_no_part_of_a_name() -> None:
    assert people("It was sold to <Joan Tveit> for a song.", "<Joan Tveit>") in ([], [["Joan Tveit"]])


def test_a_word_that_opens_sentences_and_stands_in_small_letters_is_nobody() -> None:
    body = "Boy in fair condition.\n\nA boy was taken to hospital with burns, and the boy is said to be awake."
    assert people(body, "Boy") == []
    assert people("Barber was late. A barber cut his hair.", "Barber") == [["Barber"]]
    assert people("Barber, 40, was late. Later Barber left, and a barber cut his hair.", "Barber") == [["Barber", "Barber"]]
