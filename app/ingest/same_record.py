"""Whether two records with one id are one: exports number their records anew, and a column named id may be no id at all.

Where one would overwrite the other, which loses it, the benefit of the doubt goes to two records.
"""

from __future__ import annotations

from app.language.shingles import unpack_marks
from app.store import copies
from app.store.documents import KnownDocument
from app.store.engine import WriteSession
from app.store.prepared import PreparedArticle, fold

SHARED_MARKS = 4
"""Of 22; two texts with nothing in common share none."""


def apart_key(document_key: str, content_hash: str) -> str:
    """What a record is recognised by whose id another record of its file bears too."""
    return f"{document_key}#{content_hash}"


def is_same_record(session: WriteSession, known: KnownDocument, article: PreparedArticle, *, repeated: bool) -> bool:
    """Whether a record taken in before is this one, with an id that both bear.

    ``repeated``: both stand in one file, of which all records have the same source.
    """
    if article.url and known.url and (repeated or article.url == known.url):
        return article.url == known.url
    if article.title and fold(article.title) == fold(known.title):
        return True
    same_source = bool(article.source) and fold(article.source) == fold(known.source)
    return (repeated or same_source) and _is_alike(session, known, article)


def _is_alike(session: WriteSession, known: KnownDocument, article: PreparedArticle) -> bool:
    """Whether the texts have marks in common, as an updated text and the one before do."""
    stored = copies.signature_of(session, known.article_id)
    if stored is None:
        return False
    return len({*unpack_marks(stored.signature).tolist()} & {*unpack_marks(article.signature).tolist()}) >= SHARED_MARKS
