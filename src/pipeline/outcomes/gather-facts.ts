import { newIncident } from "../../lib/incident.ts";
import type { Budgets } from "../../storage/job-store.ts";
import type { Job } from "../../domain/job.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import type { RunResult } from "../run-result.ts";
import type { Tools } from "../tools.ts";
import { isWithin, resultOf } from "../orders/within-bounds.ts";
import type { OrderRights } from "../policy/policy.ts";
import { findTakeovers, mayMove, type Takeover } from "./failover.ts";
import type { Chances } from "./second-chances.ts";

/** All that decides what follows from a run. */
export interface Facts {
  readonly result: RunResult;
  /** What was already tried again for the job. */
  readonly chances: Chances;
  /** The other models that can take the job over, the best first; none where it must not move. */
  readonly takeovers: readonly Takeover[];
  /** The number under which a bug would stand in the log. */
  readonly incident: string;
}

/** Gathers what follows from a run depends on. */
export async function gatherFacts(result: RunResult, tools: Tools): Promise<Facts> {
  const { job } = result;
  const chances = tools.chances.of(job.id);
  return {
    result,
    chances,
    takeovers: await takeoversOf(result, chances, tools),
    incident: newIncident(),
  };
}

async function takeoversOf(
  { job, losses, openCalls, aborted }: RunResult,
  { tried }: Chances,
  { fallback, inOrder, circuits, policy }: Tools,
): Promise<readonly Takeover[]> {
  if (!fallback.on || aborted !== undefined || openCalls || !mayMove(losses)) return [];
  const models = inOrder();
  const model = models.find(({ id }) => id === job.request.model);
  if (model === undefined || job.pictures.length > 0) return [];
  const rights = await policy.rightsOf(job);
  const budgets: Budgets = rights.limits;
  return findTakeovers({ job, model, losses, budgets }, models, {
    order: fallback.order,
    isUp: (provider) => circuits.of(provider).admits,
    isSmallEnough: (planned) => isSmallEnough(planned, job, rights),
    isAllowed: (id) => !tried.has(id) && (rights.models?.includes(id) ?? true),
  });
}

/**
 * Whether another model's pictures are no larger than those that were admitted, where sizes are
 * limited: by which of their roles a person had more than others is not known any more.
 */
function isSmallEnough(
  planned: GenerationRequest,
  { plan }: Pick<Job, "plan">,
  { bounds, house }: Pick<OrderRights, "bounds" | "house">,
): boolean {
  const roles = Object.values(house?.rules.roles ?? {});
  const isLimited = bounds.largestSize ?? roles.find(({ largestSize }) => largestSize);
  const [size, admitted] = [resultOf(planned), plan && resultOf(plan.request)];
  if (isLimited === undefined || size === undefined || admitted === undefined) return true;
  return isWithin(size, admitted);
}
