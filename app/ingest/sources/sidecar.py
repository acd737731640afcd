"""Where metadata lie: files beside an input: ``name.meta.json`` or ``.yml`` for ``name.txt``."""

from __future__ import annotations

import os
from pathlib import Path

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
