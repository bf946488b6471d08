import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { AnswerTarget } from "../../../src/domain/answer-target.ts";
import { quoted } from "../../../src/words/index.ts";
import { admitted, made } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

const DAY = 24 * 60 * 60 * 1000;
const limits = { days: 9999, totalBytes: 1e12, months: 24 };

async function delivered(jobs: Awaited<ReturnType<typeof openTestStorage>>["jobs"]) {
  const { id } = await admitted(jobs);
  await made(jobs);
  await jobs.setRemoteCall(id, { call: 0, state: "settled", remoteId: "far" });
  await jobs.setAccountReport(id, "Segmind", { remainingCredits: 5 });
  await jobs.setDelivery(id, { channelId: "1", messageId: id });
  await jobs.move(id, "delivered");
  return id;
}

describe("pruning", () => {
  it("removes jobs that ended longer ago than they are kept, with all that belongs to them", async () => {
    const { jobs, tidy, clock } = await openTestStorage();
    const old = await delivered(jobs);
    clock.time += 20 * 30.5 * DAY;
    const young = await delivered(jobs);
    expect((await tidy(limits)).jobs).toBe(0);
    clock.time += 5 * 30.5 * DAY;
    expect((await tidy(limits)).jobs).toBe(1);
    expect(await jobs.find(old)).toBeUndefined();
    expect(await jobs.findByMessage(old)).toBeUndefined();
    expect(await jobs.remoteCalls(old)).toEqual([]);
    expect((await jobs.find(young))?.pictures).toHaveLength(1);
    expect((await jobs.credits()).get("Segmind")?.credits).toBe(5);
  });

  it("keeps everything for ever when it is told so", async () => {
    const { jobs, tidy, clock } = await openTestStorage();
    const old = await delivered(jobs);
    clock.time += 999 * DAY;
    expect((await tidy({ ...limits, months: 0 })).jobs).toBe(0);
    expect(await jobs.find(old)).toBeDefined();
  });

  it("never removes what is under way, or whose owner has yet to be told", async () => {
    const { jobs, tidy, clock } = await openTestStorage();
    const failed = await admitted(jobs);
    await jobs.move(failed.id, "failed");
    const ids = [failed.id];
    for (let each = 0; each < 3; each += 1) ids.push((await admitted(jobs)).id);
    await made(jobs);
    await jobs.takeNext({});
    clock.time += 9999 * DAY;
    expect((await tidy(limits)).jobs).toBe(0);
    expect(await Promise.all(ids.map((id) => jobs.find(id)))).not.toContain(undefined);
  });

  it("removes many in one go", async () => {
    const { jobs, tidy, clock } = await openTestStorage();
    for (let each = 0; each < 450; each += 1) {
      const { id } = await admitted(jobs);
      await jobs.move(id, "cancelled", { untold: true });
    }
    clock.time += 9999 * DAY;
    expect((await tidy(limits)).jobs).toBe(450);
    expect(await jobs.ofUser("anna", 10)).toEqual([]);
    // Counting goes on, although the highest number is gone.
    const first = await admitted(jobs);
    const second = await admitted(jobs);
    expect((await jobs.waiting()).map(({ id }) => id)).toEqual([first.id, second.id]);
  });
});

describe("the token of an interaction", () => {
  const target: AnswerTarget = {
    kind: "interaction",
    applicationId: "1",
    token: "a-very-secret-token",
    expiresAt: Date.UTC(2026, 10, 20, 12, 15),
    channelId: "2",
    messageId: "3",
    botIsMember: true,
    attachmentSizeLimit: 10,
  };

  it("leaves the row when it has ended, and the file with it", async () => {
    const storage = await openTestStorage();
    const { jobs, clock, folder } = storage;
    const { id } = await admitted(jobs, { target });
    await jobs.addWarning(id, { option: "size", message: quoted("512") });
    expect(await jobs.forgetTokens()).toBe(0);
    clock.time = target.kind === "interaction" ? target.expiresAt : 0;
    expect(await jobs.forgetTokens()).toBe(1);
    expect(await jobs.forgetTokens()).toBe(0);
    expect((await jobs.find(id))?.target).toEqual({ ...target, token: "" });
    await storage.close();
    const file = await readFile(path.join(folder, "easel.db"));
    expect(file.includes("a-very-secret-token")).toBe(false);
  });
});
