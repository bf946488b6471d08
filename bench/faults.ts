// Fails each step that a job takes on the disk, one life for each: no room, a disk that fails, and the
// end of the process, once and from then on; for jobs of the own engine, of a service that is asked for
// its pictures, and of one that is paid by the call. STRIDE takes every so many steps.
import type { FaultPlan } from "../test/support/faults/fault.ts";
import { localJobs, paidJobs, polledJobs } from "../test/support/faults/kinds-of-jobs.ts";
import { type LifeParts, liveWithFault } from "../test/support/faults/live-with-fault.ts";

const plans: readonly Omit<FaultPlan, "at">[] = [
  { kind: "ENOSPC", lasts: "once" },
  { kind: "ENOSPC", lasts: "on" },
  { kind: "EIO", lasts: "once" },
  { kind: "EIO", lasts: "on" },
  { kind: "kill", lasts: "on" },
];

export async function faults(): Promise<void> {
  const stride = Number(process.env["STRIDE"] ?? 1);
  const paid = await paidJobs();
  const kinds: Readonly<Record<string, LifeParts>> = {
    local: localJobs(),
    polled: polledJobs(),
    paid,
  };
  for (const [name, jobs] of Object.entries(kinds)) {
    for (const plan of plans) {
      const { lives, broken } = await everyStep(jobs, plan, stride);
      console.log(`${name}, ${plan.kind} ${plan.lasts}: ${lives} lives, ${broken.length} broken`);
      for (const problem of broken) console.log(`  ${problem}`);
    }
  }
  await paid.close();
}

/** Lets a job live once for each step that it takes, until a life has no more steps to fail. */
async function everyStep(jobs: LifeParts, plan: Omit<FaultPlan, "at">, stride: number) {
  const broken: string[] = [];
  for (let at = 1, lives = 1; ; at += stride, lives += 1) {
    const { problems, hit } = await liveWithFault(jobs, { ...plan, at });
    broken.push(...problems.map((problem) => `step ${at}: ${problem}`));
    if (!hit) return { lives, broken };
  }
}
