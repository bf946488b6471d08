import type {
  DiscordUser,
  OpenModal,
  Outcome,
  WireMessage,
} from "../../../src/playground/loopback/index.ts";
import type { TestBot } from "./open-bot.ts";
import { labelsOf } from "./reading.ts";

/** The message with the buttons of a finished picture that an answer becomes, as this person sees it. */
export async function finishedAnswer(
  { discord }: TestBot,
  user: DiscordUser,
  outcome: Outcome,
): Promise<WireMessage> {
  if (!("message" in outcome)) throw new Error(`${outcome.kind} is no message`);
  const { id } = outcome.message;
  return await discord.events.waitUntil(() =>
    user.messages().find((message) => message.id === id && labelsOf(message).includes("V1")),
  );
}

/** The message that an answer of the bot becomes once it says something, as this person sees it. */
export async function spokenAnswer(
  { discord }: TestBot,
  user: DiscordUser,
  outcome: Outcome,
): Promise<WireMessage> {
  if (!("message" in outcome)) throw new Error(`${outcome.kind} is no message`);
  const { id } = outcome.message;
  return await discord.events.waitUntil(() =>
    user.messages().find((message) => message.id === id && (message.components ?? []).length > 0),
  );
}

/** Draws pictures for somebody, and gives the message that shows them. */
export async function drawn(
  bot: TestBot,
  user: DiscordUser,
  options: Readonly<Record<string, string | number>> = {},
): Promise<WireMessage> {
  const outcome = await user.slash("imagine", { prompt: "a red apple", count: 1, ...options });
  return await finishedAnswer(bot, user, outcome);
}

/** The modal that the bot opened. */
export function modalOf(outcome: Outcome): OpenModal {
  if (outcome.kind !== "modal") throw new Error(`${outcome.kind} is no modal`);
  return outcome.modal;
}
