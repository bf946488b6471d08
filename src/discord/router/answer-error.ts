import { type BaseInteraction, DiscordAPIError, type RepliableInteraction } from "discord.js";
import type { Logger } from "../../lib/logger.ts";
import { describeError, refusalOf } from "../connection/describe-error.ts";
import { isOutOfReach } from "../connection/delivery-problem.ts";
import { personalWords } from "../interactions/languages.ts";
import { asEdit, privately } from "../messages/message-options.ts";
import type { MessageView } from "../messages/message-view.ts";
import { errorView, presentError } from "../views/present-error.ts";

/** Unknown interaction, and one that was already answered. */
const TOO_LATE: ReadonlySet<number | string> = new Set([10062, 40060]);

/**
 * Tells the person behind an interaction what went wrong: on the answer when one was promised,
 * otherwise in a message that only they see. Never changes the message whose button was pressed.
 * Bugs go to the log under the number that the person is told. Where Discord closed the place of
 * the answer (archived, deleted, too late), the log has one quiet line. Never rejects.
 */
export async function answerError(
  interaction: BaseInteraction,
  error: unknown,
  log: Logger,
): Promise<void> {
  if (isOutOfReach(error)) {
    const isLate = error instanceof DiscordAPIError && TOO_LATE.has(error.code);
    log.warn(
      refusalOf(error),
      isLate
        ? "An interaction was answered too late"
        : "An interaction cannot be answered where it came from",
    );
    return;
  }
  const presented = presentError(error);
  const { incident } = presented;
  if (incident !== undefined) log.error({ incident, ...describeError(error) }, "A bug");
  if (!interaction.isRepliable()) return;
  try {
    await tell(interaction, errorView(personalWords(interaction), presented));
  } catch (failure) {
    log.warn(describeError(failure), "Could not tell somebody what went wrong");
  }
}

async function tell(interaction: RepliableInteraction, view: MessageView): Promise<void> {
  const isPromised = interaction.deferred && !interaction.replied;
  // A deferred update would make an edit change the message with the button; it sets no `ephemeral`.
  if (isPromised && interaction.ephemeral !== null) {
    await interaction.editReply(asEdit(view));
    return;
  }
  if (interaction.deferred || interaction.replied) await interaction.followUp(privately(view));
  else await interaction.reply(privately(view));
}
