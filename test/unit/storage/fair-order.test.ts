import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fairOrder } from "../../../src/storage/fair-order.ts";

const waiting = (userId: string, sequence: number, servedAt = 0) => ({
  userId,
  sequence,
  servedAt,
});
const names = (jobs: readonly { userId: string; sequence: number }[]) =>
  jobs.map((job) => `${job.userId}${job.sequence}`).join(" ");

describe("the fair order", () => {
  it("goes round the people, and takes the oldest of each", () => {
    const jobs = [waiting("a", 1), waiting("a", 2), waiting("a", 3), waiting("b", 4)];
    expect(names(fairOrder(jobs))).toBe("a1 b4 a2 a3");
  });

  it("begins with those who never were served, then those served least lately", () => {
    const jobs = [waiting("late", 1, 30), waiting("early", 2, 20), waiting("new", 3)];
    expect(names(fairOrder(jobs))).toBe("new3 early2 late1");
  });

  it("of nobody is empty", () => {
    expect(fairOrder([])).toEqual([]);
  });

  it("never serves one person twice while another who waits was not served between", () => {
    const job = fc.record({
      userId: fc.constantFrom("a", "b", "c", "d"),
      sequence: fc.integer({ min: 1, max: 1000 }),
      servedAt: fc.constant(0),
    });
    fc.assert(
      fc.property(fc.uniqueArray(job, { selector: (each) => each.sequence }), (jobs) => {
        const order = fairOrder(jobs);
        expect(order.toSorted((a, b) => a.sequence - b.sequence)).toEqual(
          jobs.toSorted((a, b) => a.sequence - b.sequence),
        );
        for (const [index, one] of order.entries()) {
          const next = order.findIndex((each, at) => at > index && each.userId === one.userId);
          if (next < 0) continue;
          const between = new Set(order.slice(index + 1, next).map((each) => each.userId));
          const stillWaiting = new Set(order.slice(next).map((each) => each.userId));
          stillWaiting.delete(one.userId);
          expect([...stillWaiting].filter((user) => !between.has(user))).toEqual([]);
        }
      }),
    );
  });
});
