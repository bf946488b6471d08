import { type APILabelComponent, ComponentType, TextInputStyle } from "discord.js";
import { escapePrompt } from "../../domain/options/flags/escape-prompt.ts";
import { MAX_PICTURES, MAX_PROMPT_CHARACTERS } from "../../domain/limits.ts";

/** Names of the fields of all modals; the same as the options of `/imagine` where both have them. */
export const fieldNames = {
  prompt: "prompt",
  negativePrompt: "negative_prompt",
  strength: "strength",
  seed: "seed",
  count: "count",
  picture: "picture",
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

/** The prompt, filled with `words`; `required` when the picture brings no words of its own. */
export function promptField(words: string | undefined, required: boolean): APILabelComponent {
  const value = words === undefined ? undefined : escapePrompt(words);
  return textField({ name: fieldNames.prompt, label: "Prompt", value, required, long: true });
}

/** The negative prompt, filled with `value`; it may stay empty. */
export function negativePromptField(value: string | undefined): APILabelComponent {
  return textField({
    name: fieldNames.negativePrompt,
    label: "Negative prompt",
    description: "What the picture must not show",
    value,
    required: false,
    long: true,
  });
}

/** How far to move away from the source picture, 0 to 1; empty means the model's own default. */
export function strengthField(value: number | undefined): APILabelComponent {
  return textField({
    name: fieldNames.strength,
    label: "Strength",
    description: "0 keeps the picture, 1 ignores it; empty leaves it to the model",
    value: value === undefined ? undefined : String(value),
    required: false,
    long: false,
  });
}

/** The seed; empty draws a new one. */
export function seedField(value: number): APILabelComponent {
  return textField({
    name: fieldNames.seed,
    label: "Seed",
    description: "Empty draws a new one",
    value: String(value),
    required: false,
    long: false,
  });
}

/** How many pictures, with one of them chosen already. */
export function countField(chosen: number): APILabelComponent {
  const counts = Array.from({ length: MAX_PICTURES }, (_, index) => index + 1);
  return choiceField(fieldNames.count, "How many pictures", counts, chosen);
}

/** Which of several pictures, counted from 1. */
export function pictureField(numbers: readonly number[]): APILabelComponent {
  return choiceField(fieldNames.picture, "Which picture", numbers.slice(0, 25), numbers[0] ?? 1);
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
