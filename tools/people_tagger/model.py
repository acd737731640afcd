"""The tagger in torch: the lowest layers of a small BERT whose lower-cased words also carry their case shape."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from app.annotate.people.pieces import SHAPES

HIDDEN, HEADS, INNER, LABELS = 384, 12, 1536, 3
PIECES, PLACES = 30522, 512
DROPPED = 0.1


class Layer(nn.Module):
    """One BERT layer."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.f1, self.f2 = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.n1, self.n2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, length, _ = x.shape
        q, k, v = (f(x).view(rows, length, HEADS, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(rows, length, HIDDEN)
        x = self.n1(x + functional.dropout(self.o(seen), DROPPED, self.training))
        return self.n2(x + functional.dropout(self.f2(functional.gelu(self.f1(x))), DROPPED, self.training))


class NameTagger(nn.Module):
    """Piece ids and case shapes (rows x length) to label scores (rows x length x 3). Word embeddings stay as they are."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.we, self.pe = nn.Embedding(PIECES, HIDDEN), nn.Embedding(PLACES, HIDDEN)
        self.n, self.sh = nn.LayerNorm(HIDDEN, eps=1e-12), nn.Embedding(len(SHAPES), HIDDEN)
        self.l = nn.ModuleList(Layer() for _ in range(layers))
        self.c = nn.Linear(HIDDEN, LABELS)
        nn.init.zeros_(self.sh.weight)
        self.we.weight.requires_grad = False

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        x = self.n(self.we(ids) + self.pe.weight[: ids.shape[1]]) + self.sh(shapes)
        x = functional.dropout(x, DROPPED, self.training)
        for layer in self.l:
            x = layer(x, mask[:, None, None, :])
        scores: Tensor = self.c(x)
        return scores


def from_onnx(path: Path) -> NameTagger:
    """The model that ``export`` wrote, its int8 weights as floats again."""
    arrays = {a.name: numpy_helper.to_array(a) for a in onnx.load(path).graph.initializer}

    def whole(name: str) -> np.ndarray:
        if name in arrays:
            return arrays[name]
        quantised = arrays[name + "_quantized"].astype(np.float32) - arrays[name + "_zero_point"].astype(np.float32)
        return quantised * arrays[name + "_scale"]

    state = {"we.weight": whole("we.weight"), "pe.weight": arrays["places"], "c.weight": arrays["c.matrix"].T, "c.bias": arrays["c.bias"]}
    state |= {name: arrays[name] for name in ("n.weight", "n.bias", "sh.weight")}
    layers = sum(name.endswith(".qkv.bias") for name in arrays)
    for prefix in (f"l.{i}." for i in range(layers)):
        for k, part in enumerate("qkv"):
            rows = slice(k * HIDDEN, (k + 1) * HIDDEN)
            state[f"{prefix}{part}.weight"] = whole(prefix + "qkv").T[rows]
            state[f"{prefix}{part}.bias"] = arrays[prefix + "qkv.bias"][rows]
        for part in ("o", "f1", "f2"):
            state[f"{prefix}{part}.weight"], state[f"{prefix}{part}.bias"] = (
                whole(f"{prefix}{part}.matrix").T,
                arrays[f"{prefix}{part}.bias"],
            )
        for part in ("n1.weight", "n1.bias", "n2.weight", "n2.bias"):
            state[prefix + part] = arrays[prefix + part]
    model = NameTagger(layers)
    model.load_state_dict({name: torch.tensor(np.ascontiguousarray(value)) for name, value in state.items()})
    return model


def from_encoder(path: Path, layers: int) -> NameTagger:
    """The lowest ``layers`` of a BERT encoder of this size in safetensors (all-MiniLM-L6-v2), with a new, untrained head."""
    from safetensors.torch import load_file  # noqa: PLC0415 only for a start from the encoder

    weights = load_file(path)
    model = NameTagger(layers)
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
