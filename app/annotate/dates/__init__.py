"""Which dates a text speaks of, and the days they resolve to.

``find_dates`` reads the text once; ``resolve_again`` works from the stored expressions when the publication date changes;
``read_date`` reads a date that somebody typed. The grammar behind them is read in with the first use: it would be a
twentieth of a start of the server, which seldom needs it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain import DateMention, DateOrder, Field, Published

__all__ = ["find_dates", "read_date", "resolve_again"]


def find_dates(fields: Mapping[Field, str], *, published: Published, order: DateOrder = "mdy") -> tuple[DateMention, ...]:
    """See ``app.annotate.dates.tagging``, as for the others."""
    from app.annotate.dates import tagging  # noqa: PLC0415

    return tagging.find_dates(fields, published=published, order=order)


def read_date(written: str) -> str | None:
    """See there."""
    from app.annotate.dates import tagging  # noqa: PLC0415

    return tagging.read_date(written)


def resolve_again(stored: Sequence[DateMention], *, published: Published) -> tuple[DateMention, ...]:
    """See there."""
    from app.annotate.dates import tagging  # noqa: PLC0415

    return tagging.resolve_again(stored, published=published)
