"""A web server of feeds for tests: what it answers by path, and what it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from app.ingest.courtesy import Visitor
from app.ingest.feeds import FeedsReport, fetch_feeds
from app.store.engine import Engine

ENTRY = "<item><title>{title}</title><guid>{title}</guid><description>{title} is told in some more words here.</description></item>"


def rss(*titles: str) -> bytes:
    items = "".join(ENTRY.format(title=title) for title in titles)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>{items}</channel></rss>'.encode()


@dataclass
class Site:
    """A local web server: what it answers by path, and what it was asked."""

    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], float]] = field(default_factory=list)
    address: str = ""

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers), time.monotonic()))
            status, headers, data = site.answers.get(self.path, (404, {}, b"nothing"))
            if "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]:
                status, data = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", headers.get("X-Told", str(len(data))))
            self.end_headers()
            with suppress(ConnectionError):  # who asks may have heard enough
                self.wfile.write(data)
                for _ in range(int(headers.get("X-Drips", 0))):
                    time.sleep(0.1)
                    self.wfile.write(b"<")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def fetch(site: Site, engine: Engine, tmp_path: Path, *paths: str, at: float = 1e9, **options: float) -> FeedsReport:
    visitor = Visitor(**({"pause": 0.01, "timeout": 5} | options))  # type: ignore[arg-type]
    addresses = [path if path.startswith("http") else site.address + path for path in paths]
    return fetch_feeds(addresses, tmp_path / "feeds", writer=engine, visitor=visitor, now=lambda: at)
