import { describe, expect, it } from "vitest";
import {
  ConfigError,
  DiffusionError,
  ProviderError,
  type ProviderErrorKind,
  RefusedError,
  UserError,
} from "../../../../src/domain/errors.ts";
import { failureOf, isFaultOfTheRequest } from "../../../../src/pipeline/outcomes/failure.ts";
import { spoken } from "../../../support/words/spoken.ts";
import { quoted } from "../../../../src/words/index.ts";

const incident = "0a1b2c3d";

function record(error: unknown, openCalls = false) {
  return failureOf(error, { incident, openCalls });
}

function provider(kind: ProviderErrorKind, billed: "yes" | "no" | "unknown") {
  return new ProviderError(quoted("It failed."), {
    provider: "Segmind",
    kind,
    billed,
    retryable: false,
  });
}

describe("recording a failure", () => {
  it.each([
    [new UserError("gone", quoted("Send it again.")), false, false],
    [new RefusedError("daily-limit", quoted("Enough.")), false, false],
    [provider("timeout", "unknown"), true, true],
    [provider("overloaded", "no"), true, false],
    [provider("broken-answer", "yes"), true, true],
    [provider("content-refused", "no"), false, false],
    [provider("bad-parameter", "no"), false, false],
    [new DiffusionError("process", quoted("It broke."), { retryable: true }), true, false],
    [new DiffusionError("options", quoted("No such scheduler.")), false, false],
  ])("keeps the words of %o", (error, mayRepeat, mayBeBilled) => {
    const { code, says: message } = error;
    expect(record(error)).toEqual({ code, message, mayRepeat, mayBeBilled });
  });

  it("gives a bug an incident number instead of its own words", () => {
    const failure = record(new TypeError("x is undefined"));
    expect(failure).toMatchObject({ code: "bug", incident });
    expect(spoken(failure.message)).toContain(incident);
    expect(spoken(failure.message)).not.toContain("x is undefined");
  });

  it.each([
    ["a bug", new Error("oh")],
    ["a model that is gone", new UserError("unknown-model", quoted("It is gone."))],
  ])("warns of a charge when %s came while calls were open", (_, error) => {
    expect(record(error, true).mayBeBilled).toBe(true);
    expect(record(error).mayBeBilled).toBe(false);
  });

  it("keeps a path of the system from people: a full disk is no foreseen error", () => {
    const full = Object.assign(new Error("ENOSPC: no space left, write '/secret/easel.db'"), {
      code: "ENOSPC",
    });
    expect(JSON.stringify(record(full))).not.toContain("/secret");
  });

  it("does not show people what the operator has to set", () => {
    const failure = record(new ConfigError(quoted("/secret/folder is missing")));
    expect(spoken(failure.message)).not.toContain("/secret");
  });

  it("tells faults of the request from all others", () => {
    expect(isFaultOfTheRequest(provider("content-refused", "no"))).toBe(true);
    expect(isFaultOfTheRequest(provider("overloaded", "no"))).toBe(false);
    expect(isFaultOfTheRequest(new Error("bug"))).toBe(false);
  });
});
