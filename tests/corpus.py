"""Where optional outside data lies: articles and gold that are not part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def corpus_path(part: str) -> Path:
    """The path of ``part`` in the folder named by ``CLIPPINGS_CORPUS`` (default: ``shared`` beside the checkout).

    Skips the test when the folder is absent; fails when ``part`` is missing from a folder that is there.
    """
    folder = Path(os.environ.get("CLIPPINGS_CORPUS") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no outside data: {folder} is absent (set CLIPPINGS_CORPUS)")
    path = folder / part
    assert path.exists(), f"{path} is missing"
    return path
