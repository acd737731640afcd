"""The tagger works for its user alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.corpus import ROOT
from tests.patience import PATIENCE

TAG = "from app.annotate.people.adapters import load_tagger; print(len(load_tagger()(['Angela Merkel spoke.'])[0]))"


def test_the_tagger_tells_nobody_and_leaves_nothing_in_the_home_folder(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_"))} | {"HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", TAG], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    assert done.stdout == "1\n"
    assert done.stderr == ""
    assert list(tmp_path.rglob("*")) == []
