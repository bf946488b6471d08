import { describe, expect, it } from "vitest";
import { jobStates, jobTransitions } from "../../../src/domain/job.ts";

describe("the states of a job", () => {
  it("all have their transitions", () => {
    expect(Object.keys(jobTransitions).toSorted()).toEqual([...jobStates].toSorted());
  });

  it.each(["delivered", "failed", "cancelled", "refused"] as const)("end at %s", (state) => {
    expect(jobTransitions[state]).toEqual([]);
  });

  it("let every unfinished job reach an end", () => {
    const reachable = (state: (typeof jobStates)[number], seen = new Set<string>()): boolean => {
      if (jobTransitions[state].length === 0) return true;
      if (seen.has(state)) return false;
      seen.add(state);
      return jobTransitions[state].some((next) => reachable(next, seen));
    };
    expect(jobStates.every((state) => reachable(state))).toBe(true);
  });

  it("never cancel a job whose pictures are made", () => {
    expect(jobTransitions.made).not.toContain("cancelled");
  });
});
