import { describe, expect, it } from "vitest";
import type { ModerationRules } from "../../../../src/domain/moderation.ts";
import { createModeration } from "../../../../src/pipeline/policy/moderation.ts";
import { requester } from "../../../../src/pipeline/policy/requester.ts";
import { openTestStorage } from "../../../support/open-test-storage.ts";
import {
  block,
  nothingBlocked,
  openTestModeration,
} from "../../../support/moderation/open-test-moderation.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";
import { spoken } from "../../../support/words/spoken.ts";

const GUILD = "111";
const anna = requester({ userId: "anna", guildId: GUILD, channelId: "1" });

async function open(operator: Partial<ModerationRules> = {}) {
  const storage = await openTestStorage();
  return { storage, moderation: openTestModeration(storage, { operator }) };
}

describe("blocked words", () => {
  it("are refused by the rule of the server, read anew, without repeating the word", async () => {
    const { storage, moderation } = await open();
    expect(await moderation.refusalOfWords(anna, ["a g0re scene"])).toBeUndefined();
    await block(storage, GUILD, { blockedWords: ["gore"] });
    const refusal = await moderation.refusalOfWords(anna, ["fine", "a g0re scene"]);
    expect(refusal).toMatchObject({ allowed: false, code: "not-allowed" });
    const words = refusal === undefined ? "" : spoken(refusal.because);
    expect(words).toContain("Manage Server");
    expect(words).not.toMatch(/g.re/i);
    await block(storage, GUILD, { blockedWords: [] });
    expect(await moderation.refusalOfWords(anna, ["a g0re scene"])).toBeUndefined();
  });

  it("of one server say nothing of another one, nor of direct messages", async () => {
    const { storage, moderation } = await open();
    await block(storage, GUILD, { blockedWords: ["gore"] });
    expect(await moderation.refusalOfWords({ ...anna, guildId: "222" }, ["gore"])).toBeUndefined();
    const alone = requester({ userId: "anna" });
    expect(await moderation.refusalOfWords(alone, ["gore"])).toBeUndefined();
  });

  it("of the operator hold everywhere", async () => {
    const { moderation } = await open({ blockedPatterns: ["go+re"] });
    const refusal = await moderation.refusalOfWords(requester({ userId: "anna" }), ["goore"]);
    expect(refusal && spoken(refusal.because)).toContain("set by whoever runs this bot");
  });

  it("hold in age-restricted channels only where that is said", async () => {
    const { storage, moderation } = await open();
    const inside = { ...anna, ageRestricted: true };
    await block(storage, GUILD, { blockedWords: ["gore"], alsoInAgeRestricted: false });
    expect(await moderation.refusalOfWords(inside, ["gore"])).toBeUndefined();
    expect(await moderation.refusalOfWords(anna, ["gore"])).toBeDefined();
    await block(storage, GUILD, { alsoInAgeRestricted: true });
    expect(await moderation.refusalOfWords(inside, ["gore"])).toBeDefined();
  });

  it("refuse what they cannot be compared with, and the log says why", async () => {
    const { storage } = await open();
    const log = new RecordingLog();
    const moderation = createModeration({
      filter: { find: () => Promise.reject(new Error("out of memory")) },
      operator: { ...nothingBlocked, blockedPatterns: ["x"] },
      rulesOf: () => Promise.resolve(nothingBlocked),
      store: storage.moderation,
      log,
    });
    const refusal = await moderation.refusalOfWords(anna, ["a fox"]);
    expect(refusal && spoken(refusal.because)).toContain("cannot be compared");
    expect(JSON.stringify(log)).toContain("cannot be tried");
  });

  it("are asked about a second time where there is somebody to ask", async () => {
    const storage = await openTestStorage();
    const asked: (readonly string[])[] = [];
    const moderation = openTestModeration(storage, {
      operator: { blockedWords: ["gore"] },
      secondOpinion: async (texts) => {
        asked.push(texts);
        return texts.includes("a nasty thing");
      },
    });
    expect(await moderation.refusalOfWords(anna, ["a fox"])).toBeUndefined();
    const refusal = await moderation.refusalOfWords(anna, ["a nasty thing"]);
    expect(refusal && spoken(refusal.because)).toContain("moderation service");
    await moderation.refusalOfWords(anna, ["gore"]);
    expect(asked).toEqual([["a fox"], ["a nasty thing"]]);
  });
});

describe("the picture check", () => {
  it("is the stricter one of the operator's and the server's", async () => {
    const { storage, moderation } = await open({ pictureCheck: "spoiler" });
    expect(await moderation.pictureCheck(anna)).toBe("spoiler");
    await block(storage, GUILD, { pictureCheck: "refuse" });
    expect(await moderation.pictureCheck(anna)).toBe("refuse");
    await block(storage, GUILD, { pictureCheck: "off" });
    expect(await moderation.pictureCheck(anna)).toBe("spoiler");
    expect(await moderation.pictureCheck(requester({ userId: "anna" }))).toBe("spoiler");
  });
});

describe("a ban", () => {
  const ban = { userId: "anna", by: "mo", reason: "spam" } as const;

  it("holds in its server until it is lifted", async () => {
    const { storage, moderation } = await open();
    await storage.moderation.note({ ...ban, guildId: GUILD, kind: "ban" });
    const refusal = await moderation.refusalOfBan(anna);
    expect(refusal && spoken(refusal.because)).toContain("/moderation unban");
    expect(await moderation.refusalOfBan({ userId: "anna", guildId: "222" })).toBeUndefined();
    expect(await moderation.refusalOfBan({ userId: "berta", guildId: GUILD })).toBeUndefined();
    await storage.moderation.note({ ...ban, guildId: GUILD, kind: "unban" });
    expect(await moderation.refusalOfBan(anna)).toBeUndefined();
  });

  it("of the operator holds everywhere", async () => {
    const { storage, moderation } = await open();
    await storage.moderation.note({ ...ban, guildId: undefined, kind: "ban" });
    await storage.moderation.note({ ...ban, guildId: GUILD, kind: "unban" });
    for (const guildId of [GUILD, "222", undefined]) {
      expect(await moderation.refusalOfBan({ userId: "anna", guildId })).toBeDefined();
    }
  });
});
