"""Measure how well people and dates are read and articles found, and write ``docs/quality.md``: ``python -m tools.quality``.

Counts the outside gold named by ``CLIPPINGS_CORPUS`` as well, when it is there.
"""

from __future__ import annotations

from pathlib import Path

from tests.evaluation.dates import measure as dates
from tests.evaluation.people import measure as people
from tests.evaluation.search import measure as search

PAGE = Path(__file__).resolve().parent.parent / "docs" / "quality.md"
HEAD = """# How well it reads

Written by `python -m tools.quality`. Floors just under these figures stand in `tests/evaluation/` and hold in every check; they only go
up. The outside gold is not part of the project (see `tests/corpus.py`); the own texts are, and were annotated by the same guidelines.
The rules were developed while looking at both, so expect a few points less on news that nobody has looked at.
"""


def main() -> None:
    """Measure and write the page."""
    rooms = {"People": people.report, "Dates": dates.markdown, "Search": search.report}
    parts = [HEAD, *(f"## {name}\n\n{report().strip()}\n" for name, report in rooms.items())]
    PAGE.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
