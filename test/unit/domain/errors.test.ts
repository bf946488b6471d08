import { describe, expect, it } from "vitest";
import {
  ConfigError,
  DiffusionError,
  ProviderError,
  UserError,
} from "../../../src/domain/errors.ts";
import { quoted } from "../../../src/words/index.ts";

describe("errors", () => {
  it("carry their class name without showing it as a field", () => {
    const error = new UserError("no-picture", quoted("There is no picture on that message."));
    expect(error.name).toBe("UserError");
    expect(Object.keys(error)).not.toContain("name");
    expect(String(error)).toBe("UserError: There is no picture on that message.");
  });

  it("keep the original as their cause", () => {
    const cause = new Error("socket hang up");
    expect(new ConfigError(quoted("No connection."), { cause }).cause).toBe(cause);
  });

  it("of a provider say whether the call may have been billed", () => {
    const error = new ProviderError(quoted("Segmind did not answer in time."), {
      provider: "Segmind",
      kind: "timeout",
      retryable: false,
      billed: "unknown",
    });
    expect(error).toMatchObject({ code: "timeout", billed: "unknown", retryable: false });
  });

  it("of the engine are not retryable unless the engine itself broke", () => {
    expect(new DiffusionError("options", quoted("Steps must be at least 1.")).retryable).toBe(
      false,
    );
    expect(new DiffusionError("process", quoted("It died."), { retryable: true }).retryable).toBe(
      true,
    );
  });
});
