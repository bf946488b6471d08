import { newIncident } from "../../lib/incident.ts";
import { ownerOf } from "../policy/requester.ts";
import type { RunResult } from "../run-result.ts";
import type { Tools } from "../tools.ts";
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
  const rights = await policy.mayOrder(ownerOf(job));
  if (!rights.allowed) return [];
  const { dailyBudget, personBudget, totalBudget } = rights.limits;
  const budgets = { dailyBudget, personBudget, totalBudget };
  return findTakeovers({ job, model, losses, budgets }, models, {
    order: fallback.order,
    isUp: (provider) => circuits.of(provider).admits,
    isAllowed: (id) => !tried.has(id) && (rights.models?.includes(id) ?? true),
  });
}
