from __future__ import annotations

from app.web.metrics import BUCKETS, Metrics


def test_latencies_add_up_in_every_bucket() -> None:
    metrics = Metrics()
    for seconds in (0.0005, 0.001, 0.3, 99):
        metrics.count(method="GET", route="/x", status=200, seconds=seconds)
    lines = metrics.text(gauges={}).splitlines()
    counts = [int(line.rsplit(" ", 1)[1]) for line in lines if line.startswith("clippings_request_seconds_bucket")]
    assert len(counts) == len(BUCKETS) + 1
    assert counts == sorted(counts)
    assert counts[0] == 2
    assert counts[-1] == 4
    assert any(line.startswith("clippings_requests_total") and line.endswith(" 4") for line in lines)


def test_a_label_cannot_break_the_format() -> None:
    metrics = Metrics()
    metrics.count(method="GET", route='/"\n\\', status=200, seconds=0)
    assert '/\\"\\n\\\\' in metrics.text(gauges={})
