import { describe, expect, it } from "vitest";
import { autoencoderTiling } from "../../../../src/diffusion/models/autoencoder-tiling.ts";
import { createAutoencoder } from "../../../../src/diffusion/models/autoencoder.ts";
import { createUnetDenoiser } from "../../../../src/diffusion/families/unet/unet-denoiser.ts";
import type { PortInfo, Session } from "../../../../src/diffusion/onnx/session.ts";
import { createTextEncoder } from "../../../../src/diffusion/models/text-encoder.ts";
import { type Tensor, tensor, zeros } from "../../../../src/diffusion/tensor.ts";

/** A session that remembers what it was fed and answers with fixed tensors. */
function session(
  inputs: readonly PortInfo[],
  answer: Readonly<Record<string, Tensor>>,
): Session & { readonly fed: Readonly<Record<string, Tensor>>[] } {
  const fed: Readonly<Record<string, Tensor>>[] = [];
  const ports = Object.keys(answer).map((name) => ({ name, type: "float32", dims: [] }));
  return {
    fed,
    inputs: new Map(inputs.map((port) => [port.name, port])),
    outputs: new Map(ports.map((port) => [port.name, port])),
    run: async (feeds) => {
      fed.push(feeds);
      return new Map(Object.entries(answer));
    },
    release: async () => {},
  };
}

const of = (dims: readonly number[], ...values: number[]) =>
  tensor(Float32Array.from(values), dims);

describe("the denoiser", () => {
  const sample = { name: "sample", type: "float32", dims: ["batch", 4, "h", "w"] };
  const cases: readonly [string, readonly (number | string)[], readonly number[]][] = [
    ["a scalar", [], []],
    ["one number", [1], [1]],
    ["a free number of them", ["steps"], [1]],
    ["one for each picture", ["batch"], [2]],
  ];

  it.each(cases)("gives the timestep as %s where the graph wants that", async (_, dims, given) => {
    const graph = session([sample, { name: "timestep", type: "int64", dims }], {
      out_sample: zeros([2, 4, 1, 1]),
    });
    await createUnetDenoiser(graph).predict(zeros([2, 4, 1, 1]), 500, {
      encoder_hidden_states: zeros([2, 1, 1]),
    });
    expect(graph.fed[0]?.["timestep"]?.dims).toEqual(given);
    expect(new Set(graph.fed[0]?.["timestep"]?.data)).toEqual(new Set([500]));
  });

  it("says what the graph gives when the output has another name", async () => {
    const graph = session([sample], { wrong: zeros([1]), other: zeros([1]) });
    const predicting = createUnetDenoiser(graph).predict(zeros([1, 4, 1, 1]), 1, {
      encoder_hidden_states: zeros([1, 1, 1]),
    });
    await expect(predicting).rejects.toThrow(
      "The graph gives wrong and other, but out_sample was expected.",
    );
  });
});

it("takes the only output of a graph, whatever its name", async () => {
  const graph = session([], { "unet.out_sample": of([1, 1, 1, 1], 3) });
  const given = await createUnetDenoiser(graph).predict(zeros([1, 1, 1, 1]), 1, {});
  expect(Array.from(given.data)).toEqual([3]);
});

const noise = (dims: readonly number[]) => of(dims, 1, -1);

const anySize = { denoiser: undefined, decoder: undefined, encoder: undefined };
const tiling = autoencoderTiling({ fixed: anySize, latentScale: 1 }, { isSparing: false });

/** What becomes of what an encoder with one output gave, at one place, for latents of two channels. */
async function encodeAs(values: readonly number[]): Promise<number[]> {
  const given = of([1, values.length, 1, 1], ...values);
  const autoencoder = createAutoencoder({
    numbers: { scalingFactor: 1, shiftFactor: 0, mean: undefined, deviation: undefined },
    channels: 2,
    tiling,
    encoder: async () => session([], { anything: given }),
    decoder: () => Promise.reject(new Error("not needed")),
  });
  return Array.from((await autoencoder.encode(zeros([1, 3, 1, 1]), noise)).data);
}

describe("the autoencoder", () => {
  it("scales latents on both ways", async () => {
    const encoder = session([], { latent_sample: of([1, 2, 1, 1], 4, 8) });
    const decoder = session([], { sample: zeros([1, 3, 1, 1]) });
    const autoencoder = createAutoencoder({
      numbers: { scalingFactor: 0.5, shiftFactor: 0, mean: undefined, deviation: undefined },
      channels: 2,
      tiling,
      encoder: async () => encoder,
      decoder: async () => decoder,
    });
    const latents = await autoencoder.encode(zeros([1, 3, 1, 1]), noise);
    expect(latents.data).toEqual(Float32Array.of(2, 4));
    await autoencoder.decode(latents);
    expect(decoder.fed[0]?.["latent_sample"]?.data).toEqual(Float32Array.of(4, 8));
  });

  it("tells by the channels what an encoder of one output gives, and refuses any other", async () => {
    expect(await encodeAs([3, 4])).toEqual([3, 4]);
    expect(await encodeAs([3, 4, 0, 0])).toEqual([3 + 1, 4 - 1]);
    await expect(encodeAs([3, 4, 5])).rejects.toThrow("gives 3 channels, but the latents have 2");
  });

  it("draws from the distribution that an encoder gives", async () => {
    const moments = of([1, 4, 1, 1], 1, 2, 2 * Math.log(3), -100);
    const autoencoder = createAutoencoder({
      numbers: { scalingFactor: 1, shiftFactor: 0, mean: undefined, deviation: undefined },
      channels: 2,
      tiling,
      encoder: async () => session([], { latent_parameters: moments }),
      decoder: () => Promise.reject(new Error("not needed")),
    });
    const { data } = await autoencoder.encode(zeros([1, 3, 1, 1]), noise);
    expect(data[0]).toBeCloseTo(1 + 3, 5);
    expect(data[1]).toBeCloseTo(2, 5);
  });
});

describe("the text encoder", () => {
  const norm = (value: Tensor) => of(value.dims, ...value.data.map((each) => each * 10));
  const last = { layer: "last", layers: undefined } as const;
  const layers = {
    last_hidden_state: of([1, 1, 1], 9),
    "hidden_states.0": of([1, 1, 1], 0),
    "hidden_states.1": of([1, 1, 1], 1),
    "hidden_states.2": of([1, 1, 1], 2),
  };

  it("gives the last layer, or an earlier one normalised, counted as diffusers does", async () => {
    const encoder = createTextEncoder(session([], layers), last, () => norm);
    expect((await encoder.encode([{ ids: [1] }])).hidden.data).toEqual(Float32Array.of(9));
    expect((await encoder.encode([{ ids: [1] }], 1)).hidden.data).toEqual(Float32Array.of(10));
  });

  it("says so when there is no such layer, or none but the last", async () => {
    const encoder = createTextEncoder(session([], layers), last, () => norm);
    await expect(encoder.encode([{ ids: [1] }], 5)).rejects.toThrow(
      "Clip skip can be 0 to 2 here, not 5.",
    );
    const bare = createTextEncoder(
      session([], { last_hidden_state: of([1, 1, 1], 9) }),
      last,
      () => norm,
    );
    await expect(bare.encode([{ ids: [1] }], 1)).rejects.toThrow("leave clip skip out");
  });

  it("gives SDXL the layer before the last as it is, and the text as a whole", async () => {
    const answer = { ...layers, text_embeds: of([1, 2], 7, 8) };
    const penultimate = { layer: "penultimate", layers: undefined } as const;
    const encoder = createTextEncoder(session([], answer), penultimate, () => norm);
    const { hidden, pooled } = await encoder.encode([{ ids: [1] }]);
    expect(Array.from(hidden.data)).toEqual([1]);
    expect(pooled?.data).toEqual(Float32Array.of(7, 8));
    expect(Array.from((await encoder.encode([{ ids: [1] }], 1)).hidden.data)).toEqual([0]);
    await expect(encoder.encode([{ ids: [1] }], 2)).rejects.toThrow(
      "Clip skip can be 0 to 1 here, not 2.",
    );
  });

  it("finds SDXL's layer in an export that gives no other, and says so when it is missing", async () => {
    const lean = { "hidden_states.11": of([1, 1, 1], 5), text_embeds: of([1, 1], 7) };
    for (const known of [undefined, 12]) {
      const part = { layer: "penultimate", layers: known } as const;
      const encoder = createTextEncoder(session([], lean), part, () => norm);
      expect(Array.from((await encoder.encode([{ ids: [1] }])).hidden.data)).toEqual([5]);
      await expect(encoder.encode([{ ids: [1] }], 1)).rejects.toThrow(
        "Clip skip can be 0 to 0 here",
      );
    }
    const bare = session([], { text_embeds: of([1, 1], 7) });
    const part = { layer: "penultimate", layers: 12 } as const;
    await expect(createTextEncoder(bare, part, () => norm).encode([{ ids: [1] }])).rejects.toThrow(
      "export it with optimum",
    );
  });

  it("refuses numbers that are not finite, of the tokens and of the whole", async () => {
    const hidden = { last_hidden_state: of([1, 1, 1], NaN) };
    const whole = { last_hidden_state: of([1, 1, 1], 1), text_embeds: of([1, 1], Infinity) };
    for (const outputs of [hidden, whole]) {
      const encoder = createTextEncoder(session([], outputs), last, () => norm);
      await expect(encoder.encode([{ ids: [1] }])).rejects.toThrow("use an export in float32");
    }
  });
});
