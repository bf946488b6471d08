import { describe, expect, it } from "vitest";
import { allowanceOf, modelsOfAll } from "../../../../src/pipeline/policy/allowance.ts";

const roles = {
  "1": { picturesPerDay: 5, largestSize: { width: 512, height: 512 } },
  "2": { picturesPerDay: 20, waitingJobs: 2, priority: -3, models: ["a", "b"] },
  "3": { picturesPerDay: 10, waitingJobs: 4, mostPictures: 2, models: ["b", "c"] },
  "4": { largestSize: { width: 640, height: 768 }, models: [] },
};

const of = (...roleIds: string[]) => allowanceOf(roles, { guildId: "1", roleIds });

describe("how much somebody may", () => {
  it("is what everybody may where they have no other role", () => {
    expect(of()).toMatchObject({ picturesPerDay: 5, largestSize: { width: 512, height: 512 } });
    expect(of("9")).toEqual(of());
  });

  it("is the largest of their roles, and not the sum", () => {
    expect(of("2", "3")).toMatchObject({ picturesPerDay: 20, waitingJobs: 4, mostPictures: 2 });
    expect(of("4").largestSize).toEqual({ width: 640, height: 768 });
  });

  it("is unlimited where no role says anything", () => {
    expect(of("4").waitingJobs).toBeUndefined();
    expect(of("2").priority).toBe(-3);
    expect(of().priority).toBeUndefined();
  });

  it("has the models of all their roles, and every one where a role names none", () => {
    expect(of("2", "3").models).toEqual(["a", "b", "c"]);
    expect(of("2", "4").models).toEqual([]);
    expect(of().models).toBeUndefined();
  });

  it("has only the models of every role where roles are not known", () => {
    expect(modelsOfAll(roles)).toEqual(["b"]);
    expect(modelsOfAll({})).toBeUndefined();
  });
});
