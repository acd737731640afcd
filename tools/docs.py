"""Write the parts of the documentation that the program itself knows, or check that they are true.

``python -m tools.docs`` writes ``docs/settings.md`` and ``docs/cli.md``; ``--check`` writes nothing and ends with 1 when
they differ, or when a link between documents leads nowhere.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import typer
from typer.testing import CliRunner

from app.cli.commands import cli
from app.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"\]\(([^)#\s]+)")


def settings_page() -> str:
    """Every setting with its environment variable, default and meaning."""
    rows = [
        "# Settings",
        "",
        "Read from the environment when a command starts, which says so when a `CLIPPINGS_…` variable is none of these.",
        "An empty one counts as not given. What a command is told by an option (`--db`, `--port`, `--workers`) wins.",
        "",
        "| variable | default | meaning |",
        "| --- | --- | --- |",
    ]
    for name, field in Settings.model_fields.items():
        default = "" if field.default in (None, "") else f"`{field.default}`"
        rows.append(f"| `CLIPPINGS_{name.upper()}` | {default} | {field.description} |")
    return "\n".join(rows) + "\n"


def cli_page() -> str:
    """The help of every command."""
    codes = "0 done, 1 failed, 2 wrong usage, 3 done in part, 130 after Ctrl-C (serve: 0), 143 after SIGTERM"
    parts = ["# Commands", "", f"Exit codes: {codes}. Errors are one line on standard error.", ""]
    for path in _commands(typer.main.get_command(cli), ()):
        said = CliRunner(env={"COLUMNS": "100"}).invoke(cli, [*path, "--help"], prog_name="clippings").output
        parts += [f"## `clippings {' '.join(path)}`", "", "```text", said.strip(), "```", ""]
    return "\n".join(parts).rstrip() + "\n"


def _commands(command: Any, path: tuple[str, ...]) -> list[tuple[str, ...]]:
    children = getattr(command, "commands", {})
    if not children:
        return [path]
    return [found for name in sorted(children) for found in _commands(children[name], (*path, name))]


def dead_links() -> list[str]:
    """Links of Markdown files to files that are not there."""
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "seeds").glob("*.md"))]
    links = [(page, target) for page in pages for target in LINK.findall(page.read_text(encoding="utf-8"))]
    inside = [(page, target) for page, target in links if "://" not in target and not target.startswith("mailto:")]
    return [f"{page.relative_to(ROOT)}: {target}" for page, target in inside if not (page.parent / target).exists()]


def main() -> int:
    """Write or check; returns the exit code."""
    pages = {ROOT / "docs/settings.md": settings_page(), ROOT / "docs/cli.md": cli_page()}
    if "--check" not in sys.argv:
        for path, text in pages.items():
            path.write_text(text, encoding="utf-8")
        return 0
    stale = [path.name for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    faults = [f"docs/{name} is not what the program says; run: python -m tools.docs" for name in stale]
    faults += [f"dead link in {link}" for link in dead_links()]
    for fault in faults:
        print(fault)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
