from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.annotate.people.adapters import load_tagger
from app.annotate.people.reading import find_people
from app.annotate.people.tagger import PersonTagger
from app.domain import Field, NameSpan, PersonInArticle
from app.errors import ClippingsError, UsageError
from tests.annotate.people.made import MarkedNames
from tests.growth import assert_within


@pytest.fixture(scope="module")
def tagger() -> PersonTagger:
    return load_tagger()


def found(text: str, *names: str, title: str = "") -> dict[str, list[str]]:
    """Person → surfaces, when a tagger marks exactly these names."""
    people = find_people({"title": title, "body": text}, tagger=MarkedNames(*names))
    return {p.name: [m.text for m in p.mentions] for p in people}


def check_offsets(fields: dict[Field, str], people: tuple[PersonInArticle, ...]) -> None:
    for person in people:
        for m in person.mentions:
            assert fields[m.field][m.start : m.end] == m.text


def test_title_standfirst_and_body_are_one_document_and_comments_are_not_read(tagger: PersonTagger) -> None:
    fields: dict[Field, str] = {
        "title": "Minister resigns over tunnel",
        "standfirst": "Anneke Visser leaves after two years",
        "body": "Transport minister Anneke Visser resigned on Friday. Visser gave no reason.",
        "comments": "Good riddance, said Bob Jones.",
    }
    (person,) = find_people(fields, tagger=tagger)
    assert person.name == "Anneke Visser"
    assert [m.field for m in person.mentions] == ["standfirst", "body", "body"]
    assert "Transport minister" in person.roles
    check_offsets(fields, (person,))


def test_titles_possessives_and_quotation_marks_stay_outside_a_mention() -> None:
    text = "“President Ana Lopez’s plan” failed. Ms. Lopez's aide left."
    (person,) = find_people({"body": text}, tagger=MarkedNames("President Ana Lopez’s", "Ms. Lopez's"))
    assert [m.text for m in person.mentions] == ["Ana Lopez", "Lopez"]
    assert [m.title for m in person.mentions] == ["President", "Ms."]


def test_a_name_across_a_line_break_is_one_name() -> None:
    text = "The speech was given by the foreign minister of the republic, Anna\nBerg, on Monday."
    assert found(text, "Anna\nBerg") == {"Anna Berg": ["Anna\nBerg"]}


def test_names_on_lines_of_their_own_are_several() -> None:
    assert found("Anna Berg\nBoris Novak", "Anna Berg\nBoris Novak") == {"Anna Berg": ["Anna Berg"], "Boris Novak": ["Boris Novak"]}


def test_a_place_before_a_dash_is_no_part_of_the_name() -> None:
    assert found("Budapest - Orban Viktor won.", "Budapest - Orban Viktor") == {"Orban Viktor": ["Orban Viktor"]}


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Money came from the Andy Warhol Foundation.", "Andy Warhol"),
        ("The ship Anna Berg sank.", "Anna Berg"),
        ("Hurricane Maria weakened.", "Maria"),
        ("Police in Jackson, Miss., said so.", "Jackson"),
        ("She met Ann, 26, of Springfield, there.", "Springfield"),
        ("The court heard that DAB had lost.", "DAB"),
        ("He is the Acme Player of the Year again.", "Acme Player"),
    ],
)
def test_what_is_named_after_people_is_no_person(text: str, marked: str) -> None:
    assert not found(text, marked)


def test_surnames_that_the_tagger_missed_are_found() -> None:
    assert found("Anna Berg spoke. Later Berg left, and the Berg plan with her.", "Anna Berg") == {
        "Anna Berg": ["Anna Berg", "Berg", "Berg"]
    }


def test_a_surname_inside_another_name_is_left_alone() -> None:
    assert found("Anna Berg lives near Mount Berg and Berg Street.", "Anna Berg") == {"Anna Berg": ["Anna Berg"]}


def test_an_ordinary_word_at_the_start_of_a_sentence_is_no_surname() -> None:
    text = "Derek Long disagreed. Long before that, he left. Mr Long was tired."
    assert found(text, "Derek Long") == {"Derek Long": ["Derek Long", "Long"]}


def test_hyphens_join_names_but_not_what_is_said_of_them() -> None:
    text = "Yoon Hae-won met pro-Putin and Putin-backed men. Vladimir Putin smiled."
    assert found(text, "Yoon", "Hae", "Putin", "Vladimir Putin") == {
        "Yoon Hae-won": ["Yoon Hae-won"],
        "Vladimir Putin": ["Putin", "Putin", "Vladimir Putin"],
    }


def test_bush_father_and_son_stay_two() -> None:
    people = found("George W. Bush hugged George H. W. Bush.", "George W. Bush", "George H. W. Bush")
    assert len(people) == 2


def test_bill_and_hillary_clinton_stay_two_and_titles_tell_them_apart() -> None:
    text = "Bill and Hillary Clinton came. Mrs. Clinton spoke; Mr. Clinton slept."
    people = found(text, "Bill", "Hillary Clinton", "Clinton")
    assert people == {"Bill Clinton": ["Bill", "Clinton"], "Hillary Clinton": ["Hillary Clinton", "Clinton"]}


def test_lavrov_and_lavrova_stay_two() -> None:
    assert len(found("Sergei Lavrov met Ekaterina Lavrova. Lavrova left.", "Sergei Lavrov", "Ekaterina Lavrova", "Lavrova")) == 2


def test_one_person_keeps_all_spellings_under_the_fullest_name() -> None:
    text = "Antony J. Blinken spoke. ANTONY BLINKEN left. Tony Blinken, Mr. Blinken."
    assert list(found(text, "Antony J. Blinken", "ANTONY BLINKEN", "Tony Blinken", "Blinken")) == ["Antony J. Blinken"]


def test_a_surname_that_two_share_goes_to_the_one_named_last() -> None:
    text = "Davit Orbeli met Nino Orbeli. Orbeli laughed."
    assert found(text, "Davit Orbeli", "Nino Orbeli", "Orbeli")["Nino Orbeli"] == ["Nino Orbeli", "Orbeli"]


def test_roles_are_worded_as_printed(tagger: PersonTagger) -> None:
    text = "Karin Ek, the Swedish finance minister, met U.S. Secretary of State John Harper. A former envoy to Chad, Paul Moreau, listened."
    roles = {p.name: p.roles for p in find_people({"body": text}, tagger=tagger)}
    assert roles == {
        "Karin Ek": ("Swedish finance minister",),
        "John Harper": ("U.S. Secretary of State",),
        "Paul Moreau": ("former envoy to Chad",),
    }


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=60)
def test_any_text_is_read_and_offsets_point_at_the_surface(tagger: PersonTagger, text: str) -> None:
    fields: dict[Field, str] = {"title": text[:50], "body": text}
    check_offsets(fields, find_people(fields, tagger=tagger))


NAMES = ("Anna Berg", "Berg", "O'Neil", "Žižek", "محمد بن سلمان")
SCRAPS = ("Mr. ", "’s", " ", "\n", "\n\n", "😀", "-", "“", ".", ", ", "said ", "JR.", "al-", "the ")
pieces = st.sampled_from((*NAMES, *SCRAPS))


@given(st.lists(pieces, max_size=40).map("".join))
@settings(deadline=None, max_examples=100)
def test_scraps_of_names_in_any_order_are_read_and_offsets_point_at_the_surface(text: str) -> None:
    fields: dict[Field, str] = {"body": text}
    people = find_people(fields, tagger=MarkedNames(*NAMES))
    check_offsets(fields, people)
    spans = sorted((m.start, m.end) for p in people for m in p.mentions)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    [
        "Mr " + "A" + "b" * 300 + " said no. " + "Jo" * 150 + " Smith left.",
        "12 34 --- ... !!! " * 500,
        "قال محمد بن سلمان. שלום עולם. " * 50,
        "Anna Berg 😀🎉 and Boris Novak 🚀. " * 50,
        "Anna\x00Berg \ud800 said \udfff no",
        "Anna-" * 5_000,
        "",
    ],
    ids=["long names", "no letters", "right to left", "emoji", "broken", "hyphens", "empty"],
)
def test_bad_input_is_read_without_a_fault(tagger: PersonTagger, text: str) -> None:
    fields: dict[Field, str] = {"body": text}
    check_offsets(fields, find_people(fields, tagger=tagger))


def test_a_page_of_five_thousand_names_takes_seconds() -> None:
    names = [f"Given{n % 70}a{n} Family{n % 1300}b" for n in range(4_000)] + [f"Solo{n}x Smith" for n in range(1_000)]
    text = ", ".join(names)
    people = find_people({"body": text}, tagger=MarkedNames(*names))
    assert sum(len(p.mentions) for p in people) >= 5_000
    assert_within(30, lambda: find_people({"body": text}, tagger=MarkedNames(*names)))


def test_an_unknown_tagger_is_refused_with_the_choices() -> None:
    with pytest.raises(UsageError, match="use onnx or spacy:PIPELINE"):
        load_tagger("magic")


def test_a_missing_extra_is_told_in_one_line() -> None:
    with pytest.raises(ClippingsError, match="spaCy"):
        load_tagger("spacy:no_such_pipeline")


def test_a_name_in_a_narrow_column_is_not_parted() -> None:
    text = "The talks were led by Richard\nHolbrooke, who had come late\nfrom Bonn with Warren\nChristopher, and by others."
    assert list(found(text, "Richard\nHolbrooke", "Warren\nChristopher")) == ["Richard Holbrooke", "Warren Christopher"]


def test_firms_that_are_called_like_people_are_no_people() -> None:
    assert not found("Shares of Merrill Lynch and Fannie Mae fell.", "Merrill Lynch", "Fannie Mae")


def test_two_surnames_joined_by_a_hyphen_are_two_people() -> None:
    text = "The Lund-Berg talks failed. Mary Lund blamed Anna Berg."
    assert found(text, "Mary Lund", "Anna Berg") == {"Mary Lund": ["Lund", "Mary Lund"], "Anna Berg": ["Berg", "Anna Berg"]}


def test_a_ship_called_after_a_queen_is_no_queen() -> None:
    assert not found("HMS Queen Elizabeth left port.", "Elizabeth")


def test_a_hyphenated_given_name_takes_in_the_family_name_before_it() -> None:
    assert list(found("The winger Son Heung-min scored.", "Heung-min")) == ["Son Heung-min"]


class EveryWord:
    """A tagger to which every word is a name."""

    def __call__(self, paragraphs: Sequence[str]) -> list[list[NameSpan]]:
        return [[NameSpan(m.start(), m.end(), 0.99) for m in re.finditer(r"\w+", text)] for text in paragraphs]


@pytest.mark.parametrize("different", [2, 12_000])
def test_thousands_of_lone_names_cost_time_in_proportion(different: int) -> None:
    names = [f"{chr(65 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}q" for n in range(different)]
    text = ", ".join(names * (24_000 // different))
    assert_within(30, lambda: find_people({"body": text}, tagger=EveryWord()))


def test_a_name_with_a_company_word_in_the_article_is_a_firm_throughout() -> None:
    text = "Torvald Brothers closed on Monday. Torvald owed millions; Mr. Lund of Torvald wept. Aiko Senro Kaisha did not."
    assert list(found(text, "Torvald", "Lund", "Aiko Senro Kaisha")) == ["Lund"]


def test_shares_make_a_firm_and_a_title_keeps_a_person() -> None:
    assert not found("Shares in Merton Pryce sank. Merton Pryce owns mills.", "Merton Pryce")
    text = "Shares in Pryce sank. The chairman, Anna Pryce, left. Pryce cried."
    assert list(found(text, "Pryce", "Anna Pryce")) == ["Anna Pryce"]
    assert not found("The insurer Merton Pryce paid.", "Merton Pryce")


def test_a_founder_named_beside_his_firm_stays_a_person() -> None:
    text = "Berg Holdings said so. Mr. Berg denied it, and Berg left."
    assert found(text, "Berg") == {"Berg": ["Berg", "Berg"]}


@pytest.mark.parametrize(
    "text",
    [
        "PRESIDENT OLE VIK MET PRIME MINISTER RUNA DAHL IN BERGEN",
        "President Ole Vik Met Prime Minister Runa Dahl in Bergen",
        "President Ole Vik Thanks Prime Minister Runa Dahl",
    ],
)
def test_no_role_holds_a_verb_or_another_name_where_all_is_capitals(text: str) -> None:
    people = find_people({"body": text}, tagger=MarkedNames("OLE VIK", "RUNA DAHL", "Ole Vik", "Runa Dahl"))
    assert [[role.casefold() for role in p.roles] for p in people] == [["president"], ["prime minister"]]


def test_a_name_of_four_words_of_which_the_tagger_knows_the_last_two_is_whole() -> None:
    text = "Leader Thawng Zam Nuu Kip, 70, was freed. Nuu Kip waved."
    people = find_people({"body": text}, tagger=LastTwoAlone())
    assert [(p.name, [m.text for m in p.mentions]) for p in people] == [("Thawng Zam Nuu Kip", ["Thawng Zam Nuu Kip", "Nuu Kip"])]


class LastTwoAlone:
    """A tagger that knows 'Nuu Kip' at the start of a sentence only."""

    def __call__(self, paragraphs: Sequence[str]) -> list[list[NameSpan]]:
        return [[NameSpan(m.start() + 2, m.end(), 0.99) for m in re.finditer(r"\. Nuu Kip", text)] for text in paragraphs]
