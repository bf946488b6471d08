import { describe, expect, it } from "vitest";
import { admitted } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

const entry = { guildId: "1", userId: "anna", by: "mo", reason: "spam" } as const;

describe("the moderation store", () => {
  it("lists a server's entries, the newest first, and of one person where named", async () => {
    const { moderation, clock } = await openTestStorage();
    await moderation.note({ ...entry, kind: "warn" });
    await moderation.note({ ...entry, kind: "ban" });
    await moderation.note({ ...entry, userId: "berta", kind: "warn" });
    await moderation.note({ ...entry, guildId: "2", kind: "ban" });
    const all = await moderation.entries("1", { limit: 10 });
    expect(all.map(({ userId, kind }) => `${userId} ${kind}`).toSorted()).toEqual([
      "anna ban",
      "anna warn",
      "berta warn",
    ]);
    const [newest, older] = await moderation.entries("1", { userId: "anna", limit: 10 });
    expect(newest).toMatchObject({ kind: "ban", reason: "spam", by: "mo", at: clock.time + 1 });
    expect(older).toMatchObject({ kind: "warn", at: clock.time });
    expect(await moderation.entries("1", { limit: 1 })).toHaveLength(1);
  });

  it("knows the ban that stands, however quickly it changes", async () => {
    const { moderation } = await openTestStorage();
    for (const kind of ["ban", "unban", "ban", "unban"] as const) {
      await moderation.note({ ...entry, kind });
      const bans = await moderation.bans("anna", "1");
      expect(bans.length > 0).toBe(kind === "ban");
      expect(await moderation.bans("anna", "2")).toEqual([]);
    }
  });

  it("notes each reporter once, by server, and forgets them with the job", async () => {
    const { moderation, jobs, clock } = await openTestStorage();
    const { id: jobId } = await admitted(jobs);
    const report = { jobId, guildId: "1", userId: "anna", channelId: "7", messageId: "8" };
    expect(await moderation.report(report)).toBe(0);
    expect(await moderation.report(report)).toBeUndefined();
    expect(await moderation.report({ ...report, userId: "berta" })).toBe(1);
    expect(await moderation.report({ ...report, guildId: "2" })).toBe(0);
    expect(await moderation.reportsOf(jobId, "1")).toHaveLength(2);
    await moderation.takeDown(jobId, "mo");
    await moderation.refuse(
      jobId,
      { position: 0, hash: "f".repeat(64) },
      {
        reason: "unsafe",
        score: 0.9,
      },
    );
    expect(await moderation.isTakenDown(jobId)).toBe(true);
    await jobs.move(jobId, "cancelled", { untold: true });
    clock.time += 1000;
    await jobs.prune(clock.time);
    expect(await moderation.reportsOf(jobId, "1")).toEqual([]);
    expect(await moderation.isTakenDown(jobId)).toBe(false);
    expect(await moderation.refusedOf(jobId)).toEqual([]);
  });
});
