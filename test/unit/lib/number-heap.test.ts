import { expect, it } from "vitest";
import { NumberHeap } from "../../../src/lib/number-heap.ts";

it("a heap gives its numbers in order, the least first, also between additions", () => {
  const heap = new NumberHeap();
  expect([heap.least, heap.take()]).toEqual([undefined, undefined]);
  const numbers = Array.from({ length: 500 }, (_, index) => (index * 7919) % 251);
  for (const number of numbers.slice(0, 250)) heap.add(number);
  const taken = [heap.take(), heap.take(), heap.take()];
  for (const number of numbers.slice(250)) heap.add(number);
  expect(heap.least).toBe(0);
  for (let least = heap.take(); least !== undefined; least = heap.take()) taken.push(least);
  const expected = numbers.toSorted((a, b) => a - b);
  expect(taken.slice(0, 3)).toEqual([0, 1, 2]);
  expect(taken.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(expected);
  expect(taken.slice(3)).toEqual(taken.slice(3).toSorted((a, b) => (a ?? 0) - (b ?? 0)));
});
