"""Metadata files beside an input: ``name.meta.json`` or ``.yml`` for ``name.txt``."""

from __future__ import annotations

import os
from pathlib import Path

from app.errors import UnreadableInputError
from app.extract.metadata import Metadata, parse_sidecar
from app.ingest.sources.document import SourceFailure

ENDINGS = (".meta.json", ".meta.yml", ".meta.yaml")
LARGEST_SIDECAR = 1_000_000


def sidecar_path(path: Path) -> Path | None:
    """The metadata file of an input: ``name.ext.meta.json`` before ``name.meta.json``; None when there is none."""
    whole = str(path)  # a path of text: every file of every ingest is asked for six of them
    for base in dict.fromkeys((whole, whole.removesuffix(path.suffix))):
        for ending in ENDINGS:
            if os.path.isfile(base + ending):  # noqa: PTH113
                return Path(base + ending)
    return None


def may_have_sidecars(folder: Path) -> bool:
    """Whether metadata files lie in a folder; one look for all of its files."""
    try:
        return any(name.endswith(ENDINGS) for name in os.listdir(folder))  # noqa: PTH208  no path need be made for each
    except OSError:
        return True


def read_sidecar(path: Path) -> tuple[Metadata, SourceFailure | None]:
    """The metadata beside an input, and the failure to report when the file is there and cannot be read."""
    sidecar = sidecar_path(path)
    if sidecar is None:
        return Metadata(), None
    try:
        with sidecar.open("rb") as file:
            data = file.read(LARGEST_SIDECAR + 1)
        if len(data) > LARGEST_SIDECAR:
            raise UnreadableInputError("metadata file is larger than 1 MB")
        return parse_sidecar(data, sidecar.name), None
    except UnreadableInputError as error:
        return Metadata(), SourceFailure(path=str(sidecar), reason=error.reason)
    except OSError as error:
        return Metadata(), SourceFailure(path=str(sidecar), reason=f"cannot be read: {error.strerror or error}")
