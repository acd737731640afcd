"""What the program imports and what pyproject.toml declares are the same, and each has its reason in docs/decisions."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.corpus import ROOT

EXTRAS = {"spacy"}


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {re.split(r"[^\w-]", one, maxsplit=1)[0].lower() for one in project["dependencies"]}


def imported() -> set[str]:
    names: set[str] = set()
    for file in (*ROOT.glob("app/**/*.py"), *ROOT.glob("migrations/**/*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(one.name.split(".")[0] for one in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    ours = {"app", "migrations", *sys.stdlib_module_names}
    by_name = packages_distributions()
    return {by_name[name][0].lower().replace("_", "-") for name in names - ours - EXTRAS}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    assert imported() == declared()


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs/decisions/0007-dependencies.md").read_text(encoding="utf-8")
    assert [name for name in sorted(declared()) if not re.search(rf"\b{name}\b", reasons)] == []


def test_every_dependency_is_locked() -> None:
    locked = set(re.findall(r"^([\w-]+)==", (ROOT / "requirements/run.txt").read_text(encoding="utf-8"), re.MULTILINE))
    assert declared() - locked == set()
