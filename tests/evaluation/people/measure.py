"""Print the Markdown tables of people quality and speed: ``python -m tests.evaluation.people.measure``.

The table on outside gold is left out when the folder of ``CLIPPINGS_CORPUS`` is absent.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from pathlib import Path

from app.annotate.people import find_people
from app.annotate.people.adapters import load_tagger
from app.annotate.people.tagger import PersonTagger
from tests.evaluation.people import scores
from tests.evaluation.people.marked import read_articles
from tests.evaluation.people.outside import outside_scores
from tests.evaluation.people.system import Run, run

HEAD = "| measure | precision | recall | F1 |\n| --- | --- | --- | --- |"
OUTSIDE = {"mention.strict": "mentions, exact", "mention.overlap": "mentions, overlapping", "person.found": "persons with name", "b3": "B³"}


def own_rows(result: Run) -> list[str]:
    return [
        scores.mentions(result.gold, result.article).row("mentions, exact"),
        scores.persons(result.gold, result.article, result.names, result.fullest).row("persons with name"),
        scores.b_cubed(result.gold, result.article).row("B³ within articles"),
        scores.b_cubed(result.gold_archive, result.archive).row("B³ across articles"),
    ]


def linking_row(result: Run) -> str:
    """Linking alone: B³ across articles over the mentions that were found."""
    both = result.gold_archive.keys() & result.archive.keys()
    return scores.b_cubed({m: result.gold_archive[m] for m in both}, {m: result.archive[m] for m in both}).row(
        "B³ across articles, found mentions"
    )


def speed(texts: list[str], tagger: PersonTagger) -> tuple[float, float]:
    """Words a second of processor time: tagging alone, and everything about people."""
    words = sum(len(t.split()) for t in texts)
    paragraphs = [t.split("\n\n") for t in texts]
    tagger(paragraphs[0])
    start = time.process_time()
    for pieces in paragraphs:
        tagger(pieces)
    middle = time.process_time()
    for text in texts:
        find_people({"body": text}, tagger=tagger)
    return words / (middle - start), words / (time.process_time() - middle)


def report() -> str:
    tagger = load_tagger()
    articles = read_articles()
    result = run(articles, tagger)
    persons = len(set(result.gold_archive.values()))
    lines = [
        f"People, {len(articles)} articles written for this project, {len(result.gold)} mentions of {persons} persons:",
        "", HEAD, *own_rows(result), linking_row(result), "",
    ]  # fmt: skip
    outside = Path(os.environ.get("CLIPPINGS_CORPUS") or Path(__file__).resolve().parents[4] / "shared") / "gold"
    if outside.is_dir():
        rows = outside_scores(outside, tagger)
        shown = [scores.Score(rows[key]["P"], rows[key]["R"]).row(name) for key, name in OUTSIDE.items()]
        lines += ["People, 24 Wikinews articles with outside gold:", "", HEAD, *shown, ""]
    tagging, everything = speed([a.fields["body"] for a in articles], tagger)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines += [
        "| speed and memory | |", "| --- | --- |",
        f"| tagging, words a second of one core | {tagging:,.0f} |",
        f"| everything about people, words a second of one core | {everything:,.0f} |",
        f"| peak memory of the process, MB | {memory:,.0f} |",
    ]  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(report() + "\n")
