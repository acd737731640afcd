from __future__ import annotations

from pathlib import Path

import pytest

from app.browse.people import person
from app.store.engine import ReadSession
from app.store.writer import fold
from tests.browse.shelf import Story, shelve


def suggested(path: Path, groups: list[tuple[str, ...]], who: str) -> dict[str, str]:
    """Suggestions for ``who`` in an archive with one article for each group of names: slug to evidence."""
    stories = [
        Story(title=f"Story {at}", body=". ".join(group), people={name: ((name,), ()) for name in group}) for at, group in enumerate(groups)
    ]
    engine = shelve(path / "pairs.db", stories)
    with ReadSession(engine) as session:
        found = person(session, fold(who).replace(" ", "-")).suggestions
    engine.dispose()
    return {one.id: one.evidence for one in found}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Smith", "J. Smith"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Dmitry Peskov", "Dmitri Peskov"),
        ("Antony Blinken", "Antony J. Blinken"),
        ("Samuel Holt", "Sam Holt"),
        ("Maria Ruiz", "Ruiz"),
    ],
)
def test_names_that_may_be_one_person_are_suggested_both_ways(tmp_path: Path, one: str, other: str) -> None:
    groups = [(one, "Ana Petrova"), (other, "Ana Petrova")]
    assert fold(other).replace(" ", "-") in suggested(tmp_path, groups, one)
    (tmp_path / "pairs.db").unlink()
    assert fold(one).replace(" ", "-") in suggested(tmp_path, groups, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavrov", "Maria Lavrov"),
        ("Sergei Lavrov", "Sergei Lavrova"),
        ("George W. Bush", "George H. W. Bush"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Alexander Holt", "Alexandra Holt"),
        ("Jon Berg", "Ana Petrova"),
    ],
)
def test_names_of_two_people_are_not_suggested(tmp_path: Path, one: str, other: str) -> None:
    assert suggested(tmp_path, [(one, "Zoe Quin"), (other, "Zoe Quin")], one) == {}


def test_two_who_stand_side_by_side_are_two(tmp_path: Path) -> None:
    assert suggested(tmp_path, [("John Smith", "J. Smith"), ("J. Smith",)], "John Smith") == {}


def test_the_evidence_names_shared_company(tmp_path: Path) -> None:
    evidence = suggested(tmp_path, [("John Smith", "Ana Petrova"), ("J. Smith", "Ana Petrova")], "John Smith")
    assert "J. may stand for the given name" in evidence["j-smith"]
    assert "Ana Petrova" in evidence["j-smith"]
