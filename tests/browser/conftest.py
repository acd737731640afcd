"""One server on one archive, one Chromium, and a fresh page for every test that minds its own console."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from tests.archives import ingest_into
from tests.browser.articles import write_articles
from tests.corpus import ROOT
from tools.browser import CHROMIUM_ARGUMENTS, chromium_path, serving

PATIENCE_MS = 60_000
"""A busy machine is slow, not wrong."""
TOKEN = "tide-and-pier"  # noqa: S105 of the test server only
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}

OpenPage = Callable[..., Page]


expect.set_options(timeout=PATIENCE_MS)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Skips plainly where there is no Chromium; fails where there has to be one."""
    path = chromium_path()
    if path is None:
        message = "no Chromium on this machine: install the package chromium, or set CHROMIUM to its path"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    report = ingest_into(folder / "clippings.db", [write_articles(folder / "articles"), ROOT / "seeds"])
    assert report.failures == []
    return folder / "clippings.db"


@pytest.fixture(scope="session")
def site(archive: Path) -> Iterator[str]:
    """The address of a server that only reads."""
    with serving(archive) as address:
        yield address


@pytest.fixture
def writable_site(archive: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server on a copy of the archive that may be changed."""
    copy = tmp_path / "clippings.db"
    shutil.copy(archive, copy)
    with serving(copy, CLIPPINGS_WRITING="true", CLIPPINGS_TOKEN=TOKEN) as address:
        yield address


@pytest.fixture
def open_page(chromium: Browser, site: str) -> Iterator[OpenPage]:
    """Opens pages of the site; at the end nothing may have gone wrong in the console or been asked of another host.

    ``status`` is that of the page, ``later`` are refusals that the test provokes afterwards.
    """
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def opener(path: str, *, at: str | None = None, status: int = 200, later: tuple[int, ...] = (), **options: Any) -> Page:
        context = chromium.new_context(**{"viewport": WIDE, "color_scheme": "light", "reduced_motion": "reduce", **options})
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        watch(page, at or site, troubles, refusals=(status, *later))
        response = page.goto((at or site) + path)
        assert response is not None
        assert response.status == status, f"{path}: {response.status}"
        return page

    yield opener
    for context in contexts:
        context.close()
    assert troubles == []


def watch(page: Page, site: str, troubles: list[str], *, refusals: tuple[int, ...]) -> None:
    def on_request(request: Request) -> None:
        if urlsplit(request.url).netloc != urlsplit(site).netloc and not request.url.startswith("data:"):
            troubles.append(f"asked another host: {request.url}")

    def on_console(message: Any) -> None:
        if message.type in ("error", "warning") and not any(str(status) in message.text for status in refusals if status >= 400):
            troubles.append(f"console: {message.text}")

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
