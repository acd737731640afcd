"""Random decisions: undone they leave no trace, and they survive reading anew and moving."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from app.curate import ledger
from app.errors import ClippingsError
from tests.curate.archive import Archive, new_archive
from tests.curate.test_order import articles, check_counts, titled

verbs = st.lists(
    st.tuples(st.sampled_from(["merge", "split", "rename", "hide", "not_a_person", "strike"]), st.integers(0, 99), st.integers(0, 99))
)


def decide(archive: Archive, wanted: Sequence[tuple[str, int, int]]) -> list[int]:
    """Make the decisions that can be made; returns their numbers in the ledger."""
    made = []
    for verb, first, second in wanted[:6]:
        slugs = sorted(archive.slugs())
        if not slugs:
            break
        slug, other = slugs[first % len(slugs)], slugs[second % len(slugs)]
        try:
            with archive.session() as session:
                made.append(one(archive, session, verb, slug, other).entry)
        except ClippingsError:
            continue
    return made


def one(archive: Archive, session, verb: str, slug: str, other: str):  # type: ignore[no-untyped-def]
    match verb:
        case "merge":
            return ledger.merge(session, slug, other)
        case "rename":
            return ledger.rename(session, slug, f"Renamed {other}")
        case "hide":
            return ledger.hide(session, slug)
        case "not_a_person":
            return ledger.not_a_person(session, slug)
        case "strike":
            return ledger.not_a_person(session, archive.rows("SELECT name FROM person WHERE slug = :slug", slug=slug)[0][0])
        case _:
            statement = """SELECT a.public_id FROM article_person ap JOIN article a ON a.id = ap.article_id
              JOIN person p ON p.id = ap.person_id WHERE p.slug = :slug ORDER BY 1 LIMIT 1"""
            return ledger.split(session, slug, articles=[archive.rows(statement, slug=slug)[0][0]])


@given(people=articles, wanted=verbs, data=st.data())
@settings(deadline=None, max_examples=15)
def test_undone_decisions_leave_everything_as_before(
    people: list[list[str]], wanted: list[tuple[str, int, int]], data: st.DataObject
) -> None:
    with new_archive() as archive:
        archive.take_in(*titled(people))
        before = archive.picture()
        made = decide(archive, wanted)
        check_counts(archive)
        for number in data.draw(st.permutations(made)):
            with archive.session() as session:
                ledger.undo(session, number)
        assert sorted(map(repr, archive.picture())) == sorted(map(repr, before))


@given(people=articles, wanted=verbs, data=st.data())
@settings(deadline=None, max_examples=15)
def test_decisions_give_the_same_people_in_another_archive(
    people: list[list[str]], wanted: list[tuple[str, int, int]], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(titled(people)))
    cut = data.draw(st.integers(0, len(shuffled)))
    with new_archive() as archive, new_archive() as other:
        archive.take_in(*titled(people))
        decide(archive, wanted)
        with archive.session() as session:
            lines = list(ledger.export(session))
        other.take_in(*shuffled[:cut])
        with other.session() as session:
            ledger.load(session, lines)
        other.take_in(*shuffled[cut:])
        assert other.picture(slugs=False) == archive.picture(slugs=False)
        before = archive.picture()
        archive.link(None)
        assert archive.picture() == before
        check_counts(archive)
