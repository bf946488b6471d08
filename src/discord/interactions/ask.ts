import type { RepliableInteraction } from "discord.js";
import { UserError } from "../../domain/errors.ts";
import type { Question } from "../../domain/question.ts";
import { say } from "../../words/index.ts";
import { asEdit, privately, publicly } from "../messages/message-options.ts";
import { questionView } from "../views/question-view.ts";
import { botIsMember } from "./answer-target.ts";
import { answerWords } from "./languages.ts";
import type { Manners } from "./manners.ts";
import { requesterOf } from "./requester-of.ts";
import type { Only } from "./services.ts";

/** Messages that an interaction may be followed by where only the person installed the app. */
const MOST_FOLLOW_UPS = 5;

/**
 * Asks whoever ordered before anything is drawn, in the answer of their interaction. Throws UserError
 * "invalid-option" for more prompts than can be answered there.
 */
export async function askInAnswer(
  interaction: RepliableInteraction,
  question: Question,
  { studio, isPrivate, language }: Only<"studio"> & Manners,
): Promise<void> {
  if (question.orders.length > MOST_FOLLOW_UPS && !botIsMember(interaction)) {
    await studio.decline(question.id, requesterOf(interaction));
    const max = MOST_FOLLOW_UPS;
    throw new UserError("invalid-option", say("prompts.too-many-here", { max }));
  }
  const view = questionView(answerWords(interaction, isPrivate, language), question);
  if (interaction.deferred) await interaction.editReply(asEdit(view));
  else await interaction.reply(isPrivate ? privately(view) : publicly(view));
}
