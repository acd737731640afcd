"""``clippings serve`` as a process of its own, with the settings that it gives to its server."""

from __future__ import annotations

import http.client
import shutil
import time
from pathlib import Path
from urllib.parse import urlsplit

from tests.patience import PATIENCE
from tools.browser import serving

LONGER_THAN_UVICORN_WAITS = 6.5


def test_who_asks_again_after_a_while_does_so_on_the_same_connection(sample_archive: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(sample_archive, tmp_path / "clippings.db"))
    with serving(database) as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
        for pause in (0.0, LONGER_THAN_UVICORN_WAITS):
            time.sleep(pause)
            connection.request("GET", "/api/articles?q=lock")  # fails where the other side has hung up
            answer = connection.getresponse()
            assert answer.status == 200
            assert answer.read()
        connection.close()
