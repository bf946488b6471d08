import { Routes } from "discord.js";
import { doneNotice } from "../../components/views/done-notice.ts";
import type { Job } from "../../domain/job.ts";
import type { Place } from "../../domain/place.ts";
import { describeError } from "../describe-error.ts";
import type { AudienceTools } from "./audience-tools.ts";
import { postToChannel } from "./channel-messages.ts";
import { messagePayload } from "./payload.ts";
import type { ShownMessage } from "./shown-message.ts";

/** After this long people look elsewhere and want to be called. */
const LONG_JOB_MS = 30_000;

/**
 * Calls the owner of a job that took long, since an edit notifies nobody. At most once for a job,
 * also over restarts; a call that fails is only logged.
 */
export async function pingOwner(
  tools: AudienceTools,
  job: Job,
  place: Place,
  message: ShownMessage,
): Promise<void> {
  if (place.kind === "terminal" || tools.now() - job.createdAt <= LONG_JOB_MS) return;
  try {
    if (!(await tools.jobs.notePing(job.id))) return;
    const placed: Job = { ...job, place: { ...place, messageId: message.id } };
    const payload = messagePayload(doneNotice(placed));
    if (place.kind === "interaction") {
      const route = Routes.webhook(place.applicationId, place.token);
      await tools.requestsOnce.post(route, { ...payload, auth: false });
      return;
    }
    const once = `${job.id}:ping`;
    await postToChannel(tools.requests, place.channelId, payload, { once, replyTo: message.id });
  } catch (error) {
    tools.log.warn({ job: job.id, ...describeError(error) }, "Could not call a job's owner");
  }
}
