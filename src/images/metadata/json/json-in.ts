import { isObject, textIn } from "./fields.ts";
import { type JsonObject, parseJson } from "./parse-json.ts";

/** A field of an object that holds JSON as a text; undefined when that is no object. */
export function jsonIn(json: JsonObject, name: string): JsonObject | undefined {
  const inner = parseJson(textIn(json, name) ?? "");
  return isObject(inner) ? inner : undefined;
}
