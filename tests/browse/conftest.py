"""The shelf of five stories that the tests of read models look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.domain import Dropped
from app.store.engine import ReadSession, open_readers
from tests.browse.shelf import Story, shelve

STORIES = (
    Story(
        title="Bridge opens at Varna",
        body="The bridge was opened on 17 May 2024 by Ana Petrova, the mayor.\n\n“It will outlast us,” said Ms. Petrova. Jon Berg, who"
        " built it, stood by. Work had begun in March 2021, after the flood of the 1990s had washed away the old one.",
        standfirst="After three years of work.",
        comments="Finally!",
        published="2024-05-18",
        source="Harbour Post",
        authors=("Lena Fisk",),
        people={"Ana Petrova": (("Ana Petrova", "Petrova"), ("mayor",)), "Jon Berg": (("Jon Berg",), ())},
        dates={"17 May 2024": ("2024-05-17", "2024-05-17"), "March 2021": ("2021-03", "2021-03"), "the 1990s": ("1990", "1999")},
        quotes={"It will outlast us": "Petrova"},
        dropped=(Dropped("teaser", "Must read"),),
    ),
    Story(
        title="Petrova wins again",
        body="Ana Petrova won a second term on 2 June 2024. On Wednesday she thanks her voters.",
        published="2024-06-03",
        source="Harbour Post",
        people={"Ana Petrova": (("Ana Petrova",), ("mayor", "candidate"))},
        dates={"2 June 2024": ("2024-06-02", "2024-06-02"), "On Wednesday": None},
    ),
    Story(
        title="The builder retires",
        body="Jon Berg leaves the yard where he started in 1988. In May 2024 his last bridge was opened.",
        published="2024",
        source="Delta Wire",
        people={"Jon Berg": (("Jon Berg",), ("builder",))},
        dates={"1988": ("1988", "1988"), "In May 2024": ("2024-05", "2024-05")},
    ),
    Story(
        title="An undated note",
        body="Ana Petrova visited the harbour on Wednesday. Zoltán Ősz came too.",
        people={"Ana Petrova": (("Ana Petrova",), ()), "Zoltán Ősz": (("Zoltán Ősz",), ())},
        dates={"on Wednesday": None},
        not_before="2022",
    ),
    Story(title="An empty day", body="Nothing happened and nobody came.", published="2023-01-01", source="Delta Wire"),
)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shelf") / "shelf.db"
    shelve(path, STORIES).dispose()
    return path


@pytest.fixture(scope="session")
def readers(shelf: Path) -> Iterator[Engine]:
    engine = open_readers(shelf)
    yield engine
    engine.dispose()


@pytest.fixture
def session(readers: Engine) -> Iterator[ReadSession]:
    with ReadSession(readers) as opened:
        yield opened


@pytest.fixture
def own_shelf(tmp_path: Path) -> Iterator[Engine]:
    """A shelf of one's own, opened for writing."""
    engine = shelve(tmp_path / "own.db", STORIES)
    yield engine
    engine.dispose()
