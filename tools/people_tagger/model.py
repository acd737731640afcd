"""The tagger in torch: the lowest layers of a small BERT whose lower-cased words also carry their case shape."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from app.annotate.people.pieces import SHAPES

if TYPE_CHECKING:
    from collections.abc import Sequence

HIDDEN, HEADS, INNER, LABELS = 384, 12, 1536, 3
PIECES, PLACES = 30522, 512
FAR = 10_000
"""The distance of padding."""
DROPPED = 0.1


class Layer(nn.Module):
    """One BERT layer that reads all rows and goes on with some of them."""

    def __init__(self, inner: int) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.f1, self.f2 = nn.Linear(HIDDEN, inner), nn.Linear(inner, HIDDEN)
        self.n1, self.n2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor, kept: Tensor) -> Tensor:
        rows, _, _ = x.shape
        k, v = (f(x).view(rows, -1, HEADS, HIDDEN // HEADS).transpose(1, 2) for f in (self.k, self.v))
        x = taken(x, kept)
        q = self.q(x).view(rows, -1, HEADS, HIDDEN // HEADS).transpose(1, 2)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(rows, -1, HIDDEN)
        x = self.n1(x + functional.dropout(self.o(seen), DROPPED, self.training))
        return self.n2(x + functional.dropout(self.f2(functional.gelu(self.f1(x))), DROPPED, self.training))


class NameTagger(nn.Module):
    """Piece ids, case shapes and distances from the nearest word that may be a name (rows x length) to label scores.

    ``reaches`` says how near a piece must be to enter the first layer, then to leave each layer. Word embeddings stay as they are.
    """

    def __init__(self, reaches: Sequence[int], inner: Sequence[int] = ()) -> None:
        super().__init__()
        self.reaches = tuple(reaches)
        self.we, self.pe = nn.Embedding(PIECES, HIDDEN), nn.Embedding(PLACES, HIDDEN)
        self.n, self.sh = nn.LayerNorm(HIDDEN, eps=1e-12), nn.Embedding(len(SHAPES), HIDDEN)
        self.l = nn.ModuleList(Layer(size) for size in inner or (INNER,) * (len(reaches) - 1))
        self.c = nn.Linear(HIDDEN, LABELS)
        nn.init.zeros_(self.sh.weight)
        self.we.weight.requires_grad = False

    def forward(self, ids: Tensor, shapes: Tensor, far: Tensor) -> tuple[Tensor, Tensor]:
        """Scores (rows x kept x 3) and the places of the kept pieces (rows x kept)."""
        x = self.n(self.we(ids) + self.pe.weight[: ids.shape[1]]) + self.sh(shapes)
        places, far = near(far, self.reaches[0])
        x = functional.dropout(taken(x, places), DROPPED, self.training)
        for layer, reach in zip(self.l, self.reaches[1:], strict=True):
            mask = (far < FAR)[:, None, None, :]
            kept, far = near(far, reach)
            x = layer(x, mask, kept)
            places = places.gather(1, kept)
        scores: Tensor = self.c(x)
        return scores, places


def near(far: Tensor, reach: int) -> tuple[Tensor, Tensor]:
    """The places of the pieces within ``reach``, in order, and their distances; ``FAR`` where a row has fewer than others."""
    off = far > reach
    kept = off.long().argsort(dim=1, stable=True)[:, : int((~off).sum(1).max())]
    return kept, far.masked_fill(off, FAR).gather(1, kept)


def taken(x: Tensor, kept: Tensor) -> Tensor:
    return x.gather(1, kept[:, :, None].expand(-1, -1, x.shape[2]))


def from_onnx(path: Path, reaches: Sequence[int] = ()) -> NameTagger:
    """The model that ``export`` wrote, its int8 weights as floats again."""
    arrays = {a.name: numpy_helper.to_array(a) for a in onnx.load(path).graph.initializer}

    def whole(name: str) -> np.ndarray:
        if name in arrays:
            return arrays[name]
        quantised = arrays[name + "_quantized"].astype(np.float32) - arrays[name + "_zero_point"].astype(np.float32)
        return quantised * arrays[name + "_scale"]

    state = {
        "we.weight": whole("we.weight"),
        "pe.weight": arrays["places.weight"],
        "c.weight": arrays["c.matrix"].T,
        "c.bias": arrays["c.bias"],
    }
    state |= {name: arrays[name] for name in ("n.weight", "n.bias", "sh.weight")}
    layers = sum(name.endswith(".qkv.bias") for name in arrays)
    for prefix in (f"l.{i}." for i in range(layers)):
        bias = arrays[prefix + "qkv.bias"]
        for k, part in enumerate("qkv"):
            state[f"{prefix}{part}.weight"] = whole(f"{prefix}{part}.matrix").T
            state[f"{prefix}{part}.bias"] = bias[k * HIDDEN : (k + 1) * HIDDEN]
        for part in ("o", "f1", "f2"):
            state[f"{prefix}{part}.weight"], state[f"{prefix}{part}.bias"] = (
                whole(f"{prefix}{part}.matrix").T,
                arrays[f"{prefix}{part}.bias"],
            )
        for part in ("n1.weight", "n1.bias", "n2.weight", "n2.bias"):
            state[prefix + part] = arrays[prefix + part]
    inner = [len(state[f"l.{i}.f1.bias"]) for i in range(layers)]
    model = NameTagger(reaches or (FAR - 1,) * (layers + 1), inner)
    model.load_state_dict({name: torch.tensor(np.ascontiguousarray(value)) for name, value in state.items()})
    return model


def from_weights(path: Path) -> NameTagger:
    """The model that training saved."""
    state = torch.load(path, map_location="cpu")
    inner = [len(value) for name, value in state.items() if name.endswith(".f1.bias")]
    model = NameTagger((FAR - 1,) * (len(inner) + 1), inner)
    model.load_state_dict(state)
    return model


def from_encoder(path: Path, layers: int) -> NameTagger:
    """The lowest ``layers`` of a BERT encoder of this size in safetensors (all-MiniLM-L6-v2), with a new, untrained head."""
    from safetensors.torch import load_file  # noqa: PLC0415 only for a start from the encoder

    weights = load_file(path)
    model = NameTagger((FAR - 1,) * (layers + 1))
    state = model.state_dict()
    state["we.weight"] = weights["embeddings.word_embeddings.weight"]
    state["pe.weight"] = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    modules = {"n": "embeddings.LayerNorm"}
    parts = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "o": "attention.output.dense"}
    parts |= {"n1": "attention.output.LayerNorm", "f1": "intermediate.dense", "f2": "output.dense", "n2": "output.LayerNorm"}
    for i in range(layers):
        modules |= {f"l.{i}.{ours}": f"encoder.layer.{i}.{theirs}" for ours, theirs in parts.items()}
    for ours, theirs in modules.items():
        for kind in ("weight", "bias"):
            state[f"{ours}.{kind}"] = weights[f"{theirs}.{kind}"]
    model.load_state_dict(state)
    return model
