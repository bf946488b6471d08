import { describe, expect, it } from "vitest";
import { jobStates, jobTransitions, type JobState, type Picture } from "../../../src/domain/job.ts";
import type { JobStore } from "../../../src/storage/job-store.ts";
import { admitted, taken } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";
import { quoted } from "../../../src/words/index.ts";

const picture = (position: number): Picture => ({
  position,
  hash: `${position}`.repeat(64),
  seed: 999_999_999_999_999,
  width: 512,
  height: 768,
  mediaType: "image/png",
  bytes: 1234,
});

/** The ways from admission to each state. */
const ways: Readonly<Record<JobState, readonly JobState[]>> = {
  queued: [],
  running: ["running"],
  made: ["running", "made"],
  delivered: ["running", "made", "delivered"],
  failed: ["failed"],
  cancelled: ["cancelled"],
  refused: ["refused"],
};

async function jobIn(jobs: JobStore, state: JobState): Promise<string> {
  const { id } = await admitted(jobs);
  for (const step of ways[state]) await jobs.move(id, step);
  return id;
}

describe("a stored job", () => {
  it("comes back with everything it was admitted with", async () => {
    const { jobs, clock } = await openTestStorage();
    const job = await admitted(jobs, {
      kind: "vary",
      request: {
        prompt: "🍎 日本 שלום",
        negativePrompt: "blurry",
        seed: 999_999_999_999_999,
        count: 4,
        source: { picture: "ab", width: 10, height: 20, strength: 0.5 },
      },
      warnings: [{ option: "steps", message: quoted("Steps are 20 here.") }],
      parent: { jobId: "other", position: 0 },
      target: { kind: "message", channelId: "1", replyTo: "2", attachmentSizeLimit: 10 },
    });
    expect(await jobs.find(job.id)).toEqual(job);
    expect(job).toMatchObject({
      state: "queued",
      kind: "vary",
      userId: "anna",
      guildId: "server",
      channelId: "channel",
      request: { prompt: "🍎 日本 שלום", seed: 999_999_999_999_999, source: { strength: 0.5 } },
      warnings: [{ option: "steps", message: quoted("Steps are 20 here.") }],
      parent: { jobId: "other", position: 0 },
      target: { kind: "message", replyTo: "2" },
      pictures: [],
      createdAt: clock.time,
      startedAt: undefined,
    });
  });

  it("keeps a parent without a position, and no parent at all", async () => {
    const { jobs } = await openTestStorage();
    const child = await admitted(jobs, { parent: { jobId: "other", position: undefined } });
    expect(child.parent).toEqual({ jobId: "other", position: undefined });
    expect((await admitted(jobs)).parent).toBeUndefined();
  });

  it("has an id of twelve characters that nobody confuses", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs);
    expect(id).toMatch(/^[2-9a-hjkmnp-z]{12}$/);
  });

  it("is unknown under another id", async () => {
    const { jobs } = await openTestStorage();
    expect(await jobs.find("nobody")).toBeUndefined();
    expect(await jobs.move("nobody", "running")).toBeUndefined();
    expect(await jobs.putBack("nobody")).toBeUndefined();
    expect(await jobs.addPicture("nobody", picture(0))).toBeUndefined();
    await expect(
      jobs.addWarning("nobody", { option: "a", message: quoted("b") }),
    ).resolves.toBeUndefined();
  });
});

describe("a job's states", () => {
  const pairs = jobStates.flatMap((from) => jobStates.map((to) => ({ from, to })));

  it.each(pairs)("lead from $from to $to only where that is allowed", async ({ from, to }) => {
    const { jobs } = await openTestStorage();
    const id = await jobIn(jobs, from);
    const isAllowed = jobTransitions[from].includes(to);
    expect((await jobs.move(id, to))?.state).toBe(isAllowed ? to : undefined);
    expect((await jobs.find(id))?.state).toBe(isAllowed ? to : from);
  });

  it("note when each of them was reached", async () => {
    const { jobs, clock } = await openTestStorage();
    const { id } = await admitted(jobs);
    const start = clock.time;
    for (const state of ["running", "made", "delivered"] as const) {
      clock.time += 1000;
      await jobs.move(id, state);
    }
    expect(await jobs.find(id)).toMatchObject({
      createdAt: start,
      startedAt: start + 1000,
      finishedAt: start + 2000,
      deliveredAt: start + 3000,
    });
  });

  it("take over what is newly known", async () => {
    const { jobs } = await openTestStorage();
    const { id, request } = await admitted(jobs);
    await jobs.move(id, "running", {
      request: { ...request, model: "segmind/sdxl", steps: 30 },
      warnings: [{ option: "steps", message: quoted("30") }],
    });
    const failure = {
      code: "timeout",
      message: quoted("It took too long."),
      mayRepeat: true,
      mayBeBilled: true,
    };
    const failed = await jobs.move(id, "failed", { failure });
    expect(failed).toMatchObject({
      request: { model: "segmind/sdxl", steps: 30 },
      warnings: [{ option: "steps", message: quoted("30") }],
      failure,
    });
  });

  it("let only one of two cancels win", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs);
    const results = await Promise.all([jobs.move(id, "cancelled"), jobs.move(id, "cancelled")]);
    expect(results.filter((job) => job !== undefined)).toHaveLength(1);
  });

  it("let either a cancel or the finish win, never both", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs);
    await jobs.move(id, "running");
    const [finish, cancel] = await Promise.all([jobs.move(id, "made"), jobs.move(id, "cancelled")]);
    expect(finish?.state).toBe("made");
    expect(cancel).toBeUndefined();
    expect((await jobs.find(id))?.state).toBe("made");
  });

  it("are searched oldest first", async () => {
    const { jobs } = await openTestStorage();
    const first = await jobIn(jobs, "made");
    const second = await jobIn(jobs, "made");
    await jobIn(jobs, "queued");
    expect((await jobs.inState("made")).map((job) => job.id)).toEqual([first, second]);
  });
});

describe("a finished picture", () => {
  it("is kept in its place, once", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs, { request: { count: 3 } });
    await taken(jobs);
    await jobs.addPicture(id, picture(1));
    await jobs.addPicture(id, picture(0));
    const again = await jobs.addPicture(id, { ...picture(1), hash: "other" });
    expect(again?.pictures).toEqual([picture(0), picture(1)]);
    expect(again?.state).toBe("running");
  });

  it("makes the job when it is the last, in the same step", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs, { request: { count: 2 } });
    await taken(jobs);
    await jobs.addPicture(id, picture(1));
    const made = await jobs.addPicture(id, picture(0));
    expect(made).toMatchObject({ state: "made", pictures: [picture(0), picture(1)] });
    expect(made?.finishedAt).toBeTypeOf("number");
    expect(await jobs.find(id)).toEqual(made);
    expect(await jobs.addPicture(id, picture(2))).toBeUndefined();
  });

  it("that comes after a cancel is not taken", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs);
    await taken(jobs);
    const [, late] = await Promise.all([
      jobs.move(id, "cancelled"),
      jobs.addPicture(id, picture(0)),
    ]);
    expect(late).toBeUndefined();
    expect((await jobs.find(id))?.pictures).toEqual([]);
  });
});

describe("what is learned while a job runs", () => {
  it("adds each warning once", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs, { warnings: [{ option: "size", message: quoted("512") }] });
    await jobs.addWarning(id, { option: "seed", message: quoted("none") });
    await jobs.addWarning(id, { option: "size", message: quoted("512") });
    expect((await jobs.find(id))?.warnings).toEqual([
      { option: "size", message: quoted("512") },
      { option: "seed", message: quoted("none") },
    ]);
  });

  it("replaces the place", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs);
    const target = {
      kind: "message" as const,
      channelId: "1",
      replyTo: "2",
      messageId: "3",
      attachmentSizeLimit: 10,
    };
    await jobs.setTarget(id, target);
    expect((await jobs.find(id))?.target).toEqual(target);
  });
});
