"""``python -m benchmarks.people``: words a second about people, by turns with another tagger in one run.

``--peer`` is a folder with ``tag.py`` and ``people.onnx``: a reader of its own, whose ``Tagger`` takes paragraphs and gives
spans. Without one, only this project's figures are printed. Processor seconds of one process, the best of each.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from app.annotate.people.adapters import load_tagger
from app.annotate.people.reading import find_people

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.people", description=__doc__)
    parser.add_argument("--texts", type=Path, help="JSON Lines with a field text; the sample articles unless given")
    parser.add_argument("--peer", type=Path, help="folder of the other tagger")
    parser.add_argument("--turns", type=int, default=8)
    given = parser.parse_args()
    texts = _texts(given.texts)
    words = sum(len(text.split()) for text in texts)
    tagger = load_tagger("onnx")
    ways: dict[str, Callable[[str], object]] = {
        "tagging": lambda text: tagger(text.split("\n\n")),
        "everything about people": lambda text: find_people({"body": text}, tagger=tagger),
    }
    if given.peer:
        peer = _peer(given.peer)
        ways = {"peer": lambda text: peer(text.split("\n\n")), **ways}
    best = _by_turns(ways, texts, given.turns)
    print(f"{len(texts)} texts, {words:,} words; words a second of processor time, the best of {given.turns} turns\n")
    for name, seconds in best.items():
        ratio = f"  {best['peer'] / seconds:.2f} times the peer" if given.peer and name != "peer" else ""
        print(f"{name:24} {words / seconds:8,.0f}{ratio}")


def _texts(path: Path | None) -> list[str]:
    if path is None:
        return [each.read_text(encoding="utf-8") for each in sorted(SEEDS.glob("*.txt"))]
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]


def _peer(folder: Path) -> Callable[[Sequence[str]], object]:
    sys.path.insert(0, str(folder))
    tagger: Callable[[Sequence[str]], object] = importlib.import_module("tag").Tagger(folder / "people.onnx")
    return tagger


def _by_turns(ways: dict[str, Callable[[str], object]], texts: list[str], turns: int) -> dict[str, float]:
    """The fewest processor seconds that each way took over all texts; each turn asks every way once."""
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(turns):
        for name, way in ways.items():
            started = time.process_time()
            for text in texts:
                way(text)
            best[name] = min(best[name], time.process_time() - started)
    return best


if __name__ == "__main__":
    main()
