import { type Job, jobStates } from "../../../src/domain/job.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { noLimits } from "../new-job.ts";
import type { Channel } from "../pipeline/recording-audience.ts";

/** Pictures of the one job. */
export const PICTURES = 2;

/** What is looked at when a life is over. */
export interface End {
  readonly storage: Storage;
  readonly channel: Channel;
  /** The ends that were told. */
  readonly ends: readonly Job[];
  /** How often a service was paid. */
  readonly paid: number;
  readonly order: OrderAnswer;
}

/** What the owner read to an order; a process that dies says nothing, and Discord says that. */
export type OrderAnswer = "taken" | "disk" | "other words" | "silence";

/** The promises that were broken: delivered once or honestly told, paid once, quota right, nothing stuck. */
export async function problemsOf(end: End): Promise<readonly string[]> {
  const { storage, order, paid } = end;
  const states = await Promise.all(jobStates.map((state) => storage.jobs.inState(state)));
  const [job, ...more] = states.flat();
  if (more.length > 0) return ["there is more than one job"];
  if (order === "other words") return ["the order was turned away without words about the disk"];
  if (job === undefined) return order !== "taken" && paid === 0 ? [] : ["the order was lost"];
  const problems: string[] = [];
  const check = (holds: boolean, problem: string) => void (holds || problems.push(problem));
  const posts = end.channel.posts.filter(({ jobId }) => jobId === job.id);
  check(posts.length <= 1, `it was posted ${posts.length} times`);
  check(paid <= PICTURES, `${paid} calls were paid`);
  if (job.state === "delivered") {
    check(posts[0]?.pictures.length === job.pictures.length, "other pictures were posted");
  } else {
    check(
      end.ends.some(({ id }) => id === job.id),
      `it ${job.state}, and nobody was told`,
    );
    check(posts.length === 0, `it ${job.state}, and was posted`);
  }
  const lost = paid - job.pictures.length;
  const isSaid = job.failure?.mayBeBilled === true;
  check(lost <= 0 || isSaid, `${lost} paid pictures are lost without a word`);
  for (const { hash } of job.pictures) {
    check((await storage.pictures.get(hash)) !== undefined, "a picture's file is gone");
  }
  check(await hasQuota(storage, job), "the quota is wrong");
  return problems;
}

/** Whether the job counts for as many pictures as its owner got. */
async function hasQuota({ jobs }: Storage, job: Job): Promise<boolean> {
  const picturesPerDay = job.pictures.length + 1;
  const fits = async (pictures: number) => {
    const order = { userId: job.userId, guildId: job.guildId, pictures };
    const result = await jobs.reserve(order, { ...noLimits, picturesPerDay });
    if (result.outcome === "reserved") await jobs.release(result.id);
    return result.outcome === "reserved";
  };
  return (await fits(1)) && !(await fits(2));
}
