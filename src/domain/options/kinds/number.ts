import { z } from "zod";
import { type Message, say } from "../../../words/index.ts";
import { invalid, type Kind, type RangeSource } from "./kind.ts";

/** Inclusive bounds that no model exceeds, and where the narrower ones that are offered come from. */
interface NumberRules {
  readonly min: number;
  readonly max: number;
  readonly range?: RangeSource;
}

/** What is taken for a number: digits with a point or a comma, perhaps with a sign or an exponent. */
const NUMBER = /^[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:e[+-]?\d+)?$/i;

/** A number, in text or as such. */
export function number(rules: NumberRules): Kind<number, z.ZodNumber> {
  const { min, max } = rules;
  const expects = (what: Message) => say("options.must-be-number", { what, min, max });
  return { facts: { type: "number", ...rules }, ...numbers(z.number().min(min).max(max), expects) };
}

/** A whole number, in text or as such. */
export function integer(rules: NumberRules): Kind<number, z.ZodInt> {
  const { min, max } = rules;
  const expects = (what: Message) => say("options.must-be-integer", { what, min, max });
  return { facts: { type: "integer", ...rules }, ...numbers(z.int().min(min).max(max), expects) };
}

function numbers<Schema extends z.ZodType<number>>(
  schema: Schema,
  expects: Kind<number>["expects"],
): Omit<Kind<number, Schema>, "facts"> {
  return {
    schema,
    asked: schema,
    placeholder: "N",
    expects,
    write: String,
    read(written, what) {
      const result = schema.safeParse(numberOf(written));
      if (!result.success) throw invalid(expects(what));
      return result.data;
    },
  };
}

function numberOf(written: unknown): number {
  if (typeof written === "number") return written;
  const digits = typeof written === "string" ? written.trim() : "";
  return NUMBER.test(digits) ? Number(digits.replace(",", ".")) : Number.NaN;
}
