import { describe, expect, it } from "vitest";
import { admitted } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

describe("the remote calls of a job", () => {
  it("are none at first", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs);
    expect(await jobs.remoteCalls(id)).toEqual([]);
  });

  it("keep their order and what was last known of each", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs);
    const other = await admitted(jobs);
    await jobs.setRemoteCall(id, { call: 1, state: "submitting", remoteId: undefined });
    await jobs.setRemoteCall(id, { call: 0, state: "submitting", remoteId: undefined });
    await jobs.setRemoteCall(id, { call: 0, state: "accepted", remoteId: "far-away" });
    expect(await jobs.remoteCalls(id)).toEqual([
      { call: 0, state: "accepted", remoteId: "far-away" },
      { call: 1, state: "submitting", remoteId: undefined },
    ]);
    expect(await jobs.remoteCalls(other.id)).toEqual([]);
  });

  it("keep their id when they are settled, and lose it when they are submitted again", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs);
    await jobs.setRemoteCall(id, { call: 0, state: "accepted", remoteId: "far-away" });
    await jobs.setRemoteCall(id, { call: 0, state: "settled", remoteId: undefined });
    expect((await jobs.remoteCalls(id))[0]?.remoteId).toBe("far-away");
    await jobs.setRemoteCall(id, { call: 0, state: "submitting", remoteId: undefined });
    expect((await jobs.remoteCalls(id))[0]?.remoteId).toBeUndefined();
  });

  it("belong to a job that exists", async () => {
    const { jobs } = await openTestStorage();
    const call = { call: 0, state: "submitting" as const, remoteId: undefined };
    await expect(jobs.setRemoteCall("nobody", call)).rejects.toThrow(/foreign key/i);
  });
});

describe("the credits of an account", () => {
  it("are the newest that each provider reported", async () => {
    const { jobs, clock } = await openTestStorage();
    const first = await admitted(jobs);
    const second = await admitted(jobs);
    await jobs.setAccountReport(first.id, "Segmind", { remainingCredits: 10 });
    await jobs.setAccountReport(first.id, "ImagePipeline", { remainingCredits: 3 });
    clock.time += 1000;
    await jobs.setAccountReport(second.id, "Segmind", { remainingCredits: 9.5 });
    clock.time += 1000;
    await jobs.setAccountReport(second.id, "ImagePipeline", { generationSeconds: 2 });
    expect(await jobs.credits()).toEqual(
      new Map([
        ["Segmind", { credits: 9.5, at: clock.time - 1000 }],
        ["ImagePipeline", { credits: 3, at: clock.time - 2000 }],
      ]),
    );
  });

  it("are unknown when nobody reported them", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs);
    await jobs.setAccountReport(id, "Segmind", { generationSeconds: 2 });
    expect(await jobs.credits()).toEqual(new Map());
  });
});
