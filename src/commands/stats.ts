import { ApplicationCommandType, MessageFlags } from "discord.js";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { statsView } from "../discord/views/stats-view.ts";
import { UserError } from "../domain/errors.ts";
import { say } from "../words/index.ts";
import { everywhere } from "./everywhere.ts";
import { described } from "./localized.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** `/stats`: what was made in a server, for its managers; for operators what was made everywhere. */
export const stats: SlashCommand<"policy" | "statistics"> = {
  kind: "slash",
  name: "stats",

  declare: () => ({
    type: ApplicationCommandType.ChatInput,
    name: "stats",
    ...described(say("history.stats")),
    ...everywhere,
  }),

  async execute(interaction, { policy, statistics }) {
    const requester = requesterOf(interaction);
    const { guildId, permissions } = requester;
    const isOperator = (await policy.mayOperate(requester, "/stats")).allowed;
    const here = isOperator || permissions.manageServer ? guildId : undefined;
    if (!isOperator && here === undefined)
      throw new UserError("not-yours", say("history.stats-refused", { command: "/stats" }));
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const now = Date.now();
    const counted = async (guild?: string) => ({
      today: await statistics.since(now - (now % DAY_MS), guild),
      month: await statistics.since(now - 30 * DAY_MS, guild),
    });
    const view = statsView(personalWords(interaction), {
      here: here === undefined ? undefined : await counted(here),
      everywhere: isOperator ? await counted() : undefined,
    });
    await interaction.editReply(asEdit(view));
  },
};
