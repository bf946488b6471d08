"""Makes models/picture-check/model.onnx from the MobileNet v2 that the npm package nsfwjs brings (MIT).

    npm install --prefix /tmp/nsfwjs nsfwjs@4.3.0
    node scripts/picture-check/unpack.mjs /tmp/nsfwjs/node_modules/nsfwjs /tmp/nsfwjs
    pip install onnx==1.23.2 numpy
    python scripts/picture-check/convert.py /tmp/nsfwjs models/picture-check/model.onnx

The weights stay as they are, eight bits each with a scale a tensor; the graph widens them when it is loaded.
Input `pixels` [batch, 3, 224, 224], red green blue from 0 to 1. Output `classes` [batch, 5]: the probabilities of
drawing, hentai, neutral, porn, sexy, in this order.
"""

import json
import pathlib
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17


class Converter:
    """Turns the layers of a Keras model, as TensorFlow.js writes it, into ONNX nodes."""

    def __init__(self, model: dict, data: bytes):
        config = model["modelTopology"]["model_config"]["config"]
        self.layers = config["layers"] if isinstance(config, dict) else config
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []
        self.tensors = read_tensors(model["weightsManifest"], data)
        self.outputs: dict[str, str] = {}

    def constant(self, name: str, values: np.ndarray) -> str:
        self.initializers.append(numpy_helper.from_array(values, name))
        return name

    def node(self, kind: str, inputs: list[str], name: str, **attributes) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, **attributes))
        return name

    def kernel(self, name: str, axes: tuple[int, ...], shape: tuple[int, ...] | None = None) -> str:
        """A weight in ONNX's order of axes: eight bits, widened by a DequantizeLinear."""
        levels, scale, low = self.tensors[name]
        zero = round(-low / scale)
        assert 0 <= zero <= 255 and abs(zero + low / scale) < 1e-3, name
        values = levels.transpose(axes)
        values = np.ascontiguousarray(values if shape is None else values.reshape(shape))
        quantized = self.constant(f"{name}:levels", values)
        scaled = self.constant(f"{name}:scale", np.array(scale, np.float32))
        origin = self.constant(f"{name}:zero", np.array(zero, np.uint8))
        return self.node("DequantizeLinear", [quantized, scaled, origin], name)

    def vector(self, name: str) -> str:
        levels, scale, low = self.tensors[name]
        return self.constant(name, (levels * np.float64(scale) + low).astype(np.float32))

    def convert(self) -> onnx.ModelProto:
        for layer in self.layers:
            inputs = [self.outputs[each[0]] for each in (layer["inbound_nodes"] or [[]])[0]] or ["pixels"]
            self.outputs[layer["name"]] = self.layer(layer["class_name"], layer["name"], layer["config"], inputs)
        last = self.outputs[self.layers[-1]["name"]]
        self.node("Identity", [last], "classes")
        graph = helper.make_graph(
            self.nodes,
            "picture-check",
            [helper.make_tensor_value_info("pixels", TensorProto.FLOAT, ["batch", 3, 224, 224])],
            [helper.make_tensor_value_info("classes", TensorProto.FLOAT, ["batch", 5])],
            self.initializers,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="easel")
        model.ir_version = 8
        onnx.checker.check_model(model)
        return model

    def layer(self, kind: str, name: str, config: dict, inputs: list[str]) -> str:
        match kind:
            case "InputLayer" | "Dropout":
                return inputs[0]
            case "ZeroPadding2D":
                (top, bottom), (left, right) = config["padding"]
                pads = self.constant(f"{name}:pads", np.array([0, 0, top, left, 0, 0, bottom, right], np.int64))
                return self.node("Pad", [inputs[0], pads], name)
            case "Conv2D":
                assert not config["use_bias"] and config["activation"] == "linear", name
                return self.convolution(name, config, inputs[0], self.kernel(f"{name}/kernel", (3, 2, 0, 1)), 1)
            case "DepthwiseConv2D":
                levels = self.tensors[f"{name}/depthwise_kernel"][0]
                height, width, channels, _ = levels.shape
                shape = (channels, 1, height, width)
                weight = self.kernel(f"{name}/depthwise_kernel", (2, 3, 0, 1), shape)
                return self.convolution(name, config, inputs[0], weight, channels)
            case "BatchNormalization":
                parts = [self.vector(f"{name}/{part}") for part in ("gamma", "beta", "moving_mean", "moving_variance")]
                return self.node("BatchNormalization", [inputs[0], *parts], name, epsilon=config["epsilon"])
            case "ReLU":
                bounds = [self.constant(f"{name}:{each}", np.array(each, np.float32)) for each in (0, config["max_value"])]
                return self.node("Clip", [inputs[0], *bounds], name)
            case "Add":
                return self.node("Add", inputs, name)
            case "AveragePooling2D":
                assert config["pool_size"] == [7, 7], config
                return self.node("GlobalAveragePool", inputs, name)
            case "Flatten":
                return self.node("Flatten", inputs, name, axis=1)
            case "Dense":
                weight = self.kernel(f"{name}/kernel", (0, 1))
                product = self.node("Gemm", [inputs[0], weight, self.vector(f"{name}/bias")], f"{name}:product")
                return self.node({"relu": "Relu", "softmax": "Softmax"}[config["activation"]], [product], name)
        raise ValueError(f"{name}: no rule for {kind}")

    def convolution(self, name: str, config: dict, source: str, weight: str, groups: int) -> str:
        # Strides of 2 come behind a padding layer of their own, so "same" is symmetrical.
        size = config["kernel_size"][0]
        assert config["padding"] == "valid" or config["strides"] == [1, 1], name
        pads = [size // 2] * 4 if config["padding"] == "same" else [0] * 4
        return self.node("Conv", [source, weight], name, strides=config["strides"], pads=pads, group=groups)


def read_tensors(manifest: list[dict], data: bytes) -> dict[str, tuple[np.ndarray, float, float]]:
    """Each weight as its levels (uint8), scale and lowest value."""
    tensors = {}
    offset = 0
    for group in manifest:
        for weight in group["weights"]:
            count = int(np.prod(weight["shape"]))
            levels = np.frombuffer(data, np.uint8, count, offset).reshape(weight["shape"])
            quantization = weight["quantization"]
            assert quantization["dtype"] == "uint8", weight
            tensors[weight["name"]] = (levels, quantization["scale"], quantization["min"])
            offset += count
    assert offset == len(data), "The weights are longer than their list."
    return tensors


if __name__ == "__main__":
    folder, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    converter = Converter(json.loads((folder / "model.json").read_text()), (folder / "weights.bin").read_bytes())
    onnx.save(converter.convert(), target)
    print(f"{target}: {target.stat().st_size} bytes")
