"""How long tests wait for other processes. A busy machine is slow, not wrong; only what hangs is to fail."""

from __future__ import annotations

PATIENCE = 600.0
"""Seconds."""
