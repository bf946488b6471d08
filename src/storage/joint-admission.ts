import type { Job } from "../domain/job.ts";
import { admitJob } from "./admission.ts";
import type { Rows } from "./database.ts";
import type { AdmissionLimits, BudgetAlarm, NewJob } from "./job-store.ts";
import type { JointAdmissionResult } from "./joint-admission-result.ts";
import { takeQuestion } from "./questions.ts";
import type { Steps } from "./steps.ts";

type Refused = Exclude<JointAdmissionResult, { readonly outcome: "admitted" }>;

/** Undoes a transaction in which one order of several could not be admitted. */
class NotAdmitted extends Error {
  readonly result: Refused;

  constructor(result: Refused) {
    super(result.outcome);
    this.result = result;
  }
}

/** What orders that are admitted together have to meet. */
interface Terms {
  readonly limits: AdmissionLimits;
  readonly question: string;
  readonly now: number;
}

/** Admits several orders and closes their question in one transaction, or changes nothing. */
export async function admitJointly(
  steps: Steps,
  jobs: readonly NewJob[],
  terms: Terms,
): Promise<JointAdmissionResult> {
  try {
    return { outcome: "admitted", ...(await steps.begin((rows) => admitAll(rows, jobs, terms))) };
  } catch (error) {
    if (error instanceof NotAdmitted) return error.result;
    throw error;
  }
}

async function admitAll(
  rows: Rows,
  jobs: readonly NewJob[],
  { limits, question, now }: Terms,
): Promise<{ readonly jobs: readonly Job[]; readonly alarms: readonly BudgetAlarm[] }> {
  if (!(await takeQuestion(rows, question, now))) throw new NotAdmitted({ outcome: "answered" });
  const admitted: Job[] = [];
  const alarms: BudgetAlarm[] = [];
  for (const [index, job] of jobs.entries()) {
    // Those before it belong to the same order.
    const { jobsPerUser, memberJobs } = limits;
    const own = {
      ...limits,
      jobsPerUser: jobsPerUser + index,
      memberJobs: memberJobs && memberJobs + index,
    };
    const result = await admitJob(rows, job, own, now);
    if (result.outcome !== "admitted") throw new NotAdmitted(result);
    admitted.push(result.job);
    alarms.push(...(result.alarms ?? []));
  }
  return { jobs: admitted, alarms };
}
