import type { APIModalInteractionResponseCallbackData } from "discord.js";
import { type CustomId, writeCustomId } from "../custom-id.ts";
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
export function varyForm(start: VaryFormStart): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeCustomId(start.id),
    title: "Vary this image",
    components: [
      promptField(start.prompt, start.prompt === undefined),
      negativePromptField(start.negativePrompt),
      strengthField(undefined),
      countField(start.count),
      ...(start.pictures.length > 1 ? [pictureField(start.pictures)] : []),
    ],
  };
}
