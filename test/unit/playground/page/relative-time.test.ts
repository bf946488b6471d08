import { describe, expect, it } from "vitest";
import { relativeTime } from "../../../../src/playground/page/relative-time.ts";

describe("relativeTime", () => {
  it.each([
    [100, "now"],
    [70, "30 seconds ago"],
    [220, "in 2 minutes"],
    [100 - 7200, "2 hours ago"],
    [100 + 86_400, "tomorrow"],
    [100 - 40 * 86_400, "last month"],
  ])("says where %i seconds lie, seen from second 100", (seconds, words) => {
    expect(relativeTime(seconds, 100_000)).toBe(words);
  });
});
