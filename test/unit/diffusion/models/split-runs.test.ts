import { describe, expect, it } from "vitest";
import type { Session } from "../../../../src/diffusion/onnx/session.ts";
import { splitRuns } from "../../../../src/diffusion/models/split-runs.ts";
import { scale, type Tensor, tensor } from "../../../../src/diffusion/tensor.ts";

type Feeds = Readonly<Record<string, Tensor>>;

/** A graph that doubles its rows; a run takes as long as `cost` says for its number of rows. */
function graph(rows: number | string, cost: (rows: number) => number = () => 1) {
  const runs: Feeds[] = [];
  let clock = 0;
  const session: Session = {
    inputs: new Map([["sample", { name: "sample", type: "float32", dims: [rows, 1, 1, 1] }]]),
    outputs: new Map(),
    run: async (feeds) => {
      runs.push(feeds);
      const { sample } = feeds;
      if (sample === undefined) throw new Error("A sample is needed.");
      clock += cost(sample.dims[0] ?? 0);
      return new Map([["out_sample", scale(2, sample)]]);
    },
    release: async () => {},
  };
  return { runs, session, now: () => clock };
}

const feeds = {
  sample: tensor(Float32Array.of(1, 2), [2, 1, 1, 1]),
  timestep: tensor(Float32Array.of(500), [1]),
  encoder_hidden_states: tensor(Float32Array.of(3, 4, 5, 6), [2, 1, 2]),
};

async function sizesOfRuns(session: Session, runs: readonly Feeds[], calls: number) {
  for (let call = 0; call < calls; call += 1) await session.run(feeds);
  return runs.map(({ sample }) => sample?.dims[0]);
}

describe("rows of a denoiser", () => {
  it("are computed one after another on demand, each with its own inputs", async () => {
    const { session, runs } = graph("batch");
    const outputs = await splitRuns(session, "apart").run(feeds);
    expect(outputs.get("out_sample")).toEqual(tensor(Float32Array.of(2, 4), [2, 1, 1, 1]));
    expect(runs).toEqual([
      {
        sample: tensor(Float32Array.of(1), [1, 1, 1, 1]),
        timestep: feeds.timestep,
        encoder_hidden_states: tensor(Float32Array.of(3, 4), [1, 1, 2]),
      },
      {
        sample: tensor(Float32Array.of(2), [1, 1, 1, 1]),
        timestep: feeds.timestep,
        encoder_hidden_states: tensor(Float32Array.of(5, 6), [1, 1, 2]),
      },
    ]);
  });

  it.each([
    ["one run is cheaper", () => 1, [2, 1, 1, 2, 1, 1, 2, 1, 1, 2, 2]],
    ["two are", (rows: number) => rows ** 2, [2, 1, 1, 2, 1, 1, 2, 1, 1, 1, 1, 1, 1]],
    ["it makes no difference", (rows: number) => rows, [2, 1, 1, 2, 1, 1, 2, 1, 1, 2, 2]],
  ])("are measured both ways in turn; then the quicker stays: %s", async (_, cost, sizes) => {
    const { session, runs, now } = graph("batch", cost);
    expect(await sizesOfRuns(splitRuns(session, "measured", now), runs, 8)).toEqual(sizes);
  });

  it("are computed one after another from then on where all of them do not fit", async () => {
    const { session, runs, now } = graph("batch", (rows) => {
      if (rows > 1) throw new Error("out of memory");
      return 1;
    });
    expect(await sizesOfRuns(splitRuns(session, "measured", now), runs, 3)).toEqual([
      2, 1, 1, 1, 1, 1, 1,
    ]);
    const broken = graph("batch", () => {
      throw new Error("fell out");
    });
    await expect(splitRuns(broken.session, "measured").run(feeds)).rejects.toThrow("fell out");
  });

  it("stay together where nothing is measured, and come in the number that a graph fixes", async () => {
    const usual = graph("batch");
    expect(await sizesOfRuns(splitRuns(usual.session, "together"), usual.runs, 2)).toEqual([2, 2]);
    const fixed = graph(2);
    const four = { ...feeds, sample: tensor(Float32Array.of(1, 2, 3, 4), [4, 1, 1, 1]) };
    const outputs = await splitRuns(fixed.session, "apart").run(four);
    expect(outputs.get("out_sample")?.data).toEqual(Float32Array.of(2, 4, 6, 8));
    expect(fixed.runs.map(({ sample }) => sample?.dims[0])).toEqual([2, 2]);
  });
});
