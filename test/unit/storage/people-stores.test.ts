import { describe, expect, it } from "vitest";
import { admitted } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

describe("preferences", () => {
  it("are each person's own, by name", async () => {
    const { preferences } = await openTestStorage();
    await preferences.set("anna", "variation-strength", "strong");
    await preferences.set("anna", "variation-strength", "subtle");
    await preferences.set("anna", "model", "local/easel-v1");
    expect(await preferences.get("anna", "variation-strength")).toBe("subtle");
    expect(await preferences.get("bert", "variation-strength")).toBeUndefined();
    expect([...(await preferences.all("anna"))]).toEqual([
      ["model", "local/easel-v1"],
      ["variation-strength", "subtle"],
    ]);
  });

  it("can be forgotten, one or all of a person", async () => {
    const { preferences } = await openTestStorage();
    for (const userId of ["anna", "bert"]) {
      for (const name of ["model", "size"]) await preferences.set(userId, name, "x");
    }
    await preferences.remove("anna", "model");
    expect([...(await preferences.all("anna")).keys()]).toEqual(["size"]);
    await preferences.remove("anna");
    expect((await preferences.all("anna")).size).toBe(0);
    expect((await preferences.all("bert")).size).toBe(2);
  });

  it("lose nothing when many are set at once", async () => {
    const { preferences } = await openTestStorage();
    const people = Array.from({ length: 30 }, (_, each) => `user ${each}`);
    await Promise.all(people.map((userId) => preferences.set(userId, "model", userId)));
    const found = await Promise.all(people.map((userId) => preferences.get(userId, "model")));
    expect(found).toEqual(people);
  });
});

describe("what somebody is about to vary", () => {
  it("is what they chose last, for that message only", async () => {
    const { varyTargets } = await openTestStorage();
    await varyTargets.remember("anna", { messageId: "1", urls: ["https://a/"], ofOthers: false });
    const urls = ["https://b/", "https://c/"];
    await varyTargets.remember("anna", { messageId: "2", urls, ofOthers: true });
    expect(await varyTargets.recall("anna", "1")).toBeUndefined();
    expect(await varyTargets.recall("anna", "2")).toEqual({ urls, ofOthers: true });
    expect(await varyTargets.recall("bert", "2")).toBeUndefined();
  });
});

describe("the starts of an account's calls", () => {
  it("are given since a moment, the oldest first, and dropped when they are old", async () => {
    const { starts, clock } = await openTestStorage();
    const now = clock.time;
    await starts.note("segmind", now - 700_000);
    await starts.note("segmind", now - 1000);
    await starts.note("other", now);
    await starts.note("segmind", now);
    expect(await starts.since("segmind", now - 60_000)).toEqual([now - 1000, now]);
    expect(await starts.since("segmind", 0)).toHaveLength(2);
  });
});

describe("the owner of a job", () => {
  it("is called once, although many ask at the same time", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs);
    const firsts = await Promise.all(Array.from({ length: 5 }, () => jobs.notePing(id)));
    expect(firsts.filter(Boolean)).toHaveLength(1);
    expect(await jobs.notePing("nobody")).toBe(false);
  });
});
