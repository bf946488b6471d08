import type { MessageView } from "../../components/message-view.ts";
import { cancelledView, failureView } from "../../components/views/ended-view.ts";
import type { Job } from "../../domain/job.ts";
import { answerMessage } from "./answer-message.ts";
import type { AudienceTools } from "./audience-tools.ts";
import { describeError } from "../describe-error.ts";
import type { JobSession } from "./job-session.ts";
import { messagePayload } from "./payload.ts";
import { troubleOf } from "./trouble.ts";
import { waysOf } from "./ways.ts";

/**
 * Says that a job ended without its pictures: on its message while that can be edited, otherwise,
 * unless the owner cancelled it, by a message that mentions them. Never rejects.
 */
export async function showEnd(tools: AudienceTools, session: JobSession, job: Job): Promise<void> {
  const { place } = session;
  const options = await tools.viewOptions(session, job);
  const answer = answerMessage(tools.requests, place, tools.now());
  const ways = waysOf({ ...tools, job, place, answer, shown: session.attachments });
  for (const way of ways) {
    if (job.state === "cancelled" && way.kind !== "answer") return;
    const view: MessageView =
      job.state === "cancelled"
        ? cancelledView(job, options)
        : failureView(job, { ...options, notifyOwner: way.notifies });
    try {
      await way.send(messagePayload(view), `${job.id}:ended`);
      return;
    } catch (error) {
      const trouble = troubleOf(error, way.withBotToken);
      const fields = { job: job.id, way: way.kind, trouble, ...describeError(error) };
      tools.log.warn(fields, "Could not say that a job ended");
      if (trouble === "passing") return;
    }
  }
}
