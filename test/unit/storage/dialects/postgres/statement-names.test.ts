import { describe, expect, it } from "vitest";
import { nameOf } from "../../../../../src/storage/dialects/postgres/statement-names.ts";

describe("the name of a kept statement", () => {
  it("is the same for the same text, and fits PostgreSQL's 63 characters", () => {
    const name = nameOf("select 1");
    expect(name).toMatch(/^easel_[\da-f]{32}$/);
    expect(nameOf("select 1")).toBe(name);
    expect(nameOf("select 2")).not.toBe(name);
  });

  it("is none for a long text, nor when there are many already: the server keeps each", () => {
    expect(nameOf("x".repeat(5000))).toBeUndefined();
    const names = Array.from({ length: 1000 }, (_, index) => nameOf(`select ${index} as many`));
    expect(names[0]).toBeDefined();
    expect(names.at(-1)).toBeUndefined();
    expect(nameOf("select 0 as many")).toBe(names[0]);
  });
});
