import { isDeepStrictEqual } from "node:util";
import type { Job } from "../../domain/job.ts";
import { options } from "../../domain/options/table.ts";
import { storedPlan } from "../../domain/plan.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import type { GenerationPlan } from "../../providers/image-model.ts";
import { say } from "../../words/index.ts";

/**
 * What has to be told because a job's plan is another one than the stored one (its refiner was taken
 * away, its model's defaults changed): the plan's own new warnings, and one for options that changed
 * without. Undefined when the plan is still the same. A job of an older version has no stored plan.
 */
export function planNews(
  job: Job,
  plan: GenerationPlan,
  model: string,
): readonly Warning[] | undefined {
  const old = job.plan;
  const now = storedPlan(plan, job.request);
  const known = old?.warnings ?? job.warnings;
  const news = now.warnings.filter((each) => !known.some((one) => isDeepStrictEqual(one, each)));
  if (old === undefined) return news;
  const changed = options.filter(
    ({ find }) => !isDeepStrictEqual(asStored(find(old.request)), asStored(find(now.request))),
  );
  if (changed.length === 0 && news.length === 0) return undefined;
  const untold = changed
    .map(({ name }) => name)
    .filter((name) => news.every(({ option }) => option !== name));
  if (untold.length === 0) return news;
  const message = say("orders.plan-changed", { model, options: untold, count: untold.length });
  return [...news, warning("model", message)];
}

/** A value as it comes back from a row: without keys that are undefined. */
function asStored(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
