import { describe, expect, it, onTestFinished } from "vitest";
import type { FaultPlan } from "../../support/faults/fault.ts";
import { localJobs, paidJobs, polledJobs } from "../../support/faults/kinds-of-jobs.ts";
import { type LifeParts, liveWithFault } from "../../support/faults/live-with-fault.ts";

/** Every so many steps; `npm run bench faults` takes them all. */
const STRIDE = 29;

const plans: readonly Omit<FaultPlan, "at">[] = [
  { kind: "ENOSPC", lasts: "once" },
  { kind: "ENOSPC", lasts: "on" },
  { kind: "EIO", lasts: "once" },
  { kind: "EIO", lasts: "on" },
  { kind: "kill", lasts: "on" },
];

const kinds: Readonly<Record<string, () => Promise<LifeParts>>> = {
  local: async () => localJobs(),
  polled: async () => polledJobs(),
  paid: async () => {
    const jobs = await paidJobs();
    onTestFinished(() => jobs.close());
    return jobs;
  },
};

describe.each(Object.entries(kinds))("a %s job on a disk with a fault", (name, open) => {
  it.each(plans)(
    "($kind, $lasts) is delivered once or honestly told, paid once, and leaves nothing stuck",
    async (plan) => {
      const jobs = await open();
      const broken: string[] = [];
      // Each kind of job and fault begins at another step, so that together they take more of them.
      for (let at = 1 + (name.length % STRIDE); ; at += STRIDE) {
        const { problems, hit } = await liveWithFault(jobs, { ...plan, at });
        broken.push(...problems.map((problem) => `step ${at}: ${problem}`));
        if (!hit) break;
      }
      expect(broken).toEqual([]);
    },
    120_000,
  );
});
