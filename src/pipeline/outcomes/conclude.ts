import { DiffusionError, ProviderError, RefusedError } from "../../domain/errors.ts";
import type { FailureRecord } from "../../domain/failure.ts";
import { missingPositions } from "../../domain/job-pictures.ts";
import { isWorthWaiting } from "../../domain/rest.ts";
import type { Warning } from "../../domain/warning.ts";
import { say } from "../../words/index.ts";
import { LeaseLost, StudioStopping } from "../../domain/abort-reasons.ts";
import type { Takeover } from "./failover.ts";
import { failureOf, mayBeBilled } from "./failure.ts";
import type { Facts } from "./gather-facts.ts";
import { missingWarning, missingWarnings } from "./missing-warnings.ts";

/** Times that a job waits out a 429 before it counts as failed. */
const RATE_LIMITED_RUNS = 4;

/** A failure as it is stored, and the error behind it, for the log. */
interface Failed {
  readonly failure: FailureRecord;
  readonly cause: unknown;
}

/** How a job ends. */
export type End =
  | { readonly to: "made"; readonly warnings: readonly Warning[]; readonly failed?: Failed }
  | { readonly to: "cancelled" }
  | { readonly to: "failed" | "refused"; readonly failed: Failed };

/** What becomes of a job after a run. */
export type Conclusion =
  /** Stays as it is in the journal, for the next start, or for whoever has it now. */
  | { readonly to: "later" }
  /** Goes back to its place in the queue. */
  | { readonly to: "queue"; readonly because: "rate-limited" | "engine-broke" }
  /** Goes back to the queue for the first of these models that its budget allows; else it ends. */
  | {
      readonly to: "other-model";
      readonly takeovers: readonly Takeover[];
      readonly otherwise: End;
    }
  | End;

/**
 * Decides what follows from a run: the rules of money and of second chances are all here. What was
 * billed, or may have been, is never repeated: such pictures are lost, with the reason.
 */
export function conclude(facts: Facts): Conclusion {
  const { result, chances, takeovers } = facts;
  const { job, losses, aborted } = result;
  if (missingPositions(job).length === 0) return { to: "made", warnings: [] };
  if (aborted instanceof StudioStopping || aborted instanceof LeaseLost) return { to: "later" };
  if (aborted !== undefined) return cancelled(facts);

  const errors = losses.map((loss) => loss.error);
  if (mayRest(errors) && chances.rateLimited < RATE_LIMITED_RUNS) {
    return { to: "queue", because: "rate-limited" };
  }
  if (errors.some(isBrokenEngine) && !chances.engineBroke) {
    return { to: "queue", because: "engine-broke" };
  }
  const end = ended(facts);
  return takeovers.length === 0 ? end : { to: "other-model", takeovers, otherwise: end };
}

function ended({ result, incident }: Facts): End {
  const { job, losses, openCalls } = result;
  const errors = losses.map((loss) => loss.error);
  const cause = errors.find(mayBeBilled) ?? errors[0];
  const failed = { failure: failureOf(cause, { incident, openCalls }), cause };
  if (job.pictures.length > 0) {
    return { to: "made", warnings: missingWarnings(result, failed.failure.message), failed };
  }
  return { to: isRefusal(cause) ? "refused" : "failed", failed };
}

function cancelled({ result: { job } }: Facts): End {
  if (job.pictures.length === 0) return { to: "cancelled" };
  const warning = missingWarning(missingPositions(job), say("failure.you-cancelled"));
  return { to: "made", warnings: [warning] };
}

/** Whether a rest would help: there are 429s, and none of them asks for a rest that is too long. */
function mayRest(errors: readonly unknown[]): boolean {
  const limited = errors.filter(isRateLimit);
  return (
    limited.length > 0 && limited.every(({ retryAfterMs = 0 }) => isWorthWaiting(retryAfterMs))
  );
}

function isRateLimit(error: unknown): error is ProviderError {
  return error instanceof ProviderError && error.kind === "rate-limited" && error.billed === "no";
}

function isBrokenEngine(error: unknown): boolean {
  return error instanceof DiffusionError && error.retryable;
}

function isRefusal(error: unknown): boolean {
  if (error instanceof ProviderError) return error.kind === "content-refused";
  return error instanceof RefusedError;
}
