import { describe, expect, it } from "vitest";
import { openTestStorage } from "../../support/open-test-storage.ts";

describe("the settings", () => {
  it("give what was last set by that name", async () => {
    const { settings } = await openTestStorage();
    expect(await settings.get("commands")).toBeUndefined();
    await settings.set("commands", "first");
    await settings.set("commands", "second");
    await settings.set("other", "third");
    expect(await settings.get("commands")).toBe("second");
  });
});
