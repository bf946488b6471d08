import { type Job, jobStates } from "../../../src/domain/job.ts";
import type { LoopbackDiscord, WireMessage } from "../../../src/playground/loopback/index.ts";
import { openStorage } from "../../../src/storage/open-storage.ts";
import { labelsOf } from "../discord/reading.ts";
import { spoken } from "../words/spoken.ts";
import { botMessages, isFinal, jobOf } from "./people.ts";

/** Discord's flag of an answer that still says "is thinking". */
const LOADING = 1 << 7;

/** The jobs of a data folder that nobody uses now, and the picture files that are missing there. */
export async function readDataFolder(
  dataDir: string,
): Promise<{ readonly jobs: readonly Job[]; readonly lostFiles: readonly string[] }> {
  const storage = await openStorage(dataDir);
  const jobs = (await Promise.all(jobStates.map((state) => storage.jobs.inState(state)))).flat();
  const lostFiles: string[] = [];
  for (const { id, pictures } of jobs) {
    for (const { hash, position } of pictures) {
      const file = await storage.pictures.get(hash);
      if (file === undefined) lostFiles.push(`${id}, picture ${position + 1}`);
    }
  }
  await storage.close();
  return { jobs, lostFiles };
}

/** Jobs that did not come to their end, but for those that somebody cancelled. */
export function unfinishedJobs(
  jobs: readonly Job[],
  cancelled: ReadonlySet<string>,
): readonly string[] {
  return jobs
    .filter(({ id, state, pictures, request }) => {
      if (cancelled.has(id)) return state !== "cancelled" && state !== "delivered";
      return state !== "delivered" || pictures.length !== request.count;
    })
    .map(
      ({ id, state, failure }) =>
        `${id} is ${state}: ${failure === undefined ? "" : spoken(failure.message)}`,
    );
}

/** Delivered jobs whose pictures do not stand in exactly one message. */
export function notShownOnce(discord: LoopbackDiscord, jobs: readonly Job[]): readonly string[] {
  const shown = Map.groupBy(botMessages(discord).filter(isFinal), jobOf);
  return jobs
    .filter(({ state }) => state === "delivered")
    .flatMap(({ id, pictures }) => {
      const counts = (shown.get(id) ?? []).map(({ attachments }) => attachments.length);
      const isOnce = counts.length === 1 && counts[0] === pictures.length;
      return isOnce ? [] : [`${id}: ${pictures.length} made, shown as [${counts.join(", ")}]`];
    });
}

/** Messages that still wait for something, although nothing is under way any more. */
export function stuckMessages(discord: LoopbackDiscord): readonly string[] {
  return botMessages(discord)
    .filter((message) => labelsOf(message).includes("Cancel"))
    .map((message) => `${message.id} of ${jobOf(message)} still offers to cancel`);
}

/** Answers that are still promised, although nothing is under way any more. */
export function brokenPromises(discord: LoopbackDiscord): readonly WireMessage[] {
  return botMessages(discord).filter(({ flags }) => (flags & LOADING) !== 0);
}
