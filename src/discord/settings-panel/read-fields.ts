import type { ModalSubmitFields } from "discord.js";
import { UserError } from "../../domain/errors.ts";
import { size as sizeKind } from "../../domain/options/kinds/size.ts";
import type { Size } from "../../domain/request.ts";
import { type Message, say } from "../../words/index.ts";

type Fields = Pick<ModalSubmitFields, "fields">;

/** The text of a field; undefined where it is empty. */
export function textIn({ fields }: Fields, name: string): string | undefined {
  const field = fields.get(name);
  const given = field !== undefined && "value" in field ? field.value : undefined;
  const value = typeof given === "string" ? given.trim() : "";
  return value === "" ? undefined : value;
}

/** What a number may be, and what its field is called. */
interface NumberRange {
  readonly called: Message;
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
  /** What whoever runs the bot allows at most; undefined: no less than `max`. */
  readonly ceiling?: number | undefined;
}

/** A number, written with a comma or a point; undefined where the field is empty. Throws UserError. */
export function numberIn(form: Fields, name: string, range: NumberRange): number | undefined {
  const written = textIn(form, name);
  if (written === undefined) return undefined;
  const { called: field, min, max, whole = false, ceiling } = range;
  const isNumber = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(written);
  const value = isNumber ? Number(written.replace(",", ".")) : Number.NaN;
  if (!(value >= min && value <= max) || (whole && !Number.isInteger(value)))
    throw wrong(say("panel.not-a-number", { field, min, max }));
  if (ceiling !== undefined && value > ceiling) throw overCeiling(field, ceiling);
  return value;
}

/** A size in pixels; undefined where the field is empty. Throws UserError. */
export function sizeIn(form: Fields, name: string, called: Message): Size | undefined {
  const written = textIn(form, name);
  if (written === undefined) return undefined;
  const read = sizeKind.read(written, called);
  if ("width" in read) return read;
  throw wrong(say("panel.not-a-size", { field: called }));
}

/** Ids with commas, spaces or line breaks. */
export function idsIn(form: Fields, name: string): readonly string[] {
  return [...new Set((textIn(form, name) ?? "").split(/[\s,;]+/).filter((id) => id !== ""))];
}

/** The lines of a field that hold something, each once. */
export function linesIn(form: Fields, name: string): readonly string[] {
  const lines = (textIn(form, name) ?? "").split(/\r?\n/).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}

/** That something is more than whoever runs the bot allows. */
export function overCeiling(field: Message, max: number | string): UserError {
  return wrong(say("panel.over-ceiling", { field, max }));
}

/** A form that cannot be used. */
export function wrong(says: Message): UserError {
  return new UserError("invalid-option", says);
}
