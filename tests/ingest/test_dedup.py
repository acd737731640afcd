from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.domain import ArticleDraft, Published
from app.ingest import dedup
from app.ingest.dedup import cluster, cluster_waiting
from app.store import copies
from app.store.engine import WriteSession
from app.store.maintenance import rebuild_index, verify
from app.store.writer import delete_article, prepare, update_article
from tests.seeds.samples import articles, words
from tests.store.archive import archive, numbers_of, store

TEXTS = [" ".join(words(text)[:300]) for key, text in articles().items() if "twelve-countries" not in key]


def _draft(body: str, title: str = "A title") -> ArticleDraft:
    return ArticleDraft(title=title, body=body)


def _cut(body: str, share: float) -> str:
    found = body.split()
    return " ".join(found[: int(len(found) * share)])


def _clusters(engine: Engine) -> list[set[int]]:
    """Clusters as sets of articles, each standing under one of its own members."""
    with WriteSession(engine) as session:
        rows = session.execute(text("SELECT cluster_id, id FROM article WHERE cluster_id IS NOT NULL")).all()
        session.rollback()
    found: dict[int, set[int]] = {}
    for cluster_id, number in rows:
        found.setdefault(cluster_id, set()).add(number)
    assert all(standing in group for standing, group in found.items())
    return sorted(found.values(), key=min)


def _standing(engine: Engine) -> list[int]:
    return numbers_of(engine, "SELECT DISTINCT cluster_id FROM article WHERE cluster_id IS NOT NULL ORDER BY 1")


def test_versions_of_one_article_share_a_cluster_and_others_stand_alone(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        numbers = store(engine, [_draft(body) for body in TEXTS])
        shorter, wired = store(engine, [_draft(_cut(TEXTS[0], 0.5)), _draft(f"OSLO — {TEXTS[0]}")], folder="/other")
        cluster_waiting(engine)
        assert _clusters(engine) == [{numbers[0], shorter, wired}]
        assert verify(engine).problems == ()


def test_the_fullest_stands_for_the_cluster_whenever_it_comes(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        (short,) = store(engine, [_draft(_cut(TEXTS[0], 0.6))])
        (shorter,) = store(engine, [_draft(_cut(TEXTS[0], 0.4))], folder="/b")
        cluster_waiting(engine)
        assert _standing(engine) == [short]
        (full,) = store(engine, [_draft(TEXTS[0])], folder="/c")
        cluster_waiting(engine)
        assert _standing(engine) == [full]
        assert _clusters(engine) == [{short, shorter, full}]


def test_of_equally_full_ones_the_earliest_published_stands(tmp_path: Path) -> None:
    days = (Published(date="2024-05-03"), Published(), Published(date="2024-05-01"))
    with archive(tmp_path / "a.db") as engine:
        numbers = store(engine, [replace(_draft(TEXTS[0], f"Title {n}"), published=day) for n, day in enumerate(days)])
        cluster_waiting(engine)
        assert _standing(engine) == [numbers[2]]


def test_the_order_of_arrival_does_not_matter(tmp_path: Path) -> None:
    drafts = [_draft(version, str(n)) for n, body in enumerate(TEXTS[:8]) for version in (body, _cut(body, 0.5), _cut(body, 0.7))]
    groups = []
    for attempt in range(3):
        chance = random.Random(attempt)
        order = chance.sample(range(len(drafts)), len(drafts))
        with archive(tmp_path / f"{attempt}.db") as engine:
            numbers: dict[int, int] = {}
            while order:
                part = order[: chance.randint(1, 7)]
                order = order[len(part) :]
                numbers |= dict(zip(store(engine, [drafts[index] for index in part], folder=f"/{len(order)}"), part, strict=True))
                cluster_waiting(engine)
            groups.append(sorted(sorted(numbers[number] for number in group) for group in _clusters(engine)))
    assert groups[0] == groups[1] == groups[2]
    assert groups[0] == [[n, n + 1, n + 2] for n in range(0, 24, 3)]


def test_an_article_that_is_rewritten_leaves_its_cluster(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        one, two, three = store(engine, [_draft(TEXTS[0]), _draft(_cut(TEXTS[0], 0.8)), _draft(_cut(TEXTS[0], 0.6))])
        cluster_waiting(engine)
        with WriteSession(engine) as session:
            update_article(session, one, prepare(_draft(TEXTS[1])), revision=session.next_revision())
            session.commit()
        assert _clusters(engine) == []
        cluster_waiting(engine)
        assert _clusters(engine) == [{two, three}]
        assert verify(engine).problems == ()


def test_a_new_title_alone_leaves_the_cluster_as_it_is(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        one, two = store(engine, [_draft(TEXTS[0]), _draft(f"Oslo {TEXTS[0]}")])
        cluster_waiting(engine)
        with WriteSession(engine) as session:
            update_article(session, one, prepare(_draft(TEXTS[0], "Another title")), revision=session.next_revision())
            session.commit()
        assert _clusters(engine) == [{one, two}]


def test_a_deleted_article_leaves_a_cluster_that_stands_without_it(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        one, two, three = store(engine, [_draft(TEXTS[0]), _draft(_cut(TEXTS[0], 0.8)), _draft(_cut(TEXTS[0], 0.6))])
        cluster_waiting(engine)
        with WriteSession(engine) as session:
            delete_article(session, one, revision=session.next_revision())
            session.commit()
        cluster_waiting(engine)
        assert _clusters(engine) == [{two, three}]
        with WriteSession(engine) as session:
            delete_article(session, two, revision=session.next_revision())
            session.commit()
        cluster_waiting(engine)
        assert _clusters(engine) == []
        assert numbers_of(engine, "SELECT DISTINCT article_id FROM copy_mark") == [three]


def test_only_articles_whose_cluster_changes_get_a_new_revision(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        numbers = store(engine, [_draft(body) for body in TEXTS[:4]])
        cluster_waiting(engine)
        before = dict(zip(numbers, numbers_of(engine, "SELECT revision FROM article ORDER BY id"), strict=True))
        (copy,) = store(engine, [_draft(_cut(TEXTS[2], 0.7))], folder="/b")
        cluster_waiting(engine)
        changed = [n for n in numbers if numbers_of(engine, f"SELECT revision FROM article WHERE id = {n}") != [before[n]]]
        assert changed == [numbers[2]]
        assert _clusters(engine) == [{numbers[2], copy}]


def test_clustering_that_was_cut_off_is_carried_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dedup, "PAGE", 3)
    with archive(tmp_path / "a.db") as engine:
        store(engine, [_draft(version) for body in TEXTS[:6] for version in (body, _cut(body, 0.5))])
        with WriteSession(engine) as session:
            assert cluster(session, at_most=5) == 5
            session.commit()
        with WriteSession(engine) as session:
            cluster(session)
            session.rollback()  # as if the process had been killed
        cluster_waiting(engine)
        assert len(_clusters(engine)) == 6
        with WriteSession(engine) as session:
            assert copies.waiting(session, limit=1).article_ids == []


def test_rebuilding_finds_the_same_clusters(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        store(engine, [_draft(version) for body in TEXTS[:6] for version in (body, _cut(body, 0.5))])
        cluster_waiting(engine)
        before = _clusters(engine)
        with WriteSession(engine) as session:
            rebuild_index(session)
            session.commit()
        cluster_waiting(engine)
        assert _clusters(engine) == before


def test_a_story_in_hundreds_of_papers_is_one_cluster(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        for page in range(4):
            store(engine, [_draft(f"Paper {page}{n}. {TEXTS[0]}") for n in range(100)], folder=f"/{page}")
            cluster_waiting(engine)
        (group,) = _clusters(engine)
        assert len(group) == 400


def test_the_copies_of_an_article_are_listed_with_the_one_that_stands_first(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        short, full, middle, other = store(engine, [_draft(_cut(TEXTS[0], s)) for s in (0.5, 1, 0.8)] + [_draft(TEXTS[1])])
        cluster_waiting(engine)
        with WriteSession(engine) as session:
            assert copies.copies_of(session, short) == [full, middle]
            assert copies.copies_of(session, full) == [middle, short]
            assert copies.copies_of(session, other) == []
