import type { APIModalInteractionResponseCallbackData } from "discord.js";
import { type CustomId, writeCustomId } from "../messages/custom-id.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import {
  countField,
  negativePromptField,
  pictureField,
  promptField,
  strengthField,
} from "./fields.ts";

/** What the modal of "Vary this image" starts from. */
export interface VaryFormStart {
  /** The component that takes the answer. */
  readonly id: CustomId;
  readonly prompt: string | undefined;
  readonly negativePrompt: string | undefined;
  readonly count: number;
  /** Numbers of the pictures to choose from, counted from 1; one alone is not asked for. */
  readonly pictures: readonly number[];
}

/** The modal of "Vary this image". Words are needed only where the picture brings none. */
export function varyForm(
  { plain }: DiscordWords,
  { id, prompt, negativePrompt, count, pictures }: VaryFormStart,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeCustomId(id),
    title: plain.say("messages.vary-title"),
    components: [
      promptField(plain, prompt, prompt === undefined),
      negativePromptField(plain, negativePrompt),
      strengthField(plain, undefined),
      countField(plain, count),
      ...(pictures.length > 1 ? [pictureField(plain, pictures)] : []),
    ],
  };
}
