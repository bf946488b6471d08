import type { APIModalInteractionResponseCallbackData } from "discord.js";
import type { Job } from "../../domain/job.ts";
import { writeCustomId } from "../custom-id.ts";
import {
  countField,
  negativePromptField,
  promptField,
  seedField,
  strengthField,
} from "./fields.ts";

/** The modal of ✏️ Edit, filled with what the job used. */
export function editForm(job: Job): APIModalInteractionResponseCallbackData {
  const { prompt, negativePrompt, seed, count, source } = job.request;
  return {
    custom_id: writeCustomId({ action: "edit-modal", jobId: job.id, position: undefined }),
    title: "Edit",
    components: [
      promptField(prompt, source === undefined),
      negativePromptField(negativePrompt),
      ...(source === undefined ? [] : [strengthField(source.strength)]),
      seedField(seed),
      countField(count),
    ],
  };
}
