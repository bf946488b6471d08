import { describe, expect, it } from "vitest";
import { shortened } from "../../../../../src/providers/local/inspection/shortened.ts";

describe("what comes of a stranger's file", () => {
  it("is cut to what a person reads, at every depth", () => {
    const long = "a".repeat(5000);
    const cut = shortened({ says: { code: "quoted", params: { text: long } }, list: [long] });
    const short = "a".repeat(1000);
    expect(cut).toEqual({ says: { code: "quoted", params: { text: short } }, list: [short] });
    expect(shortened(Array.from({ length: 9999 }, () => "x"))).toHaveLength(500);
  });

  it("keeps what is short, and the numbers of a schedule", () => {
    const betas = Array.from({ length: 1000 }, (_, index) => index / 1000);
    const given = { betas, name: "a model", size: { width: 8 }, none: undefined, flag: true };
    expect(shortened(given)).toEqual(given);
  });
});
