import { z } from "zod";
import { type Message, say } from "../../../words/index.ts";
import { invalid, type Kind, type NameSource } from "./kind.ts";

interface TextRules {
  readonly maxCharacters: number;
  /** Whether it may be empty, as a prompt beside a picture. */
  readonly mayBeEmpty?: boolean;
  readonly placeholder?: string;
}

/** Words of any content. A text that is no prompt is trimmed and must not be empty. */
export function text(rules: TextRules): Kind<string, z.ZodString> {
  const { maxCharacters } = rules;
  return { facts: { type: "text", maxCharacters }, ...texts(rules) };
}

const MAX_NAME_CHARACTERS = 100;

/** One of the names that a model offers, such as a style; the model's plan says what becomes of others. */
export function name(names: NameSource, { areSchedulers = false } = {}): Kind<string, z.ZodString> {
  return {
    facts: { type: "name", names, areSchedulers },
    ...texts({ maxCharacters: MAX_NAME_CHARACTERS, placeholder: "S" }),
  };
}

/** The id of a configured model; at a terminal also the path of a model folder. */
export const model: Kind<string, z.ZodString> = {
  facts: { type: "model" },
  ...texts({ maxCharacters: 4096, placeholder: "M" }),
};

function texts(rules: TextRules): Omit<Kind<string, z.ZodString>, "facts"> {
  const { maxCharacters, mayBeEmpty = false, placeholder = "T" } = rules;
  const expects = (what: Message) => say("options.must-be-short", { what, max: maxCharacters });
  const schema = z.string().max(maxCharacters);
  return {
    schema,
    asked: schema,
    placeholder,
    expects,
    write: (value) => value,
    read(written, what) {
      if (typeof written !== "string") throw invalid(say("options.must-be-text", { what }));
      const value = mayBeEmpty ? written : written.trim();
      if (value === "" && !mayBeEmpty) throw invalid(say("options.must-not-be-empty", { what }));
      if (value.length > maxCharacters) throw invalid(expects(what));
      return value;
    },
  };
}
