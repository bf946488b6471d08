import { Routes } from "discord.js";
import { z } from "zod";
import { doneNotice } from "../views/done-notice.ts";
import type { DeliveryTools, JobAtItsEnd } from "./delivery-tools.ts";
import type { Job } from "../../domain/job.ts";
import type { SettingsStore } from "../../storage/settings-store.ts";
import { describeError } from "../connection/describe-error.ts";
import { postToChannel } from "../messages/channel-messages.ts";
import { discordWords } from "../messages/discord-words.ts";
import { messagePayload, privatePayload } from "../messages/payload.ts";
import type { ShownMessage } from "../messages/shown-message.ts";

/** After this long people look elsewhere and want to be called. */
const LONG_JOB_MS = 30_000;

/** Jobs that are remembered as called for; only those whose delivery is not yet stored matter. */
const REMEMBERED = 100;

const SETTING = "discord.pinged";

/** Remembers durably for which of the last jobs the owner was called. */
export interface PingMemory {
  /** Whether this is the first call for the job; from now on it is not. */
  first(jobId: string): Promise<boolean>;
}

/** A memory in the settings, which survives a restart between the call and the end of the job. */
export function createPingMemory(settings: SettingsStore): PingMemory {
  let turn: Promise<unknown> = Promise.resolve();
  const remember = async (jobId: string): Promise<boolean> => {
    const stored = (await settings.get(SETTING)) ?? "[]";
    const ids = z.array(z.string()).parse(JSON.parse(stored));
    if (ids.includes(jobId)) return false;
    await settings.set(SETTING, JSON.stringify([jobId, ...ids].slice(0, REMEMBERED)));
    return true;
  };
  return {
    async first(jobId) {
      // One after the other, or two jobs that end together would overwrite each other's mark.
      const result = turn.then(() => remember(jobId));
      turn = result.catch(() => undefined);
      return await result;
    },
  };
}

/**
 * Calls the owner of a job that took long, since an edit notifies nobody. At most once for a job,
 * also over restarts; a call that fails is only logged.
 */
export async function pingOwner(
  tools: Pick<DeliveryTools, "requests" | "requestsOnce" | "now" | "log">,
  memory: PingMemory,
  { job, place }: Pick<JobAtItsEnd, "job" | "place">,
  message: ShownMessage,
): Promise<void> {
  if (place.kind === "terminal" || tools.now() - job.createdAt <= LONG_JOB_MS) return;
  try {
    if (!(await memory.first(job.id))) return;
    const placed: Job = { ...job, place: { ...place, messageId: message.id } };
    const payload = messagePayload(doneNotice(discordWords(place.locale), placed));
    if (place.kind === "interaction") {
      const route = Routes.webhook(place.applicationId, place.token);
      const shown = place.isPrivate === true ? privatePayload(payload) : payload;
      await tools.requestsOnce.post(route, { ...shown, auth: false });
      return;
    }
    const once = `${job.id}:ping`;
    await postToChannel(tools.requests, place.channelId, payload, { once, replyTo: message.id });
  } catch (error) {
    tools.log.warn({ job: job.id, ...describeError(error) }, "Could not call a job's owner");
  }
}
