import type { ModelCapabilities, NumberRange } from "../../../domain/capabilities.ts";
import { MAX_SEED } from "../../../domain/limits.ts";
import type { GenerationRequest, Size } from "../../../domain/request.ts";
import { choiceOf, commonSizes, type Surroundings } from "../capabilities.ts";
import { LARGEST, SMALLEST, STEP } from "../graph/source-size.ts";
import { planDrawing } from "../plan-drawing.ts";
import type { Recipe, WantedPicture } from "../recipe.ts";
import { samplerNames } from "../samplers.ts";
import type { Offer } from "../wire/offer.ts";
import { fillWorkflow } from "./fill-workflow.ts";
import type { Workflow } from "./read-workflow.ts";
import type { SlotName } from "./slots.ts";

const FALLBACK: Size = { width: 1024, height: 1024 };

/** A workflow as a model; `offer` is what the first machine has, undefined while none is known. */
export function createWorkflowRecipe(
  workflow: Workflow,
  offer: Offer | undefined,
  surroundings: Surroundings,
): Recipe {
  const id = `comfyui/${workflow.id}`;
  const { name } = workflow;
  const capabilities = capabilitiesOf(workflow, offer, surroundings);
  const planned = { id, name, capabilities, schedulerNames: samplerNames };
  const trained = capabilities.sizes?.default;
  const files = modelFilesIn(workflow);
  return {
    id,
    name,
    capabilities,
    loads: files[0] ?? id,
    plan: (request) => planDrawing(planned, trained, request),
    wants,
    output: workflow.output,
    graph: ({ request, ...order }) => {
      const sigmas = request.sigmas ?? capabilities.sigmas?.default;
      return fillWorkflow(workflow, { ...order, request: { ...request, sigmas } });
    },
    fits: (each, { loras = [] }) =>
      files.every((file) => hasFile(each, file)) &&
      loras.every((lora) => each.loras.includes(lora.name)),
  };
}

/** The checkpoints and models that a workflow loads, by their names there. */
function modelFilesIn({ graph }: Workflow): readonly string[] {
  return Object.values(graph).flatMap(({ inputs }) =>
    ["ckpt_name", "unet_name"].flatMap((input) => {
      const value = inputs[input];
      return typeof value === "string" ? [value] : [];
    }),
  );
}

function hasFile({ checkpoints, unets }: Offer, name: string): boolean {
  return unets.includes(name) || checkpoints.some(({ file }) => file === name);
}

function capabilitiesOf(
  { graph, slots, edit, moves }: Workflow,
  offer: Offer | undefined,
  { pace }: Surroundings,
): ModelCapabilities {
  const valueOf = (name: SlotName): unknown => {
    const [slot] = slots[name] ?? [];
    return slot && graph[slot.node]?.inputs[slot.input];
  };
  const numberIn = (name: SlotName, min: number, max: number, usual: number) =>
    slots[name] && rangeAround(valueOf(name), { min, max, default: usual });
  const listIn = (name: SlotName, choices: readonly string[]) => {
    const value = valueOf(name);
    if (!slots[name]) return undefined;
    const own = typeof value === "string" && !value.includes("{{") ? [value] : [];
    return choiceOf(own[0] ?? "", [...new Set([...own, ...choices])]);
  };
  const hasEmptyLatents = Object.values(graph).some(({ class_type }) =>
    /^Empty\w*(?:Latent|Image)/.test(class_type),
  );
  const hasPicture = slots.image !== undefined;
  const [width, height] = [
    numberIn("width", SMALLEST, LARGEST, 1024),
    numberIn("height", SMALLEST, LARGEST, 1024),
  ];
  const size = width && height ? { width: width.default, height: height.default } : undefined;
  const references = (["image2", "image3", "image4"] as const).filter((name) => slots[name]);
  return {
    textToImage: !hasPicture || hasEmptyLatents,
    imageToImage: hasPicture,
    negativePrompt: slots.negative_prompt !== undefined,
    sizes: size && {
      default: size,
      common: commonSizes(size),
      min: SMALLEST,
      max: LARGEST,
      multipleOf: STEP,
      closed: false,
    },
    steps: numberIn("steps", 1, 150, 20),
    guidanceScale: numberIn("guidance", 0, 30, 7),
    strength: hasPicture ? numberIn("strength", 0.05, 1, 0.6) : undefined,
    schedulers: listIn("scheduler", offer?.samplers ?? []),
    sigmas: listIn("sigmas", offer?.sigmas ?? []),
    styles: undefined,
    refiner: undefined,
    mask: slots.mask !== undefined,
    editByInstruction: hasPicture && edit,
    animate: hasPicture && moves,
    references: references.length > 0 ? { max: references.length } : undefined,
    loras:
      slots.lora && offer && offer.loras.length > 0
        ? { max: slots.lora.length, choices: offer.loras, open: false }
        : undefined,
    seed: slots.seed !== undefined,
    maxSeed: MAX_SEED,
    picturesPerCall: 1,
    price: undefined,
    pace,
    words: [],
    examples: ["a lighthouse on a cliff at dawn, mist over the sea, film photograph"],
  };
}

/** A range around the value that the owner saved, which is the default. */
function rangeAround(value: unknown, { min, max, default: usual }: NumberRange): NumberRange {
  if (typeof value !== "number" || !Number.isFinite(value)) return { min, max, default: usual };
  return { min: Math.min(min, value), max: Math.max(max, value), default: value };
}

const own = ({ width, height }: Size) => ({ width, height, fit: "cover" }) as const;

/** The pictures of a request: at the size that is drawn where that is chosen, else at their own. */
function wants({ source, size, references = [] }: GenerationRequest): readonly WantedPicture[] {
  const wanted: WantedPicture[] = [];
  if (source) {
    const target = own(size ?? source);
    wanted.push({ role: "source", target });
    if (source.mask) wanted.push({ role: "mask", target });
  }
  references.forEach((each, index) => {
    wanted.push({
      role: `reference${index}`,
      hash: each.picture,
      target: own(each.width * each.height > 4_194_304 ? FALLBACK : each),
    });
  });
  return wanted;
}
