import { describe, expect, it } from "vitest";
import { ProviderError, UserError } from "../../../../src/domain/errors.ts";
import type { Billed } from "../../../../src/domain/errors.ts";
import { gravestError } from "../../../../src/providers/remote/gravest-error.ts";
import { quoted } from "../../../../src/words/index.ts";

const failure = (billed: Billed, retryable = false) =>
  new ProviderError(quoted("x"), { provider: "P", kind: "unknown", billed, retryable });

describe("gravestError", () => {
  it("puts a bug first, then money, then what must not be repeated", () => {
    const bug = new TypeError("x");
    const [unknown, paid, final, passing] = [
      failure("unknown"),
      failure("yes"),
      failure("no"),
      failure("no", true),
    ];
    expect(gravestError([passing, final, paid, unknown, bug])).toBe(bug);
    expect(gravestError([passing, final, paid, unknown])).toBe(unknown);
    expect(gravestError([passing, final, paid])).toBe(paid);
    expect(gravestError([passing, final])).toBe(final);
    expect(gravestError([passing])).toBe(passing);
  });

  it("counts a wrong source picture among what must not be repeated", () => {
    const wrong = new UserError("invalid-picture", quoted("x"));
    expect(gravestError([failure("no", true), wrong])).toBe(wrong);
  });

  it("finds none among none", () => {
    expect(gravestError([])).toBeUndefined();
  });
});
