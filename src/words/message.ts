import { z } from "zod";
import type { English } from "./en/index.ts";
import type { ParametersOf } from "./parameters.ts";

/** A value that stands in a message: words, a number, another message, or a list of them. */
export type Parameter = string | number | Message | readonly (string | number | Message)[];

/**
 * Something to say, as data: a code of the catalogue and what its text takes. It is put into words
 * where it is shown, in the language of whoever reads. Rows hold messages, never sentences.
 */
export interface Message {
  readonly code: string;
  readonly params: Readonly<Record<string, Parameter>>;
}

const parameterSchema: z.ZodType<Parameter> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.array(z.union([z.string(), z.number(), messageSchema])),
    messageSchema,
  ]),
);

/** A message in a row. A code that this version does not know is shown as such, not refused. */
export const messageSchema: z.ZodType<Message> = z.object({
  code: z.string(),
  params: z.record(z.string(), parameterSchema),
});

type PluralForm = "zero" | "one" | "two" | "few" | "many" | "other";

/** The code of a key: plural forms (`_one`, `_other`) are one code, chosen by `count`. */
type CodeOf<Key> = Key extends `${infer Code}_${PluralForm}` ? Code : Key & string;

/** Every code of the catalogue. */
export type MessageCode = CodeOf<keyof English>;

type TextsOf<Code extends MessageCode> = {
  [Key in keyof English]: CodeOf<Key> extends Code ? English[Key] : never;
}[keyof English];

type IsPlural<Code extends MessageCode> = `${Code}_other` extends keyof English
  ? { readonly count: number }
  : unknown;

/** The parameters of a code, by name. */
export type MessageParameters<Code extends MessageCode> = ParametersOf<TextsOf<Code>> &
  IsPlural<Code>;

/** The parameters as arguments: none for a text that takes none. */
export type ParameterArguments<Code extends MessageCode> =
  keyof MessageParameters<Code> extends never ? [] : [params: MessageParameters<Code>];

/** Makes a message. An unknown code, and a missing or wrong parameter, do not compile. */
export function say<Code extends MessageCode>(
  code: Code,
  ...[params]: ParameterArguments<Code>
): Message {
  return { code, params: params ?? {} };
}

/** Words that are not ours to translate: those of old rows, of a service, of a file. */
export function quoted(text: string): Message {
  return { code: "quoted", params: { text } };
}
