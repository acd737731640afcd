"""Firms called after partners or by their first word, told from two persons side by side and from somebody of that name."""

from __future__ import annotations

import pytest

from app.annotate.people import markets, partners
from app.annotate.people.paragraphs import Paragraph
from app.annotate.people.reading import find_people
from tests.annotate.people.made import MarkedNames
from tests.growth import assert_grows_with_length


def found(text: str, *names: str, title: str = "") -> list[str]:
    """All mentions in text order, when a tagger marks exactly these names."""
    people = find_people({"title": title, "body": text}, tagger=MarkedNames(*names))
    return [m.text for m in sorted((m for p in people for m in p.mentions), key=lambda m: (m.field != "title", m.start))]


@pytest.mark.parametrize(
    "where",
    [
        "said Ann Lee, an analyst with Tveit, Orsa and Dunmore",
        "said Ann Lee, economist at stockbrokers Tveit, Orsa and Dunmore",
        "said its auditor, Tveit, Orsa and Dunmore, agreed with Ann Lee",
        "said Tveit, Orsa and Dunmore analyst Ann Lee",
        "Tveit, Orsa and Dunmore said in its weekly report, which Ann Lee wrote",
        "said Ann Lee, vice president at Tveit, Orsa and Dunmore",
    ],
)
def test_partners_are_a_firm_and_so_is_each_of_them_in_that_article(where: str) -> None:
    text = f'"Prices will rise," {where}. Later Orsa and Dunmore said nothing, and Tveit would not comment.'
    assert found(text, "Tveit", "Orsa", "Dunmore", "Ann Lee") == ["Ann Lee"]


def test_two_persons_side_by_side_stay_two_where_the_article_names_them_in_full() -> None:
    text = "Joan Smith and Paul Jones, both of Orsa, left. Smith and Jones said they would rest. Lawyers with Smith and Jones left."
    assert found(text, "Joan Smith", "Paul Jones", "Smith", "Jones")[2:] == ["Smith", "Jones", "Smith", "Jones"]


def test_two_persons_whom_nothing_calls_a_firm_stay_two() -> None:
    text = "Talks between Hallam and Verrin ended. Hallam and Verrin said in their report it was over. Lawyers for Hallam and Verrin left."
    assert found(text, "Hallam", "Verrin") == ["Hallam", "Verrin"] * 3


@pytest.mark.parametrize(
    "printed", ["Phillips and Drew", "PHILLIPS AND DREW", "Phillips & Drew", "DUFF/PHELPS", "Woodhouse, Drake and Carey"]
)
def test_well_known_partners_are_a_firm_wherever_they_stand(printed: str) -> None:
    words = ("Phillips", "Drew", "PHILLIPS", "DREW", "DUFF", "PHELPS", "Woodhouse", "Drake", "Carey")
    assert found(f"{printed} both bought sugar from Ann Lee.", *words, "Ann Lee") == ["Ann Lee"]


def test_somebody_with_a_partners_surname_stays_a_person() -> None:
    assert found("Drew Peck of Phillips and Drew resigned. Drew Peck left.", "Drew Peck", "Phillips", "Drew") == ["Drew Peck", "Drew Peck"]


@pytest.mark.parametrize(
    "firm", ["Orsa Equipment Co", "Orsa's Inc", "Orsa Oil and Gas Plc", "Orsa and Tveit Inc", "Orsa Tveit A/S", "Orsa Partners"]
)
def test_a_firm_is_called_by_its_first_word(firm: str) -> None:
    text = f"A unit of {firm} will close. Orsa said the plant loses money. Ann Lee, who runs it, agreed."
    assert found(text, "Orsa", "Ann Lee", title="ORSA SHUTS PLANT") == ["Ann Lee"]


@pytest.mark.parametrize("person", ["Nils Orsa, its founder, left", "Mr. Orsa left", "E.F. Orsa left"])
def test_a_person_with_a_full_name_or_a_title_is_no_firm(person: str) -> None:
    text = f"Orsa Equipment Co will close. {person}. Orsa said he was sorry."
    assert found(text, "Nils Orsa", "E.F. Orsa", "Orsa")[-1] == "Orsa"


def test_a_given_name_before_a_firm_is_nobodys_firm() -> None:
    assert found("Paul Industries Inc has a driver. Paul wept.", "Paul") == ["Paul"]


@pytest.mark.parametrize("sign", ["<ORS>", " <ORS>"])
def test_the_sign_of_a_share_may_stand_without_a_blank(sign: str) -> None:
    assert found(f"Orsa{sign} rose. Orsa said it was glad.", "Orsa") == []


@pytest.mark.parametrize("text", ["Thornton's said sales fell.", "THORNTON'S AFFIRMS DEBT OF CITY", "A unit of Thornton's Corp was sold."])
def test_what_says_something_with_its_possessive_is_a_firm(text: str) -> None:
    assert found(text, "Thornton", "THORNTON") == []


def test_what_somebody_owns_says_nothing_of_the_owner() -> None:
    assert found("Thornton's lawyer said so. Peter Lloyd's sister agreed.", "Thornton", "Peter Lloyd") == ["Thornton", "Peter Lloyd"]


@pytest.mark.parametrize("form", ["Sundcorp", "Norsk Tran A", "Tran Bankverein", "Gruppo Tran", "TRAN ASSOCIATES", "Tran N.V."])
def test_some_words_are_firms_by_their_form(form: str) -> None:
    assert found(f"It was sold to {form}/S of Oslo." if form.endswith(" A") else f"It was sold to {form} of Oslo.", form) == []


def test_an_organisation_is_known_by_the_brackets_behind_its_name_in_another_language() -> None:
    text = "The Federation of Farm Cooperatives (Zenkoren) objected. Zenkoren said farmers, led by Ken Abara, would march."
    assert found(text, "Zenkoren", "Ken Abara") == ["Ken Abara"]


@pytest.mark.parametrize("unit", ["A, ", "Aa and ", "Aa/", "Aa Bb and Cc of ", "Aa Co "])
def test_houses_are_looked_for_in_linear_time(unit: str) -> None:
    def read(part: str) -> None:
        paragraph = Paragraph("body", 0, part + " and x", title_case=False, upper_case=False)
        partners.partnerships([paragraph], [[]])
        markets.begun([paragraph])

    assert_grows_with_length(read, unit * (160_000 // len(unit)))


@pytest.mark.parametrize("rest", [" Foods and Grain Inc", " and Co", " Brothers Ltd", " and Sons, brokers", " Corp"])
def test_a_name_that_runs_on_to_a_company_word_is_a_firms(rest: str) -> None:
    assert found(f"It was sold to Joan Tveit{rest} for a song.", "Joan Tveit") == []


@pytest.mark.parametrize("rest", [" and Orsa Foods Inc made bids", ", Orsa Inc's founder, left", " told Orsa Inc so"])
def test_somebody_beside_a_firm_is_a_person(rest: str) -> None:
    assert found(f"In May Joan Tveit{rest}.", "Joan Tveit") == ["Joan Tveit"]


@pytest.mark.parametrize(
    "text",
    [
        "Prices fell, said oil analyst Ann Lee of G.K. Tveit.",
        "Prices fell, said Ann Lee, analyst with stockbrokers G.K. Tveit.",
        "Ann Lee runs a unit of G.K. Tveit.",
        "Ann Lee said its G.K. Tveit unit lost money.",
    ],
)
def test_whose_analysts_and_units_an_article_has_is_a_firm(text: str) -> None:
    assert found(text, "Ann Lee", "G.K. Tveit") == ["Ann Lee"]


def test_a_child_or_a_friend_of_somebody_is_no_analyst() -> None:
    assert found("Ann Lee of G.K. Tveit's old band sang. It is a part of G.K. Tveit that nobody knew.", "Ann Lee", "G.K. Tveit") == [
        "Ann Lee",
        "G.K. Tveit",
        "G.K. Tveit",
    ]


def test_a_firm_is_called_by_the_first_half_of_a_double_name() -> None:
    assert found("Orsatt-Tveit's Inc shut a plant. Orsatt said so.", "Orsatt") == []
