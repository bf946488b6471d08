import type { MessageView } from "../../components/message-view.ts";
import { cancelledView, failureView } from "../../components/views/ended-view.ts";
import type { Job } from "../../domain/job.ts";
import { describeError } from "../describe-error.ts";
import { answerMessage } from "./answer-message.ts";
import type { AudienceTools } from "./audience-tools.ts";
import type { JobSession } from "./job-session.ts";
import { messagePayload } from "./payload.ts";
import { troubleOf } from "./trouble.ts";
import { waysOf } from "./ways.ts";

/**
 * Says that a job ended without its pictures: on its message while that can be edited, otherwise,
 * unless the owner cancelled it, by a message that mentions them. `again`: an earlier process may
 * have said it already. Gives up quietly when no way is open; rejects with the request's error when
 * the network or Discord is down, and with bugs.
 */
export async function showEnd(
  tools: AudienceTools,
  session: JobSession,
  job: Job,
  again: boolean,
): Promise<void> {
  const { place } = session;
  const options = await tools.viewOptions(session, job);
  const answer = answerMessage(tools.requests, place, tools.now());
  const ways = waysOf({ ...tools, job, place, answer, shown: session.attachments });
  const isCancelled = job.state === "cancelled";
  for (const way of isCancelled ? ways.filter(({ kind }) => kind === "answer") : ways) {
    const view: MessageView = isCancelled
      ? cancelledView(job, options)
      : failureView(job, { ...options, notifyOwner: way.notifies });
    try {
      if (again && way.kind !== "answer" && (await way.compare()).length > 0) return;
      await way.send(messagePayload(view), `${job.id}:ended`);
      return;
    } catch (error) {
      const trouble = troubleOf(error, way.withBotToken);
      if (trouble === "passing" || trouble === "bug") throw error;
      const fields = { job: job.id, way: way.kind, trouble, ...describeError(error) };
      tools.log.warn(fields, "A way to say that a job ended is closed");
    }
  }
}
