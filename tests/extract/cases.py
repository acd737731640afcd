"""Texts whose every line is marked with where it belongs; the marks are what extraction must find.

A case begins with ``=== name``. Each line is ``role| text``: ``title``, ``title+`` (rest of a broken headline), ``deck``,
``byline``, ``place``, ``source``, ``body`` (a new paragraph), ``body+`` (joined with a space), ``body~`` (a line of the
same stanza or list), ``comm`` (a new comment), ``comm+`` (same comment), or a reason for which the line is dropped.
``? field = value`` expects a field. ``@n`` stands for the n-th stock paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
PARAGRAPHS = (FOLDER / "paragraphs.txt").read_text(encoding="utf-8").split("\n")
_LINE = re.compile(r"([a-z_]+[+~-]?)\| ?(.*)")


@dataclass
class Case:
    name: str
    lines: list[str] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def joined(self, role: str, *, between: str = "\n\n") -> str:
        pieces: list[str] = []
        glue = {role: between, role + "+": "\n" if role == "comm" else " ", role + "~": "\n", role + "-": ""}
        for mark, text in self.marks:
            if mark in glue:
                pieces += [glue[mark], " ".join(text.split())] if pieces else [" ".join(text.split())]
        return "".join(pieces)

    def dropped(self) -> list[tuple[str, str]]:
        roles = {"title", "deck", "byline", "place", "source", "body", "comm"}
        return sorted((mark, " ".join(text.split())) for mark, text in self.marks if mark.rstrip("+~-") not in roles)


def load_cases(name: str) -> list[Case]:
    cases: list[Case] = []
    for number, raw in enumerate((FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n"), 1):
        line = re.sub(r"@(\d+)", lambda match: PARAGRAPHS[int(match.group(1)) - 1], raw)
        if line.startswith("=== "):
            cases.append(Case(line[4:]))
        elif line.startswith("? "):
            key, _, value = line[2:].partition(" = ")
            cases[-1].fields[key.strip()] = value.strip()
        elif not line.strip():
            if cases:
                cases[-1].lines.append("")
        else:
            match = _LINE.fullmatch(line)
            assert match is not None, f"{name}:{number}: {line}"
            cases[-1].lines.append(match.group(2))
            cases[-1].marks.append((match.group(1), match.group(2)))
    return cases
