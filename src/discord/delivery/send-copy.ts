import type { Job } from "../../domain/job.ts";
import { DEFAULT_FILE_LIMIT } from "../connection/channel-limit.ts";
import type { DiscordRequests } from "../connection/discord-requests.ts";
import { directChannel, postToChannel } from "../messages/channel-messages.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { messagePayload } from "../messages/payload.ts";
import { type FileTools, fitPictures, type LoadPicture } from "../views/fit-pictures.ts";
import type { ViewOptions } from "../views/job-text.ts";
import { resultView } from "../views/result-view.ts";

/** What sending somebody their pictures once more takes. */
export interface CopyTools {
  readonly requests: DiscordRequests;
  readonly images: Pick<FileTools, "shrinkFiles">;
  readonly load: LoadPicture;
}

/**
 * Sends a job's pictures to its owner by direct message, buttons included; whether any file of them
 * is still kept. The same `once` again sends nothing. Rejects with the request's error.
 */
export async function sendCopy(
  { requests, images, load }: CopyTools,
  job: Job,
  {
    words,
    once,
    ...options
  }: ViewOptions & {
    readonly words: DiscordWords;
    readonly once: string;
  },
): Promise<boolean> {
  const pictures = await fitPictures(load, images, job, job.pictures, DEFAULT_FILE_LIMIT);
  if (pictures.length === 0) return false;
  const reencoded = pictures.some((picture) => picture.reencoded);
  const view = resultView(words, job, pictures, { ...options, reencoded });
  const channelId = await directChannel(requests, job.userId);
  await postToChannel(requests, channelId, messagePayload(view), { once });
  return true;
}
