import { Routes } from "discord.js";
import { doneNotice } from "../views/done-notice.ts";
import type { DeliveryTools, JobAtItsEnd } from "./delivery-tools.ts";
import type { Job } from "../../domain/job.ts";
import type { JobStore } from "../../storage/job-store.ts";
import { describeError } from "../connection/describe-error.ts";
import { postToChannel } from "../messages/channel-messages.ts";
import { discordWords } from "../messages/discord-words.ts";
import { messagePayload, privatePayload } from "../messages/payload.ts";
import type { ShownMessage } from "../messages/shown-message.ts";

/** After this long people look elsewhere and want to be called. */
const LONG_JOB_MS = 30_000;

/**
 * Calls the owner of a job that took long, since an edit notifies nobody. At most once for a job,
 * also over restarts; a call that fails is only logged.
 */
export async function pingOwner(
  tools: Pick<DeliveryTools, "requests" | "requestsOnce" | "now" | "log"> & {
    readonly jobs: Pick<JobStore, "notePing">;
  },
  { job, target }: Pick<JobAtItsEnd, "job" | "target">,
  message: ShownMessage,
): Promise<void> {
  if (target.kind === "terminal" || tools.now() - job.createdAt <= LONG_JOB_MS) return;
  try {
    if (!(await tools.jobs.notePing(job.id))) return;
    const placed: Job = { ...job, target: { ...target, messageId: message.id } };
    const payload = messagePayload(doneNotice(discordWords(target.locale), placed));
    if (target.kind === "interaction") {
      const route = Routes.webhook(target.applicationId, target.token);
      const shown = target.isPrivate === true ? privatePayload(payload) : payload;
      await tools.requestsOnce.post(route, { ...shown, auth: false });
      return;
    }
    const once = `${job.id}:ping`;
    await postToChannel(tools.requests, target.channelId, payload, { once, replyTo: message.id });
  } catch (error) {
    tools.log.warn({ job: job.id, ...describeError(error) }, "Could not call a job's owner");
  }
}
