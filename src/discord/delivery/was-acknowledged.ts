import type { Job } from "../../domain/job.ts";
import type { Acknowledged } from "../../pipeline/audience.ts";
import type { DiscordRequests } from "../connection/discord-requests.ts";
import { problemOf } from "../connection/delivery-problem.ts";
import { answerMessage } from "../messages/answer-message.ts";

/**
 * Whether a job was acknowledged by a process that died before it could store that: the interaction's
 * answer is asked for, while its token lives (`now` in milliseconds since 1970). Rejects with the
 * request's error when the network or Discord is down.
 */
export async function wasAcknowledged(
  requests: DiscordRequests,
  { target }: Job,
  now: number,
): Promise<Acknowledged> {
  if (target.kind !== "interaction") return { told: "unknown" };
  const answer = answerMessage(requests, target, now);
  if (answer === undefined) return { told: "unknown" };
  try {
    const { id } = await answer.read();
    return { told: "yes", target: { ...target, messageId: id } };
  } catch (error) {
    const problem = problemOf(error, answer.withBotToken);
    if (problem === undefined || problem === "passing") throw error;
    return { told: "no" };
  }
}
