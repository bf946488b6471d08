import { describe, expect, it } from "vitest";
import { ConfigError, ProviderError, UserError } from "../../../../src/domain/errors.ts";
import { failureOf } from "../../../../src/pipeline/outcomes/failure.ts";
import { logFailure } from "../../../../src/pipeline/outcomes/log-failure.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";
import { quoted } from "../../../../src/words/index.ts";

function logged(cause: unknown) {
  const log = new RecordingLog();
  const failure = failureOf(cause, { incident: "0a1b2c3d", openCalls: false });
  logFailure({ failure, cause }, "job-1", log);
  return log.lines;
}

describe("the log of a failure", () => {
  it("has a bug's stack under the incident number", () => {
    const error = new TypeError("x is undefined");
    expect(logged(error)).toEqual([
      {
        level: "error",
        message: "a bug ended a job",
        fields: { job: "job-1", incident: "0a1b2c3d", error },
      },
    ]);
  });

  it("has what a service said, and which setting is missing", () => {
    const details = { provider: "Segmind", kind: "bad-key", billed: "no" } as const;
    const diagnosis = "status 401";
    expect(
      logged(new ProviderError(quoted("It failed."), { ...details, retryable: false, diagnosis })),
    ).toMatchObject([{ level: "warn", fields: { ...details, diagnosis } }]);
    expect(logged(new ConfigError(quoted("/folder is missing")))).toMatchObject([
      { level: "error", fields: { reason: "/folder is missing" } },
    ]);
  });

  it("makes no fuss of what people asked for", () => {
    expect(logged(new UserError("gone", quoted("Send it again.")))).toMatchObject([
      { level: "info" },
    ]);
  });
});
