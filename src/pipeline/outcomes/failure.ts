import {
  ConfigError,
  DiffusionError,
  EaselError,
  ProviderError,
  RefusedError,
  UserError,
} from "../../domain/errors.ts";
import type { FailureRecord } from "../../domain/failure.ts";
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

/**
 * What is stored and shown of anything that was thrown: a foreseen error keeps its words; anything
 * else is a bug, of which the person gets the incident number. `openCalls` says that remote calls
 * were under way whose answer is not known.
 */
export function failureOf(
  error: unknown,
  { incident, openCalls }: { readonly incident: string; readonly openCalls: boolean },
): FailureRecord {
  if (error instanceof ConfigError) {
    const message = say("failure.not-set-up");
    return { code: error.code, message, mayRepeat: false, mayBeBilled: false };
  }
  if (error instanceof EaselError) {
    const isHopeless = error instanceof DiffusionError && !error.retryable;
    return {
      code: error.code,
      message: error.says,
      mayRepeat: !isHopeless && !isFaultOfTheRequest(error),
      mayBeBilled: mayBeBilled(error) || openCalls,
    };
  }
  return {
    code: "bug",
    message: say("failure.bug", { incident }),
    mayRepeat: true,
    mayBeBilled: openCalls,
    incident,
  };
}
