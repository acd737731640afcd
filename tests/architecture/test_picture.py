"""docs/architecture.md leaves out no room and no table."""

from __future__ import annotations

import pytest
from sqlmodel import SQLModel

import app.store.tables  # noqa: F401  tells SQLModel its tables
from tests.corpus import ROOT

PICTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
ROOMS = sorted(f"app/{path.name}" for path in (ROOT / "app").iterdir() if not path.name.startswith("_"))


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_in_the_picture(room: str) -> None:
    assert room in PICTURE


def test_every_table_is_explained() -> None:
    assert [name for name in SQLModel.metadata.tables if f"`{name}`" not in PICTURE] == []
