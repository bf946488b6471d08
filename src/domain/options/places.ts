import type { z } from "zod";
import type { Message, MessageCode } from "../../words/index.ts";
import type { Kind } from "./kinds/kind.ts";

type Described = {
  [Code in MessageCode]: Code extends `options.${infer Name}-label` ? Name : never;
}[MessageCode];

/** A name that the catalogue describes: `options.<name>`, `options.<name>-label`, `options.<name>-name`. */
export type DescribedName = {
  [Name in Described]: `options.${Name}` | `options.${Name}-name` extends MessageCode
    ? Name
    : never;
}[Described];

/** How an option stands in the text of a picture's file. */
export interface FileKeyword<Value> {
  readonly keyword: string;
  /** The value as the file writes it, where that differs from how people write it. */
  readonly write?: (value: Value) => string | number | undefined;
  /** What stands there as people would write it; undefined where it means nothing here. */
  readonly read?: (text: string) => string | undefined;
}

/** A flag whose value is read in a way of its own. */
export interface FlagEntry<Value> {
  /** Without dashes. */
  readonly name: string;
  readonly kind?: Kind<Value, z.ZodType>;
  /** Whether its value runs to the next flag, however many words that are. */
  readonly runsOn?: boolean;
}

/** Where an option can be said, and by which name there. An absent place does not take it. */
export interface Places<Value> {
  /** Whether `/imagine` has it as an option of its own: Discord allows 25. */
  readonly isCommandOption: boolean;
  /** Flags in a prompt, the usual one first. A terminal takes them too. */
  readonly flags?: readonly (string | FlagEntry<Value>)[];
  /** The name at a terminal and in a requests file, without dashes. */
  readonly terminal?: string;
  readonly file?: FileKeyword<Value>;
  /** Joins what is given several times; without it that is refused. Throws UserError. */
  readonly join?: (values: Value, what: Message) => Value;
  /** Names that other programs have for it: who writes one is told the right one. */
  readonly alsoKnownAs?: readonly string[];
  /** Whether only models of the own engine take it; the others say that it was left out. */
  readonly ownEngineOnly?: boolean;
}
