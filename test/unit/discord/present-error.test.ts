import { describe, expect, it } from "vitest";
import {
  DiffusionError,
  ProviderError,
  RefusedError,
  UserError,
} from "../../../src/domain/errors.ts";
import { presentError } from "../../../src/discord/present-error.ts";

describe("an error in words", () => {
  it("has a headline and its own message when it was foreseen", () => {
    const { text, incident } = presentError(new UserError("gone", "Send it again."));
    expect(text).toBe("**That is no longer there**\nSend it again.");
    expect(incident).toBeUndefined();
  });

  it.each([
    new RefusedError("daily-limit", "Come back tomorrow."),
    new DiffusionError("denoiser", "Come back tomorrow."),
    new ProviderError("Come back tomorrow.", {
      provider: "Segmind",
      kind: "overloaded",
      retryable: true,
      billed: "no",
    }),
  ])("keeps the words of $name", (error) => {
    expect(presentError(error).text).toMatch(/^\*\*.+\*\*\nCome back tomorrow\.$/);
  });

  it("is only a number when it is a bug", () => {
    const secret = new Error("password in the stack");
    const { text, incident } = presentError(secret, () => "1234ABCD");
    expect(incident).toBe("1234ABCD");
    expect(text).toContain("`1234ABCD`");
    expect(text).not.toContain("password");
    expect(presentError("thrown text").incident).toMatch(/^[0-9A-F]{8}$/);
  });
});
