import type { GenerationRequest } from "../../domain/request.ts";
import { capabilitiesOf, type Surroundings } from "./capabilities.ts";
import { type Family, type FamilyName, familyOf } from "./families.ts";
import { buildGraph } from "./graph/build-graph.ts";
import { encodersOfSd3, findFiles, type Loader, partsOfFamilies } from "./graph/loaders.ts";
import { planDrawing } from "./plan-drawing.ts";
import type { Order, Recipe, WantedPicture } from "./recipe.ts";
import { samplerNames } from "./samplers.ts";
import type { Offer } from "./wire/offer.ts";

/** A model file on the machines. */
export interface ModelFile {
  readonly kind: Loader["kind"];
  readonly file: string;
  readonly family: FamilyName;
}

/** The model in a file, drawn by our own graphs. `offer` is that of the first machine that has it. */
export function createDrawingRecipe(
  { id, name, ...model }: ModelFile & { readonly id: string; readonly name: string },
  offer: Offer,
  surroundings: Surroundings,
): Recipe {
  const family = familyOf(model.family, model.file);
  const capabilities = capabilitiesOf(family, offer, surroundings);
  const planned = { id, name, capabilities, schedulerNames: samplerNames };
  return {
    id,
    name,
    capabilities,
    loads: model.file,
    plan: (request) => planDrawing(planned, family.size, request),
    wants,
    fits: (each, request) => hasModel(each, model) && hasAddOns(each, request),
    graph: (order) => graphOf(order, model, family),
  };
}

/** Whether a machine has a model, and for one in parts the other files that it needs. */
export function hasModel(offer: Offer, model: ModelFile): boolean {
  return loaderOf(offer, model) !== undefined;
}

function hasAddOns(offer: Offer, { loras = [], control }: GenerationRequest): boolean {
  return (
    loras.every(({ name }) => offer.loras.includes(name)) &&
    (control === undefined || offer.controlNets.includes(control.model))
  );
}

function loaderOf(offer: Offer, { kind, file, family }: ModelFile): Loader | undefined {
  if (kind === "checkpoint") {
    return offer.checkpoints.some((each) => each.file === file) ? { kind, file } : undefined;
  }
  const parts = partsOfFamilies[family];
  if (!parts || !offer.unets.includes(file)) return undefined;
  const clips = findFiles(offer.clips, parts.clips);
  const vae = offer.vaes.find((each) => parts.vae.test(each));
  const isKnown = parts.clips.length > 1 || offer.clipTypes.includes(parts.clipType);
  if (clips === undefined || vae === undefined || !isKnown) return undefined;
  return { kind, file, clips, vae, clipType: parts.clipType };
}

/** The pictures of a request that our graphs read, at the size that is drawn. */
function wants({ source, size, control }: GenerationRequest): readonly WantedPicture[] {
  if (!size) return [];
  const target = { ...size, fit: "cover" } as const;
  const wanted: WantedPicture[] = [];
  if (source) {
    const { width, height, enlarge, mask } = source;
    const own = { width, height, fit: "cover" } as const;
    wanted.push({ role: "source", target: enlarge === undefined ? target : own });
    if (mask) wanted.push({ role: "mask", target });
  }
  if (control) wanted.push({ role: "control", hash: control.image.picture, target });
  return wanted;
}

function graphOf({ request, seed, pictures, offer }: Order, model: ModelFile, family: Family) {
  const { size = family.size, modelOptions = {} } = request;
  const loader = loaderOf(offer, model) ?? { kind: "checkpoint", file: model.file };
  const named = modelOptions["upscaler"];
  const isThere = offer.upscalers.some((upscaler) => upscaler === named);
  const upscaler = isThere && typeof named === "string" ? named : offer.upscalers[0];
  const sampler = request.scheduler ?? family.sampler;
  // Another sampler than the usual one is meant without the spacing that goes with that.
  const spacing = sampler === family.sampler ? family.sigmas : plainSpacing(family);
  const sigmas = request.sigmas ?? (offer.sigmas.includes(spacing) ? spacing : offer.sigmas[0]);
  const isBare = model.kind === "checkpoint" && model.family === "sd3" && !/clip/i.test(model.file);
  return buildGraph({
    loader,
    family,
    seed,
    pictures,
    request: { ...request, size, sigmas },
    encoders: isBare ? findFiles(offer.clips, encodersOfSd3) : undefined,
    upscaler,
  });
}

function plainSpacing({ latents, sigmas }: Family): string {
  return latents === "EmptyLatentImage" ? "normal" : sigmas;
}
