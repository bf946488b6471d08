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

const job = (userId: string, sequence: number, priority: number, guildId = "1", servedAt = 0) => ({
  userId,
  sequence,
  servedAt,
  guildId,
  priority,
});

describe("a priority", () => {
  it("comes earlier, and at most three times in a row before whose turn it is", () => {
    const patrons = Array.from({ length: 8 }, (_, index) => job(`p${index}-`, index + 10, 5));
    const order = fairOrder([job("a", 1, 0), job("b", 2, 0), ...patrons]);
    const places = order.map(({ userId }) => userId[0]).join("");
    expect(places).toBe("pppapppbpp");
  });

  it("counts within its own server only", () => {
    const order = fairOrder([job("a", 1, 0, "1"), job("b", 2, 9, "2"), job("c", 3, 1, "2")]);
    expect(names(order)).toBe("a1 b2 c3");
  });

  it("goes on from how often somebody was overtaken by now", () => {
    const jobs = [job("a", 1, 0), job("p", 2, 5)];
    expect(names(fairOrder(jobs, 0))).toBe("p2 a1");
    expect(names(fairOrder(jobs, 3))).toBe("a1 p2");
  });

  it("starves nobody, whatever the priorities are", () => {
    const jobs = fc.array(
      fc.record({
        userId: fc.constantFrom("a", "b", "c", "d"),
        priority: fc.integer({ min: -10, max: 10 }),
        guildId: fc.constantFrom("1", "2"),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(jobs, (drawn) => {
        const waiting = drawn.map((each, index) => ({ ...each, sequence: index, servedAt: 0 }));
        const order = fairOrder(waiting);
        expect(new Set(order).size).toBe(waiting.length);
        // Of n people, each is served within 4 × n turns as long as they wait.
        const people = new Set(waiting.map(({ userId }) => userId));
        for (const userId of people) {
          const first = order.findIndex((one) => one.userId === userId);
          expect(first).toBeLessThan(4 * people.size);
        }
      }),
    );
  });
});
