import type { z } from "zod";
import type { Message } from "../../../words/index.ts";
import type { ModelCapabilities, NumberRange } from "../../capabilities.ts";
import { UserError } from "../../errors.ts";

/** Where the bounds that are offered come from: the widest over the configured models. */
export interface RangeSource {
  readonly of: (capabilities: ModelCapabilities) => NumberRange | undefined;
  /** What is offered where no configured model has the option. */
  readonly otherwise: Pick<NumberRange, "min" | "max">;
}

/** The names that a model offers, or undefined where it has no such option. */
export type NameSource = (capabilities: ModelCapabilities) => readonly string[] | undefined;

/** What a value is, as data: declarations, suggestions and documentation are made from it. */
export type KindFacts =
  | { readonly type: "text"; readonly maxCharacters: number }
  | {
      readonly type: "integer" | "number";
      readonly min: number;
      readonly max: number;
      readonly range?: RangeSource | undefined;
    }
  | { readonly type: "name"; readonly names: NameSource; readonly areSchedulers: boolean }
  | { readonly type: "one-of"; readonly values: readonly string[] }
  | {
      readonly type:
        | "model"
        | "size"
        | "extension"
        | "picture"
        | "link"
        | "refiner"
        | "loras"
        | "switch";
    };

/**
 * A kind of value: how it is checked, read and written.
 * `Schema` is how a stored request holds it, which for a few kinds is narrower than what is asked.
 */
export interface Kind<Value, Schema extends z.ZodType = z.ZodType<Value>> {
  readonly facts: KindFacts;
  readonly schema: Schema;
  /** A value as it is asked; `write` takes what passes. */
  readonly asked: z.ZodType<Value>;
  /** What stands for a value in help and documentation, such as `N` or `WxH`. */
  readonly placeholder: string;
  /**
   * Reads a value from text, or from what JSON and Discord give (numbers, booleans).
   * `what` names the option in the error. Throws UserError "invalid-option" with what is allowed.
   */
  readonly read: (written: unknown, what: Message) => Value;
  /** The value as people write it; `read` takes it back. */
  readonly write: (value: Value) => string;
  /** Says what is allowed. */
  readonly expects: (what: Message) => Message;
}

/** A value that cannot be used. */
export function invalid(says: Message, cause?: unknown): UserError {
  return new UserError("invalid-option", says, { cause });
}
