"""Weights on their way into an ONNX graph and out of it again, so that Python can load what Easel ships."""

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from diffusers import AutoencoderKL, DPMSolverMultistepScheduler, StableDiffusionPipeline, UNet2DConditionModel
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from .pipelines import make_pipeline

SMALLEST_HALVED = 64
"""Tensors with fewer numbers stay float32: they cost nothing and some of them are sensitive."""
HALVED, TRANSPOSED = ".half", ".transposed"
WRAPPED = "model."
"""What the exported modules call the network inside them."""


def _separate(graph: onnx.GraphProto) -> None:
    """Gives weights with equal numbers a tensor each; the exporter keeps one and lets the others point to it."""
    tensors = {initializer.name: initializer for initializer in graph.initializer}
    shared = [node for node in graph.node if node.op_type == "Identity" and node.input[0] in tensors]
    for node in shared:
        tensor = TensorProto()
        tensor.CopyFrom(tensors[node.input[0]])
        tensor.name = node.output[0]
        graph.initializer.append(tensor)
        graph.node.remove(node)


def name_weights(model: onnx.ModelProto, module: nn.Module) -> None:
    """Gives every weight of the graph its name in the module; the exporter renames what it transposes or reshapes."""
    _separate(model.graph)
    weights = {name: value.detach().numpy() for name, value in module.state_dict().items()}
    for initializer in model.graph.initializer:
        weights.pop(initializer.name, None)
    names: dict[str, str] = {}
    for initializer in model.graph.initializer:
        found = _find(numpy_helper.to_array(initializer), weights)
        if found is not None:
            names[initializer.name] = found
            initializer.name = found
            del weights[found.removesuffix(TRANSPOSED)]
    for node in model.graph.node:
        for place, name in enumerate(node.input):
            node.input[place] = names.get(name, name)


def _find(array: np.ndarray, weights: dict[str, np.ndarray]) -> str | None:
    """The weight with the same numbers, whatever its shape, or the same turned over."""
    for name, value in weights.items():
        if value.size != array.size or value.dtype != array.dtype:
            continue
        if array.ndim == 2 and array.shape == value.T.shape and np.array_equal(value.T, array):
            return name + TRANSPOSED
        if np.array_equal(value.ravel(), array.ravel()):
            return name
    return None


def halve_weights(model: onnx.ModelProto) -> None:
    """Stores large weights as float16 and casts them back where they are used; ONNX Runtime folds that at loading."""
    graph = model.graph
    casts, kept = [], []
    for initializer in graph.initializer:
        if initializer.data_type != TensorProto.FLOAT or np.prod(initializer.dims) < SMALLEST_HALVED:
            kept.append(initializer)
            continue
        halved = numpy_helper.to_array(initializer).astype(np.float16)
        half = numpy_helper.from_array(halved, initializer.name + HALVED)
        kept.append(half)
        casts.append(helper.make_node("Cast", [half.name], [initializer.name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes)


def load_weights(module: nn.Module, *files: Path) -> None:
    """Fills a module with the weights of graphs that `name_weights` named. RuntimeError where one is missing."""
    shapes = {name: value.shape for name, value in module.state_dict().items()}
    weights: dict[str, Tensor] = {}
    for initializer in (one for file in files for one in onnx.load(file).graph.initializer):
        written = initializer.name.removesuffix(HALVED)
        name = written.removesuffix(TRANSPOSED).removeprefix(WRAPPED)
        if not written.startswith(WRAPPED) or name not in shapes:
            continue
        value = torch.from_numpy(numpy_helper.to_array(initializer).astype(np.float32))
        weights[name] = (value.T if written.endswith(TRANSPOSED) else value).reshape(shapes[name])
    module.load_state_dict(weights)


def load_exported(folder: Path) -> StableDiffusionPipeline:
    """diffusers' pipeline with the weights of an exported model, as they are there (float16), computed in float32.

    Raises RuntimeError where the graphs lack a weight.
    """
    unet = UNet2DConditionModel.from_config(json.loads((folder / "unet/config.json").read_text()))
    vae = AutoencoderKL.from_config(json.loads((folder / "vae_decoder/config.json").read_text()))
    text_encoder = CLIPTextModel(CLIPTextConfig.from_pretrained(folder / "text_encoder"))
    load_weights(unet, folder / "unet/model.onnx")
    load_weights(vae, folder / "vae_encoder/model.onnx", folder / "vae_decoder/model.onnx")
    load_weights(text_encoder, folder / "text_encoder/model.onnx")
    return make_pipeline(
        vae=vae.eval(),
        text_encoder=text_encoder.eval(),
        tokenizer=CLIPTokenizer.from_pretrained(folder / "tokenizer"),
        unet=unet.eval(),
        scheduler=DPMSolverMultistepScheduler.from_pretrained(folder / "scheduler"),
    )
