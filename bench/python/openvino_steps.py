"""Runs a UNet of Stable Diffusion 1 or 2 by OpenVINO in float32, once for each line of standard input.

    python bench/python/openvino_steps.py MODEL.onnx SIDE THREADS

Prints what it is, and then a JSON object a run: took (ms by the clock), work (ms of processor time of all
threads) and out (numbers of the result). bench/openvino.ts takes turns with it.
"""

import json
import sys
import time

import numpy as np
import openvino


def waves(*dims: int) -> np.ndarray:
    """The numbers of bench/support/denoiser-run.ts."""
    return (np.sin(np.arange(np.prod(dims)) * 12.9898) * 2).astype(np.float32).reshape(dims)


def main() -> None:
    file, side, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    core = openvino.Core()
    model = core.read_model(file)
    by_name = {port.get_any_name(): port for port in model.inputs}
    width = by_name["encoder_hidden_states"].partial_shape[2].get_length()
    steps = by_name["timestep"]
    # The shapes are told beforehand, which is OpenVINO's quickest way.
    model.reshape({
        "sample": [2, 4, side, side], "timestep": [1] * steps.partial_shape.rank.get_length(),
        "encoder_hidden_states": [2, 77, width],
    })
    compiled = core.compile_model(model, "CPU", {
        "INFERENCE_PRECISION_HINT": "f32", "INFERENCE_NUM_THREADS": threads, "PERFORMANCE_HINT": "LATENCY",
    })
    request = compiled.create_infer_request()
    feeds = {
        "sample": waves(2, 4, side, side),
        "timestep": np.full([1] * len(compiled.input("timestep").shape), 500, steps.element_type.to_dtype()),
        "encoder_hidden_states": waves(2, 77, width),
    }
    print(f"OpenVINO {openvino.__version__}, {threads} threads", flush=True)
    for _ in sys.stdin:
        work, start = time.process_time(), time.perf_counter()
        result = request.infer(feeds)
        took, work = time.perf_counter() - start, time.process_time() - work
        out = next(iter(result.values())).ravel()[:4096:16]
        print(json.dumps({"took": took * 1000, "work": work * 1000, "out": [float(each) for each in out]}), flush=True)


if __name__ == "__main__":
    main()
