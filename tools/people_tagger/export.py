"""Write trained weights as the bundled int8 ONNX model: ``python -m tools.people_tagger.export people.pt --out DIR``.

The graph is written node by node with ONNX Runtime's fused operators MultiHeadAttention and BiasGelu; one text a run, so there is
no mask. Sum keeps the runtime from fusing additions into its SkipLayerNormalization, which is slow on CPUs.
Weights have seven bits (reduce_range), so that processors without VNNI instructions do not overflow.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from app.annotate.people.onnx import MODEL
from tools.people_tagger.model import HEADS, from_onnx

Weights = dict[str, np.ndarray]


class Graph:
    """Collects nodes and constants."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: Weights = {}

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants[name] = np.ascontiguousarray(value)
        return name

    def weight(self, name: str) -> str:
        return self.constant(name, self.weights[name])

    def add(self, op: str, inputs: list[str], name: str, *, fused: bool = False, **attributes: float) -> str:
        self.nodes.append(helper.make_node(op, inputs, [name], name=name, domain="com.microsoft" if fused else "", **attributes))
        return name

    def dense(self, x: str, name: str) -> str:
        """Product with a layer's weights, without the bias."""
        return self.add("MatMul", [x, self.constant(name + ".matrix", self.weights[name + ".weight"].T)], name)

    def normed_sum(self, x: str, y: str, bias: str, norm: str) -> str:
        """Residual connection and layer normalisation."""
        total = self.add("Sum", [x, y, self.weight(bias)], norm + ".sum")
        return self.add("LayerNormalization", [total, self.weight(norm + ".weight"), self.weight(norm + ".bias")], norm, epsilon=1e-12)


def build(weights: Weights) -> onnx.ModelProto:
    """The 32-bit graph: ``ids``, ``shapes`` (1 x t) and ``places`` (t) in, ``logits`` (1 x kept x 3) out.

    ``keptN`` are the rows, counted among those before, that layer N goes on with; it reads all of them.
    """
    g = Graph(weights)
    words = g.add("Gather", [g.weight("we.weight"), "ids"], "words")
    place = g.add("Gather", [g.constant("places.weight", weights["pe.weight"]), "places"], "place")
    x = g.add("Add", [words, place], "placed")
    x = g.add("LayerNormalization", [x, g.weight("n.weight"), g.weight("n.bias")], "normed", epsilon=1e-12)
    x = g.add("Add", [x, g.add("Gather", [g.weight("sh.weight"), "shapes"], "cases")], "input")
    layers = 1 + max(int(k.split(".")[1]) for k in weights if k.startswith("l."))
    for i in range(layers):
        x = _layer(g, x, f"l.{i}.", f"kept{i + 1}")
    g.add("Add", [g.dense(x, "c"), g.weight("c.bias")], "logits")
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT32, [1, "t"]) for n in ("ids", "shapes")]
    inputs += [helper.make_tensor_value_info("places", TensorProto.INT32, ["t"])]
    inputs += [helper.make_tensor_value_info(f"kept{i + 1}", TensorProto.INT32, [f"t{i + 1}"]) for i in range(layers)]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, f"t{layers}", 3])
    constants = [numpy_helper.from_array(v, k) for k, v in g.constants.items()]
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    graph = helper.make_graph(g.nodes, "people", inputs, [output], constants)
    return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="people")


def _layer(g: Graph, x: str, p: str, kept: str) -> str:
    keys, values = g.dense(x, p + "k"), g.dense(x, p + "v")
    x = g.add("Gather", [x, kept], p + "kept", axis=1)
    bias = g.constant(p + "qkv.bias", np.concatenate([g.weights[f"{p}{k}.bias"] for k in "qkv"]))
    seen = g.add("MultiHeadAttention", [g.dense(x, p + "q"), keys, values, bias], p + "attention", fused=True, num_heads=HEADS)
    x = g.normed_sum(x, g.dense(seen, p + "o"), p + "o.bias", p + "n1")
    inner = g.add("BiasGelu", [g.dense(x, p + "f1"), g.weight(p + "f1.bias")], p + "gelu", fused=True)
    return g.normed_sum(x, g.dense(inner, p + "f2"), p + "f2.bias", p + "n2")


def average(new: dict[str, torch.Tensor], old: dict[str, torch.Tensor]) -> Weights:
    """Half of each: the average keeps what a short training forgot. The average of weights with themselves changes nothing."""
    return {name: ((value.float() + old[name].float()) / 2).numpy() for name, value in new.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--average-with", type=Path, help="an ONNX model of the same shape, such as the one that training started from")
    args = parser.parse_args()
    new = torch.load(args.weights, map_location="cpu")
    weights = (
        average(new, from_onnx(args.average_with).state_dict()) if args.average_with else {k: v.float().numpy() for k, v in new.items()}
    )
    args.out.mkdir(parents=True, exist_ok=True)
    whole = args.out / "people.float.onnx"
    onnx.save(build(weights), whole)
    quantize_dynamic(
        whole, args.out / "people.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"], nodes_to_exclude=["c", "cases", "place", *(f"l.{i}.kept" for i in range(9))],
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )  # fmt: skip
    whole.unlink()
    for name in ("tokenizer.json", "config.json"):
        shutil.copyfile(MODEL / name, args.out / name)


if __name__ == "__main__":
    main()
