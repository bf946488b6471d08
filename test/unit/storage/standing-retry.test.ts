import { describe, expect, it } from "vitest";
import type { Job } from "../../../src/domain/job.ts";
import { admitted, newJob, noLimits, taken } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

/** A storage with one job that failed, and what a test does to its retries. */
async function openWithFailedJob() {
  const { jobs } = await openTestStorage();
  const fail = async (job: Job) => {
    await jobs.move(job.id, "failed");
    return job;
  };
  const tryAgain = (job: Job, userId = "anna") =>
    jobs.admit(
      newJob({ kind: "retry", userId, parent: { jobId: job.id, position: undefined } }),
      noLimits,
    );
  const retried = async (job: Job) => {
    const result = await tryAgain(job);
    if (result.outcome !== "admitted") throw new Error("there is another retry already");
    return result.job;
  };
  return { jobs, fail, tryAgain, retried, first: await fail(await admitted(jobs)) };
}

describe("trying a job again", () => {
  it("makes one job, whoever asks and however many at once", async () => {
    const { tryAgain, first, jobs } = await openWithFailedJob();
    const results = await Promise.all(
      ["anna", "bert", "anna", "cleo"].map((userId) => tryAgain(first, userId)),
    );
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual([
      "admitted",
      "repeated",
      "repeated",
      "repeated",
    ]);
    const queued = await jobs.inState("queued");
    expect(queued).toHaveLength(1);
    expect(results).toContainEqual({ outcome: "repeated", job: queued[0] });
  });

  it.each(["running", "made", "delivered"] as const)(
    "is refused while the first retry is %s",
    async (state) => {
      const { tryAgain, retried, first, jobs } = await openWithFailedJob();
      const { id } = await retried(first);
      for (const step of ["running", "made", "delivered"] as const) {
        await jobs.move(id, step);
        if (step === state) break;
      }
      expect(await tryAgain(first)).toMatchObject({ outcome: "repeated", job: { id, state } });
    },
  );

  it.each(["failed", "cancelled", "refused"] as const)(
    "is allowed once more after the first retry was %s",
    async (state) => {
      const { tryAgain, retried, first, jobs } = await openWithFailedJob();
      await jobs.move((await retried(first)).id, state);
      expect((await tryAgain(first)).outcome).toBe("admitted");
    },
  );

  it("counts the retries of a retry as the same order, from both messages", async () => {
    const { tryAgain, retried, fail, first } = await openWithFailedJob();
    const second = await fail(await retried(first));
    const third = await retried(second);
    expect(await tryAgain(first)).toMatchObject({ outcome: "repeated", job: { id: third.id } });
    expect(await tryAgain(second)).toMatchObject({ outcome: "repeated", job: { id: third.id } });
    await fail(third);
    const fourth = await retried(first);
    expect(await tryAgain(third)).toMatchObject({ outcome: "repeated", job: { id: fourth.id } });
  });

  it("may go on from a retry that gave only some of the pictures", async () => {
    const { tryAgain, retried, first, jobs } = await openWithFailedJob();
    const { id } = await retried(first);
    const part = await taken(jobs);
    for (const step of ["made", "delivered"] as const) await jobs.move(id, step);
    expect((await tryAgain(part)).outcome).toBe("admitted");
    expect((await tryAgain(first)).outcome).toBe("repeated");
  });

  it("is not held up by other jobs that came from it", async () => {
    const { tryAgain, first, jobs } = await openWithFailedJob();
    await admitted(jobs, { kind: "edit", parent: { jobId: first.id, position: undefined } });
    expect((await tryAgain(first)).outcome).toBe("admitted");
  });
});
