import type { Job } from "../domain/job.ts";
import { settle } from "./outcomes/settle.ts";
import type { JobInHand } from "./queue/dispatcher.ts";
import { beginRun } from "./running/begin-run.ts";
import type { Tools } from "./tools.ts";

/**
 * Works on one job that was taken from the queue: runs it, and does what follows from that.
 * Every step leaves the journal in a state from which a restart goes on.
 */
export function workOn(job: Job, tools: Tools): JobInHand {
  const run = beginRun(job, tools);
  const concluded = run.result
    .then((result) => settle(result, tools))
    .catch((error: unknown) => {
      // Only the storage can fail here. The job stays `running`, and the next start takes it up.
      tools.log.error({ job: job.id, error }, "a job could not be concluded");
    });
  return {
    job,
    get progress() {
      return run.progress;
    },
    abort: run.abort,
    concluded,
    released: release(),
  };

  async function release(): Promise<void> {
    await concluded;
    await run.released();
  }
}
