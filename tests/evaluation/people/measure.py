"""Print the Markdown tables of people quality and speed: ``python -m tests.evaluation.people.measure``.

The table on outside gold is left out when the folder of ``CLIPPINGS_CORPUS`` is absent.
"""

from __future__ import annotations

import os
import platform
import resource
import sys
import time
from pathlib import Path

from app.annotate.people.adapters import load_tagger
from app.annotate.people.reading import find_people
from app.annotate.people.tagger import PersonTagger
from tests.evaluation.people import scores
from tests.evaluation.people.marked import (
    COUNTRIES,
    HELD_OUT_WIRE,
    HELD_OUT_WORLD,
    NEWSROOMS,
    NEWSWIRE,
    NEWSWIRE_SPORT,
    OTHER_LANGUAGES,
    REGIONS,
    WIRE_1996,
    WIRE_2000,
    WIRES_AND_NEWSROOMS,
    WORLD,
    WORLDWIDE,
    read_articles,
)
from tests.evaluation.people.outside import outside_scores, outside_words
from tests.evaluation.people.system import Run, run

HEAD = "| measure | precision | recall | F1 |\n| --- | --- | --- | --- |"
OWN_SETS = {
    "world news articles": WORLD,
    "texts like the wires of the 1990s": NEWSWIRE,
    "sport reports and result lists like theirs": NEWSWIRE_SPORT,
    "regional news articles": REGIONS,
    "wire texts of ordinary difficulty": HELD_OUT_WIRE,
    "world texts of ordinary difficulty": HELD_OUT_WORLD,
    "reports and result lists like the wires of 1996": WIRE_1996,
    "reports like today's of four continents": WORLDWIDE,
    "articles like those of papers of many countries": COUNTRIES,
    "blind texts like newspapers and broadcasts around 2000": WIRE_2000,
    "blind articles like those of today's newsrooms": NEWSROOMS,
    "blind texts like wires of the 1990s and newsrooms of the world": WIRES_AND_NEWSROOMS,
    "articles in other languages than English": OTHER_LANGUAGES,
}
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


def _speeds(texts: dict[str, list[str]], tagger: PersonTagger) -> dict[str, tuple[float, float]]:
    """The best of three for each set, as other work on the machine only slows down."""
    measured = {name: [speed(each, tagger) for _ in range(3)] for name, each in texts.items()}
    return {name: (max(t for t, _ in runs), max(e for _, e in runs)) for name, runs in measured.items()}


def processor() -> str:
    """The processor's name and what it has for eight-bit products, as far as the system tells."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or "unknown"
    name = next((line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")), "unknown")
    kind = "VNNI" if "vnni" in text else "AVX2 without VNNI" if "avx2" in text else "no AVX2"
    return f"{name}, {kind}"


def report() -> str:
    tagger = load_tagger()
    articles = read_articles()
    result = run(articles, tagger)
    persons = len(set(result.gold_archive.values()))
    lines = [
        f"People, {len(articles)} articles written for this project, {len(result.gold)} mentions of {persons} persons:",
        "", HEAD, *own_rows(result), linking_row(result), "",
    ]  # fmt: skip
    for what, path in OWN_SETS.items():
        each = run(read_articles(path), tagger)
        lines += [
            f"People, {len(read_articles(path))} {what} written for this project, {len(each.gold)} mentions:",
            "", HEAD, *own_rows(each), linking_row(each), "",
        ]  # fmt: skip
    outside = Path(os.environ.get("CLIPPINGS_CORPUS") or Path(__file__).resolve().parents[4] / "shared") / "gold"
    if outside.is_dir():
        rows = outside_scores(outside, tagger)
        shown = [scores.Score(rows[key]["P"], rows[key]["R"]).row(name) for key, name in OUTSIDE.items()]
        lines += ["People, 24 Wikinews articles with outside gold:", "", HEAD, *shown, ""]
    texts = {"own articles": [a.fields["body"] for a in articles]}
    if outside.is_dir():
        texts["outside news"] = outside_words(outside)
    lines += [f"Processor: {processor()}.", "", "| words a second of one core | tagging | everything about people |", "| --- | --- | --- |"]
    lines += [f"| {name} | {tagging:,.0f} | {everything:,.0f} |" for name, (tagging, everything) in _speeds(texts, tagger).items()]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines += ["", f"Peak memory of the process: {memory:,.0f} MB."]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(report() + "\n")
