import type { APIModalInteractionResponseCallbackData } from "discord.js";
import { writeCustomId } from "../messages/custom-id.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { wordsField } from "./fields.ts";

/** The modal of Edit by instruction: what is to be changed in a picture (position from 0). */
export function instructForm(
  { plain }: DiscordWords,
  jobId: string,
  position: number,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeCustomId({ action: "instruct-modal", jobId, position }),
    title: plain.say("more.instruct"),
    components: [
      wordsField({
        label: plain.say("more.instruction-field"),
        description: plain.say("more.instruction-hint"),
        required: true,
      }),
    ],
  };
}
