"""Train the person tagger: ``python -m tools.people_tagger.train --data DIR --out people.pt``.

DIR holds ``*.jsonl`` (one object a line: ``text``, ``spans`` as [start, end] in code points) and ``names.json``. Training goes on
from the bundled weights; ``--encoder model.safetensors`` starts afresh from all-MiniLM-L6-v2 (Apache-2.0) instead.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from app.annotate.people.onnx import MODEL
from app.annotate.people.pieces import Encoder
from tools.people_tagger.examples import IGNORED, Chunk, epoch
from tools.people_tagger.model import FAR, LABELS, NameTagger, from_encoder, from_onnx, from_weights
from tools.people_tagger.slimming import moments, slimmed

WARM_UP = 60
NEW_HEAD_RATE = 1e-3
REACHES = (10, 8, 5, 2, 0)
TEACHER_REACHES = (12, 8, 4, 2, 0)
"""The teacher may look farther; with all pieces it says nearly the same and takes twice the time."""
CHUNKS_LOOKED_AT = 600


def batches(chunks: list[Chunk], pieces: int, rng: random.Random) -> list[list[Chunk]]:
    """Chunks of like length together, about ``pieces`` word pieces a batch."""
    rng.shuffle(chunks)
    out: list[list[Chunk]] = []
    for at in range(0, len(chunks), 1000):
        batch: list[Chunk] = []
        for chunk in sorted(chunks[at : at + 1000], key=lambda c: len(c.ids)):
            if batch and (len(batch) + 1) * len(chunk.ids) > pieces:
                out.append(batch)
                batch = []
            batch.append(chunk)
        out.append(batch)
    rng.shuffle(out)
    return out


def tensors(batch: list[Chunk]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, shapes, distances and labels, padded to the longest chunk."""
    length = max(len(c.ids) for c in batch)

    def padded(rows: list[list[int]], filler: int) -> Tensor:
        return torch.tensor([row + [filler] * (length - len(row)) for row in rows])

    columns = (
        ([c.ids for c in batch], 0),
        ([c.shapes for c in batch], 0),
        ([c.far() for c in batch], FAR),
        ([c.labels for c in batch], IGNORED),
    )
    ids, shapes, far, labels = (padded(rows, filler) for rows, filler in columns)
    return ids, shapes, far, labels


def loss_of(model: NameTagger, teacher: NameTagger | None, batch: list[Chunk], share: float) -> Tensor:
    """Cross entropy with the labels and, by ``share``, with what the teacher says."""
    ids, shapes, far, gold = tensors(batch)
    scores, places = model(ids, shapes, far)
    gold = gold.gather(1, places)
    counted = gold != IGNORED
    found = functional.cross_entropy(scores[counted], gold[counted])
    if teacher is None:
        return found
    with torch.no_grad():
        told, seen = teacher(ids, shapes, far)
        whole = torch.zeros(*ids.shape, LABELS).scatter(1, seen[:, :, None].expand(-1, -1, LABELS), told.softmax(-1))
    wanted = whole.gather(1, places[:, :, None].expand(-1, -1, LABELS))[counted]
    taught = functional.cross_entropy(scores[counted], wanted)
    return (1 - share) * found + share * taught


def train(model: NameTagger, teacher: NameTagger | None, args: argparse.Namespace) -> None:
    """Epochs until the time is up; the rate rises over the first steps, then falls to nearly nothing."""
    rng = random.Random(args.seed)
    encode = Encoder(MODEL / "tokenizer.json")
    head_rate = NEW_HEAD_RATE if args.encoder else args.rate
    new = [p for n, p in model.named_parameters() if n.startswith(("c.", "sh."))]
    old = [p for n, p in model.named_parameters() if not n.startswith(("c.", "sh.", "we."))]
    optimiser = torch.optim.AdamW([{"params": new, "lr": head_rate}, {"params": old, "lr": args.rate}], weight_decay=0.01)
    begin, step, total, running = time.monotonic(), 0, 0, 0.0
    for number in range(args.epochs):
        if number and (time.monotonic() - begin) / 60 >= args.minutes:
            break
        todo = batches(list(epoch(args.data, encode, rng)), args.pieces, rng)
        total = total or len(todo) * args.epochs
        model.train()
        for batch in todo:
            done = max(step / total, (time.monotonic() - begin) / 60 / args.minutes)
            if done >= 1:
                break
            for group, top in zip(optimiser.param_groups, (head_rate, args.rate), strict=True):
                group["lr"] = top * min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - done)
            loss = loss_of(model, teacher, batch, args.share)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
            running += loss.item()
            if step % 25 == 0:
                print(f"epoch {number + 1} step {step}/{total} loss {running / 25:.4f} {time.monotonic() - begin:.0f} s", flush=True)
                running = 0.0
                torch.save(model.state_dict(), args.out)
    torch.save(model.state_dict(), args.out)


def _beginning(args: argparse.Namespace) -> NameTagger:
    if args.encoder:
        return from_encoder(args.encoder, args.layers)
    return from_weights(args.start) if args.start.suffix == ".pt" else from_onnx(args.start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--start", type=Path, default=MODEL / "people.onnx", help="go on from these weights, .onnx or .pt (default: the bundled ones)"
    )
    parser.add_argument("--encoder", type=Path, help="start afresh from this encoder")
    parser.add_argument("--layers", type=int, default=4, help="layers to keep of --encoder")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop, and end the fall of the rate, after this time")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--pieces", type=int, default=2000, help="word pieces a batch")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reaches", type=int, nargs="+", default=REACHES, help="how near a piece must be to enter and to leave each layer")
    parser.add_argument("--inner", type=int, nargs="+", help="slim each layer's middle to so many neurons before training")
    parser.add_argument("--teacher", type=Path, help="an ONNX model that is followed beside the labels")
    parser.add_argument("--share", type=float, default=0.5, help="the teacher's share of the loss")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    model = _beginning(args)
    if args.inner:
        rng = random.Random(args.seed)
        chunks = list(epoch(args.data, Encoder(MODEL / "tokenizer.json"), rng))
        model = slimmed(model, args.inner, moments(model, rng.sample(chunks, CHUNKS_LOOKED_AT)))
    model.reaches = tuple(args.reaches)
    train(model, from_onnx(args.teacher, TEACHER_REACHES).eval() if args.teacher else None, args)


if __name__ == "__main__":
    main()
