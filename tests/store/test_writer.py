from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from app.domain import ArticleDraft, DateCandidate, Dropped, Published
from app.store import fts
from app.store.engine import WriteSession
from app.store.maintenance import verify
from app.store.writer import delete_article, insert_articles, prepare, update_article
from tests.store.archive import FERRY, FERRY_FOUND, annotate, archive, numbers_of, store


def _matches(engine: Engine, words: str, index: str = "article_fts") -> list[int]:
    return numbers_of(engine, f"SELECT rowid FROM {index} WHERE {index} MATCH '{words}' ORDER BY rowid")


def _public_ids(engine: Engine) -> list[str]:
    with WriteSession(engine) as session:
        found = list(session.execute(text("SELECT public_id FROM article ORDER BY id")).scalars())
        session.rollback()
    return found


def test_an_article_is_found_by_the_words_of_each_of_its_layers(tmp_path: Path) -> None:
    draft = replace(FERRY, standfirst="Boats wait no longer", comments="Finally, says a passenger")
    with archive(tmp_path / "a.db") as engine:
        (number,) = store(engine, [draft])
        for words in ("storm", "longer", "harbour"):
            assert _matches(engine, words) == [number]
        assert _matches(engine, "storm", "headline_fts") == [number]
        assert _matches(engine, "passenger", "comment_fts") == [number]
        assert _matches(engine, "harbour", "headline_fts") == _matches(engine, "passenger") == []


def test_comments_that_change_or_go_leave_no_words_in_their_index(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        numbers = store(engine, [replace(FERRY, comments="Finally, says a passenger"), replace(FERRY, title="Other", body="Other words.")])
        for number, comments in zip(numbers, ("", "A late remark"), strict=True):
            with WriteSession(engine) as session:
                changed = prepare(replace(FERRY, title=f"New {number}", comments=comments))
                update_article(session, number, changed, revision=session.next_revision())
                session.commit()
        assert _matches(engine, "passenger", "comment_fts") == []
        assert _matches(engine, "remark", "comment_fts") == [numbers[1]]
        assert verify(engine).problems == ()


def test_an_update_keeps_the_id_and_leaves_no_old_words_in_the_index(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        (number,) = store(engine, [FERRY])
        annotate(engine, number, FERRY_FOUND)
        before = _public_ids(engine)
        with WriteSession(engine) as session:
            changed = replace(FERRY, body="The bridge opened instead.", authors=())
            update_article(session, number, prepare(changed), revision=session.next_revision())
            session.commit()
        assert _public_ids(engine) == before
        assert (_matches(engine, "harbour"), _matches(engine, "bridge")) == ([], [number])
        for table in ("article_person", "article_date", "article_quote", "article_author", "person_mention"):
            assert numbers_of(engine, f"SELECT count(*) FROM {table}") == [0]
        assert verify(engine).problems == ()


def test_a_deleted_article_leaves_nothing_behind_but_the_note_that_it_is_gone(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        first, second = store(engine, [FERRY, ArticleDraft(title="Other", body="Another matter altogether.")])
        annotate(engine, first, FERRY_FOUND)
        with WriteSession(engine) as session:
            delete_article(session, first, revision=session.next_revision())
            session.commit()
        assert _matches(engine, "ferry") == []
        assert numbers_of(engine, "SELECT id FROM article") == [second]
        assert numbers_of(engine, "SELECT article_id FROM deleted_article") == [first]
        for table in ("article_person", "person_mention", "article_date", "article_quote", "article_author"):
            assert numbers_of(engine, f"SELECT count(*) FROM {table}") == [0]
        assert numbers_of(engine, "SELECT DISTINCT article_id FROM input_document") == [second]
        assert verify(engine).problems == ()


def test_the_row_id_of_a_deleted_article_is_never_used_again(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        (number,) = store(engine, [FERRY])
        with WriteSession(engine) as session:
            delete_article(session, number, revision=session.next_revision())
            session.commit()
        assert store(engine, [FERRY])[0] > number


def test_every_change_of_an_article_gives_it_a_larger_revision(tmp_path: Path) -> None:
    revision = "SELECT max(revision) FROM article"
    with archive(tmp_path / "a.db") as engine:
        (number,) = store(engine, [FERRY])
        seen = numbers_of(engine, revision)
        annotate(engine, number, FERRY_FOUND)
        seen += numbers_of(engine, revision)
        with WriteSession(engine) as session:
            update_article(session, number, prepare(replace(FERRY, title="New")), revision=session.next_revision())
            session.commit()
        seen += numbers_of(engine, revision)
        assert seen == sorted(set(seen))


def test_the_same_content_gives_the_same_id_in_every_archive(tmp_path: Path) -> None:
    ids = []
    for name in ("a.db", "b.db"):
        with archive(tmp_path / name) as engine:
            store(engine, [FERRY])
            ids.append(_public_ids(engine))
    assert ids[0] == ids[1]


def test_a_collision_of_ids_gives_the_second_article_another_one(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        for _ in range(2):  # the same content hash again stands for two contents that collide, in one batch and in two
            with WriteSession(engine) as session:
                insert_articles(session, [(prepare(FERRY), "same"), (prepare(FERRY), "same")], revision=session.next_revision())
                session.commit()
        assert len(set(_public_ids(engine))) == 4


def test_everything_known_about_an_article_is_kept(tmp_path: Path) -> None:
    candidate = DateCandidate(date="2021-05-04", precision="day", origin="url", confidence=0.9)
    published = Published(date="2021-05", precision="month", origin="dateline", confidence=0.5, candidates=(candidate,))
    draft = replace(FERRY, published=published, dropped=(Dropped("photo credit", "Photo: nobody"),), url="https://example.org/1")
    with archive(tmp_path / "a.db") as engine, WriteSession(engine) as session:
        insert_articles(session, [(prepare(draft), "hash")], revision=1)
        row = session.execute(text("SELECT published, published_first, published_last, url FROM article")).one()
        assert (row.published, row.published_last - row.published_first + 1, row.url) == ("2021-05", 31, draft.url)
        assert session.execute(text("SELECT date FROM published_candidate")).scalar_one() == "2021-05-04"
        assert session.execute(text("SELECT reason, text FROM dropped_part")).one() == ("photo credit", "Photo: nobody")
        assert session.execute(text("SELECT name FROM source")).scalar_one() == "Harbour Post"


def test_sources_that_differ_only_in_case_and_accents_are_one(tmp_path: Path) -> None:
    drafts = [replace(FERRY, title=str(n), source=name) for n, name in enumerate(("Le Phénix", "LE PHENIX", "Other"))]
    with archive(tmp_path / "a.db") as engine:
        store(engine, drafts)
        assert numbers_of(engine, "SELECT count(*) FROM source") == [2]


texts = st.text(max_size=80).filter(lambda value: not any(0xD800 <= ord(c) <= 0xDFFF for c in value) and "\0" not in value)


@given(old=st.tuples(texts, texts), new=st.tuples(texts, texts))
@settings(max_examples=30, deadline=None)
def test_the_index_stays_sound_whatever_texts_replace_one_another(
    tmp_path_factory: object, old: tuple[str, str], new: tuple[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("archive")  # type: ignore[attr-defined]
    with archive(folder / "a.db") as engine:
        (number,) = store(engine, [ArticleDraft(title=old[0], body=old[1])])
        with WriteSession(engine) as session:
            update_article(session, number, prepare(ArticleDraft(title=new[0], body=new[1])), revision=session.next_revision())
            assert fts.check(session) == ""
            delete_article(session, number, revision=session.next_revision())
            assert fts.check(session) == ""
            session.commit()
