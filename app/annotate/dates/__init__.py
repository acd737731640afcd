"""Which dates a text speaks of, and the days they resolve to.

``find_dates`` reads the text once; ``resolve_again`` works from the stored expressions when the publication date changes;
``read_date`` reads a date that somebody typed.
"""

from __future__ import annotations

from app.annotate.dates.tagging import find_dates, read_date, resolve_again

__all__ = ["find_dates", "read_date", "resolve_again"]
