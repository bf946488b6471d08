import { z } from "zod";
import type { ModelCapabilities } from "../../domain/capabilities.ts";
import { UserError } from "../../domain/errors.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import type { GenerationPlan, ImageModel } from "../../providers/image-model.ts";
import { planRequest } from "../../providers/planning/plan-request.ts";

/** A model as its process describes it to the others; its capabilities are plain data. */
const described = z.object({
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  repeatable: z.boolean(),
  paid: z.boolean(),
  local: z.boolean(),
  relative: z.string().optional(),
  /** Its place among the models of its process, of which the default one comes first. */
  rank: z.number(),
  // Processes of one installation believe each other.
  capabilities: z.custom<ModelCapabilities>((value) => typeof value === "object" && value !== null),
});
export type ModelDescription = z.infer<typeof described>;

/** What a model is, without what it does. */
export function describe(model: ImageModel, rank: number): ModelDescription {
  return described.parse({ ...model, rank });
}

/** The order of models of many processes: services before machines, the preferred ones first. */
export function byPreference(a: ModelDescription, b: ModelDescription): number {
  return Number(a.local) - Number(b.local) || a.rank - b.rank || (a.id < b.id ? -1 : 1);
}

/** The models of a description that another process wrote; none when it cannot be read. */
export function readDescriptions(text: string): readonly ModelDescription[] {
  try {
    return z.array(described).parse(JSON.parse(text));
  } catch {
    return [];
  }
}

/** Asks a process that has the model what it would do; undefined when none answers in time. */
export type AskForPlan = (
  model: string,
  request: GenerationRequest,
) => Promise<GenerationPlan | UserError | undefined>;

/**
 * A model that another process draws with. Its exact plan comes from there; while nobody answers, a
 * plan by its capabilities has to do, and what turns out differently is said when it is drawn.
 */
export function modelElsewhere(description: ModelDescription, ask: AskForPlan): ImageModel {
  const { id, name, capabilities } = description;
  const plan = (request: GenerationRequest) => planRequest({ id, name, capabilities }, request);
  return {
    ...description,
    relative: description.relative,
    plan,
    async planAhead(request) {
      const answer = await ask(id, request);
      if (answer instanceof UserError) throw answer;
      return answer ?? plan(request);
    },
    execute() {
      throw new Error(`${id} draws in another process.`);
    },
  };
}
