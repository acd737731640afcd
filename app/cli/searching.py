"""``clippings search`` and ``stats``: the API without a server."""

from __future__ import annotations
