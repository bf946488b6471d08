import type { NumberRange } from "../../domain/capabilities.ts";
import { say } from "../../words/index.ts";
import type { WarnedOption } from "../../domain/options/warned-option.ts";
import type { Warn } from "./warn.ts";

/** A numeric option as it was asked for, and how the model takes it. */
export interface NumberOption {
  /** The public name, as in `/imagine`. */
  readonly option: WarnedOption;
  readonly asked: number | undefined;
  /** Undefined when the model does not have the option. */
  readonly range: NumberRange | undefined;
  readonly model: string;
}

/**
 * The value that will be used: what was asked, brought into the model's range, or its default. Gives
 * undefined for a model without the option. Warns wherever that differs from what was asked.
 */
export function settleNumber(
  { option, asked, range, model }: NumberOption,
  warn: Warn,
): number | undefined {
  if (!range) {
    if (asked !== undefined) warn(option, say("planning.no-option", { model }));
    return undefined;
  }
  if (asked === undefined) return range.default;
  const { min, max } = range;
  const value = Math.min(max, Math.max(min, asked));
  if (value !== asked) warn(option, say("planning.range", { model, min, max, asked, value }));
  return value;
}
