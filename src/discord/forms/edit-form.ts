import type { APIModalInteractionResponseCallbackData } from "discord.js";
import type { Job } from "../../domain/job.ts";
import { writeCustomId } from "../messages/custom-id.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import {
  countField,
  negativePromptField,
  promptField,
  seedField,
  strengthField,
} from "./fields.ts";

/** The modal of ✏️ Edit, filled with what the job used. */
export function editForm(
  { plain }: DiscordWords,
  job: Job,
): APIModalInteractionResponseCallbackData {
  const { prompt, negativePrompt, seed, count, source } = job.request;
  return {
    custom_id: writeCustomId({ action: "edit-modal", jobId: job.id, position: undefined }),
    title: plain.say("messages.edit-title"),
    components: [
      promptField(plain, prompt, source === undefined),
      negativePromptField(plain, negativePrompt),
      ...(source === undefined ? [] : [strengthField(plain, source.strength)]),
      seedField(plain, seed),
      countField(plain, count),
    ],
  };
}
