import { type Found, sizeOf, wordsOf } from "../make-details.ts";
import { isObject, shown } from "./fields.ts";
import type { Json, JsonObject } from "./parse-json.ts";

type Known = Exclude<keyof Found, "others"> | "size";

/** The names under which programs keep each thing, in small letters and without anything between. */
const names: readonly (readonly [known: Known, names: readonly string[]])[] = [
  ["prompt", ["prompt", "positiveprompt", "positive", "c"]],
  ["negativePrompt", ["negativeprompt", "negative", "uc", "undesiredcontent"]],
  ["steps", ["steps", "numinferencesteps", "numsteps", "stepcount"]],
  ["sampler", ["sampler", "samplername", "samplingmethod", "samplermethod"]],
  ["schedule", ["scheduler", "noiseschedule", "scheduletype", "schedulername"]],
  ["guidanceScale", ["guidancescale", "cfgscale", "cfg", "scale", "guidance"]],
  ["seed", ["seed", "noiseseed", "useseed"]],
  ["width", ["width"]],
  ["height", ["height"]],
  ["size", ["size", "resolution"]],
  [
    "model",
    [
      "model",
      "modelname",
      "basemodel",
      "basemodelname",
      "ckptname",
      "checkpoint",
      "modelweights",
      "usestablediffusionmodel",
      "stablediffusionmodel",
    ],
  ],
  [
    "strength",
    ["strength", "denoisingstrength", "promptstrength", "imagestrength", "initimagestrength"],
  ],
];

const knownBy = new Map(
  names.flatMap(([known, all]) => all.map((name): [string, Known] => [name, known])),
);

/** Names inside a value that is an object: of a model, a sampler. */
const innerNames = ["name", "model_name", "modelName", "modelFileName", "label", "Name", "value"];

/**
 * Finds prompt and settings in an object by the names of its fields, which differ from program to
 * program in little more than letters and underscores.
 */
export function foundInFields(fields: JsonObject): Found {
  const found = new Map<Known, Json>();
  const others: (readonly [string, string])[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const known = knownBy.get(name.toLowerCase().replaceAll(/[^a-z0-9]/g, ""));
    const plain = plainValue(value);
    if (known !== undefined && plain !== undefined && !found.has(known)) found.set(known, plain);
    else if (value !== null && value !== "") others.push([name, shown(value)]);
  }
  const size = sizeOf(found.get("size"));
  return {
    prompt: found.get("prompt"),
    negativePrompt: found.get("negativePrompt"),
    steps: found.get("steps"),
    sampler: found.get("sampler"),
    schedule: found.get("schedule"),
    guidanceScale: found.get("guidanceScale"),
    seed: found.get("seed"),
    width: found.get("width") ?? size.width,
    height: found.get("height") ?? size.height,
    model: found.get("model"),
    strength: found.get("strength"),
    others,
  };
}

/** Whether fields hold a prompt and something that only a picture generator keeps. */
export function isAboutPicture(fields: JsonObject): boolean {
  const { prompt, steps, seed, guidanceScale, sampler } = foundInFields(fields);
  const settings = [steps, seed, guidanceScale, sampler].filter((value) => value !== undefined);
  return wordsOf(prompt) !== undefined && settings.length > 0;
}

/** A text or a number; of an object the name of what it stands for. */
function plainValue(value: Json): Json | undefined {
  if (typeof value === "string" || typeof value === "number")
    return value === "" ? undefined : value;
  if (!isObject(value)) return undefined;
  for (const name of innerNames) {
    const inner = value[name];
    if (typeof inner === "string") return inner;
  }
  return undefined;
}
