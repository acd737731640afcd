"""The program as it runs for users: a process of its own, asked over a socket."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.patience import PATIENCE
from tools.browser import free_port


@pytest.fixture(scope="module")
def server(sample_archive: Path) -> Iterator[str]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "app.main:create_app", "--factory", "--port", str(port), "--log-level", "warning"],
        env={**os.environ, "CLIPPINGS_DB": str(sample_archive)},
    )
    base = f"http://127.0.0.1:{port}"
    try:
        end = time.monotonic() + PATIENCE
        while not _ready(base):
            assert process.poll() is None, "the server did not start"
            assert time.monotonic() < end, "the server took too long to start"
            time.sleep(0.1)
        yield base
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) in {0, -signal.SIGTERM}


def _ready(base: str) -> bool:
    try:
        return httpx.get(f"{base}/readyz").status_code == 200
    except httpx.TransportError:
        return False


def test_a_search_is_answered(server: str) -> None:
    response = httpx.get(f"{server}/api/articles", params={"q": "mandela"})
    assert response.status_code == 200
    assert response.json()["total"] >= 1


def test_many_clients_at_once_are_all_answered(server: str) -> None:
    words = ["mandela", "president", "the", "treaty", "war", '"hong kong"', "1994", "pr*"]

    with httpx.Client(base_url=server, timeout=PATIENCE, limits=httpx.Limits(max_connections=32)) as client, ThreadPoolExecutor(32) as pool:

        def ask(number: int) -> int:
            return client.get("/api/articles", params={"q": words[number % len(words)], "facets": "person,year"}).status_code

        assert set(pool.map(ask, range(200))) == {200}


def test_a_whole_export_is_streamed(server: str) -> None:
    with httpx.stream("GET", f"{server}/api/articles.jsonl") as response:
        assert response.status_code == 200
        assert "content-length" not in response.headers
        assert sum(1 for _ in response.iter_lines()) >= 24


@pytest.mark.parametrize(
    "line",
    [
        b"GET /api/articles?q=\xff\xfe HTTP/1.1",
        b"GET /api/articles?q=%00%ED%A0%80 HTTP/1.1",
        b"GET /api/articles/%00 HTTP/1.1",
        b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
        b"GET /static/../app/main.py HTTP/1.1",
        b"NONSENSE / HTTP/1.1",
        b"GET /api/articles?q=" + b"a" * 300_000 + b" HTTP/1.1",
        b"\x00\x01\x02",
    ],
)
def test_raw_nonsense_is_refused_and_the_server_lives_on(server: str, line: bytes) -> None:
    host, port = server.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(line + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = b""
        while piece := _received(connection):
            answer += piece
    assert not answer.startswith(b"HTTP/1.1 5")
    assert b"create_app" not in answer
    assert httpx.get(f"{server}/healthz").status_code == 200


def _received(connection: socket.socket) -> bytes:
    try:
        return connection.recv(65536)
    except ConnectionResetError:
        return b""
