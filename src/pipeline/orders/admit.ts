import type { Job } from "../../domain/job.ts";
import { refusalError } from "../policy/answer.ts";
import { limitRefusal } from "../policy/limit-refusal.ts";
import type { Order } from "../studio.ts";
import { tellAlarms } from "./budget-alarms.ts";
import { AlreadyRetried } from "./already-retried.ts";
import { AsksFirst, reasonToAsk, toQuestion } from "./ask-first.ts";
import { type SettlingTools, settleOrder } from "./settle-order.ts";

/**
 * The door of the pipeline: an order becomes a stored job, or is turned away. `acknowledged` says
 * whether its owner knows of it already; otherwise the job stays out of the queue until they do.
 * Throws RefusedError for a limit or a rule, AlreadyRetried for a second retry, AsksFirst for an order
 * that waits for a yes, UserError for a wrong option, an unknown model, or a source picture that is no
 * longer kept.
 */
export async function admit(
  order: Order,
  acknowledged: boolean,
  tools: SettlingTools,
): Promise<Job> {
  const { storage } = tools;
  const settled = await settleOrder(order, tools);
  const { rights, jobs } = settled;
  const reason = reasonToAsk(settled);
  const [job] = jobs;
  if (reason !== undefined || job === undefined)
    throw new AsksFirst(
      await storage.questions.ask(toQuestion(jobs, order, reason ?? { kind: "permutations" })),
    );
  const { target, room } = order;
  const result = await storage.jobs.admit(
    { ...job, target, acknowledged, reservation: room?.id },
    rights.limits,
  );
  if (result.outcome !== "repeated") await tellAlarms(result.alarms ?? [], rights.house, tools);
  if (result.outcome === "admitted") return result.job;
  if (result.outcome === "repeated") throw new AlreadyRetried(result.job);
  throw refusalError(limitRefusal(result.limit, result.allowed));
}
