from __future__ import annotations

import pytest

from app.annotate.people.adapters import load_tagger
from app.annotate.people.other_languages import language_of
from app.annotate.people.paragraphs import paragraphs
from app.annotate.people.reading import find_people, read_people
from app.annotate.people.tagger import PersonTagger
from tests.growth import assert_within


@pytest.fixture(scope="module")
def tagger() -> PersonTagger:
    return load_tagger()


def language(text: str) -> str:
    return language_of(paragraphs({"body": text}))


def named(text: str, tagger: PersonTagger) -> dict[str, list[str]]:
    return {p.name: [m.text for m in p.mentions] for p in find_people({"body": text}, tagger=tagger)}


@pytest.mark.parametrize(
    "text",
    [
        "Der Rat hat am Abend mit den Stimmen der Mehrheit für den Bau einer neuen Brücke gestimmt, obwohl die Kosten nicht feststehen.",
        "Byrådet vedtog i går aftes at bygge en ny bro over åen, selv om flere medlemmer mente, at pengene skulle bruges på skoler.",
        "Городской совет вчера вечером проголосовал за строительство нового моста.",
    ],
)
def test_an_article_in_another_language_is_known_as_one(text: str) -> None:
    assert language(text)


@pytest.mark.parametrize(
    "text",
    [
        "The town council voted on Thursday evening to build a new bridge and said that it would be paid for by the province.",
        "ROTTERDAM, March 4 - Results of second round matches (prefix number denotes seeding):\n1-Sven Aalbers (Netherlands) beat"
        " Dirk de Wit (Netherlands) 6-4 6-2\nLuis de la Vega (Spain) beat Jan van den Berg (Belgium) 7-6 (7-3) 6-1",
        "lbw b Adair 12\nnot out 33\nc and b Rowe 0\nrun out 4\nExtras (b-4 w-3 nb-5) 12\nTotal (for six wickets, innings closed) 211",
        'The minister said: "Das ist nicht das Ende der Verhandlungen, aber es ist das Ende der Geduld mit den Partnern und der Partei."',
        "",
        "Oslo",
    ],
)
def test_english_and_tables_of_results_are_read_as_english(text: str) -> None:
    assert not language(text)


def test_german_nouns_are_nobody_and_german_titles_stay_outside(tagger: PersonTagger) -> None:
    text = (
        "Bundeskanzlerin Wiebke Ostendorf hat am Freitag den Haushalt gegen die Kritik der Länder verteidigt. Nach Angaben der Regierung"
        " fehlen im nächsten Jahr zehn Milliarden Euro. Ostendorfs Sprecher Tjark Behrens wies Berichte über einen Rücktritt zurück."
    )
    assert named(text, tagger) == {"Wiebke Ostendorf": ["Wiebke Ostendorf", "Ostendorfs"], "Tjark Behrens": ["Tjark Behrens"]}


def test_a_street_a_school_and_a_storm_are_nobody(tagger: PersonTagger) -> None:
    text = (
        "Le maire Régis Aubertin a inauguré le lycée Simone Garnier dans la rue Paul Lemaire, fermée depuis la tempête Carole."
        " M. Aubertin a salué le travail des équipes et promis que les élèves seraient accueillis dès la rentrée."
    )
    assert named(text, tagger) == {"Régis Aubertin": ["Régis Aubertin", "Aubertin"]}


def test_surnames_that_a_sentence_bends_are_their_bearers(tagger: PersonTagger) -> None:
    text = (
        "Premier Bogumił Zaręba spotkał się we wtorek z lekarzami. Według Zaręby pieniądze są już w budżecie. Minister zdrowia"
        " Halina Korczyńska nie chciała mówić o szczegółach, ale rzecznik Korczyńskiej zapowiedział, że ustawa jest gotowa."
    )
    people = named(text, tagger)
    assert people["Halina Korczyńska"] == ["Halina Korczyńska", "Korczyńskiej"]
    assert people["Bogumił Zaręba"][0] == "Bogumił Zaręba"


def test_names_in_cyrillic_are_found_without_their_titles(tagger: PersonTagger) -> None:
    text = "Мэр города Игорь Лавренюк сообщил во вторник, что мост откроют к осени. Лавренюк поблагодарил строителей и жителей района."
    assert named(text, tagger) == {"Игорь Лавренюк": ["Игорь Лавренюк", "Лавренюк"]}


def test_what_is_left_out_says_why() -> None:
    text = "Die Stadt hat am Montag den Bau der Brücke gestoppt, weil das Geld für den Stahl nicht reicht und der Winter kommt."
    left_out = read_people({"body": text}, tagger=load_tagger()).no_people
    assert {m.evidence for m in left_out} == {"no name for certain, in an article that is not in English"}


def test_a_long_list_of_names_in_another_language_is_read_in_reasonable_time() -> None:
    sentence = "Der Kläger Detlef Ahrens{} aus Aurich sagte, dass die Stadt ihm noch Geld für den Zaun schuldet. "
    text = "".join(sentence.format(chr(97 + n % 26) + chr(97 + n // 26 % 26)) for n in range(2_000))
    assert_within(20, lambda: find_people({"body": text}, tagger=lambda pieces: [[] for _ in pieces]))


def test_a_table_of_earnings_is_in_no_other_language_for_its_lack_of_english_words(tagger: PersonTagger) -> None:
    text = (
        "Shr loss 22 cts vs profit 14 cts\n\nNet loss 3,035,000 vs profit 2,516,000\n\nSales 61.4 mln vs 70.2 mln\n\nNine mths"
        "\n\nShr profit 41 cts vs 38 cts diluted\n\nNet profit 901,000 vs 822,000\n\nAvg shrs 6,110,000 vs 5,900,000"
        "\n\nNOTE: two-for-one split payable on March 15"
        "\n\nCash quarterly dividends nil vs six cts prior, excluding gains, writeoffs, charges, taxes, interest"
    )
    assert find_people({"body": text}, tagger=tagger) == ()
