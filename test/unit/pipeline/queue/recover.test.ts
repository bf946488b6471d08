import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Job, jobTransitions } from "../../../../src/domain/job.ts";
import type { Storage } from "../../../../src/storage/storage.ts";
import { admitted, taken } from "../../../support/new-job.ts";
import { openTestStorage } from "../../../support/open-test-storage.ts";
import { Fuse, mortalStorage } from "../../../support/pipeline/fuse.ts";
import { makeStudio, openStudio } from "../../../support/pipeline/open-studio.ts";
import { anna } from "../../../support/pipeline/people.ts";
import { Channel, RecordingAudience } from "../../../support/pipeline/recording-audience.ts";
import {
  drawEverything,
  openPositions,
  pictureEvent,
  type Script,
  type ScriptedModel,
  scriptedModel,
} from "../../../support/pipeline/scripted-model.ts";
import { eventually, settle, SimulatedClock } from "../../../support/pipeline/simulated-clock.ts";
import { spokenWarnings } from "../../../support/words/spoken.ts";

const ended = new Set(["delivered", "failed", "cancelled", "refused"]);

/** The world outside, which outlives every process: the service that is paid, and the channel. */
class World {
  readonly channel = new Channel();
  /** How often each call was paid for, by job's seed and call. */
  readonly paid = new Map<string, number>();

  /** How often a job was in two runs of one process. */
  doubleRuns = 0;

  pay(seed: number, call: number): void {
    const name = `${seed}/${call}`;
    this.paid.set(name, (this.paid.get(name) ?? 0) + 1);
  }
}

type Kind = "local" | "one-shot" | "polled";

function oneCall(count: number): readonly (readonly number[])[] {
  return [Array.from({ length: count }, (_, position) => position)];
}

/** A model of each kind, which dies with its process. */
function modelOf(kind: Kind, world: World, fuse: Fuse): ScriptedModel {
  const scripts: Record<Kind, Script> = {
    local: drawEverything,
    async *"one-shot"(plan, context) {
      for (const position of openPositions(plan, context)) {
        yield { type: "submitting", call: position };
        await context.paced(() => fuse.pass(async () => world.pay(plan.request.seed, position)));
        yield pictureEvent(plan, position);
      }
    },
    async *polled(plan, context) {
      if (!context.remoteIds.has(0)) {
        yield { type: "submitting", call: 0 };
        await context.paced(() => fuse.pass(async () => world.pay(plan.request.seed, 0)));
        yield { type: "remote", call: 0, remoteId: "remote" };
      }
      for (const position of openPositions(plan, context)) yield pictureEvent(plan, position);
    },
  };
  const running = new Set<number>();
  const script: Script = async function* once(plan, context, run) {
    const { seed } = plan.request;
    if (running.has(seed)) world.doubleRuns += 1;
    running.add(seed);
    yield* scripts[kind](plan, context, run);
    running.delete(seed);
  };
  const id = kind === "local" ? "local/easel" : `remote/${kind}`;
  return scriptedModel({
    id,
    script,
    ...(kind === "polled" ? { plan: ({ count }) => ({ calls: oneCall(count) }) } : {}),
  });
}

/** One process on the storage: it lives until its fuse burns, or until every job has ended. */
async function live(kinds: Kind[], storage: Storage, world: World, fuse: Fuse): Promise<void> {
  const audience = new RecordingAudience(world.channel);
  audience.beforeDelivery = () => fuse.pass(async () => undefined);
  audience.afterPost = () => fuse.pass(async () => undefined);
  const models = kinds.map((kind) => modelOf(kind, world, fuse));
  const { studio } = await makeStudio(models, {
    storage: mortalStorage(storage, fuse),
    audience,
    fallback: { on: false, order: [] },
  });
  void studio.start();
  await eventually(async () => fuse.burnt || (await unfinished(storage)) === 0);
  // What had begun before the death takes effect in the outer world all the same.
  await settle();
  await fuse.settled();
  if (!fuse.burnt) await Promise.race([studio.stop(0), eventually(() => fuse.burnt)]);
}

async function unfinished(storage: Storage): Promise<number> {
  // One state after the other, twice: a job may move on, or back, between two questions.
  const open = ["queued", "running", "made", "queued", "running", "made"] as const;
  let jobs = 0;
  for (const state of open) jobs += (await storage.jobs.inState(state)).length;
  return jobs;
}

async function expectPromisesKept(id: string, storage: Storage, world: World): Promise<Job> {
  const job = await storage.jobs.find(id);
  if (job === undefined) throw new Error("the job is lost");
  expect(ended.has(job.state)).toBe(true);
  const posts = world.channel.posts.filter((post) => post.jobId === id);
  if (job.pictures.length > 0) {
    expect(posts).toHaveLength(1);
    expect(posts[0]?.pictures).toEqual(job.pictures);
    expect(job.state).toBe("delivered");
  } else {
    expect(job.failure).toMatchObject({ mayRepeat: true, mayBeBilled: true });
  }
  if (job.pictures.length < job.request.count) expect(job.failure?.mayBeBilled).toBe(true);
  return job;
}

describe("after a crash", () => {
  it.each(["local", "one-shot", "polled"] as const)(
    "at any step of a %s job no picture is lost, delivered twice or paid twice",
    async (kind) => {
      const storage = await openTestStorage();
      const outcomes = new Set<string>();
      for (const side of ["before", "after"] as const) {
        for (let step = 1; ; step += 1) {
          const world = new World();
          const { id, request } = await admitted(storage.jobs, {
            request: { model: modelOf(kind, world, new Fuse(Infinity, side)).id, count: 2 },
          });
          const fuse = new Fuse(step, side);
          await live([kind], storage, world, fuse);
          await live([kind], storage, world, new Fuse(Infinity, side));
          const job = await expectPromisesKept(id, storage, world);
          outcomes.add(`${job.state} ${job.pictures.length}`);
          for (const times of world.paid.values()) expect(times).toBe(1);
          expect(world.paid.size).toBeLessThanOrEqual(request.count);
          if (!fuse.burnt) break;
        }
      }
      expect(outcomes).toContain("delivered 2");
      if (kind === "local") expect(outcomes.size).toBe(1);
    },
    60_000,
  );

  it("however often it comes, with several people's jobs", async () => {
    const kinds: Kind[] = ["local", "one-shot", "polled"];
    const deaths = fc.array(
      fc.record({
        step: fc.integer({ min: 1, max: 60 }),
        side: fc.constantFrom("before" as const, "after" as const),
      }),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(deaths, async (lives) => {
        const storage = await openTestStorage();
        const world = new World();
        const ids: string[] = [];
        for (const [index, kind] of [...kinds, ...kinds].entries()) {
          const { id } = modelOf(kind, world, new Fuse(Infinity, "before"));
          const request = { model: id, count: 1 + (index % 3), seed: index * 10 };
          const job = await admitted(storage.jobs, { userId: `user-${index % 2}`, request });
          ids.push(job.id);
        }
        for (const { step, side } of lives) await live(kinds, storage, world, new Fuse(step, side));
        await live(kinds, storage, world, new Fuse(Infinity, "before"));
        for (const id of ids) await expectPromisesKept(id, storage, world);
        expect(world.doubleRuns).toBe(0);
        for (const times of world.paid.values()) expect(times).toBe(1);
        await storage.close();
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it("says that a lost call may be charged twice, and delivers the other pictures", async () => {
    const storage = await openTestStorage();
    const world = new World();
    const { id } = await admitted(storage.jobs, {
      request: { model: "remote/one-shot", count: 3 },
    });
    await taken(storage.jobs);
    await storage.jobs.setRemoteCall(id, { call: 1, state: "submitting", remoteId: undefined });
    await live(["one-shot"], storage, world, new Fuse(Infinity, "before"));
    const job = await storage.jobs.find(id);
    expect(job?.pictures.map((picture) => picture.position)).toEqual([0, 2]);
    expect(spokenWarnings(job?.warnings ?? [])[0]?.message).toMatch(
      /^Picture 2 is missing. The answer of .* was lost, by a restart.*twice/,
    );
    expect([...world.paid.keys()]).toEqual(["7/0", "7/2"]);
  });

  it.each([
    { count: 1, first: 0, state: "failed" },
    { count: 2, first: 1, state: "delivered" },
  ] as const)(
    "sets a job aside over which the process died twice, with what it has: $first of $count",
    async ({ count, first, state }) => {
      const storage = await openTestStorage();
      const { id } = await admitted(storage.jobs, { request: { model: "local/easel", count } });
      const deadly: Script = async function* deadly(plan, context) {
        for (const position of openPositions(plan, context)) {
          if (position >= first) yield* hang();
          yield pictureEvent(plan, position);
        }
      };
      for (let life = 1; life <= 2; life += 1) {
        const model = scriptedModel({ id: "local/easel", script: deadly });
        const fuse = new Fuse(Infinity, "before");
        const clock = new SimulatedClock(life * 2 * 60_000);
        const mortal = mortalStorage(storage, fuse);
        const { studio } = await makeStudio([model], { storage: mortal, clock });
        await studio.start();
        await eventually(async () => {
          const job = await storage.jobs.find(id);
          return model.runs.length === 1 && job?.pictures.length === first;
        });
        fuse.burnt = true;
        storage.clock.time += 60_000;
      }
      const model = scriptedModel({ id: "local/easel" });
      const clock = new SimulatedClock(5 * 60_000);
      const { reaches } = await openStudio([model], { storage, clock });
      const job = await reaches(id, state);
      expect(job.failure).toMatchObject({
        code: "interrupted",
        mayRepeat: true,
        mayBeBilled: false,
      });
      expect(job.pictures).toHaveLength(first);
    },
  );

  it("tells the ends that could not be told", async () => {
    const storage = await openTestStorage();
    const hanging = scriptedModel({ script: () => hang() });
    const fuse = new Fuse(Infinity, "before");
    const first = await makeStudio([hanging], { storage: mortalStorage(storage, fuse) });
    first.audience.ended = () => new Promise(() => {});
    await first.studio.start();
    const { job } = await first.ask();
    await eventually(() => hanging.runs.length === 1);
    await first.studio.cancel(job.id, anna);
    fuse.burnt = true;
    const second = await openStudio([hanging], { storage });
    await eventually(() => second.audience.ends.some((each) => each.id === job.id));
    await settle();
    const third = await openStudio([hanging], { storage });
    await settle();
    expect(third.audience.ends).toEqual([]);
  });
});

describe("the states of a job", () => {
  it("change only as the table of transitions allows", async () => {
    const storage = await openTestStorage();
    const steps: [string, string][] = [];
    const move = storage.jobs.move.bind(storage.jobs);
    storage.jobs.move = async (id, to, change) => {
      const before = await storage.jobs.find(id);
      const after = await move(id, to, change);
      if (before !== undefined && after !== undefined) steps.push([before.state, after.state]);
      return after;
    };
    const addPicture = storage.jobs.addPicture.bind(storage.jobs);
    storage.jobs.addPicture = async (id, ...what) => {
      const before = await storage.jobs.find(id);
      const after = await addPicture(id, ...what);
      if (before !== undefined && after !== undefined && before.state !== after.state) {
        steps.push([before.state, after.state]);
      }
      return after;
    };
    const { ask, reaches, studio } = await openStudio([scriptedModel()], { storage });
    const { job } = await ask({ count: 2 });
    await reaches(job.id, "delivered");
    const waiting = await ask();
    await studio.cancel(waiting.job.id, anna).catch(() => {});
    await reaches(waiting.job.id, "cancelled", "delivered");
    for (const [from, to] of steps) {
      const allowed: readonly string[] = jobTransitions[from as Job["state"]];
      expect(allowed).toContain(to);
    }
    expect(steps.length).toBeGreaterThanOrEqual(3);
  });
});

// eslint-disable-next-line require-yield -- this model never comes to its first event
async function* hang(): AsyncGenerator<never> {
  await new Promise(() => {});
}
