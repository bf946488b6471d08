"""Writes a UNet with the weights' shapes of SDXL's (2.6 billion numbers, half precision, beside the
graph) and random content: what loading and running a model of that size takes, without the model.

    python bench/low-memory/make_sdxl_unet.py FOLDER [SHARE]

SHARE (0 to 1) leaves transformer layers out, for machines with less room.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

HALF = TensorProto.FLOAT16
#: Channels of each level, and how many transformer layers one block of it has.
LEVELS = ((320, 0), (640, 2), (1280, 10))
CONTEXT = 2048
TIME = 1280
HEAD = 64
GROUPS = 32


class Unet:
    """Collects nodes and weights; the weights go straight to their file."""

    def __init__(self, folder: Path, share: float) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "model.onnx"
        self.data = open(folder / "model.onnx_data", "wb")
        self.share = share
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.random = np.random.default_rng(0).standard_normal(1 << 22).astype(np.float16)

    def node(self, kind: str, *inputs: str, outputs: int = 1, **attributes: object) -> str:
        name = f"n{len(self.nodes)}"
        names = [name, *(f"{name}_{i}" for i in range(1, outputs))]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return name

    def weight(self, *shape: int, scale: float | None = None) -> str:
        count = int(np.prod(shape))
        scale = scale if scale is not None else 1 / np.sqrt(np.prod(shape[1:]) or 1)
        # Equal weights would be kept once, so each has its own.
        values = np.roll(self.random, 1009 * len(self.weights))[: min(count, self.random.size)]
        block = values * np.float16(scale)
        # Pages are mapped one by one: every weight begins at one.
        self.data.seek(-self.data.tell() % 4096, 1)
        offset = self.data.tell()
        for start in range(0, count, block.size):
            self.data.write(block[: min(block.size, count - start)].tobytes())
        tensor = TensorProto(name=f"w{len(self.weights)}", data_type=HALF, dims=shape)
        tensor.data_location = TensorProto.EXTERNAL
        for key, value in (
            ("location", "model.onnx_data"),
            ("offset", offset),
            ("length", count * 2),
        ):
            tensor.external_data.add(key=key, value=str(value))
        self.weights.append(tensor)
        return tensor.name

    def constant(self, values: list[int]) -> str:
        tensor = helper.make_tensor("", TensorProto.INT64, [len(values)], values)
        return self.node("Constant", value=tensor)

    def ones(self, count: int) -> str:
        return self.node("Constant", value=helper.make_tensor("", HALF, [count], [1.0] * count))

    def conv(self, x: str, given: int, wanted: int, size: int = 3, stride: int = 1) -> str:
        pads = [size // 2] * 4
        weight = self.weight(wanted, given, size, size)
        return self.node("Conv", x, weight, pads=pads, strides=[stride] * 2)

    def linear(self, x: str, given: int, wanted: int) -> str:
        return self.node("MatMul", x, self.weight(given, wanted, scale=1 / np.sqrt(given)))

    def group_norm(self, x: str) -> str:
        zeros = self.node("Sub", self.ones(GROUPS), self.ones(GROUPS))
        grouped = self.node("Reshape", x, self.constant([0, GROUPS, -1]))
        normal = self.node("InstanceNormalization", grouped, self.ones(GROUPS), zeros)
        return self.node("Reshape", normal, self.node("Shape", x))

    def silu(self, x: str) -> str:
        return self.node("Mul", x, self.node("Sigmoid", x))

    def resnet(self, x: str, given: int, wanted: int, time: str) -> str:
        h = self.conv(self.silu(self.group_norm(x)), given, wanted)
        shift = self.linear(self.silu(time), TIME, wanted)
        h = self.node("Add", h, self.node("Unsqueeze", shift, self.constant([2, 3])))
        h = self.conv(self.silu(self.group_norm(h)), wanted, wanted)
        return self.node("Add", h, x if given == wanted else self.conv(x, given, wanted, 1))

    def norm(self, x: str, width: int) -> str:
        return self.node("LayerNormalization", x, self.ones(width), axis=-1)

    def attention(self, x: str, context: str, width: int, given: int) -> str:
        def heads(value: str, order: list[int]) -> str:
            split = self.node("Reshape", value, self.constant([0, -1, width // HEAD, HEAD]))
            return self.node("Transpose", split, perm=order)

        q = heads(self.linear(x, width, width), [0, 2, 1, 3])
        k = heads(self.linear(context, given, width), [0, 2, 3, 1])
        v = heads(self.linear(context, given, width), [0, 2, 1, 3])
        scores = self.node("Softmax", self.node("MatMul", q, k), axis=-1)
        joined = self.node("Transpose", self.node("MatMul", scores, v), perm=[0, 2, 1, 3])
        return self.linear(
            self.node("Reshape", joined, self.constant([0, -1, width])), width, width
        )

    def transformer(self, x: str, width: int, layers: int, context: str) -> str:
        shape = self.node("Shape", x)
        h = self.node("Reshape", self.group_norm(x), self.constant([0, width, -1]))
        h = self.linear(self.node("Transpose", h, perm=[0, 2, 1]), width, width)
        for _ in range(round(layers * self.share)):
            n = self.norm(h, width)
            h = self.node("Add", h, self.attention(n, n, width, width))
            n = self.norm(h, width)
            h = self.node("Add", h, self.attention(n, context, width, CONTEXT))
            n = self.linear(self.norm(h, width), width, width * 8)
            gate = self.node("Split", n, outputs=2, axis=-1)
            gated = self.node("Mul", gate, self.node("Sigmoid", f"{gate}_1"))
            h = self.node("Add", h, self.linear(gated, width * 4, width))
        h = self.node("Transpose", self.linear(h, width, width), perm=[0, 2, 1])
        return self.node("Add", x, self.node("Reshape", h, shape))

    def build(self) -> None:
        time = self.node("Unsqueeze", "timestep", self.constant([1]))
        time = self.linear(self.silu(self.linear(time, 1, TIME)), TIME, TIME)
        time = self.node("Add", time, self.linear("text_embeds", 1280, TIME))
        time = self.node("Add", time, self.linear("time_ids", 6, TIME))
        context = "encoder_hidden_states"
        x = self.conv("sample", 4, 320)
        skips = [(x, 320)]
        channels = 320
        for level, (width, layers) in enumerate(LEVELS):
            for _ in range(2):
                x = self.resnet(x, channels, width, time)
                channels = width
                if layers:
                    x = self.transformer(x, width, layers, context)
                skips.append((x, width))
            if level < 2:
                x = self.conv(x, width, width, stride=2)
                skips.append((x, width))
        x = self.resnet(x, channels, channels, time)
        x = self.transformer(x, channels, 10, context)
        x = self.resnet(x, channels, channels, time)
        for level, (width, layers) in enumerate(reversed(LEVELS)):
            for _ in range(3):
                skip, more = skips.pop()
                x = self.node("Concat", x, skip, axis=1)
                x = self.resnet(x, channels + more, width, time)
                channels = width
                if layers:
                    x = self.transformer(x, width, layers, context)
            if level < 2:
                scales = self.node(
                    "Constant",
                    value=helper.make_tensor("", TensorProto.FLOAT, [4], [1.0, 1.0, 2.0, 2.0]),
                )
                x = self.conv(self.node("Resize", x, "", scales, mode="nearest"), width, width)
        out = self.conv(self.silu(self.group_norm(x)), 320, 4)
        self.nodes.append(helper.make_node("Identity", [out], ["out_sample"]))

    def save(self) -> None:
        def port(name: str, *dims: object) -> onnx.ValueInfoProto:
            return helper.make_tensor_value_info(name, HALF, list(dims))

        graph = helper.make_graph(
            self.nodes,
            "unet",
            [
                port("sample", "batch", 4, "height", "width"),
                port("timestep", "batch"),
                port("encoder_hidden_states", "batch", "tokens", CONTEXT),
                port("text_embeds", "batch", 1280),
                port("time_ids", "batch", 6),
            ],
            [port("out_sample", "batch", 4, "height", "width")],
            self.weights,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
        model.ir_version = 8
        self.data.close()
        self.path.write_bytes(model.SerializeToString())
        count = sum(int(np.prod(weight.dims)) for weight in self.weights)
        print(f"{count / 1e9:.2f} billion numbers, {count * 2 / 1e9:.2f} GB")


if __name__ == "__main__":
    unet = Unet(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 1.0)
    unet.build()
    unet.save()
