import { type ButtonInteraction, MessageFlags, PermissionFlagsBits as Flags } from "discord.js";
import type { AnswerTarget } from "../domain/answer-target.ts";
import type { Question } from "../domain/question.ts";
import { acknowledge } from "../discord/interactions/answer.ts";
import { botIsMember, targetOf } from "../discord/interactions/answer-target.ts";
import type { Button } from "../discord/interactions/component.ts";
import { answerWords, publicLocale } from "../discord/interactions/languages.ts";
import { type Manners, mannersOf } from "../discord/interactions/manners.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import type { Only } from "../discord/interactions/services.ts";
import { asEdit, privately, publicly } from "../discord/messages/message-options.ts";
import { declinedView, drawingView, placeholderView } from "../discord/views/question-view.ts";

/**
 * ✅ Draw: the answer of whoever ordered. One order is drawn in the question's own message; several
 * answer in messages of their own. Everything is checked anew, and a second press draws nothing. Where
 * only one person may see the pictures by now, they come in an answer of its own.
 */
export const drawQuestionButton: Button<"studio" | "policy"> = {
  kind: "button",
  action: "question-draw",
  async execute(interaction, id, services) {
    const question = await services.studio.question(id.jobId, requesterOf(interaction));
    const { isPrivate: mustBePrivate, language } = await mannersOf(interaction, services);
    const isPrivate = interaction.message.flags.has(MessageFlags.Ephemeral);
    if (mustBePrivate && !isPrivate) {
      // Everybody sees the question, and by now only whoever asked may see the answer.
      const messageId = await acknowledge(interaction, true);
      await drawBehind(interaction, question, { isPrivate: true, language, messageId }, services);
      return;
    }
    // Until it is confirmed the question stays open, so a crash from here on loses nothing.
    await interaction.deferUpdate();
    const manners = { isPrivate, language, messageId: interaction.message.id };
    if (question.orders.length === 1) await drawHere(interaction, question, manners, services);
    else if (isPrivate || !mayPost(interaction))
      await drawBehind(interaction, question, manners, services);
    else await drawBelow(interaction, question, manners, services);
  },
};

/** ✖️ Cancel: nothing is drawn. */
export const cancelQuestionButton: Button<"studio"> = {
  kind: "button",
  action: "question-cancel",
  async execute(interaction, id, { studio }) {
    const requester = requesterOf(interaction);
    const question = await studio.question(id.jobId, requester);
    await interaction.deferUpdate();
    await studio.decline(question.id, requester);
    const isPrivate = interaction.message.flags.has(MessageFlags.Ephemeral);
    await interaction.editReply(
      asEdit(declinedView(answerWords(interaction, isPrivate), question)),
    );
  },
};

/** The question's message becomes the answer. */
async function drawHere(
  interaction: ButtonInteraction,
  { id: questionId }: Question,
  manners: Manners,
  { studio }: Only<"studio">,
): Promise<void> {
  const target = targetOf(interaction, { ...manners, messageId: interaction.message.id });
  const requester = requesterOf(interaction);
  await studio.confirm({ questionId, requester, targetOf: () => target });
}

/** Each prompt is answered by a message of the bot's own, below the question. */
async function drawBelow(
  interaction: ButtonInteraction,
  question: Question,
  { language }: Manners,
  { studio }: Only<"studio">,
): Promise<void> {
  const target: AnswerTarget = {
    kind: "message",
    channelId: interaction.channelId,
    guildId: interaction.guildId ?? undefined,
    replyTo: interaction.message.id,
    attachmentSizeLimit: interaction.attachmentSizeLimit,
    locale: publicLocale(interaction, language),
    userLocale: interaction.locale,
  };
  const requester = requesterOf(interaction);
  await studio.confirm({ questionId: question.id, requester, targetOf: () => target });
  await interaction.editReply(
    asEdit(drawingView(answerWords(interaction, false, language), question)),
  );
}

/** The first prompt takes the message that is named, the others follow behind the interaction. */
async function drawBehind(
  interaction: ButtonInteraction,
  { id: questionId }: Question,
  { messageId: first, ...manners }: Manners & { readonly messageId: string | undefined },
  { studio }: Only<"studio">,
): Promise<void> {
  const { isPrivate, language } = manners;
  const words = answerWords(interaction, isPrivate, language);
  const at = (messageId: string | undefined) => targetOf(interaction, { messageId, ...manners });
  const target = at(first);
  const requester = requesterOf(interaction);
  await studio.confirm({ questionId, requester, targetOf: () => target }, async (job, index) => {
    if (index === 0) return target;
    const view = placeholderView(words, job.request.prompt);
    const message = await interaction.followUp(isPrivate ? privately(view) : publicly(view));
    return at(message.id);
  });
}

/** Whether the bot may post messages with pictures there, beside answers of interactions. */
function mayPost(interaction: ButtonInteraction): boolean {
  if (!botIsMember(interaction)) return false;
  if (interaction.guildId === null) return true;
  const isThread = interaction.channel?.isThread() === true;
  const send = isThread ? Flags.SendMessagesInThreads : Flags.SendMessages;
  return interaction.appPermissions.has([Flags.ViewChannel, send, Flags.AttachFiles]);
}
