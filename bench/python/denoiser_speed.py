"""How fast Python takes the denoising steps of a model: diffusers on PyTorch, or a bare loop over the
same ONNX file. Prints one JSON object: what, secondsPerStep, peakMegabytes.

    python bench/python/denoiser_speed.py MODEL_FOLDER TOKENS STEPS THREADS diffusers|onnxruntime

Each way wants a process of its own, as memory once used stays used. PyTorch's network is built from
the folder's config with random weights, which is as fast as the real ones. Each step is one run of
two rows, as guidance needs.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np


def with_diffusers(config: dict, path: Path, threads: int) -> tuple[str, Callable]:
    import diffusers
    import torch

    torch.set_num_threads(threads)
    unet = diffusers.UNet2DConditionModel.from_config(config).eval()

    def step(sample: np.ndarray, text: np.ndarray) -> None:
        with torch.inference_mode():
            unet(torch.from_numpy(sample), 500, torch.from_numpy(text))

    return f"diffusers {diffusers.__version__}, PyTorch {torch.__version__}", step


def with_onnxruntime(config: dict, path: Path, threads: int) -> tuple[str, Callable]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(
        path / "unet/model.onnx", options, providers=["CPUExecutionProvider"]
    )
    timestep = next(port for port in session.get_inputs() if port.name == "timestep")
    count = {0: (), 1: (2 if timestep.shape and timestep.shape[0] == "batch" else 1,)}
    kind = np.int64 if "int64" in timestep.type else np.float32
    steps = np.full(count[len(timestep.shape)], 500, kind)

    def step(sample: np.ndarray, text: np.ndarray) -> None:
        session.run(None, {"sample": sample, "timestep": steps, "encoder_hidden_states": text})

    return f"Python, ONNX Runtime {onnxruntime.__version__}", step


def main() -> None:
    folder, tokens, steps, threads, way = sys.argv[1:]
    path = Path(folder)
    config = json.loads((path / "unet/config.json").read_text())
    make = {"diffusers": with_diffusers, "onnxruntime": with_onnxruntime}[way]
    what, step = make(config, path, int(threads))
    side = config["sample_size"]
    sample = np.ones((2, config["in_channels"], side, side), np.float32)
    text = np.ones((2, int(tokens), config["cross_attention_dim"]), np.float32)
    # The first run plans memory.
    step(sample, text)
    start = time.perf_counter()
    for _ in range(int(steps)):
        step(sample, text)
    seconds = (time.perf_counter() - start) / int(steps)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"what": what, "secondsPerStep": seconds, "peakMegabytes": round(peak)}))


if __name__ == "__main__":
    main()
