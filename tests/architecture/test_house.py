"""Sizes, words and places that the house holds to; floors are held by import-linter."""

from __future__ import annotations

import ast
import re
import subprocess

import pytest

from tests.corpus import ROOT

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
TOP_LEVEL = {
    ".ci", ".dockerignore", ".gitignore", "CHANGELOG.md", "Dockerfile", "LICENSE", "Makefile", "README.md", "app", "benchmarks", "docs",
    "migrations", "pyproject.toml", "requirements", "seeds", "static", "templates", "tests", "tools",
}  # fmt: skip
NOT_OURS_TO_NAME = re.compile(r"https?://[^\s\"')]*/simple\b|index-url|pythonhosted|/work/main|/work/shared", re.IGNORECASE)


def tracked(*patterns: str) -> list[str]:
    found = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [name for name in found.stdout.splitlines() if (ROOT / name).is_file()]


def test_nothing_stands_at_the_top_without_a_reason() -> None:
    assert {name.split("/")[0] for name in tracked()} <= TOP_LEVEL


@pytest.mark.parametrize(
    "name", tracked("app/*.py", "templates/*", "static/*.css", "static/*.js", "tests/*.py", "tools/*.py", "benchmarks/*.py")
)
def test_a_file_is_short_enough_to_be_read(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("name", tracked("app/*.py", "tools/*.py"))
def test_a_function_is_short_enough_to_be_read(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {f.name: (f.end_lineno or 0) - f.lineno + 1 for f in functions}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("name", tracked("app/*.py"))
def test_no_name_of_a_module_is_given_a_second_value(name: str) -> None:
    statements = ast.parse((ROOT / name).read_text(encoding="utf-8")).body
    targets = [target for node in statements if isinstance(node, ast.Assign) for target in node.targets]
    targets += [node.target for node in statements if isinstance(node, ast.AnnAssign)]
    names = [target.id for target in targets if isinstance(target, ast.Name)]
    assert sorted(names) == sorted(set(names))  # the first would be dead, and whoever reads the file would take it for what holds


def test_the_project_names_no_registry_and_no_path_of_a_machine() -> None:
    files = [name for name in tracked() if not name.endswith((".onnx", ".png", ".gz")) and name != "tests/architecture/test_house.py"]
    assert [name for name in files if NOT_OURS_TO_NAME.search((ROOT / name).read_text(encoding="utf-8"))] == []


def test_every_locked_package_has_hashes() -> None:
    for name in tracked("requirements/*.txt"):
        entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
        assert all("--hash=sha256:" in entry for entry in entries if not entry.startswith("#")), name
