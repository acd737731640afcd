"""Public ids and hashes: the same input gives the same id, in this archive and in one made anew."""

from __future__ import annotations

import base64
import hashlib

from app.domain import ArticleDraft

ID_LENGTH = 10
"""Characters of a public id, five bits each: a collision among a million articles has odds of about 1 in 2,000."""


def digest(*parts: bytes | str) -> str:
    """A short hex digest of the parts, kept apart by their lengths."""
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


def public_id(content_hash: str, attempt: int = 0) -> str:
    """The id in an article's address, from the content it was first seen with; ``attempt`` counts collisions."""
    seed = hashlib.blake2b(f"{content_hash}/{attempt}".encode(), digest_size=8).digest()
    return base64.b32encode(seed).decode("ascii").lower()[:ID_LENGTH]


def draft_hash(draft: ArticleDraft) -> str:
    """Equal for equal drafts: nothing to annotate or index anew."""
    return digest(repr(draft))
