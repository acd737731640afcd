"""The full-text indexes, which SQLModel cannot describe: external content over ``article_text``.

``unicode61`` with ``remove_diacritics 2`` and full detail: anything less makes ranking 30 times slower. The rows are
written explicitly (``app.store.fts``), 1.6 to 1.9 times faster than triggers.

Headlines and comments have indexes of their own. A search of articles then needs no filter by column, which costs as
much again as the search itself; and what a word that is everywhere has in headlines is read from one part in fifty."""

CREATE_ARTICLE_FTS = """
CREATE VIRTUAL TABLE article_fts USING fts5(
  title, standfirst, body, comments, forms,
  content='article_text', content_rowid='article_id',
  tokenize="unicode61 remove_diacritics 2")
"""
"""The index of the first schema: comments among the rest."""

CREATE_ARTICLE_TERMS = "CREATE VIRTUAL TABLE article_terms USING fts5vocab('article_fts', 'row')"

_OPTIONS = """content_rowid='article_id', tokenize="unicode61 remove_diacritics 2")"""

CREATE_INDEXES = (
    f"CREATE VIRTUAL TABLE article_fts USING fts5(title, standfirst, body, forms, content='article_text', {_OPTIONS}",
    f"CREATE VIRTUAL TABLE headline_fts USING fts5(title, content='article_text', {_OPTIONS}",
    "CREATE VIEW commented AS SELECT article_id, comments FROM article_text WHERE comments <> ''",
    f"CREATE VIRTUAL TABLE comment_fts USING fts5(comments, content='commented', {_OPTIONS}",
    CREATE_ARTICLE_TERMS,
)
"""``commented`` keeps articles without comments out of their index, so that its check expects none of them."""

NAME_ARCHIVE = "INSERT INTO archive_state (name, value) VALUES ('archive_id', lower(hex(randomblob(8))))"
"""A random name, by which files beside the database can tell that the database was replaced."""

INDEXES = ("article_fts", "headline_fts", "comment_fts")
FTS_TABLES = (*INDEXES, "article_terms")
"""Tables that no SQLModel class describes, with the prefixes of the shadow tables."""
