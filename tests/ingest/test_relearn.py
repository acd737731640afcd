from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from sqlalchemy import text

from app.store.engine import Engine, WriteSession
from app.store.maintenance import verify
from tests.archives import ingest_with
from tests.reliability.articles import WORDS
from tests.store.archive import numbers_of

NOTICE = "The paper has come out of the old customs house beside the north pier since the spring of 1911."


def _paragraph(chance: random.Random) -> str:
    return f"The {' '.join(chance.choice(WORDS) for _ in range(25))} was settled by {chance.randrange(10**6)} people."


def _record(number: int, *, notice: str = "", source: str = "Harbour Post", paragraphs: int = 5) -> dict[str, str]:
    chance = random.Random(number)
    body = [_paragraph(chance) for _ in range(paragraphs)]
    if notice:
        body.insert(paragraphs - 1, notice)
    return {"id": f"r{number}", "title": f"Report number {number}", "body": "\n\n".join(body), "source": source}


def _take(engine: Engine, tmp_path: Path, records: list[dict[str, str]], *, name: str = "r.jsonl", **options: bool) -> None:
    (tmp_path / name).write_text("".join(json.dumps(record) + "\n" for record in records))
    assert ingest_with(engine, tmp_path / "a.db", [tmp_path / name], **options).failures == []


def _bodies(engine: Engine) -> dict[str, str]:
    with WriteSession(engine) as session:
        rows = session.execute(text("SELECT title, body FROM article_text")).all()
        found = {row.title: row.body for row in rows}
        session.rollback()
    return found


def _dropped(engine: Engine) -> list[tuple[str, str]]:
    with WriteSession(engine) as session:
        query = text("SELECT reason, text FROM dropped_part WHERE reason LIKE 'recurs%' ORDER BY article_id")
        found = [tuple(row) for row in session.execute(query)]
        session.rollback()
    return found


def test_what_recurs_across_a_source_is_cut_and_kept_with_the_count(engine: Engine, tmp_path: Path) -> None:
    _take(engine, tmp_path, [_record(n, notice=NOTICE if n < 4 else "") for n in range(10)])
    assert not [title for title, body in _bodies(engine).items() if NOTICE in body]
    assert _dropped(engine) == [("recurs across the source: in 4 of 10 articles", NOTICE)] * 4
    assert numbers_of(engine, "SELECT rowid FROM article_fts WHERE article_fts MATCH 'customs'") == []
    assert numbers_of(engine, "SELECT count(*) FROM article WHERE NOT annotated") == [0]
    assert verify(engine).problems == ()


def test_a_line_of_one_or_two_articles_stays(engine: Engine, tmp_path: Path) -> None:
    _take(engine, tmp_path, [_record(n, notice=NOTICE if n < 2 else "") for n in range(10)])
    assert sum(NOTICE in body for body in _bodies(engine).values()) == 2


def test_another_source_and_a_folder_with_two_of_them_keep_their_lines(engine: Engine, tmp_path: Path) -> None:
    mine = [_record(n, notice=NOTICE) for n in range(5)]
    other = [_record(20, notice=NOTICE, source="Valley Herald")] + [_record(n, notice=NOTICE, source="") for n in range(30, 32)]
    _take(engine, tmp_path, [*mine, *other])
    assert sum(NOTICE in body for body in _bodies(engine).values()) == 3


def test_articles_that_name_no_source_are_counted_by_their_folder(engine: Engine, tmp_path: Path) -> None:
    for folder, numbers in (("one", range(8)), ("two", range(10, 12)), ("two/below", range(20, 21))):
        (tmp_path / folder).mkdir(exist_ok=True)
        _take(engine, tmp_path, [_record(n, notice=NOTICE, source="") for n in numbers], name=f"{folder}/r.jsonl")
    assert sum(NOTICE in body for body in _bodies(engine).values()) == 3
    assert _dropped(engine) == [("recurs across the source: in 8 of 8 articles", NOTICE)] * 8
    _take(engine, tmp_path, [_record(n, notice=NOTICE, source="") for n in range(30, 31)], name="two/s.jsonl")
    assert sum(NOTICE in body for body in _bodies(engine).values()) == 1
    changed = _record(5, notice=NOTICE, source="", paragraphs=6)
    _take(engine, tmp_path, [changed, *(_record(n, notice=NOTICE, source="") for n in range(8) if n != 5)], name="one/r.jsonl")
    assert sum(NOTICE in body for body in _bodies(engine).values()) == 1
    assert verify(engine).problems == ()


def test_a_syndicated_story_keeps_every_paragraph(engine: Engine, tmp_path: Path) -> None:
    story = _record(1, paragraphs=8)
    copies = [
        {**story, "id": f"c{n}", "title": f"Told again {n}", "body": f"{story['body']}\n\nAlso printed as number {n}."} for n in range(6)
    ]
    _take(engine, tmp_path, [*copies, *(_record(n) for n in range(10, 20))])
    assert _dropped(engine) == []


def test_it_is_put_back_in_its_place_when_more_articles_tell_otherwise(engine: Engine, tmp_path: Path) -> None:
    first = [_record(n, notice=NOTICE) for n in range(4)]
    _take(engine, tmp_path, first)
    assert len(_dropped(engine)) == 4
    _take(engine, tmp_path, [_record(n, paragraphs=4) for n in range(100, 320)], name="more.jsonl", annotate_later=True)
    assert _dropped(engine) == []
    bodies = _bodies(engine)
    assert {record["title"]: bodies[record["title"]] for record in first} == {record["title"]: record["body"] for record in first}
    assert verify(engine).problems == ()


def test_an_article_that_comes_later_is_cut_too_and_a_rewritten_one_again(engine: Engine, tmp_path: Path) -> None:
    records = [_record(n, notice=NOTICE) for n in range(30)]
    _take(engine, tmp_path, records)
    _take(engine, tmp_path, [_record(40, notice=NOTICE)], name="later.jsonl")
    assert sum(NOTICE in body for body in _bodies(engine).values()) == 0
    records[3]["body"] = records[3]["body"].replace("settled", "decided")
    _take(engine, tmp_path, records)
    bodies = _bodies(engine)
    assert "decided" in bodies["Report number 3"]
    assert NOTICE not in bodies["Report number 3"]
    assert len(_dropped(engine)) == 31
    assert verify(engine).problems == ()


def test_taking_everything_in_again_changes_nothing(engine: Engine, tmp_path: Path) -> None:
    records = [_record(n, notice=NOTICE) for n in range(6)]
    _take(engine, tmp_path, records)
    before, dropped = _bodies(engine), _dropped(engine)
    _take(engine, tmp_path, records)
    _take(engine, tmp_path, records, force=True)
    assert (_bodies(engine), _dropped(engine)) == (before, dropped)


def test_a_paragraph_that_an_article_has_twice_is_put_back_twice(engine: Engine, tmp_path: Path) -> None:
    first = [_record(n, notice=NOTICE) for n in range(4)]
    first[2]["body"] = first[2]["body"].replace(NOTICE, f"{NOTICE}\n\nThe ferries lie at the pier until the ice has gone.\n\n{NOTICE}")
    _take(engine, tmp_path, first)
    assert len(_dropped(engine)) == 5
    _take(engine, tmp_path, [_record(n, paragraphs=4) for n in range(100, 320)], name="more.jsonl", annotate_later=True)
    assert _bodies(engine)["Report number 2"] == first[2]["body"]


def test_the_evidence_is_that_of_the_last_count(engine: Engine, tmp_path: Path) -> None:
    _take(engine, tmp_path, [_record(n, notice=NOTICE) for n in range(4)])
    _take(engine, tmp_path, [_record(n) for n in range(10, 16)], name="more.jsonl", annotate_later=True)
    assert _dropped(engine) == [("recurs across the source: in 4 of 10 articles", NOTICE)] * 4


@pytest.mark.parametrize("source", ["Harbour Post", ""])
def test_it_is_put_back_when_the_articles_that_told_it_are_removed(engine: Engine, tmp_path: Path, source: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    records = [_record(n, notice=NOTICE, source=source) for n in range(8)]
    for record in records:
        (folder / f"{record['id']}.json").write_text(json.dumps(record))
    assert ingest_with(engine, tmp_path / "a.db", [folder]).failures == []
    assert len(_dropped(engine)) == 8
    for record in records[1:]:
        (folder / f"{record['id']}.json").unlink()
    assert ingest_with(engine, tmp_path / "a.db", [folder], prune=True).removed == 7
    assert (_dropped(engine), _bodies(engine)) == ([], {"Report number 0": records[0]["body"]})
    assert numbers_of(engine, "SELECT count(*) FROM article WHERE NOT annotated") == [0]
    assert verify(engine).problems == ()


def test_a_rewritten_article_that_no_longer_has_the_line_does_not_get_it_back(engine: Engine, tmp_path: Path) -> None:
    records = [_record(n, notice=NOTICE) for n in range(4)]
    _take(engine, tmp_path, records)
    records[1]["body"] = records[1]["body"].replace(f"{NOTICE}\n\n", "").replace("settled", "decided")
    _take(engine, tmp_path, records)
    _take(engine, tmp_path, [_record(n, paragraphs=4) for n in range(100, 320)], name="more.jsonl", annotate_later=True)
    assert _bodies(engine)["Report number 1"] == records[1]["body"]


def test_a_plea_between_first_paragraphs_is_cut_once_enough_articles_tell_and_put_back_when_they_do_not(
    engine: Engine, tmp_path: Path
) -> None:
    def plead(number: int) -> dict[str, str]:
        record = _record(number)
        paragraphs = record["body"].split("\n\n")
        return record | {"body": "\n\n".join([*paragraphs[:2], NOTICE, *paragraphs[2:]])}

    records = [plead(n) for n in range(12)]
    _take(engine, tmp_path, records)
    assert _dropped(engine) == []
    _take(engine, tmp_path, [plead(n) for n in range(20, 30)], name="more.jsonl")
    assert _dropped(engine) == [("recurs across the source: in 22 of 22 articles", NOTICE)] * 22
    assert not [title for title, body in _bodies(engine).items() if NOTICE in body]
    _take(engine, tmp_path, [_record(n, paragraphs=4) for n in range(100, 130)], name="without.jsonl")
    assert _dropped(engine) == []
    bodies = _bodies(engine)
    assert {record["title"]: bodies[record["title"]] for record in records} == {record["title"]: record["body"] for record in records}
    assert verify(engine).problems == ()
