import { describe, expect, it } from "vitest";
import { retryAfterMs } from "../../../src/http/retry-after.ts";

const now = Date.UTC(2026, 0, 1, 12, 0, 0);

describe("retryAfterMs", () => {
  it.each([
    [{}, 60_000],
    [{ "retry-after": "7" }, 7000],
    [{ "retry-after": "0" }, 1000],
    [{ "retry-after": "Thu, 01 Jan 2026 12:00:30 GMT" }, 30_000],
    [{ "retry-after": "soon" }, 60_000],
    [{ "retry-after": "3600" }, 3_600_000],
    [{ "retry-after": "999999999" }, 86_400_000],
    [{ "retry-after": "" }, 60_000],
    [{ "retry-after": "Infinity" }, 60_000],
    [{ ratelimit: '"default";r=0;t=7' }, 8000],
    [{ ratelimit: "limit=5, remaining=0, reset=9" }, 60_000],
    [{ "x-rate-limit-reset-at-utc": "2026-01-01T12:00:20Z" }, 20_000],
    [{ "x-rate-limit-reset-at-utc": "2026-01-01T12:00:20" }, 20_000],
    [{ "x-rate-limit-reset-at-utc": "2026-01-01T11:00:00Z" }, 1000],
    [{ "x-rate-limit-reset-at-utc": "" }, 60_000],
  ] as readonly [Record<string, string>, number][])("reads %j as %i ms", (headers, expected) => {
    expect(retryAfterMs(headers, now)).toBe(expected);
  });
});
