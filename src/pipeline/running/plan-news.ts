import { isDeepStrictEqual } from "node:util";
import type { Job } from "../../domain/job.ts";
import { storedPlanSchema } from "../../domain/plan.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import type { GenerationPlan } from "../../providers/image-model.ts";
import { say } from "../../words/index.ts";

/** The values of a request that a plan settles, with the public names of their options, the main one first. */
const planned: readonly {
  readonly key: Exclude<keyof GenerationRequest, "model" | "prompt" | "count" | "seed">;
  readonly names: readonly [string, ...string[]];
}[] = [
  { key: "negativePrompt", names: ["negative_prompt"] },
  { key: "style", names: ["style"] },
  { key: "size", names: ["size"] },
  { key: "steps", names: ["steps"] },
  { key: "guidanceScale", names: ["guidance"] },
  { key: "scheduler", names: ["scheduler"] },
  { key: "sigmas", names: ["sigmas"] },
  { key: "eta", names: ["eta"] },
  { key: "clipSkip", names: ["clip_skip"] },
  { key: "refiner", names: ["refiner", "high_noise_fraction"] },
  { key: "source", names: ["image", "strength", "mask", "extend"] },
  { key: "hires", names: ["hires"] },
  { key: "variation", names: ["variation_strength", "variation_seed"] },
  { key: "references", names: ["image2"] },
  { key: "loras", names: ["lora"] },
  { key: "control", names: ["control"] },
  { key: "transparent", names: ["transparent"] },
  { key: "animate", names: ["animate"] },
];

/**
 * What has to be told because a job's plan is another one than the stored one (its refiner was taken
 * away, its model's defaults changed): the plan's own new warnings, and one for values that changed
 * without. Undefined when the plan is still the same. A job of an older version has no stored plan.
 */
export function planNews(
  job: Job,
  plan: GenerationPlan,
  model: string,
): readonly Warning[] | undefined {
  const old = job.plan;
  const now = storedPlanSchema.parse(plan);
  const known = old?.warnings ?? job.warnings;
  const news = now.warnings.filter((each) => !known.some((one) => isDeepStrictEqual(one, each)));
  if (old === undefined) return news;
  const changed = planned.filter(
    ({ key }) => !isDeepStrictEqual(stored(old.request[key]), stored(now.request[key])),
  );
  if (changed.length === 0 && news.length === 0) return undefined;
  const options = changed
    .filter(({ names }) => !news.some(({ option }) => names.includes(option)))
    .map(({ names: [name] }) => name);
  if (options.length === 0) return news;
  const message = say("orders.plan-changed", { model, options, count: options.length });
  return [...news, warning("model", message)];
}

/** A value as it comes back from a row: without keys that are undefined. */
function stored(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
