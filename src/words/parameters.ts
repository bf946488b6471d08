import type { Message } from "./message.ts";

/** The parameters' names and formats that stand between double braces in a text. */
type Holes<Text extends string> = Text extends `${string}{{${infer Hole}}}${infer Rest}`
  ? Hole | Holes<Rest>
  : never;

type NameOf<Hole extends string> = Hole extends `${infer Name},${string}` ? Name : Hole;

/** What each format of a hole takes; a hole without a format takes words, a number or a message. */
interface FormatTypes {
  readonly number: number;
  readonly price: number;
  readonly bytes: number;
  readonly duration: number;
  readonly list: readonly (string | number | Message)[];
  /** Each on a line of its own, two spaces in. */
  readonly lines: readonly (string | number | Message)[];
  readonly choices: readonly (string | number | Message)[];
  readonly code: string | number;
  readonly codes: readonly (string | number)[];
}

type TypeOf<Hole extends string> = Hole extends `${string}, ${infer Format}`
  ? Format extends keyof FormatTypes
    ? FormatTypes[Format]
    : never
  : NameOf<Hole> extends "count"
    ? number
    : string | number | Message;

/** The names of the parameters that a text takes. */
export type ParameterNames<Text extends string> = NameOf<Holes<Text>>;

/** The parameters that a text takes, by name. A format that does not exist makes its type `never`. */
export type ParametersOf<Text extends string> = {
  readonly [Hole in Holes<Text> as NameOf<Hole>]: TypeOf<Hole>;
};
