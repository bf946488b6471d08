import { describe, expect, it } from "vitest";
import {
  DiffusionError,
  ProviderError,
  type ProviderErrorDetails,
} from "../../../../src/domain/errors.ts";
import { quoted } from "../../../../src/words/index.ts";
import { admitted, noLimits, taken } from "../../../support/new-job.ts";
import { openTestStorage } from "../../../support/open-test-storage.ts";
import { openStudio } from "../../../support/pipeline/open-studio.ts";
import { plainPolicy } from "../../../support/pipeline/plain-policy.ts";
import { type Script, scriptedModel } from "../../../support/pipeline/scripted-model.ts";
import { eventually } from "../../../support/pipeline/simulated-clock.ts";
import { spoken, spokenWarnings } from "../../../support/words/spoken.ts";

function failing(change: Partial<ProviderErrorDetails> = {}, times = Infinity): Script {
  // eslint-disable-next-line require-yield -- this model breaks before its first event
  return async function* broken(plan, context, run) {
    const details = { provider: "Segmind", kind: "overloaded", billed: "no" } as const;
    if (run <= times)
      throw new ProviderError(quoted("Down."), { ...details, retryable: false, ...change });
    yield* scriptedModel().execute(plan, context);
  };
}

const segmind = { id: "segmind/sdxl", provider: "Segmind", name: "Segmind SDXL" };
const pipeline = {
  id: "imagepipeline/sdxl",
  provider: "ImagePipeline",
  name: "ImagePipeline SDXL",
};
const easel = { id: "local/easel", provider: "Easel", name: "Easel's own model" };

describe("failover", () => {
  it("moves an unbilled job to the next model, and names both", async () => {
    const { ask, reaches } = await openStudio([
      scriptedModel({ ...segmind, script: failing() }),
      scriptedModel(easel),
    ]);
    const { job } = await ask({ model: segmind.id });
    const delivered = await reaches(job.id, "delivered");
    expect(delivered.request.model).toBe(easel.id);
    expect(spokenWarnings(delivered.warnings)).toEqual([
      {
        option: "model",
        message: "Segmind is down: made by Easel's own model instead of Segmind SDXL.",
      },
    ]);
  });

  it("leaves the price of the model that failed behind", async () => {
    const models = [
      scriptedModel({ ...segmind, cost: 0.5, script: failing() }),
      scriptedModel({ ...pipeline, cost: 0.25, script: failing({ provider: "ImagePipeline" }) }),
      scriptedModel(easel),
    ];
    const { ask, reaches, audience } = await openStudio(models);
    const { job } = await ask({ model: segmind.id });
    expect(job.cost).toBe(0.5);
    expect((await reaches(job.id, "delivered")).cost).toBeUndefined();
    expect(audience.progress.map((each) => each.job.cost)).toContain(0.25);
  });

  it.each([
    { dailyBudget: 0.6, end: "delivered", by: pipeline.id },
    { dailyBudget: 0.5, end: "delivered", by: "imagepipeline/cheap" },
    { dailyBudget: 0.3, end: "failed", by: segmind.id },
  ] as const)(
    "asks the budget of the server before it moves to a model with a price: $dailyBudget",
    async ({ dailyBudget, end, by }) => {
      const models = [
        scriptedModel({ ...segmind, script: failing() }),
        scriptedModel({ ...pipeline, cost: 0.3 }),
        scriptedModel({ ...pipeline, id: "imagepipeline/cheap", cost: 0.1 }),
      ];
      const policy = plainPolicy({ limits: { ...noLimits, dailyBudget } });
      const { ask, reaches } = await openStudio(models, { policy });
      const earlier = await ask({ model: pipeline.id });
      await reaches(earlier.job.id, "delivered");
      const { job } = await ask({ model: segmind.id }, "bert");
      const ended = await reaches(job.id, "delivered", "failed");
      expect([ended.state, ended.request.model]).toEqual([end, by]);
    },
  );

  it("follows the configured order, and passes over a model of the same provider", async () => {
    const sister = scriptedModel({ ...segmind, id: "segmind/other" });
    const models = [
      scriptedModel({ ...segmind, script: failing() }),
      sister,
      scriptedModel(easel),
      scriptedModel(pipeline),
    ];
    const fallback = { on: true, order: [pipeline.id] };
    const { ask, reaches } = await openStudio(models, { fallback });
    const { job } = await ask();
    expect((await reaches(job.id, "delivered")).request.model).toBe(pipeline.id);
    expect(sister.runs).toHaveLength(0);
  });

  it("stays with the provider when only the model is gone", async () => {
    const { ask, reaches } = await openStudio([
      scriptedModel({ ...segmind, script: failing({ kind: "gone-model" }) }),
      scriptedModel({ ...segmind, id: "segmind/other", name: "Segmind Other" }),
    ]);
    const { job } = await ask();
    const [warning] = spokenWarnings((await reaches(job.id, "delivered")).warnings);
    expect(warning?.message).toMatch(/no longer offered: made by Segmind Other instead/);
  });

  it.each([
    ["it may have been billed", { billed: "unknown" }],
    ["it was billed", { billed: "yes" }],
    ["the content was refused", { kind: "content-refused" }],
    ["an option was wrong", { kind: "bad-parameter" }],
  ] as const)("never happens when %s", async (_, change) => {
    const other = scriptedModel(easel);
    const first = scriptedModel({ ...segmind, script: failing(change) });
    const { ask, reaches } = await openStudio([first, other]);
    const { job } = await ask();
    await reaches(job.id, "failed", "refused");
    expect(other.runs).toHaveLength(0);
    expect(first.runs).toHaveLength(1);
  });

  it("is a setting", async () => {
    const other = scriptedModel(easel);
    const { ask, reaches } = await openStudio(
      [scriptedModel({ ...segmind, script: failing() }), other],
      { fallback: { on: false, order: [] } },
    );
    const { job } = await ask();
    await reaches(job.id, "failed");
    expect(other.runs).toHaveLength(0);
  });

  it("tries every model once, and then gives up", async () => {
    const first = scriptedModel({ ...segmind, script: failing() });
    const second = scriptedModel({ ...pipeline, script: failing({ provider: "ImagePipeline" }) });
    const { ask, reaches } = await openStudio([first, second]);
    const { job } = await ask();
    await reaches(job.id, "failed");
    expect([first.runs.length, second.runs.length]).toEqual([1, 1]);
  });

  it("does not turn what was free into what is paid, nor into what is dearer", async () => {
    const broken = new DiffusionError("process", quoted("It broke."), { retryable: true });
    const own = scriptedModel({
      ...easel,
      // eslint-disable-next-line require-yield -- this model breaks before its first event
      async *script() {
        throw broken;
      },
    });
    const paid = scriptedModel({ ...segmind, cost: 2, script: failing() });
    const dearer = scriptedModel({ ...pipeline, cost: 3 });
    const { ask, reaches } = await openStudio([own, paid, dearer]);
    const { job } = await ask({ model: own.id });
    expect((await reaches(job.id, "failed")).failure?.code).toBe("diffusion");
    expect(own.runs).toHaveLength(2);
    const second = await ask({ model: paid.id });
    await reaches(second.job.id, "failed");
    expect([paid.runs.length, dearer.runs.length]).toEqual([1, 0]);
  });

  it("spares a provider that is down, and tries it again later", async () => {
    const first = scriptedModel({ ...segmind, script: failing({}, 5) });
    const other = scriptedModel(easel);
    const { ask, reaches, clock } = await openStudio([first, other]);
    for (let each = 0; each < 7; each += 1) {
      const { job } = await ask();
      expect((await reaches(job.id, "delivered")).request.model).toBe(easel.id);
    }
    expect(first.runs).toHaveLength(5);
    await clock.advance(30_000);
    const { job } = await ask();
    expect((await reaches(job.id, "delivered")).request.model).toBe(segmind.id);
  });

  it("says that a provider is down when there is no other", async () => {
    const first = scriptedModel({ ...segmind, script: failing() });
    const { ask, reaches } = await openStudio([first]);
    const failures = [];
    for (let each = 0; each < 6; each += 1) {
      failures.push((await reaches((await ask()).job.id, "failed")).failure);
    }
    expect(first.runs).toHaveLength(5);
    expect(failures[5]).toMatchObject({ mayRepeat: true, mayBeBilled: false });
    expect(failures[5] && spoken(failures[5].message)).toContain("Segmind is down at the moment");
  });
});

/** A job whose paid call was under way when its process died. */
async function withLostCall(model: string, count = 1) {
  const storage = await openTestStorage();
  const { id } = await admitted(storage.jobs, { request: { model, count } });
  await taken(storage.jobs);
  await storage.jobs.setRemoteCall(id, { call: 0, state: "submitting", remoteId: undefined });
  return { storage, id };
}

describe("failover after a lost call", () => {
  it("does not make its picture elsewhere, although the service is known to be down", async () => {
    const { storage, id } = await withLostCall(segmind.id, 2);
    const other = scriptedModel(easel);
    const down = scriptedModel({ ...segmind, script: failing() });
    const { ask, reaches } = await openStudio([down, other], { storage });
    for (let each = 0; each < 6; each += 1) await ask({ model: segmind.id }, "bert");
    const job = await reaches(id, "failed");
    expect(job.failure).toMatchObject({ mayBeBilled: true });
    expect(other.runs.filter(({ plan }) => plan.request.seed === job.request.seed)).toEqual([]);
  });

  it("warns that it may be charged when the model is gone meanwhile", async () => {
    const { storage, id } = await withLostCall("segmind/gone");
    const { reaches } = await openStudio([scriptedModel(easel)], { storage });
    expect((await reaches(id, "failed")).failure).toMatchObject({
      code: "unknown-model",
      mayBeBilled: true,
    });
  });
});

describe("a job that moves", () => {
  it("leaves behind what only the model that failed could not honour", async () => {
    const clamped = { option: "steps", message: quoted("Segmind takes 40 steps.") };
    const own = { option: "size", message: quoted("Easel draws 256 x 256.") };
    const { ask, reaches } = await openStudio([
      scriptedModel({ ...segmind, script: failing(), plan: () => ({ warnings: [clamped] }) }),
      scriptedModel({ ...easel, plan: () => ({ warnings: [own] }) }),
    ]);
    const { job } = await ask({ model: segmind.id });
    expect(job.warnings).toEqual([clamped]);
    const { warnings } = await reaches(job.id, "delivered");
    expect(warnings.map(({ option }) => option)).toEqual(["model", "size"]);
  });

  it("goes only to models that are allowed where it was ordered", async () => {
    const other = scriptedModel(pipeline);
    const models = [scriptedModel({ ...segmind, script: failing() }), other, scriptedModel(easel)];
    const policy = plainPolicy({ models: [segmind.id, easel.id] });
    const { ask, reaches } = await openStudio(models, { policy });
    const { job } = await ask({ model: segmind.id });
    expect((await reaches(job.id, "delivered")).request.model).toBe(easel.id);
    expect(other.runs).toEqual([]);
  });
});

describe("a broken engine", () => {
  it("gets the job once more, with the pictures that are finished kept", async () => {
    const model = scriptedModel({
      ...easel,
      async *script(plan, context, run) {
        if (run === 1) {
          const [first] = plan.calls.flat();
          const seed = plan.request.seed;
          const content = { kind: "pixels", data: new Uint8Array(3), width: 1, height: 1 } as const;
          yield { type: "picture", position: first ?? 0, seed, content };
          throw new DiffusionError("process", quoted("It broke."), { retryable: true });
        }
        yield* scriptedModel().execute(plan, context);
      },
    });
    const { ask, reaches } = await openStudio([model]);
    const { job } = await ask({ count: 2 });
    const delivered = await reaches(job.id, "delivered");
    expect(delivered.pictures).toHaveLength(2);
    expect(delivered.failure).toBeUndefined();
    expect([...(model.runs[1]?.context.finished ?? [])]).toEqual([0]);
  });
});

describe("a 429", () => {
  const limited = { kind: "rate-limited", retryable: true, retryAfterMs: 30_000 } as const;

  const limitedOnce: Script = async function* limitedOnce(plan, context, run) {
    await context.paced(async () => {
      if (run === 1) await failing(limited)(plan, context, 1)[Symbol.asyncIterator]().next();
    });
    yield* scriptedModel().execute(plan, context);
  };

  it("rests the account and puts the job back to its place", async () => {
    const model = scriptedModel({
      ...segmind,
      script: limitedOnce,
    });
    const { ask, reaches, clock, studio } = await openStudio([model], {
      fallback: { on: false, order: [] },
    });
    const first = await ask();
    const second = await ask();
    await eventually(() => model.runs.length === 1);
    await reaches(first.job.id, "queued");
    const view = await studio.queue("anna");
    expect(view.mine.map((entry) => entry.job.id)).toEqual([first.job.id, second.job.id]);
    expect(view.mine[0]?.position).toEqual({ ahead: 0, seconds: 30 });
    await clock.advance(29_000);
    expect(model.runs).toHaveLength(1);
    await clock.advance(1000);
    await reaches(first.job.id, "delivered");
    await reaches(second.job.id, "delivered");
    expect(model.runs[1]?.plan.request.seed).toBe(first.job.request.seed);
  });

  it("that never ends, ends the job unbilled", async () => {
    const model = scriptedModel({ ...segmind, script: failing({ ...limited, retryAfterMs: 0 }) });
    const { ask, reaches } = await openStudio([model]);
    const { job } = await ask();
    expect((await reaches(job.id, "failed")).failure).toMatchObject({
      code: "rate-limited",
      mayRepeat: true,
      mayBeBilled: false,
    });
    expect(model.runs).toHaveLength(5);
  });

  it("that asks for too long a rest goes to another model", async () => {
    const model = scriptedModel({ ...segmind, script: failing({ ...limited, retryAfterMs: 3e6 }) });
    const { ask, reaches } = await openStudio([model, scriptedModel(easel)]);
    const { job } = await ask();
    const [warning] = spokenWarnings((await reaches(job.id, "delivered")).warnings);
    expect(warning?.message).toMatch(/^Segmind has too much to do: made by .* instead/);
  });
});
