import type { RefusedErrorCode } from "../../domain/errors.ts";
import type { AdmissionLimits } from "../../storage/job-store.ts";
import { type Message, say } from "../../words/index.ts";
import type { Refusal } from "./answer.ts";

const operator = { setBy: say("policy.operator") };
const managers = { setBy: say("rules.managers") };

type Entry = readonly [RefusedErrorCode, (allowed: number) => Message];

const limits: Readonly<Record<keyof AdmissionLimits, Entry>> = {
  jobsPerUser: ["too-many-jobs", (count) => say("policy.jobs-limit", { count, ...operator })],
  picturesPerDay: [
    "daily-limit",
    (allowed) => say("policy.pictures-limit", { allowed, ...operator }),
  ],
  queueLimit: ["queue-full", (count) => say("policy.queue-limit", { count, ...operator })],
  memberJobs: ["too-many-jobs", (count) => say("rules.member-jobs", { count, ...managers })],
  memberPicturesPerDay: [
    "daily-limit",
    (allowed) => say("rules.member-pictures", { allowed, ...managers }),
  ],
  dailyBudget: budget((allowed) => say("policy.budget-limit", { allowed, ...operator })),
  personBudget: budget((allowed) => say("storage.person-budget", { allowed, ...operator })),
  totalBudget: budget((allowed) => say("storage.total-budget", { allowed, ...operator })),
  monthlyBudget: budget((allowed) => say("rules.monthly-budget", { allowed, ...operator })),
  personMonthlyBudget: budget((allowed) =>
    say("rules.person-monthly-budget", { allowed, ...operator }),
  ),
  totalMonthlyBudget: budget((allowed) =>
    say("rules.total-monthly-budget", { allowed, ...operator }),
  ),
  houseBudget: budget((allowed) => say("rules.house-budget", { allowed, ...managers })),
  houseMonthlyBudget: budget((allowed) =>
    say("rules.house-monthly-budget", { allowed, ...managers }),
  ),
  memberBudget: budget((allowed) => say("rules.member-budget", { allowed, ...managers })),
  memberMonthlyBudget: budget((allowed) =>
    say("rules.member-monthly-budget", { allowed, ...managers }),
  ),
};

function budget(because: Entry[1]): Entry {
  return ["budget-spent", because];
}

/** What an order is told that a limit stands against: the limit, and who can change it. */
export function limitRefusal(limit: keyof AdmissionLimits, allowed: number): Refusal {
  const [code, because] = limits[limit];
  return { allowed: false, code, because: because(allowed) };
}
