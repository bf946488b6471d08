import { InferenceSession, Tensor } from "onnxruntime-node";
import { describe, expect, it } from "vitest";
import { chooseProvider } from "../../../../src/diffusion/runtime/choose-provider.ts";
import { probeGraph } from "../../../../src/diffusion/runtime/probe-graph.ts";

describe("the probe graph", () => {
  it("is one that ONNX Runtime runs: eight products of a matrix with itself", async () => {
    const side = 1024;
    const session = await InferenceSession.create(probeGraph(side));
    const data = new Float32Array(side * side).fill(1 / side);
    const { y } = await session.run({ x: new Tensor("float32", data, [side, side]) });
    expect(Number(y?.data[0])).toBeCloseTo(1 / side, 6);
    await session.release();
  });
});

describe("choosing an execution provider", () => {
  it("takes the CPU without a question when it is named", async () => {
    expect(await chooseProvider("cpu")).toEqual({ provider: "cpu", tried: [] });
  });

  it("finds one that works with auto, and says why the others were not taken", async () => {
    const { provider, tried } = await chooseProvider("auto");
    expect(["cpu", "cuda", "webgpu", "dml", "coreml"]).toContain(provider);
    for (const { problem } of tried) expect(problem).not.toBe("");
    expect(tried.map((each) => each.provider)).not.toContain(provider);
  });

  it("refuses a device of another system by name, and says what to set", async () => {
    const device = process.platform === "darwin" ? "directml" : "coreml";
    await expect(chooseProvider(device)).rejects.toThrow(
      new RegExp(`^EASEL_DEVICE=${device} does not work on this machine .*auto or cpu`),
    );
  });
});
