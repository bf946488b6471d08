import { isObject, objectIn, textIn } from "../json/fields.ts";
import type { Json, JsonObject } from "../json/parse-json.ts";
import type { Found } from "../make-details.ts";
import { splitBrackets } from "./bracketed-negative.ts";

/** InvokeAI's JSON: of the version from 3 on at the top, of version 2 under "image". */
export function invokeImage(json: JsonObject, { name }: { readonly name: string }) {
  if (name === "invokeai_metadata" || isNew(json)) return json;
  const image = objectIn(json, "image");
  return image?.["prompt"] !== undefined && typeof json["model"] === "string" ? image : undefined;
}

function isNew(json: JsonObject): boolean {
  return json["positive_prompt"] !== undefined && json["generation_mode"] !== undefined;
}

/** What it calls a scheduler is a sampler; the old prompts hold their negative words in brackets. */
export function refineInvoke(found: Found, settings: JsonObject, json: JsonObject): Found {
  const { schedule, ...rest } = found;
  if (settings === json) return { ...rest, sampler: found.sampler ?? schedule };
  const words = splitBrackets(oldPrompt(settings["prompt"]));
  return {
    ...rest,
    ...words,
    model: textIn(json, "model_weights") ?? textIn(json, "model_id") ?? found.model,
  };
}

/** The old prompt is a list of parts with their weights, or a text. */
function oldPrompt(prompt: Json | undefined): string {
  if (typeof prompt === "string") return prompt;
  if (!Array.isArray(prompt)) return "";
  const parts: readonly Json[] = prompt;
  return parts
    .filter(isObject)
    .map((part) => textIn(part, "prompt") ?? "")
    .join(" ");
}
