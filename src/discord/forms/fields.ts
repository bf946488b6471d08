import { type APILabelComponent, ComponentType, TextInputStyle } from "discord.js";
import { escapeNegativePrompt, escapePrompt } from "../../domain/options/flags/escape-prompt.ts";
import { MAX_PICTURES, MAX_PROMPT_CHARACTERS } from "../../domain/limits.ts";
import type { Words } from "../../words/index.ts";

/** Names of the fields of all modals; the same as the options of `/imagine` where both have them. */
export const fieldNames = {
  prompt: "prompt",
  negativePrompt: "negative_prompt",
  strength: "strength",
  seed: "seed",
  count: "count",
  picture: "picture",
  cells: "cells",
  mask: "mask",
} as const;

/** A field for text. An empty value leaves the field empty. */
function textField(field: {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly required: boolean;
  readonly long: boolean;
  readonly description?: string;
}): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: field.label,
    ...(field.description === undefined ? {} : { description: field.description }),
    component: {
      type: ComponentType.TextInput,
      custom_id: field.name,
      style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
      required: field.required,
      max_length: field.long ? MAX_PROMPT_CHARACTERS : 20,
      ...(field.value ? { value: field.value } : {}),
    },
  };
}

/** The prompt, filled with `prompt`; `required` when the picture brings no words of its own. */
export function promptField(
  words: Words,
  prompt: string | undefined,
  required: boolean,
): APILabelComponent {
  const value = prompt === undefined ? undefined : escapePrompt(prompt);
  const label = words.say("messages.prompt-field");
  return textField({ name: fieldNames.prompt, label, value, required, long: true });
}

/** Words that somebody is to write anew, under a label of the form's own. */
export function wordsField(field: {
  readonly label: string;
  readonly description: string;
  readonly required: boolean;
}): APILabelComponent {
  return textField({ ...field, name: fieldNames.prompt, value: undefined, long: true });
}

/** The negative prompt, filled with `value`; it may stay empty. */
export function negativePromptField(words: Words, value: string | undefined): APILabelComponent {
  return textField({
    name: fieldNames.negativePrompt,
    label: words.say("messages.negative-prompt-field"),
    description: words.say("messages.negative-prompt-hint"),
    value: value === undefined ? undefined : escapeNegativePrompt(value),
    required: false,
    long: true,
  });
}

/** How far to move away from the source picture, 0 to 1; empty means the model's own default. */
export function strengthField(words: Words, value: number | undefined): APILabelComponent {
  return textField({
    name: fieldNames.strength,
    label: words.say("messages.strength-field"),
    description: words.say("messages.strength-hint"),
    value: value === undefined ? undefined : words.number(value),
    required: false,
    long: false,
  });
}

/** The seed; empty draws a new one. */
export function seedField(words: Words, value: number): APILabelComponent {
  return textField({
    name: fieldNames.seed,
    label: words.say("messages.seed-field"),
    description: words.say("messages.seed-hint"),
    value: String(value),
    required: false,
    long: false,
  });
}

/** How many pictures, with one of them chosen already. */
export function countField(words: Words, chosen: number): APILabelComponent {
  const counts = Array.from({ length: MAX_PICTURES }, (_, index) => index + 1);
  return choiceField(fieldNames.count, words.say("messages.count-field"), counts, chosen);
}

/** Which of several pictures, counted from 1. */
export function pictureField(words: Words, numbers: readonly number[]): APILabelComponent {
  const label = words.say("messages.picture-field");
  return choiceField(fieldNames.picture, label, numbers.slice(0, 25), numbers[0] ?? 1);
}

function choiceField(
  name: string,
  label: string,
  numbers: readonly number[],
  chosen: number,
): APILabelComponent {
  return {
    type: ComponentType.Label,
    label,
    component: {
      type: ComponentType.StringSelect,
      custom_id: name,
      required: true,
      options: numbers.map((number) => ({
        label: String(number),
        value: String(number),
        default: number === chosen,
      })),
    },
  };
}
