from __future__ import annotations

import pytest

from app.annotate.people.casing import in_small_letters


@pytest.mark.parametrize(
    ("name", "others", "shown"),
    [
        ("HELENE BRANDVOLD", (), "Helene Brandvold"),
        ("LUDWIG VAN DER BERG", ("Van der Berg",), "Ludwig van der Berg"),
        ("SEAN O'HARA", (), "Sean O'Hara"),
        ("FIONA MCBRIDE", (), "Fiona McBride"),
        ("ROSS MC BRIDE", (), "Ross Mc Bride"),
        ("HA SUN-MI", ("Ha Sun-mi",), "Ha Sun-mi"),
        ("J. R. TVEIT", (), "J. R. Tveit"),
        ("OTTAR LIND III", (), "Ottar Lind III"),
        ("DEJONG", ("Carla DeJong",), "DeJong"),
        ("BRANDVOLD", (), "Brandvold"),
        ("HMB", (), "HMB"),
        ("Helene BRANDVOLD", (), "Helene BRANDVOLD"),
        ("", (), ""),
    ],
)
def test_a_name_in_capitals_is_shown_as_a_sentence_would_print_it(name: str, others: tuple[str, ...], shown: str) -> None:
    assert in_small_letters(name, others) == shown
