import type { Job } from "../../domain/job.ts";
import type { AnswerTarget } from "../../domain/answer-target.ts";
import type { Tools } from "../tools.ts";

/** Tells the person that their order was taken; gives the target of the answer, as known by then. */
export type Acknowledge = () => Promise<AnswerTarget>;

/**
 * Acknowledges a job that was just stored, and lets it into the queue: whoever was told that theirs
 * was taken can rely on it, and nothing is drawn or paid for somebody who was told nothing.
 * Throws what `acknowledge` throws: the order is withdrawn then, because its owner takes it for failed.
 */
export async function acknowledgeOrder(
  job: Job,
  acknowledge: Acknowledge,
  { storage: { jobs }, log }: Pick<Tools, "storage" | "log">,
): Promise<Job> {
  try {
    const target = await acknowledge();
    return (await jobs.acknowledge(job.id, target)) ?? { ...job, target };
  } catch (error) {
    await jobs.move(job.id, "cancelled", { untold: true }).catch((failure: unknown) => {
      log.error({ job: job.id, error: failure }, "an order could not be withdrawn");
    });
    throw error;
  }
}
