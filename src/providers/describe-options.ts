import { z } from "zod";
import type { ModelCapabilities, ModelOption } from "../domain/capabilities.ts";

/** A text of a model's own option that says nothing about its length takes so many characters. */
const MOST_CHARACTERS = 2000;

/**
 * The options of a model's own as capabilities show them, out of the schema that its provider reads
 * them with: enums become choices, numbers need bounds and a default, booleans are switches, strings
 * are texts. Throws an Error, which is a bug of the provider, for anything else.
 */
export function describeOptions(schema: z.ZodObject): ModelCapabilities["modelOptions"] {
  return Object.fromEntries(
    Object.entries(schema.shape).map(([name, field]) => {
      const option = field instanceof z.ZodType ? describe(field, undefined) : undefined;
      if (option) return [name, option];
      throw new Error(`The option ${name} cannot be described: see describe-options.ts.`);
    }),
  );
}

function describe(field: z.ZodType, fallback: unknown): ModelOption | undefined {
  if (field instanceof z.ZodDefault) return describeInner(field, field.def.defaultValue);
  if (field instanceof z.ZodOptional) return describeInner(field, fallback);
  if (field instanceof z.ZodEnum) {
    const choices = field.options.map(String);
    return typeof fallback === "string"
      ? { kind: "choice", choices, default: fallback }
      : { kind: "choice", choices };
  }
  if (field instanceof z.ZodBoolean) return { kind: "switch", default: fallback === true };
  if (field instanceof z.ZodString) {
    return { kind: "text", maxLength: field.maxLength ?? MOST_CHARACTERS };
  }
  return field instanceof z.ZodNumber ? describeNumber(field, fallback) : undefined;
}

function describeInner(
  field: z.ZodDefault | z.ZodOptional,
  fallback: unknown,
): ModelOption | undefined {
  const inner = field.unwrap();
  return inner instanceof z.ZodType ? describe(inner, fallback) : undefined;
}

function describeNumber({ minValue, maxValue }: z.ZodNumber, fallback: unknown) {
  const isBounded = Number.isFinite(minValue) && Number.isFinite(maxValue);
  if (!isBounded || typeof fallback !== "number") return undefined;
  return {
    kind: "number",
    min: minValue ?? fallback,
    max: maxValue ?? fallback,
    default: fallback,
  } as const;
}
