"""Which files under the paths that a user names are inputs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.ingest.sources.document import SourceFailure

_NO_ARTICLE = re.compile(
    r"(?:readme|licen[cs]e|copying|changelog|contributing|notice|thumbs\.db|desktop\.ini)(?:\..{1,8})?|.*\.meta\.(?:json|ya?ml)"
    # What editors and downloads leave beside a file while it is being written, and the copy of before.
    r"|.*~|\#.*\#|~\$.*|.*\.(?:tmp|temp|part|partial|filepart|crdownload|download|aria2|sw[a-p]|bak|orig|lock)"
    r"|.*\.(?:css|js|mjs|map|png|jpe?g|gif|webp|svg|ico|bmp|woff2?|ttf|eot|mp3|mp4|webm|avi|mov)",
    re.IGNORECASE,
)


def is_no_article(name: str) -> bool:
    """Whether a file's name tells that it is no article: README, LICENSE, metadata beside another file, unfinished ones."""
    return bool(_NO_ARTICLE.fullmatch(name))


def find_inputs(paths: Sequence[Path]) -> Iterator[Path | SourceFailure]:
    """Every input file under the paths in a stable order, each once, folders recursively.

    Inside folders hidden files, ``*.meta.json``/``.yml`` sidecars, ``README*``, ``LICENSE*``, pictures, sounds, scripts,
    style sheets and unfinished files (``*.part``, ``*~``) are no inputs, nor is the folder of parts that a browser saves
    beside a page; a file that is named itself always is. Links that lead back into a folder above are failures, as are
    unreadable folders.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if path.is_dir():
            yield from _walk(path, above=(), seen=seen)
        elif path.exists():
            yield from _once(path, seen)
        else:
            yield SourceFailure(path=str(path), reason="no such file or folder")


def _parts_of_saved_pages(names: Sequence[str]) -> set[str]:
    """Folders that a browser wrote beside a page: ``story_files`` for ``story.html``, advertisements and frames of it."""
    pages = {name.rpartition(".")[0] for name in names if name.casefold().endswith((".html", ".htm"))}
    return {page + ending for page in pages for ending in ("_files", ".files", "-Dateien", "_fichiers", "_archivos")}


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _once(path: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    identity = _identity(path)
    # A hard link is another name for the same bytes, yet a file of its own to its user: only links are folded.
    if path.is_symlink():
        if identity in seen:
            return
        seen.add(identity)
    yield path


def _listed(folder: Path) -> tuple[list[str], set[str]]:
    """The names in a folder, sorted, and those of them that are no plain files; looking at each file would take as long as reading it."""
    names: list[str] = []
    others: set[str] = set()
    with os.scandir(folder) as entries:
        for entry in entries:
            names.append(entry.name)
            if not entry.is_file(follow_symlinks=False):
                others.add(entry.name)
    return sorted(names), others


def _walk(folder: Path, *, above: tuple[tuple[int, int], ...], seen: set[tuple[int, int]]) -> Iterator[Path | SourceFailure]:
    try:
        identity = _identity(folder)
        if identity in above:
            yield SourceFailure(path=str(folder), reason="link leads back into a folder above it")
            return
        names, others = _listed(folder)
    except PermissionError:
        yield SourceFailure(path=str(folder), reason="folder cannot be read: permission denied")
        return
    except OSError as error:
        yield SourceFailure(path=str(folder), reason=f"folder cannot be read: {error.strerror or error}")
        return
    saved = _parts_of_saved_pages(names)
    for name in names:
        if name.startswith(".") or is_no_article(name) or name in saved:
            continue
        path = folder / name
        if name not in others:
            yield path
        elif path.is_dir():
            yield from _walk(path, above=(*above, identity), seen=seen)
        elif path.is_file():
            yield from _once(path, seen)
        elif path.is_symlink():
            yield SourceFailure(path=str(path), reason="link leads to what is no file" if path.exists() else "link leads nowhere")
