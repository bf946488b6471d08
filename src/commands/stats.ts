import { MessageFlags } from "discord.js";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import type { Only } from "../discord/interactions/services.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { type StatisticsOfPlace, statsView } from "../discord/views/stats-view.ts";
import { granted } from "../pipeline/policy/answer.ts";
import { say } from "../words/index.ts";
import { slashCommand } from "./everywhere.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const SPANS = [1, 7, 30];

/**
 * `/stats`: what happened on a server, for those who manage it, and over all, for those who run the
 * bot; seen only by whoever asks.
 */
export const stats: SlashCommand<"policy" | "statistics"> = {
  kind: "slash",
  name: "stats",

  declare: () => slashCommand("stats", say("commands.stats")),

  async execute(interaction, services) {
    const requester = requesterOf(interaction);
    const manages = await services.policy.mayManage(requester, "/stats");
    const operates = await services.policy.mayOperate(requester, "/stats");
    // Whoever is neither hears what a manager needs.
    if (!operates.allowed) granted(manages);
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const now = interaction.createdTimestamp;
    const places: StatisticsOfPlace[] = [];
    if (requester.guildId !== undefined)
      places.push(await ofPlace("server", requester.guildId, now, services));
    if (operates.allowed) places.push(await ofPlace("all", undefined, now, services));
    await interaction.editReply(asEdit(statsView(personalWords(interaction), places)));
  },
};

async function ofPlace(
  place: StatisticsOfPlace["place"],
  guildId: string | undefined,
  now: number,
  { statistics }: Only<"statistics">,
): Promise<StatisticsOfPlace> {
  const spans = SPANS.map(async (days) => ({
    days,
    statistics: await statistics.since(now - days * DAY_MS, guildId),
  }));
  return { place, spans: await Promise.all(spans) };
}
