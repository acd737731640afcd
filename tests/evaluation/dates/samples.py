"""The project's own annotated texts: reading their mark-up into plain text, gold mentions and traps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
_DOCUMENT = re.compile(r"^== (?P<id>\S+)(?: \| published (?P<published>\S+))?(?: \| order (?P<order>\w+))?$", re.MULTILINE)
_MARK = re.compile(r"\[(?P<text>[^\[\]]+?) => (?P<set>SET )?(?P<value>[^\]]+)\]|\{(?P<trap>[^}]+)\}")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """An annotated expression; ``type`` and ``value`` as in TIMEX3."""

    start: int
    end: int
    type: str
    value: str


@dataclass(slots=True)
class GoldText:
    """One annotated text; ``traps`` are places that look like dates and are none, ``ignored`` places that do not count."""

    id: str
    text: str
    published: str | None
    order: str = "mdy"
    mentions: list[GoldMention] = field(default_factory=list)
    traps: list[tuple[int, int]] = field(default_factory=list)
    ignored: list[tuple[int, int]] = field(default_factory=list)


def own_texts(*names: str) -> list[GoldText]:
    """The texts of the ``*.txt`` files of those names beside this module; of all of them when none is named."""
    paths = [HERE / f"{name}.txt" for name in names] or sorted(HERE.glob("*.txt"))
    return [text for path in paths for text in _read(path.read_text(encoding="utf-8"))]


def _read(content: str) -> Iterator[GoldText]:
    heads = list(_DOCUMENT.finditer(content))
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        marked = content[head.end() : following.start() if following else len(content)].strip()
        yield _unmark(marked, GoldText(head["id"], "", head["published"], head["order"] or "mdy"))


def _unmark(marked: str, gold: GoldText) -> GoldText:
    done = 0
    for mark in _MARK.finditer(marked):
        gold.text += marked[done : mark.start()]
        start = len(gold.text)
        gold.text += mark["trap"] or mark["text"]
        done = mark.end()
        if mark["trap"]:
            gold.traps.append((start, len(gold.text)))
        else:
            gold.mentions.append(GoldMention(start, len(gold.text), _type(mark["value"], is_set=bool(mark["set"])), mark["value"]))
    gold.text += marked[done:]
    return gold


def _type(value: str, *, is_set: bool) -> str:
    if is_set:
        return "SET"
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "TIME" if "T" in value.replace("_REF", "").replace("PRESENT", "").replace("PAST", "").replace("FUTURE", "") else "DATE"
