"""``python -m app.cli`` is ``clippings``."""

from app.cli import run

run()
