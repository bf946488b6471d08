import { describe, expect, it } from "vitest";
import { DiffusionError, ProviderError, UserError } from "../../../../src/domain/errors.ts";
import type { Job, Picture } from "../../../../src/domain/job.ts";
import { LONGEST_REST_MS } from "../../../../src/domain/rest.ts";
import { CancelledByOwner, StudioStopping } from "../../../../src/domain/abort-reasons.ts";
import { conclude } from "../../../../src/pipeline/outcomes/conclude.ts";
import type { Takeover } from "../../../../src/pipeline/outcomes/failover.ts";
import type { Chances } from "../../../../src/pipeline/outcomes/second-chances.ts";
import { newJob } from "../../../support/new-job.ts";
import { quoted } from "../../../../src/words/index.ts";

const untried: Chances = { rateLimited: 0, engineBroke: false, tried: new Set() };
const takeover: Takeover = { change: { request: newJob().request }, reason: "it is down" };

function jobWith(pictures: number, count = 2): Job {
  const file = { seed: 1, width: 1, height: 1, mediaType: "image/png", bytes: 1 };
  const times = { createdAt: 0, startedAt: 0, finishedAt: undefined, deliveredAt: undefined };
  return {
    ...newJob({ request: { count } }),
    ...times,
    id: "job",
    state: "running",
    failure: undefined,
    pictures: Array.from({ length: pictures }, (_, position): Picture => ({
      position,
      hash: `${position}`,
      ...file,
    })),
  };
}

function provider(details: Partial<ConstructorParameters<typeof ProviderError>[1]> = {}) {
  const usual = {
    provider: "Segmind",
    kind: "overloaded",
    billed: "no",
    retryable: false,
  } as const;
  return new ProviderError(quoted("It failed."), { ...usual, ...details });
}

interface Case {
  readonly pictures?: number;
  readonly errors?: readonly unknown[];
  readonly aborted?: unknown;
  readonly chances?: Partial<Chances>;
  readonly takeovers?: readonly Takeover[];
}

function concluded({ pictures = 0, errors = [], aborted, chances, takeovers = [] }: Case) {
  const job = jobWith(pictures);
  const losses = errors.map((error, index) => ({ positions: [pictures + index], error }));
  return conclude({
    result: { job, losses, openCalls: false, aborted },
    chances: { ...untried, ...chances },
    takeovers,
    incident: "0a1b2c3d",
  });
}

const limited = (retryAfterMs?: number) => provider({ kind: "rate-limited", retryAfterMs });
const broken = new DiffusionError("process", quoted("It broke."), { retryable: true });

describe("what follows from a run", () => {
  it("is the delivery of a job with all its pictures, whatever else happened", () => {
    const made = { to: "made", warnings: [] };
    expect(concluded({ pictures: 2 })).toEqual(made);
    expect(concluded({ pictures: 2, aborted: new CancelledByOwner() })).toEqual(made);
  });

  it("is left to the next start when the studio stops", () => {
    expect(concluded({ aborted: new StudioStopping(), pictures: 1 })).toEqual({ to: "later" });
  });

  it("is the end of a cancelled job, with the pictures that it has", () => {
    const aborted = new CancelledByOwner();
    expect(concluded({ aborted })).toEqual({ to: "cancelled" });
    expect(concluded({ aborted, pictures: 1 })).toMatchObject({
      to: "made",
      warnings: [{ option: "count" }],
    });
  });

  it.each([
    ["a 429", { errors: [limited(30_000)] }, "queue"],
    ["a 429 without a time", { errors: [limited()] }, "queue"],
    ["a 429 for the longest rest", { errors: [limited(LONGEST_REST_MS)] }, "queue"],
    ["a 429 for longer", { errors: [limited(LONGEST_REST_MS + 1)] }, "failed"],
    ["one 429 of two for longer", { errors: [limited(1), limited(LONGEST_REST_MS + 1)] }, "failed"],
    ["a fifth 429", { errors: [limited()], chances: { rateLimited: 4 } }, "failed"],
    [
      "a 429 that may be billed",
      { errors: [provider({ kind: "rate-limited", billed: "unknown" })] },
      "failed",
    ],
    ["a broken engine", { errors: [broken] }, "queue"],
    ["an engine that broke again", { errors: [broken], chances: { engineBroke: true } }, "failed"],
    ["a fault of the order", { errors: [new UserError("gone", quoted("It is gone."))] }, "failed"],
    ["a refusal of the service", { errors: [provider({ kind: "content-refused" })] }, "refused"],
    ["a bug", { errors: [new TypeError("oh")] }, "failed"],
  ] as const)("after %s", (_, facts, to) => {
    expect(concluded(facts).to).toBe(to);
  });

  it("is another model where one can take over, and otherwise its end", () => {
    const conclusion = concluded({ errors: [provider()], takeovers: [takeover] });
    expect(conclusion).toMatchObject({
      to: "other-model",
      takeovers: [takeover],
      otherwise: { to: "failed", failed: { failure: { code: "overloaded" } } },
    });
  });

  it("waits out a 429 before another model takes over", () => {
    expect(concluded({ errors: [limited()], takeovers: [takeover] })).toEqual({
      to: "queue",
      because: "rate-limited",
    });
  });

  it("tells the gravest of several reasons: what may have been billed", () => {
    const errors = [provider(), provider({ kind: "timeout", billed: "unknown" })];
    expect(concluded({ errors })).toMatchObject({
      failed: { failure: { code: "timeout", mayBeBilled: true } },
    });
  });

  it("delivers what there is, and names each reason why others are missing", () => {
    const conclusion = concluded({ pictures: 1, errors: [provider()] });
    expect(conclusion).toMatchObject({
      to: "made",
      warnings: [{ option: "count", message: { params: { numbers: [2] } } }],
      failed: { failure: { code: "overloaded", mayRepeat: true } },
    });
  });
});
