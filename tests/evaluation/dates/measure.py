"""Measure the date rules: ``python -m tests.evaluation.dates.measure [--write]``.

Prints the tables of ``docs/quality.md`` as Markdown; ``--write`` stores the precision of every rule, from which the
confidence of a mention comes. Outside gold is counted when the folder of outside data is there.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from time import process_time

import pytest

from app.annotate.dates import confidence, find_dates
from tests.evaluation.dates.outside import outside_texts
from tests.evaluation.dates.samples import GoldText, own_texts
from tests.evaluation.dates.scoring import Scores, published_on, score

TABLE = Path(confidence.__file__).with_name(confidence.TABLE)


def texts_by_kind() -> dict[str, list[GoldText]]:
    """Outside gold and own texts with and without a publication date."""
    own = own_texts("dated", "undated", "later")
    kinds = {
        "own texts, dated": [t for t in own if t.published],
        "own texts, no date known": [t for t in own if not t.published],
        "own texts like the wires of 1989 to 2001": own_texts("wire"),
        "own texts like world news of the 2010s": own_texts("world"),
        "own texts, a second and a third set of 1989 to 2015": own_texts("second", "third"),
        "own short texts of look-alikes, no date known": own_texts("quiet"),
    }
    try:
        return {"outside news gold": outside_texts(), **kinds}
    except pytest.skip.Exception:
        return kinds


def rule_counts(kinds: dict[str, list[GoldText]]) -> dict[str, list[int]]:
    """Rule → mentions with the right value, mentions seen; over all texts."""
    totals: dict[str, Counter[str]] = {}
    for texts in kinds.values():
        for rule, counts in score(texts).by_rule.items():
            totals.setdefault(rule, Counter()).update(counts)
    return {rule: [counts["right"], counts["seen"]] for rule, counts in sorted(totals.items())}


def markdown() -> str:
    """The part of the quality report that is about dates."""
    kinds = texts_by_kind()
    lines = [
        "| texts | expressions | relaxed | strict | value | days on the calendar | invented days | traps taken for dates |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
        *(_row(kind, score(texts)) for kind, texts in kinds.items()),
    ]
    if outside := kinds.get("outside news gold"):
        lines.append(_row("outside news gold, its dates hidden", score(outside, without_published=True), values=False))
    lines += ["", f"Speed: {words_per_second(kinds):,.0f} words a second on one core, expressions resolved and explained.", ""]
    lines += ["| rule | right value | seen | confidence |", "| --- | --- | --- | --- |"]
    counts = rule_counts(kinds)
    for rule, (right, seen) in sorted(counts.items(), key=lambda item: -item[1][1]):
        lines.append(f"| {rule} | {right} | {seen} | {confidence.smoothed(rule, counts):.2f} |")
    lines.append(f"| any other | | | {confidence.smoothed('', counts):.2f} |")
    return "\n".join(lines) + "\n"


def words_per_second(kinds: dict[str, list[GoldText]], *, rounds: int = 3) -> float:
    """The best of some rounds over all texts, in CPU time."""
    texts = [text for group in kinds.values() for text in group]
    words = sum(len(text.text.split()) for text in texts)
    best = float("inf")
    for _ in range(rounds):
        start = process_time()
        for text in texts:
            find_dates({"body": text.text}, published=published_on(text.published))
        best = min(best, process_time() - start)
    return words / best


def _row(kind: str, scores: Scores, *, values: bool = True) -> str:
    counts = scores.counts
    figures = [f"{scores.relaxed:.3f}", f"{scores.strict:.3f}"]
    figures += [f"{scores.value:.3f}", f"{scores.interval:.3f}"] if values else ["", ""]
    traps = f"{counts['traps hit']} of {counts['traps']}" if counts["traps"] else ""
    return f"| {kind} | {counts['gold']} | {' | '.join(figures)} | {scores.invented:.1%} | {traps} |"


def main(arguments: list[str]) -> None:
    if "--write" in arguments:
        counts = rule_counts(texts_by_kind())
        TABLE.write_text("{\n" + ",\n".join(f'"{rule}": {json.dumps(pair)}' for rule, pair in counts.items()) + "\n}\n", encoding="utf-8")
        confidence.table.cache_clear()
    sys.stdout.write(markdown())


if __name__ == "__main__":
    main(sys.argv[1:])
