"""Text that comes tokenised is read as a paper would print it."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from app.annotate.people.spaced import closed, is_spaced
from tests.annotate.people.made import MarkedNames


@pytest.mark.parametrize(
    ("spaced", "printed"),
    [
        ('Mayor Teodoro " Bong " Reyes Jr. , 45 , said : " No . "', 'Mayor Teodoro "Bong" Reyes Jr., 45, said: "No."'),
        ("David ` ` Nino ' ' Luna , of Teaneck , N.J. , did n't go .", "David ``Nino'' Luna, of Teaneck, N.J., didn't go."),
        ("Governor Ma . Theresa Ruiz ( Liberal ) , Sh . Altan", "Governor Ma. Theresa Ruiz (Liberal), Sh. Altan"),
        ("Raman a / l Siva , W / ro Almaz , a 16 - year-old", "Raman a/l Siva, W/ro Almaz, a 16-year-old"),
        ("Contact : David Moss / Kim Levy , / / / HALL ACT / / /", "Contact: David Moss / Kim Levy, /// HALL ACT ///"),
        ("Hope Achieng ' asked Moses Kajwang ' , who left", "Hope Achieng' asked Moses Kajwang', who left"),
        ("Blackburn 1 ( Sutton 3 ) Newcastle 4 ( Shearer 17 , 55 )", "Blackburn 1 (Sutton 3) Newcastle 4 (Shearer 17, 55)"),
        ('" A quote that goes on .\n" And on . "', '"A quote that goes on.\n"And on."'),
    ],
)
def test_signs_are_closed_up(spaced: str, printed: str) -> None:
    paper = closed(spaced)
    assert paper.text == printed
    assert "".join(spaced[place] for place in paper.places) == printed


def test_one_slip_makes_no_text_spaced() -> None:
    assert not is_spaced(["Ann Lee , Bob Roe, Cy Poe, Di Zoe and others left, late."])
    assert is_spaced(["Ann Lee , Bob Roe ,", " and Cy Poe , left ."])


def test_a_name_in_tokenised_text_has_its_place_there() -> None:
    text = 'Reporters met , on Monday , Mayor Teodoro " Bong " Reyes of Leyte .'
    [person] = find_people({"body": text}, tagger=MarkedNames("Teodoro", "Reyes"))
    assert person.name == "Teodoro Reyes"
    assert [(m.text, text[m.start : m.end]) for m in person.mentions] == [('Teodoro " Bong " Reyes',) * 2]
