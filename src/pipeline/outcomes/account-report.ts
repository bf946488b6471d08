import type { AccountReport } from "../../storage/job-store.ts";
import { say } from "../../words/index.ts";
import type { Tools } from "../tools.ts";

/**
 * Stores what a service told of its account during a job. Tells the operators, and the log, when
 * the credits fall below the operator's mark: once for each fall, over restarts too.
 */
export async function noteAccount(
  jobId: string,
  provider: string,
  report: AccountReport,
  parts: Pick<Tools, "creditsWarning" | "log" | "operators"> & {
    readonly storage: Pick<Tools["storage"], "jobs" | "outbox">;
  },
): Promise<void> {
  const { creditsWarning: mark, operators = [], log, storage } = parts;
  const before = await storage.jobs.setAccountReport(jobId, provider, report);
  const credits = report.remainingCredits;
  if (mark === undefined || credits === undefined || credits >= mark) return;
  if (before !== undefined && before < mark) return;
  log.warn(
    { provider, credits, mark },
    `${provider} is almost out of credits: top up soon (EASEL_CREDITS_WARNING)`,
  );
  const message = say("storage.credits-low", { provider, credits, mark });
  for (const operator of operators) {
    await storage.outbox.addForOperator(operator, `credits:${provider}`, message);
  }
}
