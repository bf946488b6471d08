import { describeError } from "../connection/describe-error.ts";
import { problemOf } from "../connection/delivery-problem.ts";
import { ownMessage } from "../messages/answer-message.ts";
import { discordWords } from "../messages/discord-words.ts";
import { messagePayload } from "../messages/payload.ts";
import { cancelledView, failureView } from "../views/ended-view.ts";
import type { DeliveryTools, JobAtItsEnd } from "./delivery-tools.ts";
import { waysOf } from "./routes.ts";

/**
 * Says that a job ended without its pictures: on its message while the interaction's token lives;
 * otherwise by a message that mentions its owner, unless they cancelled it, and on its message where
 * the bot may edit it. `again`: an earlier process may have said it already. Gives up quietly when no
 * way is open, or leaves it to another process; rejects with the request's error when the network or
 * Discord is down, and with what is a bug.
 */
export async function showEnd(
  tools: DeliveryTools,
  ending: JobAtItsEnd,
  again: boolean,
): Promise<void | "elsewhere"> {
  const { job, viewOptions } = ending;
  const isCancelled = job.state === "cancelled";
  const ways = waysOf(tools, ending);
  for (const way of isCancelled ? ways.filter(({ kind }) => kind === "answer") : ways) {
    const view = isCancelled
      ? cancelledView(way.words, job, viewOptions)
      : failureView(way.words, job, { ...viewOptions, notifyOwner: way.notifies });
    try {
      const isAnswer = way.kind === "answer";
      const isTold = again && !isAnswer && (await way.compare()).length > 0;
      if (!isTold) await way.send(messagePayload(view), `${job.id}:ended`);
      return isAnswer ? undefined : await closeAnswer(tools, ending);
    } catch (error) {
      const problem = problemOf(error, way.withBotToken);
      if (problem === undefined || problem === "passing") throw error;
      const fields = { job: job.id, way: way.kind, problem, ...describeError(error) };
      tools.log.warn(fields, "A way to say that a job ended is closed");
    }
  }
  if (tools.onlyAnswers === true && job.target.kind !== "terminal") return "elsewhere";
  if (isCancelled) await closeAnswer(tools, ending);
}

/**
 * The message that answered the job still offers to cancel it when its token has ended before: it
 * says the end, too, where the bot reaches it. Rejects when trying again later can help, and with a bug.
 */
async function closeAnswer(
  { requests, log }: Pick<DeliveryTools, "requests" | "log">,
  { job, target, viewOptions }: JobAtItsEnd,
): Promise<void> {
  if (target.kind === "terminal") return;
  const words = discordWords(target.locale);
  const view = job.state === "cancelled" ? cancelledView : failureView;
  try {
    await ownMessage(requests, target)?.write(messagePayload(view(words, job, viewOptions)));
  } catch (error) {
    const problem = problemOf(error, true);
    if (problem === undefined || problem === "passing") throw error;
    log.info({ job: job.id, problem, ...describeError(error) }, "An answer cannot say the end");
  }
}
