from __future__ import annotations

from pathlib import Path

from app.browse.exports import records
from app.browse.stats import stats
from app.store.engine import ReadSession, open_writer
from app.store.migrate import migrate
from tests.browse.shelf import id_of


def test_the_archive_is_counted_exactly(session: ReadSession) -> None:
    found = stats(session)
    assert (found.articles, found.people, found.dates, found.dates_resolved) == (5, 3, 8, 6)
    assert (found.undated, found.duplicates, found.waiting, found.missing) == (1, 0, 0, 0)
    assert (found.first_published, found.last_published) == ("2023-01-01", "2024-06-03")
    assert [(source.id, source.articles) for source in found.sources] == [("delta-wire", 2), ("harbour-post", 2)]
    assert found.busiest_people[0].id == "ana-petrova"
    assert found.newest[0].title == "Petrova wins again"
    assert found.revision >= 1


def test_an_empty_archive_has_nothing_and_says_so(tmp_path: Path) -> None:
    engine = open_writer(tmp_path / "empty.db")
    migrate(engine)
    with ReadSession(engine) as session:
        found = stats(session)
    engine.dispose()
    assert (found.articles, found.people, found.first_published, found.sources, found.newest) == (0, 0, None, (), ())


def test_exports_keep_the_order_that_was_asked_for(session: ReadSession) -> None:
    ids = [id_of(session, title) for title in ("Petrova wins again", "An undated note", "Bridge opens at Varna")]
    found = records(session, [ids[0], "gone", *ids[1:]])
    assert [record.id for record in found] == ids
    assert found[2].people == ("Ana Petrova", "Jon Berg")
    assert found[2].authors == ("Lena Fisk",)
    assert found[1].published.date is None
