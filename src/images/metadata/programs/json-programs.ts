import type { PictureDetails, Program } from "../../picture-details.ts";
import { parseComfyui } from "../comfyui/parse-comfyui.ts";
import type { FileText, FileTexts } from "../file-text.ts";
import { objectIn, textIn } from "../json/fields.ts";
import { foundInFields, isAboutPicture } from "../json/found-in-fields.ts";
import type { JsonObject } from "../json/parse-json.ts";
import { type Found, makeDetails } from "../make-details.ts";
import { invokeImage, refineInvoke } from "./invokeai.ts";
import { novelaiSettings, refineNovelai } from "./novelai.ts";

/** A program that writes JSON: where in it the settings are, and what their names do not tell. */
interface JsonProgram {
  readonly program: Program;
  /** The object with the settings; undefined when the JSON is not this program's. */
  readonly settings: (json: JsonObject, text: FileText, texts: FileTexts) => JsonObject | undefined;
  readonly refine?: (found: Found, settings: JsonObject, json: JsonObject) => Found;
}

const has = (json: JsonObject, ...names: readonly string[]) =>
  names.every((name) => json[name] !== undefined);

/** The programs, those with the surest signs first. */
const programs: readonly JsonProgram[] = [
  { program: "swarmui", settings: (json) => objectIn(json, "sui_image_params") },
  { program: "invokeai", settings: invokeImage, refine: refineInvoke },
  { program: "novelai", settings: novelaiSettings, refine: refineNovelai },
  {
    program: "draw-things",
    settings: (json) =>
      has(json, "c") && (has(json, "seed") || has(json, "steps")) ? json : undefined,
  },
  {
    program: "ruined-fooocus",
    settings: (json) => (json["software"] === "RuinedFooocus" ? json : undefined),
  },
  {
    program: "fooocus",
    settings: (json, _, texts) => (isFooocus(json, texts) ? json : undefined),
  },
  {
    program: "stability-matrix",
    settings: (json) => (has(json, "PositivePrompt") ? json : undefined),
  },
  {
    program: "easy-diffusion",
    settings: (json) => (has(json, "use_stable_diffusion_model") ? json : undefined),
  },
  {
    program: "tensor-art",
    settings: (json, { name }) => (name === "generation_data" ? json : undefined),
  },
  { program: "nmkd", settings: (json, { name }) => (name === "nmkdiffusion" ? json : undefined) },
];

/** Reads the JSON of a program that is known by it; undefined for any other text. */
export function parseKnownJson(text: FileText, texts: FileTexts): PictureDetails | undefined {
  const { json } = text;
  if (json === undefined) return undefined;
  for (const { program, settings, refine } of programs) {
    const object = settings(json, text, texts);
    if (object === undefined) continue;
    const found = foundInFields(object);
    return makeDetails(program, text.text, refine?.(found, object, json) ?? found);
  }
  return undefined;
}

/** Reads ComfyUI's graphs, and JSON of anybody with a prompt and settings in it. */
export function parseOtherJson({ json, text }: FileText): PictureDetails | undefined {
  if (json === undefined) return undefined;
  const graph = parseComfyui(json, text);
  if (graph !== undefined || !isAboutPicture(json)) return graph;
  return makeDetails("unknown", text, foundInFields(json));
}

function isFooocus(json: JsonObject, texts: FileTexts): boolean {
  const version = textIn(json, "version") ?? textIn(json, "Version") ?? "";
  return (
    /^fooocus/i.test(version) ||
    has(json, "Fooocus V2 Expansion") ||
    texts.get("fooocus_scheme") !== undefined ||
    /^fooocus/i.test(texts.get("Software") ?? "")
  );
}
