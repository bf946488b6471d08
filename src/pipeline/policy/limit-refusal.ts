import type { RefusedErrorCode } from "../../domain/errors.ts";
import type { AdmissionLimits } from "../../storage/job-store.ts";
import { type Message, say } from "../../words/index.ts";
import type { Refusal } from "./answer.ts";

type Words = (allowed: number, setBy: Message) => Message;

const limits: Readonly<Record<keyof AdmissionLimits, readonly [RefusedErrorCode, Words]>> = {
  jobsPerUser: ["too-many-jobs", (count, setBy) => say("policy.jobs-limit", { count, setBy })],
  picturesPerDay: [
    "daily-limit",
    (allowed, setBy) => say("policy.pictures-limit", { allowed, setBy }),
  ],
  queueLimit: ["queue-full", (count, setBy) => say("policy.queue-limit", { count, setBy })],
  dailyBudget: ["budget-spent", (allowed, setBy) => say("policy.budget-limit", { allowed, setBy })],
  personBudget: [
    "budget-spent",
    (allowed, setBy) => say("storage.person-budget", { allowed, setBy }),
  ],
  totalBudget: [
    "budget-spent",
    (allowed, setBy) => say("storage.total-budget", { allowed, setBy }),
  ],
};

/** What an order is told that a limit stands against; `allowed` is the limit, `setBy` who set it. */
export function limitRefusal(
  limit: keyof AdmissionLimits,
  allowed: number,
  setBy: Message,
): Refusal {
  const [code, because] = limits[limit];
  return { allowed: false, code, because: because(allowed, setBy) };
}
