import type { Job } from "../domain/job.ts";
import type { AdmissionResult } from "./job-store.ts";
import type { BudgetAlarm } from "./limits.ts";

/** The outcome of several orders that are admitted together or not at all. */
export type JointAdmissionResult =
  | {
      readonly outcome: "admitted";
      readonly jobs: readonly Job[];
      readonly alarms: readonly BudgetAlarm[];
    }
  /** The question that they answer is no longer open. */
  | { readonly outcome: "answered" }
  | Exclude<AdmissionResult, { readonly outcome: "admitted" }>;
