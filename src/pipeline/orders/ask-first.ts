import type { PendingOrder, Question, QuestionReason } from "../../domain/question.ts";
import type { NewQuestion } from "../../storage/questions.ts";
import type { Order } from "../studio.ts";
import type { SettledJob, SettledOrder } from "./settle-order.ts";

/** Nothing is drawn yet: the order is stored as a question, and whoever ordered is asked. */
export class AsksFirst extends Error {
  readonly question: Question;

  constructor(question: Question) {
    super("whoever ordered this is asked first");
    this.name = "AsksFirst";
    this.question = question;
  }
}

/** Why an order has to be confirmed, if it has to: several prompts, or a price above the sum. */
export function reasonToAsk({ jobs, rights }: SettledOrder): QuestionReason | undefined {
  if (jobs.length > 1) return { kind: "permutations" };
  const { confirmAbove: above } = rights;
  const cost = costOf(jobs);
  return above !== undefined && cost !== undefined && cost > above
    ? { kind: "price", above }
    : undefined;
}

/** The question about these jobs of an order. */
export function toQuestion(
  jobs: readonly SettledJob[],
  { requester: { userId, guildId, channelId } }: Pick<Order, "requester">,
  reason: QuestionReason,
): NewQuestion {
  return {
    userId,
    guildId,
    channelId,
    reason,
    orders: jobs.map(toPending),
    pictures: jobs.reduce((sum, { request }) => sum + request.count, 0),
    cost: costOf(jobs),
  };
}

function toPending({ kind, request, early, parent }: SettledJob): PendingOrder {
  return { kind, draft: request, warnings: [...early], parent };
}

function costOf(jobs: readonly SettledJob[]): number | undefined {
  const costs = jobs.flatMap(({ cost }) => cost ?? []);
  return costs.length === 0 ? undefined : costs.reduce((sum, cost) => sum + cost, 0);
}
