import { describe, expect, it } from "vitest";
import { retryAfterMs } from "../../../../src/providers/remote/retry-after.ts";

const now = Date.UTC(2026, 0, 1, 12, 0, 0);

describe("retryAfterMs", () => {
  it.each([
    [{}, 60_000],
    [{ "retry-after": "7" }, 7000],
    [{ "retry-after": "0" }, 1000],
    [{ "retry-after": "Thu, 01 Jan 2026 12:00:30 GMT" }, 30_000],
    [{ "retry-after": "soon" }, 60_000],
    [{ "retry-after": "86400" }, 900_000],
    [{ "x-rate-limit-reset-at-utc": "2026-01-01T12:00:20Z" }, 20_000],
    [{ "x-rate-limit-reset-at-utc": "2026-01-01T12:00:20" }, 20_000],
    [{ "x-rate-limit-reset-at-utc": "2026-01-01T11:00:00Z" }, 1000],
    [{ "x-rate-limit-reset-at-utc": "" }, 60_000],
  ] as readonly [Record<string, string>, number][])("reads %j as %i ms", (headers, expected) => {
    expect(retryAfterMs(headers, now)).toBe(expected);
  });
});
