"""The bundled tagger: a small transformer in ONNX that labels every word O, B or I.

Needs numpy, onnxruntime and tokenizers only. How it was made and how good it is: docs/model-card.md.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.annotate.people.pieces import CLS, LOWER, SEP, SYMBOL, WORD, Encoder
from app.annotate.people.reach import in_names, kind, nearby
from app.domain import NameSpan

# Official builds of ONNX Runtime send usage events to its maker over HTTPS unless this is set before the import (its Privacy.md).
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MODEL = Path(__file__).parent / "model"
WORDS_BEFORE_A_STOP = 3
"""A full stop nearer to the start of a sentence ends an abbreviation or an initial."""
MAX_WORDS_OF_SENTENCE = 400
UNFINISHED = re.compile(r"(?:\b(?:[A-Z]\.?|(?:Th|Ch|Kh|Sh|Zh|Ya|Yu|Ph|Ts)\.?|bin|ibn|bint|van|von|der|del|de|la|dos|da)|-)$")
PATRONYMIC = frozenset(("bin", "ibn", "bint"))
OUTSIDE, BEGINS, INSIDE = range(3)


@dataclass(slots=True)
class Word:
    """A word of a paragraph; ``label`` and ``probability`` (of being in a name) are set once the model has run.

    ``candidate``: it may be part of a name. Other words are read only as far as they are near one.
    """

    paragraph: int
    start: int
    end: int
    pieces: list[int]
    case: int
    candidate: bool
    label: int = OUTSIDE
    probability: float = 0.0


class OnnxTagger:
    """The model with its settings; one instance a thread. ``folder`` holds people.onnx, tokenizer.json and config.json."""

    def __init__(self, folder: Path = MODEL, *, threads: int = 1) -> None:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._max_pieces: int = config["max_pieces"]
        self._hint: float = config["hint"]
        self._grow: float = config["grow"]
        self._reaches: list[int] = config["reaches"]
        self._encode = Encoder(folder / "tokenizer.json")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.enable_cpu_mem_arena = False  # 60 MB less, same speed
        self._session = onnxruntime.InferenceSession(str(folder / "people.onnx"), options, providers=["CPUExecutionProvider"])

    def __call__(self, paragraphs: Sequence[str]) -> list[list[NameSpan]]:
        return [self._spans(text, words) for text, words in zip(paragraphs, self.words(paragraphs), strict=True)]

    def words(self, paragraphs: Sequence[str]) -> list[list[Word]]:
        """Every word of each paragraph, labelled; words that can be part of no name keep label 0.

        Neighbouring sentences share a run of the model, so that each is read in its context.
        """
        out: list[list[Word]] = []
        chunk: list[Word] = []
        used = 0
        for number, text in enumerate(paragraphs):
            words = self._coded(number, text)
            out.append(words)
            for sentence in _sentences(text, words):
                size = sum(len(w.pieces) for w in sentence)
                for word in sentence:
                    full = used + len(word.pieces) > self._max_pieces
                    better_apart = word is sentence[0] and used > self._max_pieces // 2 and used + size > self._max_pieces
                    if full or better_apart:
                        self._run(chunk)
                        chunk, used = [], 0
                    chunk.append(word)
                    used += len(word.pieces)
        if chunk:
            self._run(chunk)
        return out

    def _coded(self, number: int, text: str) -> list[Word]:
        spans = [m.span() for m in WORD.finditer(text)]
        codes = self._encode([text[a:b] for a, b in spans])
        kinds = [kind(text[a:b], case) for (a, b), (_, case) in zip(spans, codes, strict=True)]
        candidates = in_names(kinds, [a for a, _ in spans], [b for _, b in spans])
        return [
            Word(number, a, b, pieces, case, k in candidates) for k, ((a, b), (pieces, case)) in enumerate(zip(spans, codes, strict=True))
        ]

    def _run(self, chunk: list[Word]) -> None:
        """Label the candidates of one run, at most ``max_pieces`` pieces."""
        pieces, shapes = [CLS], [SYMBOL]
        near: list[int] = []
        asked: list[Word] = []
        firsts: list[int] = []
        for word in chunk:
            at, size = len(pieces), len(word.pieces)
            if word.candidate:
                asked.append(word)
                firsts.append(at)
                near += range(at, at + size)
            pieces += word.pieces
            shapes += [word.case] * size
        feed, inner = nearby(np.array(near), len(pieces) + 1, self._reaches)
        feed["ids"] = np.array([*pieces, SEP], np.int32)[None, feed["places"]]
        feed["shapes"] = np.array([*shapes, SYMBOL], np.int32)[None, feed["places"]]
        feed[f"kept{len(self._reaches) - 1}"] = np.searchsorted(inner, firsts).astype(np.int32)
        scores = np.asarray(self._session.run(None, feed)[0])[0]
        odds = np.exp(scores - scores.max(-1, keepdims=True))
        names = 1 - odds[:, OUTSIDE] / odds.sum(-1)
        for word, label, probability in zip(asked, scores.argmax(-1).tolist(), names.tolist(), strict=True):
            word.label, word.probability = label, probability

    def _spans(self, text: str, words: list[Word]) -> list[NameSpan]:
        """Runs of labelled words with their likely neighbours, then lone words that may be names."""
        self._take_in_neighbours(text, words)
        found: list[NameSpan] = []
        last: Word | None = None
        for word in words:
            hint = not word.label and word.probability >= self._hint and text[word.start].isupper()
            if not word.label and not hint:
                last = None
                continue
            if found and _continues(text, found[-1], word, last):
                found[-1] = NameSpan(found[-1].start, word.end, max(found[-1].probability, word.probability))
            else:
                found.append(NameSpan(word.start, word.end, word.probability))
            last = word
        return found

    def _take_in_neighbours(self, text: str, words: list[Word]) -> None:
        """A capitalised word beside a name joins it at a lower probability."""
        likely = [w.probability >= self._grow and text[w.start].isupper() and text[w.start : w.end].isalpha() for w in words]
        for k, (left, right) in enumerate(pairwise(words), 1):
            if left.label and not right.label and likely[k] and text[left.end : right.start] == " ":
                right.label = INSIDE
        for k in range(len(words) - 2, -1, -1):
            left, right = words[k], words[k + 1]
            if not left.label and right.label == BEGINS and likely[k] and text[left.end : right.start] == " ":
                left.label, right.label = BEGINS, INSIDE


def _continues(text: str, span: NameSpan, word: Word, last: Word | None) -> bool:
    """Does this word go on the name that ``span`` holds so far?"""
    gap = text[span.end : word.start]
    if word.label == INSIDE and last is not None and last.label and len(gap) < 4:
        return True
    if not word.label:
        return gap == " " and last is not None and not last.label
    if gap in ("-", "’", "'"):
        return True
    if gap not in ("", " ", ".", ". "):
        return False
    return text[word.start : word.end] in PATRONYMIC or bool(UNFINISHED.search(text[max(span.start, span.end - 8) : span.end]))


def _sentences(text: str, words: list[Word]) -> Iterator[list[Word]]:
    """Sentences with a word that may be part of a name."""
    start = 0
    for k, word in enumerate(words, 1):
        stop = text[word.start : word.end] in ".!?" and k - start > WORDS_BEFORE_A_STOP and text[word.end : word.end + 1].isspace()
        if k == len(words) or (stop and words[k].case != LOWER) or k - start >= MAX_WORDS_OF_SENTENCE:
            if any(w.candidate for w in words[start:k]):
                yield words[start:k]
            start = k
