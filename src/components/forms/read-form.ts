import type { ModalSubmitFields } from "discord.js";
import { UserError } from "../../domain/errors.ts";
import { MAX_PICTURES, MAX_SEED } from "../../domain/limits.ts";
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

/** Reads a modal. Throws UserError "invalid-option" for a number out of its range. */
export function readForm(form: Fields): FormAnswers {
  return {
    prompt: text(form, fieldNames.prompt) ?? "",
    negativePrompt: text(form, fieldNames.negativePrompt),
    strength: number(form, fieldNames.strength, { min: 0, max: 1, whole: false }),
    seed: number(form, fieldNames.seed, { min: 0, max: MAX_SEED, whole: true }),
    count: number(form, fieldNames.count, { min: 1, max: MAX_PICTURES, whole: true }) ?? 1,
    picture: number(form, fieldNames.picture, { min: 1, max: 25, whole: true }) ?? 1,
  };
}

function text({ fields }: Fields, name: string): string | undefined {
  const field = fields.get(name);
  if (field === undefined) return undefined;
  const value = "values" in field ? field.values[0] : field.value;
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function number(
  form: Fields,
  name: string,
  range: { readonly min: number; readonly max: number; readonly whole: boolean },
): number | undefined {
  const written = text(form, name)?.trim();
  if (written === undefined) return undefined;
  const value = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(written)
    ? Number(written.replace(",", "."))
    : Number.NaN;
  const fits =
    value >= range.min && value <= range.max && (!range.whole || Number.isInteger(value));
  if (!fits)
    throw new UserError(
      "invalid-option",
      `${labels[name] ?? name} must be a ${range.whole ? "whole number" : "number"} from ${range.min} to ${range.max}.`,
    );
  return value;
}

const labels: Readonly<Record<string, string>> = {
  [fieldNames.strength]: "Strength",
  [fieldNames.seed]: "The seed",
  [fieldNames.count]: "The number of pictures",
  [fieldNames.picture]: "The picture's number",
};
