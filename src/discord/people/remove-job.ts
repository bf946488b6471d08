import type { Job } from "../../domain/job.ts";
import type { Only } from "../interactions/services.ts";
import { messageOfJob } from "../delivery/take-away.ts";

/**
 * Deletes a job for its owner: its pictures, their files where nobody else's picture needs them, the
 * message that shows them and the post in a showcase, where the bot may.
 */
export async function removeJob(
  job: Job,
  { studio, favourites, takeAway }: Only<"studio" | "favourites" | "takeAway">,
): Promise<void> {
  const post = await favourites.showcase(job.id);
  await studio.discard(job);
  await takeAway([...messageOfJob(job), ...(post === undefined ? [] : [post])]);
}
