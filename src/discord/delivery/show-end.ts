import { describeError } from "../connection/describe-error.ts";
import { problemOf } from "../connection/delivery-problem.ts";
import { messagePayload } from "../messages/payload.ts";
import { cancelledView, failureView } from "../views/ended-view.ts";
import type { DeliveryTools, JobAtItsEnd } from "./delivery-tools.ts";
import { waysOf } from "./routes.ts";

/**
 * Says that a job ended without its pictures: on its message while that can be edited, otherwise,
 * unless the owner cancelled it, by a message that mentions them. `again`: an earlier process may
 * have said it already. Gives up quietly when no way is open, or leaves it to another process; rejects with the request's error when
 * the network or Discord is down, and with what is a bug.
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
      if (again && way.kind !== "answer" && (await way.compare()).length > 0) return;
      await way.send(messagePayload(view), `${job.id}:ended`);
      return;
    } catch (error) {
      const problem = problemOf(error, way.withBotToken);
      if (problem === undefined || problem === "passing") throw error;
      const fields = { job: job.id, way: way.kind, problem, ...describeError(error) };
      tools.log.warn(fields, "A way to say that a job ended is closed");
    }
  }
  if (tools.onlyAnswers === true && job.place.kind !== "terminal") return "elsewhere";
}
