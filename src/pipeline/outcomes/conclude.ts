import { DiffusionError, EaselError, ProviderError, RefusedError } from "../../domain/errors.ts";
import type { FailureRecord } from "../../domain/failure.ts";
import { isWorthWaiting } from "../../domain/rest.ts";
import type { Warning } from "../../domain/warning.ts";
import { StudioStopping } from "../running/abort-reasons.ts";
import type { Takeover } from "./failover.ts";
import { mayBeBilled } from "./failure.ts";
import { missingPositions, missingWarning, type RunResult } from "../running/run-result.ts";
import { type Message, say } from "../../words/index.ts";

/** What becomes of a job after a run. */
export type Conclusion =
  /** Stays `running` in the journal, for the next start. */
  | { readonly to: "later" }
  /** Goes back to its place in the queue. */
  | { readonly to: "queue" }
  /** Goes back to the queue for another model. */
  | { readonly to: "other-model"; readonly takeover: Takeover }
  | {
      readonly to: "made";
      readonly warnings: readonly Warning[];
      readonly failure: FailureRecord | undefined;
    }
  | { readonly to: "cancelled" }
  | { readonly to: "failed" | "refused"; readonly failure: FailureRecord };

/** What the rules ask for as they go; each is asked only when it matters. */
export interface Circumstances {
  /** Whether the job may wait out one more 429. */
  afterRateLimit(): boolean;
  /** Whether the job may run again although the own engine broke. */
  afterBrokenEngine(): boolean;
  takeover(): Takeover | undefined;
  record(error: unknown): FailureRecord;
}

/** Decides what follows from a run; the rules of money and of second chances are all here. */
export function conclude(result: RunResult, circumstances: Circumstances): Conclusion {
  const { job, losses, aborted } = result;
  const missing = missingPositions(job);
  if (missing.length === 0) return { to: "made", warnings: [], failure: undefined };
  if (aborted instanceof StudioStopping) return { to: "later" };
  if (aborted !== undefined) return cancelled(result);

  const errors = losses.map((loss) => loss.error);
  const limited = errors.filter(isRateLimit);
  const worthWaiting =
    limited.length > 0 && limited.every(({ retryAfterMs = 0 }) => isWorthWaiting(retryAfterMs));
  if (worthWaiting && circumstances.afterRateLimit()) return { to: "queue" };
  if (errors.some(isBrokenEngine) && circumstances.afterBrokenEngine()) return { to: "queue" };
  if (job.pictures.length === 0) {
    const takeover = circumstances.takeover();
    if (takeover !== undefined) return { to: "other-model", takeover };
  }
  const gravest = errors.find(mayBeBilled) ?? errors[0];
  const failure = circumstances.record(gravest);
  if (job.pictures.length > 0)
    return { to: "made", warnings: missingWarnings(result, failure), failure };
  return { to: isRefusal(gravest) ? "refused" : "failed", failure };
}

function cancelled({ job }: RunResult): Conclusion {
  if (job.pictures.length === 0) return { to: "cancelled" };
  const warning = missingWarning(missingPositions(job), say("failure.you-cancelled"));
  return { to: "made", warnings: [warning], failure: undefined };
}

function missingWarnings({ job, losses }: RunResult, failure: FailureRecord): readonly Warning[] {
  const missing = new Set(missingPositions(job));
  const byReason = new Map<string, { readonly reason: Message; readonly positions: number[] }>();
  for (const { positions, error } of losses) {
    const reason = error instanceof EaselError ? error.says : failure.message;
    const key = JSON.stringify(reason);
    const known = byReason.get(key)?.positions ?? [];
    const lost = positions.filter((position) => missing.has(position));
    byReason.set(key, { reason, positions: [...known, ...lost] });
  }
  return [...byReason.values()]
    .filter(({ positions }) => positions.length > 0)
    .map(({ reason, positions }) =>
      missingWarning(
        positions.toSorted((a, b) => a - b),
        reason,
      ),
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
