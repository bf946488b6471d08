import type { Json, JsonObject } from "./parse-json.ts";

/** Whether a value is an object with names. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A field that is an object; undefined for anything else. */
export function objectIn(value: Json | undefined, name: string): JsonObject | undefined {
  const field = isObject(value) ? value[name] : undefined;
  return isObject(field) ? field : undefined;
}

/** A field that is a text. */
export function textIn(value: Json | undefined, name: string): string | undefined {
  const field = isObject(value) ? value[name] : undefined;
  return typeof field === "string" ? field : undefined;
}

/** A value as a text for people: texts and numbers as they are, the rest as JSON. */
export function shown(value: Json): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
