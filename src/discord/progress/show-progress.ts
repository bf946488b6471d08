import type { Job } from "../../domain/job.ts";
import type { Progress, QueuePosition } from "../../pipeline/audience.ts";
import type { JobStore } from "../../storage/job-store.ts";
import type { DiscordRequests } from "../connection/discord-requests.ts";
import { answerMessage } from "../messages/answer-message.ts";
import { postToChannel } from "../messages/channel-messages.ts";
import { discordWords } from "../messages/discord-words.ts";
import type { MessageView } from "../messages/message-view.ts";
import { messagePayload } from "../messages/payload.ts";
import { type FileTools, fitPictures } from "../views/fit-pictures.ts";
import type { ViewOptions } from "../views/job-text.ts";
import { runningView } from "../views/running-view.ts";
import { waitingView } from "../views/waiting-view.ts";
import { type JobSession, noteMessage } from "./job-session.ts";

/** What showing progress needs. */
export interface ProgressTools {
  readonly requests: DiscordRequests;
  readonly jobs: Pick<JobStore, "setTarget">;
  readonly now: () => number;
  readonly images: Pick<FileTools, "shrinkFiles">;
  /** The original file by its content hash, or undefined when it is no longer kept. */
  readonly loadPicture: (hash: string) => Promise<Uint8Array | undefined>;
  /** What the views of a job say beside the job itself. */
  readonly viewOptions: (session: JobSession, job: Job) => Promise<ViewOptions>;
}

/** Shows a job's place in the queue on its message. */
export async function showWaiting(
  tools: ProgressTools,
  session: JobSession,
  job: Job,
  position: QueuePosition,
): Promise<void> {
  const { target } = session;
  if (target.kind === "terminal") return;
  const options = await tools.viewOptions(session, job);
  const view = waitingView(discordWords(target.locale), job, position, options);
  await writeProgress(tools, session, job, view);
}

/**
 * Shows how far a job is. Finished pictures are uploaded once and stay on the message from then on;
 * the preview is replaced by the new one.
 */
export async function showRunning(
  tools: ProgressTools,
  session: JobSession,
  job: Job,
  progress: Progress,
): Promise<void> {
  const { target, uploaded } = session;
  if (target.kind === "terminal") return;
  const finished = session.showsPictures ? job.pictures : [];
  const there = finished.flatMap((picture) => {
    const name = uploaded.get(picture.position) ?? "";
    // Back in the queue meanwhile, the message lost its pictures.
    return session.attachments.has(name) ? [{ picture, name }] : [];
  });
  const fresh = finished.filter((picture) => there.every((kept) => kept.picture !== picture));
  const load = ({ hash }: { readonly hash: string }) => tools.loadPicture(hash);
  const fitted = await fitPictures(load, tools.images, job, fresh, target.attachmentSizeLimit);
  const options = await tools.viewOptions(session, job);
  const words = discordWords(target.locale);
  const view = runningView(words, job, progress, [...there, ...fitted], options);
  await writeProgress(tools, session, job, view);
  for (const { picture, name } of fitted) uploaded.set(picture.position, name);
}

/** Edits the job's message, or posts it where the job began with a plain message. */
async function writeProgress(
  { requests, jobs, now }: ProgressTools,
  session: JobSession,
  job: Job,
  view: MessageView,
): Promise<void> {
  const payload = messagePayload(view, session.attachments);
  const { target } = session;
  const answer = answerMessage(requests, target, now());
  if (answer === undefined && (target.kind !== "message" || target.messageId !== undefined)) return;
  const message =
    answer === undefined && target.kind === "message"
      ? await postToChannel(requests, target.channelId, payload, {
          once: `${job.id}:progress`,
          replyTo: target.replyTo,
        })
      : await answer?.write(payload);
  if (message === undefined) return;
  const known = noteMessage(session, message);
  if (known !== undefined) await jobs.setTarget(job.id, known);
}
