"""Counts and times of requests in this process, as Prometheus text.

Each worker process counts for itself; the label ``pid`` tells them apart. Only the event loop writes, so no lock is needed.
"""

from __future__ import annotations

import os
import time
from bisect import bisect_left
from collections import Counter
from itertools import accumulate

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds in seconds."""


class Metrics:
    """Requests by method, route and status; latencies by route."""

    def __init__(self) -> None:
        self.started = time.time()
        self.requests: Counter[tuple[str, str, int]] = Counter()
        self.latencies: dict[str, list[int]] = {}
        self.seconds: Counter[str] = Counter()

    def count(self, *, method: str, route: str, status: int, seconds: float) -> None:
        self.requests[method, route, status] += 1
        self.latencies.setdefault(route, [0] * (len(BUCKETS) + 1))[bisect_left(BUCKETS, seconds)] += 1
        self.seconds[route] += seconds  # type: ignore[assignment]

    def text(self, *, gauges: dict[str, tuple[str, float]]) -> str:
        """The exposition format, version 0.0.4; ``gauges`` maps names to what they are and their values."""
        pid = os.getpid()
        lines = ["# HELP clippings_requests_total Requests answered.", "# TYPE clippings_requests_total counter"]
        lines += [
            f'clippings_requests_total{{pid="{pid}",method="{method}",route="{_label(route)}",status="{status}"}} {number}'
            for (method, route, status), number in sorted(self.requests.items())
        ]
        lines += ["# HELP clippings_request_seconds Time to answer.", "# TYPE clippings_request_seconds histogram"]
        for route, counts in sorted(self.latencies.items()):
            labels = f'pid="{pid}",route="{_label(route)}"'
            for bound, number in zip((*map(str, BUCKETS), "+Inf"), accumulate(counts), strict=True):
                lines.append(f'clippings_request_seconds_bucket{{{labels},le="{bound}"}} {number}')
            lines.append(f"clippings_request_seconds_sum{{{labels}}} {self.seconds[route]:.6f}")
            lines.append(f"clippings_request_seconds_count{{{labels}}} {sum(counts)}")
        for name, (meaning, value) in {**gauges, "clippings_start_time_seconds": ("Start of this process.", self.started)}.items():
            lines += [f"# HELP {name} {meaning}", f"# TYPE {name} gauge", f"{name} {value:.15g}"]
        return "\n".join(lines) + "\n"


def _label(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
