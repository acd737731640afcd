"""Fewer neurons in the middle of each layer: those that the others can stand in for go, and least squares makes up for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from tools.people_tagger.model import NameTagger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.people_tagger.examples import Chunk

DROPPED_AT_ONCE = 64
RIDGE = 1e-4


@dataclass
class Moments:
    """Mean and covariance of the middle neurons of a layer."""

    total: Tensor
    products: Tensor
    rows: int = 0

    def add(self, active: Tensor) -> None:
        self.total += active.sum(0)
        self.products += active.T @ active
        self.rows += len(active)

    @property
    def mean(self) -> Tensor:
        return (self.total / self.rows).double()

    @property
    def covariance(self) -> Tensor:
        return (self.products / self.rows).double() - torch.outer(self.mean, self.mean)


def moments(model: NameTagger, chunks: Sequence[Chunk]) -> list[Moments]:
    """What the middle neurons of each layer do on ``chunks``."""
    out = []
    hooks = []
    for layer in model.l:
        size = layer.f2.in_features
        seen = Moments(torch.zeros(size), torch.zeros(size, size))

        def look(_: nn.Module, inputs: tuple[Tensor, ...], seen: Moments = seen) -> None:
            seen.add(inputs[0].flatten(0, 1))

        hooks.append(layer.f2.register_forward_pre_hook(look))
        out.append(seen)
    model.eval()
    with torch.no_grad():
        for chunk in chunks:
            ids = torch.tensor([chunk.ids])
            model(ids, torch.tensor([chunk.shapes]), torch.zeros_like(ids))
    for hook in hooks:
        hook.remove()
    return out


def slimmed(model: NameTagger, sizes: Sequence[int], seen: Sequence[Moments]) -> NameTagger:
    """The model with ``sizes`` middle neurons: again and again those go whose loss, made up for by the rest, is least."""
    state = model.state_dict()
    for i, size in enumerate(sizes):
        p = f"l.{i}."
        covariance, mean, weight = seen[i].covariance, seen[i].mean, state[p + "f2.weight"].double()
        ridge = RIDGE * covariance.diag().mean()
        kept = torch.arange(len(mean))
        while True:
            inverse = torch.linalg.inv(covariance[kept][:, kept] + ridge * torch.eye(len(kept), dtype=torch.double))
            fitted = weight @ covariance[:, kept] @ inverse
            if len(kept) <= size:
                break
            loss = (fitted**2).sum(0) / inverse.diag()
            kept = kept[loss.argsort()[min(DROPPED_AT_ONCE, len(kept) - size) :].sort().values]
        state[p + "f2.bias"] = (state[p + "f2.bias"] + weight @ mean - fitted @ mean[kept]).float()
        state[p + "f2.weight"] = fitted.float()
        state[p + "f1.weight"], state[p + "f1.bias"] = state[p + "f1.weight"][kept], state[p + "f1.bias"][kept]
    new = NameTagger(model.reaches, sizes)
    new.load_state_dict(state)
    return new
