"""The full-text index, which SQLModel cannot describe: external content over ``article_text``.

``unicode61`` with ``remove_diacritics 2`` and full detail: anything less makes ranking 30 times slower. The rows are
written explicitly (``app.store.fts``), 1.6 to 1.9 times faster than triggers."""

FTS_COLUMNS = ("title", "standfirst", "body", "comments", "forms")

CREATE_ARTICLE_FTS = """
CREATE VIRTUAL TABLE article_fts USING fts5(
  title, standfirst, body, comments, forms,
  content='article_text', content_rowid='article_id',
  tokenize="unicode61 remove_diacritics 2")
"""

CREATE_ARTICLE_TERMS = "CREATE VIRTUAL TABLE article_terms USING fts5vocab('article_fts', 'row')"

NAME_ARCHIVE = "INSERT INTO archive_state (name, value) VALUES ('archive_id', lower(hex(randomblob(8))))"
"""A random name, by which files beside the database can tell that the database was replaced."""

FTS_TABLES = ("article_fts", "article_terms")
"""Tables that no SQLModel class describes, with the prefixes of the shadow tables."""
