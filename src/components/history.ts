import type { ButtonInteraction, StringSelectMenuInteraction } from "discord.js";
import { answerWithJob } from "../discord/interactions/answer.ts";
import type { Button, Select } from "../discord/interactions/component.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import type { Only } from "../discord/interactions/services.ts";
import { showPictures } from "../discord/interactions/show-pictures.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { messageOf, type MessageView } from "../discord/messages/message-view.ts";
import { button, paragraph, row } from "../discord/messages/parts.ts";
import {
  backOf,
  childrenPanel,
  jobPanel,
  listPanel,
  ownHistoryJob,
  readPageName,
} from "../discord/people/history-panel.ts";
import { removeJob } from "../discord/people/remove-job.ts";
import { UserError } from "../domain/errors.ts";
import type { Job } from "../domain/job.ts";
import { repeat } from "../pipeline/orders/derive.ts";
import { granted } from "../pipeline/policy/answer.ts";
import { say } from "../words/index.ts";

type Pressed = ButtonInteraction | StringSelectMenuInteraction;

/** Puts another view in place of a panel; files of the last one go. */
async function turn(interaction: Pressed, view: MessageView): Promise<void> {
  await interaction.editReply({ ...asEdit(view), attachments: [] });
}

/** Newer, Older, and back to the list. */
export const historyPageButton: Button<"history"> = {
  kind: "button",
  action: "history-page",
  async execute(interaction, id, services) {
    const words = personalWords(interaction);
    const page = readPageName(id.jobId);
    const view = await listPanel(words, page, interaction.user.id, services);
    await interaction.deferUpdate();
    await turn(interaction, view);
  },
};

/** The select of a list: opens one of its jobs. */
export const historyOpenSelect: Select<"studio" | "policy" | "shrinkFiles"> = {
  kind: "select",
  action: "history-open",
  async execute(interaction, _, services) {
    const jobId = interaction.values[0] ?? "";
    const job = await ownHistoryJob(jobId, interaction.user.id, services);
    granted(await services.policy.mayShow(requesterOf(interaction), job));
    await openJob(interaction, job, services);
  },
};

async function openJob(
  interaction: Pressed,
  job: Job,
  services: Only<"studio" | "shrinkFiles">,
): Promise<void> {
  const back = backOf(interaction.message);
  await interaction.deferUpdate();
  const limit = interaction.attachmentSizeLimit;
  const requester = requesterOf(interaction);
  const words = personalWords(interaction);
  await turn(interaction, await jobPanel(words, job, { requester, back, limit }, services));
}

/** Repeat: the same order with the same seed, as a new job. */
export const historyRepeatButton: Button<"studio" | "policy"> = {
  kind: "button",
  action: "history-repeat",
  async execute(interaction, id, services) {
    const job = await ownHistoryJob(id.jobId, interaction.user.id, services);
    const parent = { jobId: job.id, position: undefined };
    const order = async () => ({ kind: "repeat" as const, draft: repeat(job), parent });
    await answerWithJob(interaction, services, order, job.request);
  },
};

/** Parent: the job that this one was made from, where the person may see it. */
export const historyParentButton: Button<"studio" | "policy" | "shrinkFiles"> = {
  kind: "button",
  action: "history-parent",
  async execute(interaction, id, services) {
    await openJob(interaction, await parentOf(interaction, id.jobId, services), services);
  },
};

/** Children: the person's own jobs that were made from this one. */
export const historyChildrenButton: Button<"studio" | "history"> = {
  kind: "button",
  action: "history-children",
  async execute(interaction, id, services) {
    const userId = interaction.user.id;
    const job = await ownHistoryJob(id.jobId, userId, services);
    const back = backOf(interaction.message);
    const words = personalWords(interaction);
    const view = await childrenPanel(words, job, { userId, back }, services);
    await interaction.deferUpdate();
    await turn(interaction, view);
  },
};

/** Undo: back to the parent, which is shown again with its buttons, to go on from there. */
export const historyUndoButton: Button<"studio" | "policy" | "shrinkFiles"> = {
  kind: "button",
  action: "history-undo",
  async execute(interaction, id, services) {
    await showPictures(await parentOf(interaction, id.jobId, services), interaction, services);
  },
};

/** Delete: the job's pictures with their files, and the message that shows them. */
export const historyDeleteButton: Button<"studio" | "favourites" | "takeAway"> = {
  kind: "button",
  action: "history-delete",
  async execute(interaction, id, services) {
    const job = await ownHistoryJob(id.jobId, interaction.user.id, services);
    const back = backOf(interaction.message);
    await interaction.deferUpdate();
    await removeJob(job, services);
    const words = personalWords(interaction);
    const face = { label: say("history.back") };
    const page = { action: "history-page", jobId: back ?? "", position: undefined };
    const leading = back === undefined ? [] : [row(button(words, face, page))];
    await turn(interaction, messageOf([paragraph(words.say("history.deleted")), ...leading]));
  },
};

async function parentOf(
  interaction: ButtonInteraction,
  jobId: string,
  services: Only<"studio" | "policy">,
): Promise<Job> {
  const { studio, policy } = services;
  const { parent } = await ownHistoryJob(jobId, interaction.user.id, services);
  if (parent === undefined) throw new UserError("no-picture", say("history.no-parent"));
  const job = await studio.job(parent.jobId);
  if (job === undefined || job.pictures.length === 0)
    throw new UserError("gone", say("history.parent-gone"));
  granted(await policy.mayShow(requesterOf(interaction), job));
  return job;
}
