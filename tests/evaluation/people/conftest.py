from __future__ import annotations

import pytest

from app.annotate.people.adapters import load_tagger
from app.annotate.people.tagger import PersonTagger
from tests.evaluation.people.marked import GoldArticle, read_articles
from tests.evaluation.people.system import Run, run


@pytest.fixture(scope="session")
def tagger() -> PersonTagger:
    return load_tagger()


@pytest.fixture(scope="session")
def articles() -> list[GoldArticle]:
    return read_articles()


@pytest.fixture(scope="session")
def result(articles: list[GoldArticle], tagger: PersonTagger) -> Run:
    return run(articles, tagger)
