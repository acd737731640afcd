"""Archives that the program itself made when each earlier schema was its newest, and the articles in them.

Each ``REVISION.sql.gz`` is what ``sqlite3 FILE .dump`` printed of one, after: ingest of ``articles/``, which lay in ``/srv/press``;
``people merge ingrid-sollander-voss ingrid-sollander``; ``people rename maude-kirrane "Maude A. Kirrane"``; and
``set … published=2021-03-13`` for the article about the strike. A new revision leaves another one behind for its predecessor.
"""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

_HERE = Path(__file__).parent
_PLACE = "/srv/press"


def put_back(revision: str, folder: Path) -> Path:
    """The archive of a revision as a file in ``folder``, its articles beside it in ``press``."""
    articles, database = folder / "press", folder / "a.db"
    shutil.copytree(_HERE / "articles", articles)
    with gzip.open(_HERE / f"{revision}.sql.gz", "rt", encoding="utf-8") as dump:
        script = dump.read().replace(_PLACE, str(articles))
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(script)
    return database
