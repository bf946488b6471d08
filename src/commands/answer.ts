import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  ModalSubmitInteraction,
  StringSelectMenuInteraction,
} from "discord.js";
import type { Admission, Order } from "../pipeline/studio.ts";
import { placeOf, requesterOf } from "./place-of.ts";
import type { Services } from "./services.ts";

/** An interaction that can be answered with a job in a new message. */
export type AnswerableInteraction =
  | ChatInputCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction;

/**
 * Acknowledges an interaction with a new public message that is filled in later.
 * Gives the message's id where Discord tells it.
 */
async function acknowledge(interaction: AnswerableInteraction): Promise<string | undefined> {
  const answer = await interaction.deferReply({ withResponse: true });
  return answer.interaction.responseMessageId ?? answer.resource?.message?.id;
}

/**
 * Makes a job of the person who pressed or typed, answered by a new message. `draft` may take its
 * time: the interaction is acknowledged before it is asked. What the studio throws goes on.
 */
export async function answerWithJob(
  interaction: AnswerableInteraction,
  services: Services,
  order: () => Promise<Omit<Order, "requester" | "place">>,
): Promise<Admission> {
  const messageId = await acknowledge(interaction);
  return await services.studio.submit({
    ...(await order()),
    requester: requesterOf(interaction),
    place: placeOf(interaction, messageId),
  });
}
