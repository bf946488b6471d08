import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { operatorModeration } from "../../../src/moderation/operator-rules.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const given = {
  words: ["gore"],
  patterns: ["sl[ia]me"],
  file: undefined,
  pictureCheck: "spoiler",
  alsoInAgeRestricted: false,
} as const;

describe("the operator's rules", () => {
  it("come from settings and a file, with remarks and patterns in it", async () => {
    const file = path.join(await temporaryFolder(), "blocked.txt");
    await writeFile(file, "# what we do not want\r\nblood bath\n\n/worm.*pit/\n");
    expect(await operatorModeration({ ...given, file })).toEqual({
      blockedWords: ["gore", "blood bath"],
      blockedPatterns: ["sl[ia]me", "worm.*pit"],
      pictureCheck: "spoiler",
      alsoInAgeRestricted: false,
    });
  });

  it("refuse a pattern that does not work, and a file that is not there", async () => {
    await expect(operatorModeration({ ...given, patterns: ["(?=x)"] })).rejects.toMatchObject({
      code: "config",
      message: expect.stringContaining("(?=x)"),
    });
    await expect(operatorModeration({ ...given, file: "/nowhere.txt" })).rejects.toMatchObject({
      message: expect.stringContaining("EASEL_BLOCKED_FILE"),
    });
  });
});
