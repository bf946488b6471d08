import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { chunkPrompt } from "../../../../src/diffusion/prompt/chunk-prompt.ts";
import { encodePrompt } from "../../../../src/diffusion/families/encode-prompt.ts";
import { parsePrompt } from "../../../../src/diffusion/prompt/parse-prompt.ts";
import { weighEmbeddings } from "../../../../src/diffusion/prompt/weigh-embeddings.ts";
import type { ReleasableModel } from "../../../../src/diffusion/runtime/load-model.ts";
import { row, tensor } from "../../../../src/diffusion/tensor.ts";
import type { ClipTokenizer } from "../../../../src/diffusion/tokenizer/clip-tokenizer.ts";
import { loadTokenizer } from "../../../../src/diffusion/tokenizer/load-tokenizer.ts";
import { openModel } from "../../../support/diffusion/open-model.ts";
import { tinyJob, tinyModel } from "../../../support/diffusion/tiny-model.ts";

let tokenizer: ClipTokenizer;
let model: ReleasableModel;
beforeAll(async () => {
  tokenizer = await loadTokenizer(join(tinyModel(), "tokenizer"));
  model = await openModel(tinyModel());
});

const chunks = (prompt: string) => chunkPrompt(parsePrompt(prompt), tokenizer);

describe("chunks of a prompt", () => {
  it("hold the tokens between start and end, padded to the encoder's length", () => {
    const [chunk] = chunks("red (apple:1.5)");
    const [red = 0, apple = 0] = tokenizer.encode("red apple");
    const { start, end, padding } = tokenizer;
    expect(chunk?.ids.slice(0, 5)).toEqual([start, red, apple, end, padding]);
    expect(chunk?.weights.slice(0, 4)).toEqual([1, 1, 1.5, 1]);
    expect([chunk?.ids.length, chunk?.weights.length]).toEqual([24, 24]);
  });

  it("are one for nothing, and as many as a long prompt needs", () => {
    expect(chunks("")).toHaveLength(1);
    expect(chunks("red ".repeat(22))).toHaveLength(1);
    expect(chunks("red ".repeat(23))).toHaveLength(2);
    expect(chunks("red BREAK apple").map(({ ids }) => ids[1])).toEqual(
      tokenizer.encode("red apple"),
    );
  });
});

describe("weighing embeddings", () => {
  const embeddings = tensor(Float32Array.of(1, 1, 3, 3), [1, 2, 2]);

  it("shifts the balance and keeps the mean", () => {
    const { data } = weighEmbeddings(embeddings, [1, 1.4]);
    expect((data[2] ?? NaN) / (data[0] ?? NaN)).toBeCloseTo(4.2, 5);
    expect(data.reduce((sum, value) => sum + value, 0)).toBeCloseTo(8, 5);
  });

  it("leaves unweighted ones as they are, and copes with a mean of zero", () => {
    expect(weighEmbeddings(embeddings, [1, 1])).toBe(embeddings);
    expect(weighEmbeddings(embeddings, [0, 0]).data).toEqual(new Float32Array(4));
  });
});

describe("encoding a prompt for SDXL", () => {
  let large: ReleasableModel;
  beforeAll(async () => {
    large = await openModel(tinyModel("tiny-xl"));
  });

  it("puts both encoders side by side, in as many chunks as are needed, and keeps the text as a whole", async () => {
    const long = await encodePrompt(large, tinyJob({ prompt: "red ".repeat(30) }));
    expect(long.embeddings.dims).toEqual([2, 48, 40]);
    expect(long.pooled?.dims).toEqual([2, 12]);
    const first = await encodePrompt(large, tinyJob({ prompt: "red ".repeat(22) }));
    expect(long.pooled?.data).toEqual(first.pooled?.data);
  });

  it("takes zeros where no negative prompt was asked for, and encodes an empty one", async () => {
    const none = await encodePrompt(large, tinyJob({ negativePrompt: undefined }));
    const empty = await encodePrompt(large, tinyJob({ negativePrompt: "" }));
    const [noneRow, emptyRow] = [row(none.embeddings, 0), row(empty.embeddings, 0)];
    expect(noneRow.data.every((value) => value === 0)).toBe(true);
    expect(emptyRow.data.some((value) => value !== 0)).toBe(true);
    expect(none.pooled && row(none.pooled, 0).data.every((value) => value === 0)).toBe(true);
    expect(row(none.embeddings, 1).data).toEqual(row(empty.embeddings, 1).data);
  });

  it("weighs words for both encoders and leaves the text as a whole alone", async () => {
    const plain = await encodePrompt(large, tinyJob({ prompt: "red apple", guidanceScale: 1 }));
    const weighed = await encodePrompt(
      large,
      tinyJob({ prompt: "(red:1.4) apple", guidanceScale: 1 }),
    );
    const changed = weighed.embeddings.data.map((value, index) =>
      value === plain.embeddings.data[index] ? 0 : 1,
    );
    // The second token is "red": the first 16 numbers are of one encoder, the other 24 of the other.
    expect(changed.subarray(40, 56)).toContain(1);
    expect(changed.subarray(56, 80)).toContain(1);
    expect(weighed.pooled).toEqual(plain.pooled);
  });
});

it("a latent consistency model is never guided by a second run", async () => {
  const consistent = await openModel(tinyModel("tiny-lcm"));
  const { embeddings, isGuided } = await encodePrompt(consistent, tinyJob({ guidanceScale: 8 }));
  expect([embeddings.dims[0], isGuided]).toEqual([1, false]);
  await consistent.release();
});

describe("encoding a prompt", () => {
  it("gives both sides as many chunks as the longer one needs", async () => {
    const long = tinyJob({ prompt: "red ".repeat(30) });
    expect((await encodePrompt(model, long)).embeddings.dims).toEqual([2, 48, 16]);
    const negative = tinyJob({ negativePrompt: "red ".repeat(50) });
    expect((await encodePrompt(model, negative)).embeddings.dims).toEqual([2, 72, 16]);
    const unguided = tinyJob({ guidanceScale: 1, negativePrompt: "red ".repeat(50) });
    expect((await encodePrompt(model, unguided)).embeddings.dims).toEqual([1, 24, 16]);
  });

  it("keeps to one chunk where the denoiser takes no more", async () => {
    const description = { ...model.description, takesLongPrompts: false };
    const job = tinyJob({ prompt: "red ".repeat(30) });
    const { embeddings } = await encodePrompt({ ...model, description }, job);
    expect(embeddings.dims).toEqual([2, 24, 16]);
  });

  it("makes a difference of weights", async () => {
    const plain = await encodePrompt(model, tinyJob({ prompt: "red apple" }));
    const weighed = await encodePrompt(model, tinyJob({ prompt: "(red:1.4) apple" }));
    expect(weighed.embeddings.data).not.toEqual(plain.embeddings.data);
  });
});

describe("a prompt that changes", () => {
  it("is told step for step, a text that comes again as it was", async () => {
    const { at, embeddings } = await encodePrompt(
      model,
      tinyJob({ prompt: "[red|apple]", steps: 4 }),
    );
    const [first, second, third] = [at(0), at(1), at(2)];
    expect(embeddings).toEqual(first.embeddings);
    expect(second.embeddings).not.toEqual(first.embeddings);
    expect(third).toBe(first);
    // The negative prompt's row stays.
    expect(row(second.embeddings, 0)).toEqual(row(first.embeddings, 0));
  });

  it("is asked of the encoder once for each different text", async () => {
    let runs = 0;
    const textParts = model.textParts.map((part) => ({
      ...part,
      encoder: async () => {
        const encoder = await part.encoder();
        return {
          ...encoder,
          encode: (...given: Parameters<typeof encoder.encode>) => {
            runs += 1;
            return encoder.encode(...given);
          },
        };
      },
    })) as typeof model.textParts;
    await encodePrompt({ ...model, textParts }, tinyJob({ prompt: "[red|apple]", steps: 50 }));
    expect(runs).toBe(3);
  });

  it("has changed in a second pass", async () => {
    const hires = { width: 32, height: 32, strength: 0.5, upscaler: "picture" as const };
    const job = tinyJob({ prompt: "[red:apple:0.5]", hires, steps: 4 });
    const { at, second } = await encodePrompt(model, job);
    expect(second?.at(0)).toBe(at(3));
    expect(at(3)).not.toBe(at(0));
  });
});

describe("combined prompts", () => {
  it("have a row each behind the negative prompt's, of one length", async () => {
    const prompt = `red :0.5 AND apple ${"red ".repeat(30)}`;
    const { embeddings, weights, isGuided } = await encodePrompt(model, tinyJob({ prompt }));
    expect([embeddings.dims, weights, isGuided]).toEqual([[3, 48, 16], [0.5, 1], true]);
  });

  it("lead away from the negative prompt without any guidance, too", async () => {
    const job = tinyJob({ prompt: "red AND apple", guidanceScale: 1 });
    expect((await encodePrompt(model, job)).embeddings.dims[0]).toBe(3);
  });
});
