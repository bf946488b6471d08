import type { GenerationRequest, Refiner } from "../../domain/request.ts";
import type { GenerationPlan } from "../image-model.ts";
import { type PlannedModel, planRequest } from "../planning/plan-request.ts";
import { sizeOfSource, warnOfFit } from "../planning/source-size.ts";
import type { ServerDescription } from "./server-description.ts";

/** The first part of the ids of these servers' models. */
export const PREFIX = "a1111/";

/**
 * Plans a request for a checkpoint: a source picture keeps its own size where none is asked for, a
 * second pass belongs to pictures from words only, and any checkpoint of the server may refine.
 * Throws UserError for a request that cannot be done at all.
 */
export function planForServer(
  model: PlannedModel,
  server: ServerDescription,
  asked: GenerationRequest,
): GenerationPlan {
  const { sizes } = model.capabilities;
  const refiner = refinerOf(asked.refiner, model, server);
  const plan = planRequest(
    {
      ...model,
      capabilities: {
        ...model.capabilities,
        hires: asked.source ? undefined : model.capabilities.hires,
      },
      remarks: ({ source, size }, warn) => {
        if (source && size) warnOfFit(source, size, model.name, warn);
      },
    },
    {
      ...asked,
      ...splitScheduler(asked, server),
      size: asked.size ?? (asked.source && sizes && sizeOfSource(asked.source, sizes)),
      refiner:
        refiner === undefined ? asked.refiner : { ...asked.refiner, on: true, model: undefined },
    },
  );
  const used = plan.request.refiner;
  if (refiner === undefined || used === undefined) return plan;
  return { ...plan, request: { ...plan.request, refiner: { ...used, model: refiner } } };
}

/** The named refiner's id where it is a checkpoint of the server and is wanted. */
function refinerOf(
  asked: Refiner | undefined,
  { id, capabilities }: PlannedModel,
  { checkpoints }: ServerDescription,
): string | undefined {
  const named = asked?.model;
  if (named === undefined || asked?.on === false || named === id) return undefined;
  if (!capabilities.refiner) return undefined;
  return checkpoints.some(({ name }) => `${PREFIX}${name}` === named) ? named : undefined;
}

/** "DPM++ 2M Karras" is one name where there is no list of spacings, and a sampler with one where there is. */
function splitScheduler(
  { scheduler, sigmas }: GenerationRequest,
  server: ServerDescription,
): Pick<GenerationRequest, "scheduler" | "sigmas"> {
  const [, base, spacing] = /^(.+) (karras|exponential)$/i.exec(scheduler ?? "") ?? [];
  const isListed = server.samplers.some((name) => name.toLowerCase() === scheduler?.toLowerCase());
  const known = server.schedulers?.find((name) => name.toLowerCase() === spacing?.toLowerCase());
  if (base === undefined || known === undefined || isListed || sigmas !== undefined) {
    return { scheduler, sigmas };
  }
  return { scheduler: base, sigmas: known };
}
