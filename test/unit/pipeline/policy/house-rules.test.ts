import { describe, expect, it } from "vitest";
import { noRules } from "../../../../src/domain/rules/server-rules.ts";
import { requester } from "../../../../src/pipeline/policy/requester.ts";
import { admitted } from "../../../support/new-job.ts";
import { openTestStorage } from "../../../support/open-test-storage.ts";
import { housePolicy, NOW } from "../../../support/pipeline/house-policy.ts";
import { spoken } from "../../../support/words/spoken.ts";

const DAY = 24 * 60 * 60 * 1000;
const anna = requester({ userId: "anna", guildId: "1", channelId: "10" });
const { where, who } = noRules;

/** The refusal's words, or how the order is answered. */
async function answer(policy: ReturnType<typeof housePolicy>, asked = anna): Promise<string> {
  const may = await policy.mayOrder(asked);
  if (!may.allowed) return spoken(may.because);
  return may.isPrivate === true ? "private" : "open";
}

describe("where", () => {
  const only = { where: { ...where, mode: "only" as const, channels: ["10"] } };
  const not = { where: { ...where, mode: "not" as const, channels: ["10"] } };
  const thread = { isThread: true, channelId: "77" };

  it.each([
    ["only", only, anna, "open"],
    ["only, elsewhere", only, { ...anna, channelId: "11" }, "only in <#10>"],
    ["only, its thread", only, { ...anna, ...thread, parentChannelId: "10" }, "open"],
    ["only, a thread of elsewhere", only, { ...anna, ...thread, parentChannelId: "11" }, "only in"],
    ["not", not, anna, "do not allow pictures in this channel"],
    ["not, its thread", not, { ...anna, ...thread, parentChannelId: "10" }, "do not allow"],
    ["not, elsewhere", not, { ...anna, channelId: "11" }, "open"],
    [
      "a channel below a category of that id",
      only,
      { ...anna, channelId: "11", parentChannelId: "10" },
      "only in",
    ],
  ])("%s", async (_, rules, asked, expected) => {
    expect(await answer(housePolicy(rules), asked)).toContain(expected);
  });

  it("makes answers private elsewhere, where that is wanted", async () => {
    const rules = { where: { ...only.where, elsewhere: "private" as const } };
    expect(await answer(housePolicy(rules), { ...anna, channelId: "11" })).toBe("private");
    expect(await answer(housePolicy(rules))).toBe("open");
  });

  it("obeys the server in which a person's own app is used, and no server in direct messages", async () => {
    const own = { ...anna, installedBy: "user" as const, channelId: "11" };
    expect(await answer(housePolicy(only), own)).toContain("only in");
    expect(await answer(housePolicy(only), { ...own, guildId: undefined })).toBe("open");
    expect(await answer(housePolicy(only), { ...own, guildId: "2" })).toBe("open");
  });

  it("names who can change it", async () => {
    expect(await answer(housePolicy(not))).toContain("set by whoever manages this server");
  });
});

describe("who", () => {
  const members = { who: { ...who, roles: ["5", "6"] } };

  it.each([
    [[], "the role <@&5> or <@&6>"],
    [["5"], "open"],
    [["7", "6"], "open"],
  ])("holds one of the roles: %j", async (roleIds, expected) => {
    expect(await answer(housePolicy(members), { ...anna, roleIds })).toContain(expected);
  });

  it("has been a member for long enough", async () => {
    const policy = housePolicy({ who: { ...who, memberDays: 7 } });
    const joined = (days: number) => answer(policy, { ...anna, memberSince: NOW - days * DAY });
    expect(await joined(6.9)).toContain("members for 7 days");
    expect(await joined(7)).toBe("open");
    // Whoever does not tell when they joined has not been there for long.
    expect(await answer(policy)).toContain("members for 7 days");
  });

  it("may vary the pictures of others", async () => {
    const job = await admitted((await openTestStorage()).jobs, {
      userId: "bert",
      guildId: "1",
      channelId: "10",
    });
    const may = async (vary: "everybody" | "roles" | "nobody", roleIds: string[] = []) => {
      const policy = housePolicy({ who: { ...who, vary, varyRoles: ["5"] } });
      const own = await policy.mayVary({ ...anna, userId: "bert" }, job);
      expect(own.allowed).toBe(true);
      return (await policy.mayVary({ ...anna, roleIds }, job)).allowed;
    };
    expect(await may("everybody")).toBe(true);
    expect(await may("nobody")).toBe(false);
    expect(await may("roles")).toBe(false);
    expect(await may("roles", ["5"])).toBe(true);
  });

  it("is asked at every way to make something of a picture", async () => {
    const job = await admitted((await openTestStorage()).jobs, { guildId: "1", channelId: "10" });
    const policy = housePolicy(members);
    for (const question of ["mayVary", "mayRetry"] as const)
      expect(await policy[question](anna, job)).toMatchObject({ code: "not-allowed" });
    expect(await policy.mayUse(anna)).toMatchObject({ allowed: false });
    // What is theirs they can always see, stop and take away.
    for (const question of ["maySee", "mayCancel", "mayDelete"] as const)
      expect((await policy[question](anna, job)).allowed).toBe(true);
    expect((await policy.rightsOf(job)).limits.memberJobs).toBeUndefined();
  });
});

async function rightsOf(
  rules: Parameters<typeof housePolicy>[0],
  operator: Parameters<typeof housePolicy>[1],
) {
  const may = await housePolicy(rules, operator).mayOrder(anna);
  if (!may.allowed) throw new Error("refused");
  return may;
}

describe("the ceilings of whoever runs the bot", () => {
  const roles = {
    "1": { largestSize: { width: 2048, height: 2048 }, mostPictures: 4, models: ["a", "b"] },
  };
  it("are exceeded by no server", async () => {
    const largestSize = { width: 512, height: 768 };
    const operator = { largestSize, mostPictures: 2, allowedModels: ["b", "c"], confirmAbove: 1 };
    const rights = await rightsOf({ roles, budget: { confirmAbove: 5 } }, operator);
    expect(rights).toMatchObject({ models: ["b"], confirmAbove: 1 });
    expect(rights.bounds).toMatchObject({ largestSize, mostPictures: 2 });
    expect(spoken(rights.bounds.sizeSetBy)).toBe("whoever runs this bot");
    expect(spoken(rights.setBy)).toContain("whoever manages this server");
  });

  it("leave a server its smaller limits", async () => {
    const operator = { largestSize: { width: 4096, height: 4096 }, mostPictures: 4 };
    const { bounds } = await rightsOf(
      { roles: { "1": { ...roles["1"], mostPictures: 1 } } },
      operator,
    );
    expect(bounds).toMatchObject({ largestSize: { width: 2048 }, mostPictures: 1 });
    expect(spoken(bounds.sizeSetBy)).toContain("whoever manages this server");
  });
});

describe("the defaults", () => {
  it("of a channel beat those of the server, which beat those for all", async () => {
    const policy = housePolicy(
      {
        defaults: { model: "b", style: "photo" },
        channelDefaults: { "10": { model: "c" } },
        roles: {},
      },
      { defaults: { model: "a", style: "anime", steps: 7 } },
    );
    const defaultsIn = async (asked: typeof anna) => {
      const may = await policy.mayOrder(asked);
      return may.allowed ? may.defaults : undefined;
    };
    expect(await defaultsIn(anna)).toEqual({ model: "c", style: "photo", steps: 7 });
    const thread = { ...anna, isThread: true, channelId: "77", parentChannelId: "10" };
    expect(await defaultsIn(thread)).toMatchObject({ model: "c" });
    expect(await defaultsIn({ ...anna, channelId: "11" })).toMatchObject({ model: "b" });
    expect(await defaultsIn({ ...anna, guildId: undefined })).toEqual({
      model: "a",
      style: "anime",
      steps: 7,
    });
  });

  it("name no model that somebody may not use", async () => {
    const policy = housePolicy({ defaults: { model: "b" }, roles: { "1": { models: ["a"] } } });
    const may = await policy.mayOrder(anna);
    expect(may.allowed && may.defaults).toEqual({});
  });
});

describe("the rules", () => {
  it("are changed by those who manage the server, and nowhere else", async () => {
    const policy = housePolicy({});
    const manager = requester({ userId: "mo", guildId: "1", permissions: { manageServer: true } });
    expect(await policy.mayManage(manager, "/settings")).toMatchObject({
      allowed: true,
      guildId: "1",
    });
    const may = await policy.mayManage(anna, "/settings");
    expect(may.allowed || spoken(may.because)).toContain("Manage Server");
    const outside = await policy.mayManage({ ...manager, guildId: undefined }, "/settings");
    expect(outside.allowed || spoken(outside.because)).toContain("servers only");
  });
});
