import {
  ConfigError,
  DiffusionError,
  EaselError,
  ProviderError,
  RefusedError,
  UserError,
} from "../../domain/errors.ts";
import type { FailureRecord } from "../../domain/failure.ts";
import { newIncident } from "../../lib/incident.ts";
import type { Logger } from "../../lib/logger.ts";
import { CancelledByOwner } from "../running/abort-reasons.ts";
import { say } from "../../words/index.ts";

/** Failures of a remote service that the person who asked can mend, and no repetition can. */
const faultsOfTheRequest: ReadonlySet<string> = new Set(["bad-parameter", "content-refused"]);

/** Whether an error is due to what was asked, so that trying again or elsewhere is no help. */
export function isFaultOfTheRequest(error: unknown): boolean {
  if (error instanceof ProviderError) return faultsOfTheRequest.has(error.kind);
  if (error instanceof DiffusionError) return error.stage === "options";
  return error instanceof UserError || error instanceof RefusedError;
}

/** Whether the calls that an error speaks of may have been charged for. */
export function mayBeBilled(error: unknown): boolean {
  return error instanceof ProviderError && error.billed !== "no";
}

function foreseen(error: EaselError): Omit<FailureRecord, "incident"> {
  const mayRepeat =
    !isFaultOfTheRequest(error) && !(error instanceof DiffusionError && !error.retryable);
  return { code: error.code, message: error.says, mayRepeat, mayBeBilled: mayBeBilled(error) };
}

/**
 * Turns anything that was thrown into what is stored and shown, and writes the rest to the log:
 * a foreseen error keeps its words; anything else is a bug, for which the person gets an incident
 * number and the operator the stack under that number. Never logs prompts.
 * `openCalls` says that remote calls were under way whose answer is not known.
 */
export function recordFailure(
  error: unknown,
  context: { readonly log: Logger; readonly jobId: string; readonly openCalls?: boolean },
): FailureRecord {
  const { log, jobId, openCalls = false } = context;
  if (error instanceof CancelledByOwner) {
    return {
      code: "cancelled",
      message: say("failure.cancelled"),
      mayRepeat: false,
      mayBeBilled: false,
    };
  }
  if (error instanceof ProviderError) {
    const { provider, kind, billed, diagnosis } = error;
    log.warn({ job: jobId, provider, kind, billed, diagnosis }, "a remote service failed");
    return foreseen(error);
  }
  if (error instanceof ConfigError) {
    log.error({ job: jobId, reason: error.message }, "a setting stands in the way of a job");
    const message = say("failure.not-set-up");
    return { code: error.code, message, mayRepeat: false, mayBeBilled: false };
  }
  if (error instanceof EaselError) {
    log.info({ job: jobId, code: error.code, reason: error.message }, "a job failed");
    return foreseen(error);
  }
  const incident = newIncident();
  log.error({ job: jobId, incident, error }, "a bug ended a job");
  return {
    code: "bug",
    message: say("failure.bug", { incident }),
    mayRepeat: true,
    mayBeBilled: openCalls,
    incident,
  };
}
