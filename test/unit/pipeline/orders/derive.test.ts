import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Job, Picture } from "../../../../src/domain/job.ts";
import { draftSchema } from "../../../../src/domain/request.ts";
import { edit, reroll, retry, upscale, vary } from "../../../../src/pipeline/orders/derive.ts";

function picture(position: number): Picture {
  const rest = { width: 512, height: 256, mediaType: "image/png", bytes: 9 };
  return { position, hash: `hash-${position}`, seed: 100 + position, ...rest };
}

function jobWith(positions: number[], count = 4): Job {
  return {
    id: "job",
    state: "delivered",
    kind: "imagine",
    userId: "anna",
    guildId: undefined,
    channelId: undefined,
    request: {
      prompt: "apple",
      negativePrompt: "blurry",
      model: "local/easel",
      seed: 100,
      count,
      steps: 9,
      size: { width: 512, height: 256 },
    },
    warnings: [],
    parent: undefined,
    target: { kind: "terminal" },
    pictures: positions.map(picture),
    failure: undefined,
    createdAt: 0,
    startedAt: 0,
    finishedAt: 0,
    deliveredAt: 0,
  };
}

describe("drafts for buttons", () => {
  it("varies one original with a new seed, close or far", () => {
    const draft = vary(jobWith([0, 1, 2, 3]), 1, "subtle");
    expect(draft).toMatchObject({ prompt: "apple", negativePrompt: "blurry", count: 4, steps: 9 });
    expect(draft.seed).toBeUndefined();
    expect(draft.size).toBeUndefined();
    expect(draft.source).toMatchObject({ picture: "hash-1", width: 512, height: 256 });
    const strong = vary(jobWith([0, 1]), 1, "strong");
    expect(strong.source?.strength).toBeGreaterThan(draft.source?.strength ?? 1);
  });

  it("keeps what a seed chose among the words for a subtle variation, and chooses anew for a strong one", () => {
    const subtle = vary(jobWith([0, 1]), 1, "subtle", { subtle: 0.5, strong: 0.9 });
    expect(subtle).toMatchObject({ wordsSeed: 101, source: { strength: 0.5 } });
    const strong = vary(jobWith([0, 1]), 1, "strong", { subtle: 0.5, strong: 0.9 });
    expect(strong).toMatchObject({ wordsSeed: "own", source: { strength: 0.9 } });
    const source = { picture: "hash", width: 8, height: 8 };
    const of = (changes: Partial<Job["request"]>) => ({
      ...jobWith([0, 1]),
      request: { ...jobWith([]).request, source, ...changes },
    });
    // A variation of a variation; one of a picture over which nothing was chosen.
    expect(vary(of({ wordsSeed: 7 }), 1, "subtle").wordsSeed).toBe(7);
    expect(vary(of({ wordsSeed: "own" }), 1, "subtle").wordsSeed).toBe(101);
    expect(vary(of({}), 1, "subtle").wordsSeed).toBeUndefined();
    expect(upscale(jobWith([0, 1]), 1).wordsSeed).toBe(101);
    expect(upscale(of({}), 1).wordsSeed).toBeUndefined();
  });

  it("enlarges one picture alone, from its own seed and with low strength", () => {
    const draft = upscale(jobWith([0, 1, 2, 3]), 2);
    expect(draft).toMatchObject({ count: 1, seed: 102, source: { picture: "hash-2", enlarge: 2 } });
    expect(draft.source?.strength).toBeLessThan(0.4);
  });

  it("varies and enlarges the picture alone, without what its drawing was steered by", () => {
    const job = jobWith([0, 1]);
    const steered = { variation: { seed: 7, strength: 0.3 }, hires: { factor: 2 } };
    const of = { ...job, request: { ...job.request, ...steered } };
    for (const draft of [vary(of, 1, "subtle"), upscale(of, 1)]) {
      expect([draft.variation, draft.hires]).toEqual([undefined, undefined]);
    }
  });

  it("rerolls and retries variations near their seed", () => {
    const job = jobWith([0, 1], 4);
    const of = { ...job, request: { ...job.request, variation: { seed: 7, strength: 0.3 } } };
    expect(reroll(of)).toMatchObject({ seed: 100, variation: { strength: 0.3 } });
    expect(reroll(of).variation?.seed).toBeUndefined();
    expect(retry(of)).toMatchObject({ seed: 100, count: 2, variation: { seed: 9 } });
    const gaps = { ...jobWith([1], 3), request: of.request };
    expect(retry({ ...gaps, request: { ...gaps.request, count: 3 } }).variation).toEqual({
      strength: 0.3,
    });
  });

  it("refuses a picture that the job does not have", () => {
    expect(() => vary(jobWith([0]), 3, "subtle")).toThrow(/no picture 4/);
    expect(() => upscale(jobWith([0]), 1)).toThrow(/no picture 2/);
  });

  it("rerolls an img2img job from the same source", () => {
    const job = jobWith([0]);
    const source = { picture: "origin", width: 1, height: 1, strength: 0.5 };
    const draft = reroll({ ...job, request: { ...job.request, source } });
    expect(draft.source).toEqual(source);
    expect(draft.seed).toBeUndefined();
  });

  it("edits only what was changed", () => {
    const draft = edit(jobWith([0]), { prompt: "pear" });
    expect(draft).toEqual({ ...jobWith([0]).request, prompt: "pear" });
  });

  it("tries again only what is missing, with the seeds it would have had", () => {
    expect(retry(jobWith([0, 1]))).toMatchObject({ count: 2, seed: 102 });
    expect(retry(jobWith([]))).toMatchObject({ count: 4, seed: 100 });
    expect(retry(jobWith([0, 2]))).toMatchObject({ count: 2, seed: undefined });
  });

  it("always makes drafts that admission takes", () => {
    const stored = fc.subarray([0, 1, 2, 3], { minLength: 1 });
    fc.assert(
      fc.property(stored, (positions) => {
        const job = jobWith(positions);
        const position = positions[0] ?? 0;
        const drafts = [
          vary(job, position, "strong"),
          upscale(job, position),
          reroll(job),
          retry(job),
        ];
        for (const draft of drafts) expect(draftSchema.safeParse(draft).success).toBe(true);
      }),
    );
  });
});
