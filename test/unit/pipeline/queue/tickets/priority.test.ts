import { expect, it } from "vitest";
import { priorityOf } from "../../../../../src/pipeline/queue/tickets/priority.ts";

const ERA = 2 ** 20;

it("keeps the order of start tags, and what waits from an earlier era first", () => {
  const virtual = 5 * ERA + 10;
  const tags = [3 * ERA, 5 * ERA - 1, 5 * ERA + 10, 5 * ERA + 60, 6 * ERA + 60];
  const priorities = tags.map((tag) => priorityOf({ tag, virtual }));
  expect(priorities).toEqual([1, 1, 11, 61, ERA + 61]);
  expect(priorityOf({ tag: 50 * ERA, virtual })).toBe(2 ** 21);
});
