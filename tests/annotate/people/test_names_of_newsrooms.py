"""Names that are words, forms of address that are names, and short forms that only the article explains."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from tests.annotate.people.made import MarkedNames
from tests.annotate.people.test_names_of_the_world import mentions


@pytest.mark.parametrize(
    ("text", "marks", "names"),
    [
        ('Economy Minister Luis "Toto" Caputo left.', ("Luis", "Caputo"), ['Luis "Toto" Caputo']),
        ("They named Ilyas Nur and Said Mohamud.", ("Ilyas Nur", "Mohamud"), ["Ilyas Nur", "Said Mohamud"]),
        ("Puntland President Said Abdullahi Deni left.", ("Abdullahi Deni",), ["Said Abdullahi Deni"]),
        ("President Said Deni left.", ("Deni",), ["Deni"]),
        ("He left. Said Mohamud: no.", ("Mohamud",), ["Mohamud"]),
        ("Baba Nina is Nina Prykhodko, 84.", ("Baba Nina", "Nina Prykhodko"), ["Nina", "Nina Prykhodko"]),
        ("Kang Dedi met Kang Sheng.", ("Kang Dedi", "Kang Sheng"), ["Kang Dedi", "Kang Sheng"]),
        ("Then Si Manong Frank and Comandante Huerta left.", ("Si Manong Frank", "Comandante Huerta"), ["Frank", "Huerta"]),
        ("Love Baronda ran. She is Love Baronda.\n\nLove Baronda (Lakas)", ("Love Baronda",), ["Love Baronda"] * 3),
        ("Sun Yongzheng left. In the morning Sun operated.", ("Sun Yongzheng",), ["Sun", "Sun Yongzheng"]),
        ("Hasan di Tiro left. Di Tiro, 80, lives.", ("Hasan di Tiro", "Tiro"), ["Di Tiro", "Hasan di Tiro"]),
    ],
)
def test_a_name_is_found_as_it_is_printed(text: str, marks: tuple[str, ...], names: list[str]) -> None:
    assert mentions(text, *marks) == names


def test_a_surname_that_is_a_word_counts_beside_another_in_a_headline() -> None:
    fields = {"title": "Kendall, Young Lift Pirates Over Astros", "body": "Jason Kendall and Kevin Young scored."}
    people = find_people(fields, tagger=MarkedNames("Jason Kendall", "Kevin Young", "Kendall"))  # type: ignore[arg-type]
    assert [[m.text for m in p.mentions] for p in people] == [["Kendall", "Jason Kendall"], ["Young", "Kevin Young"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yuliasri Perdani\n\nBandung\n\nIt rained.", "Yuliasri Perdani"),
        ("There Selvi, 45, who sells prawns, wept.", "Selvi"),
        ("Neighbours call them Vakho and Zura.", "Zura"),
        ("A deputy, known only as ``Tito'', left.", "Tito"),
    ],
)
def test_a_doubtful_name_counts_where_the_text_makes_it_one(text: str, name: str) -> None:
    assert mentions(text, name, probability=0.4) == [name]
    assert mentions(f"It rained. {name} fell.", name, probability=0.4) == []
