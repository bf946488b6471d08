import { describe, expect, it, onTestFinished } from "vitest";
import { openStorage } from "../../../../src/storage/open-storage.ts";
import { makeOldFolder } from "../../../support/old-folder/make-old-folder.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { spoken, spokenWarnings } from "../../../support/words/spoken.ts";

async function openOldFolder() {
  const folder = await temporaryFolder();
  const old = await makeOldFolder(folder);
  const storage = await openStorage(folder, { now: () => old.time });
  onTestFinished(() => storage.close());
  const job = async (name: string) => {
    const found = await storage.jobs.find(old.id(name));
    if (found === undefined) throw new Error(`the job "${name}" cannot be read`);
    return found;
  };
  return { ...storage, old, job };
}

describe("a data folder of Easel 0.1.0", () => {
  it("opens, and every job of it reads", async () => {
    const { old, jobs } = await openOldFolder();
    const found = await Promise.all(old.ids.map((id) => jobs.find(id)));
    expect(found.map((job) => job?.id)).toEqual(old.ids);
    expect(Object.groupBy(found, (job) => job?.state ?? "unknown")).toMatchObject({
      queued: { length: 4 },
      running: { length: 4 },
      made: { length: 2 },
      delivered: { length: 6 },
      failed: { length: 2 },
      cancelled: { length: 1 },
      refused: { length: 1 },
    });
  });

  it("keeps what was asked, said and made", async () => {
    const { job, pictures } = await openOldFolder();
    const partial = await job("partial");
    expect(partial).toMatchObject({
      kind: "imagine",
      request: { model: "segmind/sdxl1.0-txt2img", count: 4, seed: 70 },
      failure: { code: "timeout", mayRepeat: true, mayBeBilled: true },
      target: { kind: "interaction", messageId: "500000000000000004" },
    });
    expect(spokenWarnings(partial.warnings)).toEqual([
      {
        option: "count",
        message:
          "Pictures 2 and 4 are missing. Segmind did not answer in time. You can try again; it may be charged twice.",
      },
    ]);
    const { failure } = await job("failed");
    expect(failure && spoken(failure.message)).toMatch(/^Something broke inside Easel/);
    for (const { hash, bytes } of partial.pictures) {
      expect(await pictures.get(hash)).toHaveLength(bytes);
    }
    expect((await job("waiting")).request.source).toMatchObject({
      mask: { width: 64 },
      extend: { right: 64 },
    });
    expect((await job("waitingReply")).request.variation).toEqual({ seed: 5, strength: 0.3 });
  });

  it("knows its remote calls, credits and messages", async () => {
    const { old, jobs } = await openOldFolder();
    expect(await jobs.remoteCalls(old.id("sent"))).toMatchObject([{ state: "submitting" }]);
    expect(await jobs.remoteCalls(old.id("accepted"))).toMatchObject([
      { state: "accepted", remoteId: "remote-42" },
    ]);
    expect((await jobs.credits()).get("Segmind")?.credits).toBe(12.5);
    expect((await jobs.findByMessage("500000000000000005"))?.id).toBe(old.id("retried"));
  });
});
