import { describe, expect, it } from "vitest";
import { z } from "zod";
import { describeOptions } from "../../../src/providers/describe-options.ts";

describe("the options of a model's own", () => {
  it("are described by the schema that reads them", () => {
    const schema = z.object({
      quality: z.enum(["low", "high", "auto"]).default("auto"),
      moderation: z.enum(["auto", "low"]).optional(),
      compression: z.number().min(0).max(100).default(90),
      karras: z.boolean().default(true),
      tiling: z.boolean().optional(),
      user: z.string().max(64).optional(),
      note: z.string().optional(),
    });
    expect(describeOptions(schema)).toEqual({
      quality: { kind: "choice", choices: ["low", "high", "auto"], default: "auto" },
      moderation: { kind: "choice", choices: ["auto", "low"] },
      compression: { kind: "number", min: 0, max: 100, default: 90 },
      karras: { kind: "switch", default: true },
      tiling: { kind: "switch", default: false },
      user: { kind: "text", maxLength: 64 },
      note: { kind: "text", maxLength: 2000 },
    });
  });

  it.each([
    ["a number without bounds", z.number().default(1)],
    ["a number without a default", z.number().min(0).max(1)],
    ["a list", z.array(z.string())],
  ])("cannot be %s", (_, field) => {
    expect(() => describeOptions(z.object({ odd: field }))).toThrow("The option odd");
  });
});
