import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import type { Message } from "../../words/index.ts";
import { type CustomId, writeCustomId } from "../messages/custom-id.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { cut } from "../messages/display-text.ts";

/** Characters that one text field of Discord holds. */
export const FIELD_CHARACTERS = 4000;

/** Characters of a form's title. */
const TITLE_CHARACTERS = 45;

/** A field for text. */
export interface FormField {
  readonly name: string;
  readonly label: Message;
  readonly hint?: Message | undefined;
  readonly value: string | undefined;
  /** Characters at most, of several lines; absent: a short line. */
  readonly long?: number | undefined;
}

/** A form of /settings: all of its fields may stay empty. */
export function settingsForm(
  { plain }: DiscordWords,
  id: Pick<CustomId, "action" | "jobId">,
  title: Message,
  fields: readonly FormField[],
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeCustomId({ ...id, position: undefined }),
    title: cut(plain.text(title), TITLE_CHARACTERS),
    components: fields.map(({ name, label, hint, value, long }): APILabelComponent => ({
      type: ComponentType.Label,
      label: plain.text(label),
      ...(hint === undefined ? {} : { description: cut(plain.text(hint), 100) }),
      component: {
        type: ComponentType.TextInput,
        custom_id: name,
        style: long === undefined ? TextInputStyle.Short : TextInputStyle.Paragraph,
        required: false,
        max_length: long ?? 200,
        ...(value ? { value } : {}),
      },
    })),
  };
}
