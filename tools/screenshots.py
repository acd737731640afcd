"""Make the pictures of the README: ``python -m tools.screenshots`` takes in ``seeds/``, serves it and looks at it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from tools.browser import CHROMIUM_ARGUMENTS, ROOT, chromium_path, serving

IMAGES = ROOT / "docs" / "images"
SIZE = {"width": 1280, "height": 820}
LARGEST = 300_000
SEARCH = "/?q=president"
ARTICLE_QUERY = "nuclear agreement Iran"


def main() -> int:
    """Write both pictures; 1 with a line on standard error when that cannot be done."""
    path = chromium_path()
    if path is None:
        print("screenshots: no Chromium on this machine; install the package chromium, or set CHROMIUM to its path", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "clippings.db"
        subprocess.run([sys.executable, "-m", "app.cli", "ingest", "seeds", "--db", str(database)], cwd=ROOT, check=True)
        with serving(database) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
            _picture(browser, address + SEARCH, IMAGES / "search.png")
            _picture(browser, address + _first_result(address, ARTICLE_QUERY), IMAGES / "article.png")
            browser.close()
    return 0


def _first_result(address: str, query: str) -> str:
    with urllib.request.urlopen(f"{address}/api/articles?q={quote(query)}&per_page=1") as answer:  # noqa: S310 our own server
        return f"/articles/{json.load(answer)['results'][0]['id']}?q={quote(query)}"


def _picture(browser: Browser, address: str, path: Path) -> None:
    page = browser.new_page(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
    page.goto(address, wait_until="networkidle")
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path)
    size = path.stat().st_size
    if size > LARGEST:
        raise SystemExit(f"screenshots: {path} has {size:,} bytes, more than {LARGEST:,}")
    print(f"{path.relative_to(ROOT)}  {size:,} bytes")


if __name__ == "__main__":
    sys.exit(main())
