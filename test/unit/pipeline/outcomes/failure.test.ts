import { describe, expect, it } from "vitest";
import {
  ConfigError,
  DiffusionError,
  ProviderError,
  type ProviderErrorKind,
  RefusedError,
  UserError,
} from "../../../../src/domain/errors.ts";
import { CancelledByOwner } from "../../../../src/pipeline/running/abort-reasons.ts";
import { isFaultOfTheRequest, recordFailure } from "../../../../src/pipeline/outcomes/failure.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";

function record(error: unknown, openCalls = false) {
  const log = new RecordingLog();
  return { failure: recordFailure(error, { log, jobId: "job-1", openCalls }), lines: log.lines };
}

function provider(kind: ProviderErrorKind, billed: "yes" | "no" | "unknown") {
  const details = { provider: "Segmind", kind, billed, retryable: false, diagnosis: "status 500" };
  return new ProviderError("It failed.", details);
}

describe("recording a failure", () => {
  it.each([
    [new UserError("gone", "Send it again."), false, false],
    [new RefusedError("daily-limit", "Enough."), false, false],
    [provider("timeout", "unknown"), true, true],
    [provider("overloaded", "no"), true, false],
    [provider("broken-answer", "yes"), true, true],
    [provider("content-refused", "no"), false, false],
    [provider("bad-parameter", "no"), false, false],
    [new DiffusionError("process", "It broke.", { retryable: true }), true, false],
    [new DiffusionError("options", "No such scheduler."), false, false],
  ])("keeps the words of %o", (error, mayRepeat, mayBeBilled) => {
    const { code, message } = error;
    expect(record(error).failure).toEqual({ code, message, mayRepeat, mayBeBilled });
  });

  it("gives a bug an incident number, and the log its stack under that number", () => {
    const bug = new TypeError("x is undefined");
    const { failure, lines } = record(bug);
    expect(failure.code).toBe("bug");
    expect(failure.incident).toMatch(/^[0-9a-f]{8}$/);
    expect(failure.message).toContain(failure.incident);
    expect(failure.message).not.toContain("x is undefined");
    expect(lines).toEqual([
      {
        level: "error",
        message: "a bug ended a job",
        fields: { job: "job-1", incident: failure.incident, error: bug },
      },
    ]);
  });

  it("warns of a charge when a bug came while calls were open", () => {
    expect(record(new Error("oh"), true).failure.mayBeBilled).toBe(true);
    expect(record("a thrown string").failure.mayBeBilled).toBe(false);
  });

  it("tells the operator about a service, and about a setting without showing it to people", () => {
    expect(record(provider("bad-key", "no")).lines).toMatchObject([
      { level: "warn", fields: { provider: "Segmind", kind: "bad-key", diagnosis: "status 500" } },
    ]);
    const { failure, lines } = record(new ConfigError("/secret/folder is missing"));
    expect(failure.message).not.toContain("/secret");
    expect(lines).toMatchObject([
      { level: "error", fields: { reason: expect.stringContaining("secret") } },
    ]);
  });

  it("calls a cancel by its name", () => {
    expect(record(new CancelledByOwner()).failure.code).toBe("cancelled");
  });

  it("tells faults of the request from all others", () => {
    expect(isFaultOfTheRequest(provider("content-refused", "no"))).toBe(true);
    expect(isFaultOfTheRequest(provider("overloaded", "no"))).toBe(false);
    expect(isFaultOfTheRequest(new Error("bug"))).toBe(false);
  });
});
