import type { MessageView } from "../../components/message-view.ts";
import { runningView } from "../../components/views/running-view.ts";
import { waitingView } from "../../components/views/waiting-view.ts";
import type { Job } from "../../domain/job.ts";
import type { Progress, QueuePlace } from "../../pipeline/audience.ts";
import { answerMessage } from "./answer-message.ts";
import type { AudienceTools } from "./audience-tools.ts";
import { postToChannel } from "./channel-messages.ts";
import { fitPictures } from "./fit-pictures.ts";
import { noteMessage } from "./job-session.ts";
import type { JobSession } from "./job-session.ts";
import { messagePayload } from "./payload.ts";

/** Shows a job's place in the queue on its message. */
export async function showWaiting(
  tools: AudienceTools,
  session: JobSession,
  job: Job,
  place: QueuePlace,
): Promise<void> {
  const options = await tools.viewOptions(session, job);
  await writeProgress(tools, session, job, waitingView(job, place, options));
}

/**
 * Shows how far a job is. Finished pictures are uploaded once and stay on the message from then on;
 * the preview is replaced by the new one.
 */
export async function showRunning(
  tools: AudienceTools,
  session: JobSession,
  job: Job,
  progress: Progress,
): Promise<void> {
  const { place, uploaded } = session;
  if (place.kind === "terminal") return;
  const finished = session.showsPictures ? job.pictures : [];
  const there = finished.flatMap((picture) => {
    const name = uploaded.get(picture.position) ?? "";
    // Back in the queue meanwhile, the message lost its pictures.
    return session.attachments.has(name) ? [{ picture, name }] : [];
  });
  const fresh = finished.filter((picture) => there.every((kept) => kept.picture !== picture));
  const { loadPicture, images } = tools;
  const fitted = await fitPictures(loadPicture, images, job, fresh, place.attachmentSizeLimit);
  const options = await tools.viewOptions(session, job);
  const view = runningView(job, progress, [...there, ...fitted], progress.preview, options);
  await writeProgress(tools, session, job, view);
  for (const { picture, name } of fitted) uploaded.set(picture.position, name);
}

/** Edits the job's message, or posts it where the job began with a plain message. */
async function writeProgress(
  { requests, jobs, now }: AudienceTools,
  session: JobSession,
  job: Job,
  view: MessageView,
): Promise<void> {
  const payload = messagePayload(view, session.attachments);
  const { place } = session;
  const answer = answerMessage(requests, place, now());
  if (answer === undefined && (place.kind !== "message" || place.messageId !== undefined)) return;
  const message =
    answer === undefined && place.kind === "message"
      ? await postToChannel(requests, place.channelId, payload, {
          once: `${job.id}:progress`,
          replyTo: place.replyTo,
        })
      : await answer?.write(payload);
  if (message === undefined) return;
  const known = noteMessage(session, message);
  if (known !== undefined) await jobs.setPlace(job.id, known);
}
