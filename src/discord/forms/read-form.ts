import type { ModalSubmitFields } from "discord.js";
import { UserError } from "../../domain/errors.ts";
import { MAX_PICTURES, MAX_SEED } from "../../domain/limits.ts";
import { type Message, say } from "../../words/index.ts";
import { fieldNames } from "./fields.ts";

type Fields = Pick<ModalSubmitFields, "fields">;

/** What somebody put into a modal. A field that is empty or absent is undefined. */
export interface FormAnswers {
  readonly prompt: string;
  readonly negativePrompt: string | undefined;
  readonly strength: number | undefined;
  readonly seed: number | undefined;
  readonly count: number;
  /** Counted from 1; 1 where the modal did not ask. */
  readonly picture: number;
}

/** A field for a number: how an error calls it, and what it takes. */
interface NumberField {
  readonly name: string;
  readonly called: Message;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

const strength: NumberField = {
  name: fieldNames.strength,
  called: say("discord.the-strength"),
  min: 0,
  max: 1,
  whole: false,
};
const seed: NumberField = {
  name: fieldNames.seed,
  called: say("discord.the-seed"),
  min: 0,
  max: MAX_SEED,
  whole: true,
};
const count: NumberField = {
  name: fieldNames.count,
  called: say("discord.the-count"),
  min: 1,
  max: MAX_PICTURES,
  whole: true,
};
const picture: NumberField = {
  name: fieldNames.picture,
  called: say("discord.the-picture"),
  min: 1,
  max: 25,
  whole: true,
};

/** Reads a modal. Throws UserError "invalid-option" for a number out of its range. */
export function readForm(form: Fields): FormAnswers {
  return {
    prompt: text(form, fieldNames.prompt) ?? "",
    negativePrompt: text(form, fieldNames.negativePrompt),
    strength: number(form, strength),
    seed: number(form, seed),
    count: number(form, count) ?? 1,
    picture: number(form, picture) ?? 1,
  };
}

function text({ fields }: Fields, name: string): string | undefined {
  const field = fields.get(name);
  if (field === undefined) return undefined;
  const value = "values" in field ? field.values[0] : field.value;
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function number(form: Fields, { name, called, ...range }: NumberField): number | undefined {
  const written = text(form, name)?.trim();
  if (written === undefined) return undefined;
  const value = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(written)
    ? Number(written.replace(",", "."))
    : Number.NaN;
  const fits =
    value >= range.min && value <= range.max && (!range.whole || Number.isInteger(value));
  if (fits) return value;
  const { min, max } = range;
  throw new UserError(
    "invalid-option",
    say(range.whole ? "discord.not-a-whole-number" : "discord.not-a-number", {
      field: called,
      min,
      max,
    }),
  );
}
