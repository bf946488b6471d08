import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import type { AnswerTarget } from "../../domain/answer-target.ts";
import type { PendingOrder, Question } from "../../domain/question.ts";
import { say } from "../../words/index.ts";
import { granted, refusalError } from "../policy/answer.ts";
import { limitRefusal } from "../policy/limit-refusal.ts";
import { type Requester, requester as toRequester } from "../policy/requester.ts";
import type { Order } from "../studio.ts";
import type { Tools } from "../tools.ts";
import { tellAlarms } from "./budget-alarms.ts";
import { AlreadyRetried } from "./already-retried.ts";
import { type SettlingTools, settleOrder } from "./settle-order.ts";

/** A yes to a question: who says it, and where each of its orders is answered. */
export interface Confirmation {
  readonly questionId: string;
  readonly requester: Requester;
  readonly targetOf: (index: number) => AnswerTarget;
  /** Whether those who are answered there know it by then; false keeps the jobs out of the queue. */
  readonly acknowledged: boolean;
}

/**
 * The question, for somebody who wants to answer it, in its server or in direct messages. Throws
 * UserError "gone" when it is no longer open, or was asked in another server, and "not-yours" for a
 * question of somebody else.
 */
export async function openQuestion(
  id: string,
  { userId, guildId }: Pick<Requester, "userId" | "guildId">,
  { storage }: Pick<Tools, "storage">,
): Promise<Question> {
  const question = await storage.questions.find(id);
  if (question === undefined || isElsewhere(question, guildId)) throw over();
  if (question.userId !== userId) throw new UserError("not-yours", say("prompts.not-asked"));
  return question;
}

/**
 * Admits what a question stands for, all of it or nothing, and closes the question. Everything is
 * checked anew: rights, limits, models, pictures. Throws what `openQuestion` and `admit` throw; the
 * question stays open then.
 */
export async function confirmOrder(
  { questionId, requester, targetOf, acknowledged }: Confirmation,
  tools: SettlingTools,
): Promise<readonly Job[]> {
  const question = await openQuestion(questionId, requester, tools);
  const { orders } = question;
  const whose = await requesterThere(question, requester, tools);
  for (const { parent } of orders) await requireParent(whose, parent, tools);
  const settled = await Promise.all(
    orders.map(async ({ kind, draft, warnings, parent }, index) => {
      const target = targetOf(index);
      const order: Order = {
        kind,
        draft,
        warnings,
        parent: parent && { jobId: parent.jobId, position: parent.position },
        requester: whose,
        target,
        question: questionId,
      };
      const { rights, jobs } = await settleOrder(order, tools);
      return { rights, jobs: jobs.map((job) => ({ ...job, target, acknowledged })) };
    }),
  );
  const [first] = settled;
  if (first === undefined) throw over();
  const result = await tools.storage.jobs.admitAll(
    settled.flatMap(({ jobs }) => jobs),
    first.rights.limits,
    questionId,
  );
  if (result.outcome === "admitted") {
    await tellAlarms(result.alarms, first.rights.house, tools);
    return result.jobs;
  }
  if (result.outcome === "answered") throw over();
  if (result.outcome === "repeated") throw new AlreadyRetried(result.job);
  throw refusalError(limitRefusal(result.limit, result.allowed));
}

/** Takes a question back. Throws as `openQuestion` does. */
export async function declineOrder(
  id: string,
  requester: Requester,
  tools: Pick<Tools, "storage">,
): Promise<void> {
  await openQuestion(id, requester, tools);
  if (!(await tools.storage.questions.drop(id))) throw over();
}

const isElsewhere = (question: Question, guildId: string | undefined): boolean =>
  guildId !== undefined && question.guildId !== guildId;

/**
 * Whoever answers, as the rules of the question's place see them: answered in direct messages, they are
 * looked up there; where that cannot be, they have what everybody may do.
 */
async function requesterThere(
  { userId, guildId, channelId }: Question,
  answering: Requester,
  { findRequester }: Pick<Tools, "findRequester">,
): Promise<Requester> {
  if (guildId === undefined || guildId === answering.guildId) return answering;
  const place = { userId, guildId, channelId };
  return (await findRequester?.(place)) ?? toRequester(place);
}

/** Whether they may still make something new of the picture that an order goes on from. */
async function requireParent(
  requester: Requester,
  parent: PendingOrder["parent"],
  { storage, policy }: Pick<Tools, "storage" | "policy">,
): Promise<void> {
  const job = parent && (await storage.jobs.find(parent.jobId));
  if (job) granted(await policy.mayVary(requester, job));
}

const over = (): UserError => new UserError("gone", say("prompts.over"));
