import { describe, expect, it } from "vitest";
import {
  logChannel,
  noRules,
  serverRulesSchema,
} from "../../../../src/domain/rules/server-rules.ts";

describe("the rules of a server", () => {
  it("forbid nothing where nobody made any", () => {
    expect(noRules).toMatchObject({
      where: { mode: "all" },
      who: { roles: [], memberDays: 0, vary: "everybody" },
      roles: {},
      moderation: { blockedWords: [], pictureCheck: "off", alsoInAgeRestricted: true },
      budget: {},
    });
  });

  it("take only what they know", () => {
    const wrong = [
      { where: { mode: "sometimes" } },
      { roles: { "1": { mostPictures: 5 } } },
      { roles: { everyone: {} } },
      { budget: { day: -1 } },
      { defaults: { count: 0 } },
    ];
    for (const rules of wrong) expect(serverRulesSchema.safeParse(rules).success).toBe(false);
  });
});

describe("the channel for reports", () => {
  it("is that of the log, otherwise that of the audit", () => {
    expect(logChannel({ log: "1", audit: "2" })).toBe("1");
    expect(logChannel({ log: undefined, audit: "2" })).toBe("2");
    expect(logChannel({})).toBeUndefined();
  });
});
