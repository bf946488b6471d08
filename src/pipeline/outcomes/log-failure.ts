import { ConfigError, EaselError, ProviderError } from "../../domain/errors.ts";
import type { FailureRecord } from "../../domain/failure.ts";
import type { Logger } from "../../lib/logger.ts";

/**
 * Writes why a job failed to the log: what was foreseen with its kind, a bug with its stack under the
 * incident number that the person is told. Never logs prompts.
 */
export function logFailure(
  { failure, cause }: { readonly failure: FailureRecord; readonly cause: unknown },
  job: string,
  log: Logger,
): void {
  if (cause instanceof ProviderError) {
    const { provider, kind, billed, diagnosis } = cause;
    log.warn({ job, provider, kind, billed, diagnosis }, "a remote service failed");
  } else if (cause instanceof ConfigError) {
    log.error({ job, reason: cause.message }, "a setting stands in the way of a job");
  } else if (cause instanceof EaselError) {
    log.info({ job, code: cause.code, reason: cause.message }, "a job failed");
  } else {
    log.error({ job, incident: failure.incident, error: cause }, "a bug ended a job");
  }
}
