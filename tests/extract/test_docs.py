from __future__ import annotations

import re

from app.extract.boilerplate import REASONS
from app.ingest.sources import Limits
from tests.corpus import ROOT

PAGE = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")


def test_every_reason_is_documented_as_it_is_in_the_code() -> None:
    rows = dict(
        re.findall(r"^\| `([a-z_]+)` \| (.+?) \|$", PAGE.partition("## What is cut")[2].partition("## The publication")[0], re.MULTILINE)
    )
    assert rows == REASONS


def test_the_limits_are_documented_as_they_are_in_the_code() -> None:
    limits = Limits()
    told = PAGE.partition("## Limits")[2]
    assert f"{limits.max_file_bytes // 10**6} MB" in told
    assert f"{limits.max_line_bytes // 10**6} MB" in told
    assert f"{limits.max_total_bytes // 10**9} GB, {limits.max_members:,} files" in told
    assert f"{limits.max_ratio:.0f} times its packed size, {limits.max_depth} archives" in told
