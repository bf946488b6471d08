import { expect, it } from "vitest";
import { newIncident } from "../../../src/lib/incident.ts";

it("an incident is eight hex digits in upper case, another one each time", () => {
  const numbers = Array.from({ length: 100 }, newIncident);
  expect(new Set(numbers).size).toBe(100);
  for (const number of numbers) expect(number).toMatch(/^[0-9A-F]{8}$/);
});
