import type { Job } from "../../domain/job.ts";
import type { FavouriteStore } from "../../storage/favourites.ts";
import type { RemovedMessages } from "../../storage/personal/personal-data.ts";
import { removeMessages } from "./remove-messages.ts";
import { takeAway } from "./take-away.ts";

/**
 * Deletes the messages that show a job, and its post in a showcase, where that is possible. Gives what
 * became of the former; rejects while Discord cannot be reached.
 */
export async function removeAll(
  tools: Parameters<typeof removeMessages>[0] & {
    readonly favourites: Pick<FavouriteStore, "showcase">;
  },
  job: Job,
): Promise<RemovedMessages> {
  const post = await tools.favourites.showcase(job.id);
  if (post !== undefined) await takeAway(tools.requests, [post]);
  return await removeMessages(tools, job);
}
