import type { FileText, FileTexts } from "../file-text.ts";
import { objectIn, textIn } from "../json/fields.ts";
import { jsonIn } from "../json/json-in.ts";
import type { JsonObject } from "../json/parse-json.ts";
import type { Found } from "../make-details.ts";

/**
 * NovelAI's JSON: under "Comment" in a PNG, or in a field of that name where it is hidden in the
 * pixels. Its source, which names the model, goes with it.
 */
export function novelaiSettings(
  json: JsonObject,
  { name }: FileText,
  texts: FileTexts,
): JsonObject | undefined {
  const inner = jsonIn(json, "Comment");
  if (inner !== undefined) return withModel(inner, textIn(json, "Source"));
  const isOurs = /novelai/i.test(texts.get("Software") ?? "") || json["v4_prompt"] !== undefined;
  const isComment = name === "Comment" || json["uc"] !== undefined;
  return isOurs && isComment ? withModel(json, texts.get("Source")) : undefined;
}

function withModel(settings: JsonObject, source: string | undefined): JsonObject {
  return source === undefined ? settings : { model: source, ...settings };
}

/** From version 4 on the words stand in captions of their own, one for each character beside the base. */
export function refineNovelai(found: Found, settings: JsonObject): Found {
  return {
    ...found,
    prompt: captionsOf(settings, "v4_prompt") ?? found.prompt,
    negativePrompt: captionsOf(settings, "v4_negative_prompt") ?? found.negativePrompt,
  };
}

function captionsOf(settings: JsonObject, name: string): string | undefined {
  const caption = objectIn(objectIn(settings, name), "caption");
  const base = textIn(caption, "base_caption");
  const characters = caption?.["char_captions"];
  const others = Array.isArray(characters)
    ? characters.map((each) => textIn(each, "char_caption") ?? "")
    : [];
  const all = [base ?? "", ...others].filter((text) => text.trim() !== "");
  return all.length === 0 ? undefined : all.join(" | ");
}
