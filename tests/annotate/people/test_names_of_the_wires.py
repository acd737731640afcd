"""Classes of names that newswire of the 1990s and news of the whole world print: towns, horses, shares, score-cards, forms of address."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from app.domain import NameSpan
from tests.annotate.people.made import MarkedNames
from tests.growth import assert_grows_with_length


def found(text: str, *names: str) -> dict[str, list[str]]:
    return {p.name: [m.text for m in p.mentions] for p in find_people({"body": text}, tagger=MarkedNames(*names))}


def mentions(text: str, *names: str) -> list[str]:
    return sorted(m for forms in found(text, *names).values() for m in forms)


class Doubtful(MarkedNames):
    """Marks the first names for certain and one more, ``hint``, with a low probability."""

    def __init__(self, *names: str, hint: str, probability: float = 0.35) -> None:
        super().__init__(*names)
        self._hint = MarkedNames(hint, probability=probability)

    def __call__(self, paragraphs: list[str]) -> list[list[NameSpan]]:  # type: ignore[override]
        hints = self._hint(paragraphs)
        sure = super().__call__(paragraphs)
        return [
            sorted([*a, *(h for h in b if all(h.end <= s.start or s.end <= h.start for s in a))], key=lambda s: s.start)
            for a, b in zip(sure, hints, strict=True)
        ]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("U Thant Zin Moe", "Thant Zin Moe"),
        ("Ko Ye Yint", "Ye Yint"),
        ("Ma Thuzar", "Thuzar"),
        ("Pak Wagiman", "Wagiman"),
        ("Lola Coring", "Coring"),
        ("Eng. Aisha Mohammed", "Aisha Mohammed"),
        ("Ratu Iliesa Vosa", "Iliesa Vosa"),
    ],
)
def test_a_form_of_address_is_no_part_of_a_name(printed: str, name: str) -> None:
    assert mentions(f"Reporters met {printed} yesterday.", printed) == [name]


@pytest.mark.parametrize("name", ["Ma Lin", "Ko Wen-je", "Bo Xilai", "Pak Chol Su", "Lola Flores Diaz", "Eng Foong Ho", "U. R. Rao"])
def test_a_name_that_is_a_form_of_address_elsewhere_stays(name: str) -> None:
    assert mentions(f"Reporters met {name} yesterday.", name) == [name]


def test_a_shortened_title_before_a_stroke_is_cut() -> None:
    assert mentions("Then W/ro Almaz came.", "ro Almaz") == ["Almaz"]


def test_a_rank_in_two_letters_is_not_joined_to_the_name_behind_it() -> None:
    assert mentions("The officer, SP Adewale Ojo, came.", "SP", "Adewale Ojo") == ["Adewale Ojo"]


def test_a_day_between_a_title_and_a_surname_is_a_given_name() -> None:
    assert mentions("They saw Mr. Sunday Akinpelu there.", "Akinpelu") == ["Sunday Akinpelu"]
    assert mentions("He said on Sunday Akinpelu left.", "Akinpelu") == ["Akinpelu"]


@pytest.mark.parametrize("town", ["Trabzon", "Batumi", "Addis Ababa", "Quảng Nam", "Cox's Bazar"])
def test_towns_are_nobody(town: str) -> None:
    assert mentions(f"Then {town} was quiet.", town) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ricardo Lagos spoke. Lagos left.", ["Lagos", "Ricardo Lagos"]),
        ("President Lagos spoke.", ["Lagos"]),
        ("Lagos, 51, was hurt.", ["Lagos"]),
    ],
)
def test_somebody_who_is_called_like_a_town_is_a_person(text: str, names: list[str]) -> None:
    assert mentions(text, "Ricardo Lagos", "Lagos") == names


@pytest.mark.parametrize(
    "opening", ["Lima, Jun. 17 (Andean) - ", "BANJA LUKA, Bosnia-Herzegovina (AP) _ ", "GORI 1996-08-30 - ", "Tanta, 3 May: ", "ORAN _ "]
)
def test_the_place_and_the_date_that_open_a_report_are_nobody(opening: str) -> None:
    place = opening.partition(",")[0].split(" 1")[0].split(" _")[0]
    assert mentions(opening + "Police held two men.", place) == []


@pytest.mark.parametrize("name", ["Fuerza Popular", "Banco Azteca", "Kampung Baru"])
def test_what_begins_like_a_party_or_a_place_is_nobody(name: str) -> None:
    assert mentions(f"Then {name} was in the news.", name) == []


def test_a_name_behind_the_word_hospital_is_a_hospitals() -> None:
    assert mentions("The Hospital Luis Ruiz was full.", "Luis Ruiz") == []


def test_a_gang_is_nobody_even_if_it_is_called_like_somebody() -> None:
    assert mentions("Police blamed the Blancos de Troya gang.", "Blancos", "Troya") == []


def test_the_horses_of_a_race_are_nobody_and_the_jockeys_are() -> None:
    text = (
        "RACING - Rosa Lee, ridden by Pat Hughes, beat Captain Harcourt.\n\nHughes had won on Aubrey Gold.\n\n"
        "1. Rosa Lee (P. Hughes) 7-1\n2. Captain Harcourt (Ann Cole) 11-4 favourite"
    )
    names = ("Rosa Lee", "Pat Hughes", "Captain Harcourt", "Aubrey Gold", "Ann Cole")
    assert mentions(text, *names) == ["Ann Cole", "Hughes", "P. Hughes", "Pat Hughes"]


def test_a_boxer_with_a_trainer_is_no_horse() -> None:
    assert mentions("Winston Okafor, ridden by doubt, won the title.", "Winston Okafor") == ["Winston Okafor"]


@pytest.mark.parametrize(
    "text",
    [
        "Shares fell. Orla Berg, Skandia and Volvo were unchanged.",
        "Shares fell, said an analyst at Orla Berg.",
        "Shares fell. Orla Berg and Volvo both gained two percent.",
    ],
)
def test_what_a_market_report_trades_or_works_for_is_no_person(text: str) -> None:
    assert mentions(text, "Orla Berg") == []


def test_who_somebody_is_of_in_a_market_report_is_a_firm() -> None:
    assert mentions("Brokers were calm, said Ann Cole of Orla Berg.", "Ann Cole", "Orla Berg") == ["Ann Cole"]
    assert mentions("The memoirs, said Ann Cole of Orla Berg.", "Ann Cole", "Orla Berg") == ["Ann Cole", "Orla Berg"]


def test_bowlers_and_dismissals_are_names_where_most_of_the_others_are() -> None:
    text = "S. Jaya c A. Flower b Streak 41\nR. Mahan lbw b Strang 22\nA. Guru b Whittall 77"
    assert "Streak" in mentions(text, "S. Jaya", "A. Flower", "R. Mahan", "A. Guru", "Strang", "Whittall")
    bowling = "Bowling: Streak 19-4-58-1, Mbangwa 16-5-39-0, Whittall 14-3-40-1."
    assert mentions(bowling, "Mbangwa", "Whittall") == ["Mbangwa", "Streak", "Whittall"]


def test_a_mark_over_a_stumping_is_two_names() -> None:
    assert mentions("C. Wishaw st Kalu b Murali 41", "C. Wishaw st Kalu") == ["C. Wishaw", "Kalu"]


def test_a_doubtful_name_in_a_headline_of_capitals_counts_when_the_article_knows_it() -> None:
    fields = {"title": "BOXING - OKAFOR STOPS RIVAL IN FOURTH", "body": "Winston Okafor won."}
    people = find_people(fields, tagger=Doubtful("Winston Okafor", hint="OKAFOR"))  # type: ignore[arg-type]
    assert [m.text for p in people for m in p.mentions] == ["OKAFOR", "Winston Okafor"]


def test_a_doubtful_name_counts_when_it_is_a_misprint_of_a_known_one_or_has_the_form_of_a_korean_one() -> None:
    text = "Jef Vandendriessche lost. Correct to Vandendriesche in line two."
    people = find_people({"body": text}, tagger=Doubtful("Jef Vandendriessche", hint="Vandendriesche"))
    assert [len(p.mentions) for p in people] == [2]
    korean = find_people({"body": "He came with Roh Tae-moon yesterday."}, tagger=Doubtful("Nobody", hint="Roh Tae-moon"))
    assert [p.name for p in korean] == ["Roh Tae-moon"]


def test_a_doubtful_word_with_the_before_it_does_not_count() -> None:
    text = "Ampitiye Guru spoke. The Guru said nothing."
    people = find_people({"body": text}, tagger=Doubtful("Ampitiye Guru", hint="Guru"))
    assert [m.text for p in people for m in p.mentions] == ["Ampitiye Guru"]


def test_a_surname_behind_an_arabic_article_is_known_without_it() -> None:
    text = "Aides met Mohammed al-Sudani. The Sudani government fell."
    assert mentions(text, "Mohammed al-Sudani") == ["Mohammed al-Sudani", "Sudani"]


def test_initials_before_a_known_surname_belong_to_it() -> None:
    assert found("Frankie Dettori rode well (F. Dettori).", "Frankie Dettori") == {"Frankie Dettori": ["Frankie Dettori", "F. Dettori"]}


def test_somebody_who_is_also_called_so_is_somebody_else() -> None:
    text = "Luis Bravo died. Bravo's father, also called Luis, died in 2013. Bravo was 40."
    assert found(text, "Luis Bravo", "Bravo", "Luis") == {"Luis Bravo": ["Luis Bravo", "Bravo", "Bravo"], "Luis": ["Luis"]}


def test_a_surname_alone_means_whom_the_article_has_named_in_full_by_then() -> None:
    text = "Guido Maes and his wife Lea came. Maes wept. Lea Maes spoke."
    assert found(text, "Guido Maes", "Lea", "Maes", "Lea Maes") == {"Guido Maes": ["Guido Maes", "Maes"], "Lea Maes": ["Lea", "Lea Maes"]}


def test_a_given_name_with_jr_is_not_the_father_who_is_never_called_so() -> None:
    text = "Harold Cole died. His son, Harold Jr., died in 1972. Cole was 88."
    assert found(text, "Harold Cole", "Harold Jr.", "Cole") == {"Harold Cole": ["Harold Cole", "Cole"], "Harold Jr.": ["Harold Jr."]}


@pytest.mark.parametrize("unit", ["Shares. Ana Ruiz, Volvo Berg, Skandia and Volvo slept. ", "RACING 1. Ana Ruiz (P. Cole) 7-x\n"])
def test_time_grows_with_the_length_of_a_page_of_shares_or_horses(unit: str) -> None:
    tagger = MarkedNames("Ana Ruiz")
    assert_grows_with_length(lambda text: find_people({"body": text}, tagger=tagger), unit * (40_000 // len(unit)))


def test_a_bare_surname_does_not_mean_whom_the_article_calls_mrs() -> None:
    text = "He shot Earl Cole and his wife, Nell Cole. Mrs. Cole taught. The note named Cole."
    assert found(text, "Earl Cole", "Nell Cole", "Cole") == {"Earl Cole": ["Earl Cole", "Cole"], "Nell Cole": ["Nell Cole", "Cole"]}


@pytest.mark.parametrize("group", ["family", "dynasty", "clan"])
def test_a_family_is_nobody(group: str) -> None:
    assert mentions(f"Ana Hallo spoke. The Hallo {group} owns it.", "Ana Hallo", "Hallo") == ["Ana Hallo"]
