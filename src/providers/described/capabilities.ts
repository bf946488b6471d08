import type {
  ChoiceList,
  ModelCapabilities,
  ModelOption,
  NumberRange,
} from "../../domain/capabilities.ts";
import { MAX_LORAS, MAX_REFERENCES, MAX_SEED } from "../../domain/limits.ts";
import { type SchedulerVocabulary, ownNames, translateScheduler } from "../schedulers.ts";
import type { InputField } from "./input-field.ts";
import type { InputRoles } from "./roles.ts";

/** What models take that do not say so themselves. */
const usual = {
  steps: { min: 1, max: 100, default: 28 },
  guidance: { min: 0, max: 20, default: 3.5 },
  strength: { min: 0.01, max: 1, default: 0.8 },
} as const satisfies Record<string, NumberRange>;

/** Pictures that may go along where the schema names no number. */
const FEW_REFERENCES = 4;

/** What a model can do, by its own inputs. */
export function capabilitiesOf(roles: InputRoles): Omit<ModelCapabilities, "price" | "pace"> {
  const { source, references, strength, size, moves } = roles;
  const takesPicture = source !== undefined;
  return {
    textToImage: !source?.required && roles.mask?.required !== true,
    imageToImage: takesPicture,
    editByInstruction:
      takesPicture && !moves && strength === undefined && roles.prompt !== undefined,
    animate: takesPicture && moves,
    negativePrompt: roles.negativePrompt !== undefined,
    sizes: size?.sizes,
    steps: rangeOf(roles.steps, usual.steps),
    guidanceScale: rangeOf(roles.guidance, usual.guidance),
    strength: takesPicture ? rangeOf(strength, usual.strength) : undefined,
    schedulers: listOf(roles.scheduler),
    styles: listOf(roles.style),
    refiner: undefined,
    mask: takesPicture && roles.mask !== undefined,
    ...(references && { references: { max: mostReferences(roles) } }),
    ...(roles.loras && { loras: { max: MAX_LORAS, choices: [], open: true } }),
    transparent: roles.background !== undefined,
    seed: roles.seed !== undefined,
    modelOptions: Object.fromEntries(roles.options.map((each) => [each.name, optionOf(each)])),
    maxSeed: MAX_SEED,
    picturesPerCall: 1,
    words: [],
    examples: ["a lighthouse on a cliff at dawn, mist over the sea, film photograph"],
  };
}

/** Pictures beside the source: a list that holds the source too has one place less. */
export function mostReferences({ source, references }: InputRoles): number {
  if (!references) return 0;
  const places = Math.min(MAX_REFERENCES, references.max ?? FEW_REFERENCES);
  return references === source ? Math.max(0, places - 1) : places;
}

function rangeOf(field: InputField | undefined, fallback: NumberRange): NumberRange | undefined {
  if (!field) return undefined;
  const { min = fallback.min, max = Math.max(fallback.max, min) } = field;
  const wanted = typeof field.default === "number" ? field.default : fallback.default;
  return { min, max, default: Math.min(max, Math.max(min, wanted)) };
}

function listOf(field: InputField | undefined): ChoiceList | undefined {
  if (!field) return undefined;
  const choices = (field.choices ?? []).map(String);
  const usualOne = choices.find((choice) => choice === String(field.default));
  return { default: usualOne, choices, open: false };
}

function optionOf({ kind, choices, min = 0, max = 0, default: fallback }: InputField): ModelOption {
  if (kind === "switch") return { kind: "switch", default: fallback === true };
  if (kind !== "choice") return { kind: "number", min, max, default: Number(fallback) };
  return {
    kind: "choice",
    choices: (choices ?? []).map(String),
    ...(fallback !== undefined && { default: String(fallback) }),
  };
}

/** What a model calls its schedulers, by Easel's names. */
export function schedulerNamesOf(field: InputField | undefined): SchedulerVocabulary {
  const entries = (field?.choices ?? []).map(String).flatMap((choice) => {
    const known =
      translateScheduler(choice, ownNames) ?? translateScheduler(`${choice}Scheduler`, ownNames);
    return known?.exact ? [[known.name, choice] as const] : [];
  });
  return Object.fromEntries(entries.toReversed());
}
