import { newIncident } from "../../lib/incident.ts";
import type { FailureRecord } from "../../domain/failure.ts";
import type { Logger } from "../../lib/logger.ts";
import { say } from "../../words/index.ts";

/**
 * What is stored and shown of a bug that came up while pictures were handed over or an end was told;
 * the log gets the stack under the same number.
 */
export function bugOfDelivery(
  error: unknown,
  { log, entry, jobId }: { readonly log: Logger; readonly entry: string; readonly jobId: string },
): FailureRecord {
  const incident = newIncident();
  log.error({ entry, incident, error }, "a bug ended an entry of the outbox");
  return {
    code: "bug",
    message: say("storage.delivery-bug", { incident, command: `/show id:${jobId}` }),
    mayRepeat: false,
    mayBeBilled: false,
    incident,
  };
}
