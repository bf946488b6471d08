import { expect, it } from "vitest";
import { snowflakes } from "../../../../src/playground/loopback/snowflakes.ts";

it("ids tell their time and grow, also when the clock stands still or goes back", () => {
  let now = 1_700_000_000_000;
  const nextId = snowflakes(() => now);
  const first = nextId();
  const second = nextId();
  now -= 5000;
  const third = nextId();
  expect(Number(BigInt(first) >> 22n) + 1_420_070_400_000).toBe(1_700_000_000_000);
  expect(BigInt(second) - BigInt(first)).toBe(1n);
  expect(BigInt(third)).toBeGreaterThan(BigInt(second));
});
