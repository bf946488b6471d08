import type { ModelFamily } from "../description/model-description.ts";
import type { Family } from "./family.ts";
import { flux } from "./flux/index.ts";
import { latentConsistency } from "./latent-consistency/index.ts";
import { stableDiffusion3 } from "./stable-diffusion-3/index.ts";
import { stableDiffusionXlRefiner } from "./stable-diffusion-xl-refiner/index.ts";
import { stableDiffusionXl } from "./stable-diffusion-xl/index.ts";
import { stableDiffusion } from "./stable-diffusion/index.ts";

/** Every family, in the order in which a folder is compared with them: the most particular first. */
export const families: readonly Family[] = [
  latentConsistency,
  stableDiffusionXl,
  stableDiffusionXlRefiner,
  stableDiffusion,
  stableDiffusion3,
  flux,
];

const byId = new Map(families.map((family) => [family.id, family]));

/** The family of that name. */
export function familyOf(id: ModelFamily): Family {
  const family = byId.get(id);
  if (family === undefined) throw new RangeError(`There is no family ${id}.`);
  return family;
}
