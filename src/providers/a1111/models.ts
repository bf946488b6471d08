import type { GenerationRequest } from "../../domain/request.ts";
import type { ImageModel } from "../image-model.ts";
import type { PlannedModel } from "../planning/plan-request.ts";
import { runCalls } from "../remote/run-calls.ts";
import { capabilitiesOf } from "./capabilities.ts";
import { PROVIDER } from "./errors.ts";
import { traitsOf } from "./families.ts";
import { planForServer, PREFIX } from "./plan.ts";
import { readPictures } from "./read-pictures.ts";
import { type Machines, runServerCall } from "./run-call.ts";
import { namesOf } from "./schedulers.ts";
import type { Checkpoint, ServerDescription } from "./server-description.ts";

/** A model for each checkpoint of the machines; those of one name are one. */
export function createServerModels(
  servers: readonly ServerDescription[],
  machines: Machines,
): ImageModel[] {
  const byName = new Map<string, readonly [Checkpoint, ServerDescription]>();
  for (const server of servers) {
    // What is loaded is ready at once: it comes first, and is the default.
    const loadedFirst = server.checkpoints.toSorted(
      (one, other) => Number(other.title === server.loaded) - Number(one.title === server.loaded),
    );
    for (const checkpoint of loadedFirst) {
      if (!byName.has(checkpoint.name)) byName.set(checkpoint.name, [checkpoint, server]);
    }
  }
  return [...byName.values()].map(([checkpoint, server]) =>
    createModel(checkpoint, server, servers.length, machines),
  );
}

function createModel(
  checkpoint: Checkpoint,
  server: ServerDescription,
  count: number,
  machines: Machines,
): ImageModel {
  const { name } = checkpoint;
  const planned: PlannedModel = {
    id: `${PREFIX}${name}`,
    name,
    capabilities: capabilitiesOf(checkpoint, server, count),
    schedulerNames: namesOf(server.samplers),
    takesHighNoiseFraction: true,
  };
  return {
    id: planned.id,
    name,
    provider: PROVIDER,
    repeatable: true,
    paid: false,
    local: false,
    capabilities: planned.capabilities,
    plan: (request) => planForServer(planned, server, request),
    execute: async function* (plan, context) {
      const pictures = await readPictures(plan.request, context);
      const fits = (other: ServerDescription): boolean => isLike(other, server, name, plan.request);
      yield* runCalls(plan, context, (call, inner) => {
        const position = plan.calls[call]?.[0] ?? call;
        return runServerCall({ plan, call, position, name, fits, pictures }, machines, inner);
      });
    },
  };
}

/** Whether another machine can draw what was planned for one. */
function isLike(
  other: ServerDescription,
  planned: ServerDescription,
  name: string,
  { loras = [], scheduler, sigmas, style }: GenerationRequest,
): boolean {
  if (other.url === planned.url) return true;
  const known = other.loras?.map((lora) => lora.name);
  return (
    traitsOf[other.family].webUi === traitsOf[planned.family].webUi &&
    other.checkpoints.some((checkpoint) => checkpoint.name === name) &&
    has(other.samplers, scheduler) &&
    has(other.schedulers, sigmas) &&
    has(other.styles, style) &&
    loras.every((lora) => has(known, lora.name))
  );
}

function has(list: readonly string[] | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || (list?.includes(wanted) ?? false);
}
