"""Settings, read once from ``CLIPPINGS_*`` environment variables and passed down; never a module global."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.domain import DateOrder

PREFIX = "CLIPPINGS_"
NOT_OURS = frozenset({"CLIPPINGS_CORPUS", "CLIPPINGS_TEST_BAD_FILES"})
"""What the tests are told by; no setting of the program."""


class Settings(BaseSettings):
    """What can be changed without changing the code.

    Every field is an environment variable: ``db`` is ``CLIPPINGS_DB``; an empty one counts as not given. Times are
    in seconds, sizes in bytes.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    db: Path = Field(Path("data/clippings.db"), description="The archive: one SQLite file.")
    host: str = Field("127.0.0.1", description="Address that the server listens on.")
    port: int = Field(8000, ge=0, le=65535, description="Port that the server listens on.")
    workers: int = Field(1, ge=1, description="Server processes.")
    query_deadline: float = Field(5.0, gt=0, description="Longest time for one query, in seconds.")
    writing: bool = Field(False, description="Allow changes from the web pages; needs a token.")
    token: str = Field("", description="The token that web writes must carry.")
    cors: str = Field("", description="Origins that may call the API from a browser, separated by commas.")
    tagger: str = Field("onnx", description="Person tagger: onnx, or spacy:PIPELINE.")
    date_order: DateOrder = Field("mdy", description="How numeric dates such as 03/04/2024 are read.")
    spellings: Path | None = Field(None, description="A table of spellings that find each other, instead of the bundled one.")
    max_file_bytes: int = Field(50_000_000, ge=1, description="Largest single file that is read.")
    ingest_workers: int = Field(0, ge=0, description="Ingest worker processes; 0 means one for each core.")
    shared_answers: Path | None = Field(
        None, description="A folder in which server processes keep answers for each other; `serve` with several makes its own."
    )


def unknown_settings(variables: Iterable[str]) -> list[str]:
    """A line for each variable that is meant as a setting and is none, with the nearest one there is."""
    known = {name.upper() for name in Settings.model_fields}
    given = {name: name.upper().removeprefix(PREFIX) for name in variables if name.upper().startswith(PREFIX)}
    lines = []
    for name, bare in sorted(given.items()):
        if bare not in known and name not in NOT_OURS:
            near = difflib.get_close_matches(bare, known, n=1, cutoff=0.6)
            meant = f"did you mean {PREFIX}{near[0]}?" if near else "docs/settings.md lists what there is"
            lines.append(f"{name[:80]} is no setting and changes nothing; {meant}")
    return lines


def bad_setting(error: ValidationError) -> str:
    """A line that names the variable, what it is set to and what is wanted."""
    first = error.errors()[0]
    wanted = first["msg"].partition(", unable to")[0].removeprefix("Input ")
    return f"{PREFIX}{str(first['loc'][0]).upper()} is {str(first['input'])[:80]!r} and {wanted}; docs/settings.md says what it is for"


def program_version() -> str:
    """The installed version; ``0`` when the program runs from a folder without being installed."""
    try:
        return version("clippings")
    except PackageNotFoundError:
        return "0"
