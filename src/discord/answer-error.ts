import { DiscordAPIError, MessageFlags } from "discord.js";
import type { BaseInteraction, RepliableInteraction } from "discord.js";
import { paragraph } from "../components/views/parts.ts";
import type { Logger } from "../lib/logger.ts";
import { describeError } from "./describe-error.ts";
import { presentError } from "./present-error.ts";

/** Unknown interaction, and one that was already answered: nobody is left to be told. */
const TOO_LATE: ReadonlySet<number | string> = new Set([10062, 40060]);

/**
 * Tells the person behind an interaction what went wrong: on the answer when one was promised,
 * otherwise in a message that only they see. Never changes the message whose button was pressed.
 * Bugs go to the log under the number that the person is told. Never rejects.
 */
export async function answerError(
  interaction: BaseInteraction,
  error: unknown,
  log: Logger,
): Promise<void> {
  if (error instanceof DiscordAPIError && TOO_LATE.has(error.code)) {
    log.warn(describeError(error), "An interaction was answered too late");
    return;
  }
  const { text, incident } = presentError(error);
  if (incident !== undefined) log.error({ incident, ...describeError(error) }, "A bug");
  if (!interaction.isRepliable()) return;
  try {
    await tell(interaction, text);
  } catch (failure) {
    log.warn(describeError(failure), "Could not tell somebody what went wrong");
  }
}

async function tell(interaction: RepliableInteraction, text: string): Promise<void> {
  const message = {
    components: [paragraph(text)],
    allowedMentions: { parse: [] },
  };
  const isPromised = interaction.deferred && !interaction.replied;
  // A deferred update would make an edit change the message with the button; it sets no `ephemeral`.
  if (isPromised && interaction.ephemeral !== null) {
    await interaction.editReply({ ...message, flags: MessageFlags.IsComponentsV2 });
    return;
  }
  const privately = {
    ...message,
    flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
  } as const;
  if (interaction.deferred || interaction.replied) await interaction.followUp(privately);
  else await interaction.reply(privately);
}
