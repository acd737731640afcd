"""``python -m benchmarks.mixed_files``: take in a folder of files of every format, made from the samples, and tell what came of it."""

from __future__ import annotations

import argparse
import csv
import gzip
import html
import io
import json
import resource
import tarfile
import tempfile
import textwrap
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from app.cli.jobs import ingest_job
from app.ingest.job import IngestOptions
from app.settings import Settings
from app.store.engine import open_writer
from app.store.maintenance import verify
from app.store.migrate import migrate
from benchmarks.ingest_articles import Newsroom

MANY = 5
"""Articles in a file of many."""

Record = dict[str, Any]


def text(record: Record) -> str:
    return f"{record['title']}\n\n{record['body']}\n"


def page(record: Record) -> str:
    paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in record["body"].split("\n\n"))
    told = json.dumps({"@type": "NewsArticle", "headline": record["title"], "datePublished": record["published"]})
    title = html.escape(record["title"])
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title><script type='application/ld+json'>{told}</script></head>"
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def table(records: list[Record], delimiter: str) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(records[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().encode()


def message(record: Record) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Date"] = "desk@paper.example", "all@paper.example", "Tue, 04 May 2021 09:00:00 +0000"
    mail["Subject"] = record["title"]
    mail.set_content(record["body"])
    return bytes(mail)


def printed(text: str) -> bytes:
    """A PDF of one tall page with a text layer; without one for an empty text."""
    lines = [line for part in text.split("\n") for line in (textwrap.wrap(part, 90) or [""])]
    shown = (line.translate({ord(mark): f"\\{mark}" for mark in "\\()"}) for line in lines)
    drawn = f"BT /F1 10 Tf 50 {len(lines) * 14 + 50} Td 14 TL {' '.join(f'({line}) Tj T*' for line in shown)} ET" if text else ""
    content = drawn.encode("cp1252", errors="replace")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 %d] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
        % (len(lines) * 14 + 100),
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    out, places = b"%PDF-1.4\n", b""
    for number, one in enumerate(objects, 1):
        places += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"xref\n0 6\n0000000000 65535 f \n%btrailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (places, len(out))
    return out + table


def database_export(records: list[Record]) -> str:
    """Many articles in one text, as Nexis writes them."""
    parts = (
        f"{number} of {len(records)} DOCUMENTS\n\n{record['source']}\n\n"
        f"{record['title']}\n\nBYLINE: By Ragna Tveit\n\nLENGTH: 150 words\n\n"
        f"{record['body']}\n\nLOAD-DATE: {record['published']}\n\n"
        for number, record in enumerate(records, 1)
    )
    return "".join(parts)


def feed(records: list[Record]) -> bytes:
    items = "".join(
        f"<item><title>{html.escape(r['title'])}</title><guid>{r['id']}</guid><description>{html.escape(r['body'])}</description></item>"
        for r in records
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Paper</title>{items}</channel></rss>".encode()


def packed(records: list[Record]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for record in records:
            archive.writestr(f"{record['id']}.txt", text(record))
    return out.getvalue()


def tape(records: list[Record]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for record in records:
            for name, data in ((f"{record['id']}.html", page(record)), (f"{record['id']}.meta.json", json.dumps({"source": "Tape"}))):
                info = tarfile.TarInfo(name)
                info.size = len(data.encode())
                archive.addfile(info, io.BytesIO(data.encode()))
    return out.getvalue()


def crawl(records: list[Record]) -> bytes:
    out = b""
    for number, record in enumerate(records):
        body = page(record).encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:08}-0000-0000-0000-000000000000>\r\n"
            f"WARC-Date: 2021-05-04T00:00:00Z\r\nWARC-Target-URI: https://paper.example/{record['id']}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        out += head.encode() + answer + b"\r\n\r\n"
    return out


SHAPES: tuple[tuple[str, int, Callable[[list[Record]], bytes]], ...] = (
    ("txt", 1, lambda records: text(records[0]).encode()),
    ("txt", 1, lambda records: text(records[0]).encode("utf-16")),
    ("txt", 1, lambda records: text(records[0]).encode("cp1252", errors="replace")),
    ("md", 1, lambda records: f"# {text(records[0])}".encode()),
    ("html", 1, lambda records: page(records[0]).encode()),
    ("json", 1, lambda records: json.dumps(records[0]).encode()),
    ("jsonl", MANY, lambda records: b"".join(json.dumps(record).encode() + b"\n" for record in records)),
    ("csv", MANY, lambda records: table(records, ",")),
    ("tsv", MANY, lambda records: table(records, "\t")),
    ("eml", 1, lambda records: message(records[0])),
    ("rss", MANY, feed),
    ("zip", MANY, packed),
    ("tar.gz", MANY, tape),
    ("txt.gz", 1, lambda records: gzip.compress(text(records[0]).encode())),
    ("warc", MANY, crawl),
    ("pdf", 1, lambda records: printed(text(records[0]))),
    ("txt", MANY, lambda records: database_export(records).encode()),
    ("json", MANY, lambda records: json.dumps({"hits": {"hits": [{"_id": r["id"], "_source": r} for r in records]}}).encode()),
    ("pdf", 0, lambda _records: printed("")),
    ("txt", 0, lambda _records: b""),
    ("txt", 0, lambda _records: bytes(range(256)) * 3),
    ("jsonl", 0, lambda _records: b"{broken\n"),
    ("zip", 0, lambda _records: b"PK\x03\x04 cut off"),
)


def write(folder: Path, files: int) -> tuple[Counter[str], int]:
    """Files of all shapes in turn; how many of each ending, and how many articles are in them."""
    newsroom = Newsroom(words=150, copies=0)
    kinds: Counter[str] = Counter()
    articles = 0
    for number in range(files):
        ending, count, make = SHAPES[number % len(SHAPES)]
        records = [newsroom.record(articles + place) for place in range(count)]
        path = folder / f"{number % 40:02}" / f"{number:05}.{ending}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(make(records))
        kinds[ending] += 1
        articles += count
    return kinds, articles


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2_000)
    files = parser.parse_args().files
    with tempfile.TemporaryDirectory() as name:
        folder, database = Path(name) / "in", Path(name) / "a.db"
        folder.mkdir()
        kinds, articles = write(folder, files)
        print(f"{files:,} files ({', '.join(f'{count} {kind}' for kind, count in kinds.most_common())}) with {articles:,} articles")
        engine = open_writer(database)
        migrate(engine)
        job = ingest_job(Settings(db=database), engine)
        for run in ("first run", "again"):
            started = time.perf_counter()
            report = job.run([str(folder)], IngestOptions())
            told = {key: value for key, value in report.as_dict().items() if isinstance(value, int) and value}
            print(f"{run}: {told} in {time.perf_counter() - started:.1f} s")
        reasons = Counter(failure.reason.partition(":")[0] for failure in report.failures)
        print("; ".join(f"{count} × {reason}" for reason, count in reasons.most_common()))
        print(verify(engine).lines()[0], f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB of memory", sep="; ")
        engine.dispose()


if __name__ == "__main__":
    main()
