import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type ChatInputCommandInteraction,
  InteractionContextType,
  MessageFlags,
} from "discord.js";
import type { SlashCommand } from "../discord/interactions/command.ts";
import { personalWords } from "../discord/interactions/languages.ts";
import { requesterOf } from "../discord/interactions/requester-of.ts";
import type { Only } from "../discord/interactions/services.ts";
import { asEdit } from "../discord/messages/message-options.ts";
import { messageOf } from "../discord/messages/message-view.ts";
import { paragraph } from "../discord/messages/parts.ts";
import { moderationListView } from "../discord/views/moderation-list-view.ts";
import { granted } from "../pipeline/policy/answer.ts";
import { say } from "../words/index.ts";
import { described } from "./localized.ts";

const MOST_REASON = 400;

type Services = Only<"policy" | "moderators">;

const user = (isRequired: boolean) =>
  ({
    type: ApplicationCommandOptionType.User,
    name: "user",
    ...described(say("commands.moderation-user")),
    required: isRequired,
  }) as const;

const measure = (
  name: "warn" | "ban" | "unban",
  about: Parameters<typeof described>[0],
): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name,
  ...described(about),
  options: [
    user(true),
    {
      type: ApplicationCommandOptionType.String,
      name: "reason",
      ...described(say("commands.moderation-reason")),
      max_length: MOST_REASON,
    },
    ...(name === "warn"
      ? []
      : [
          {
            type: ApplicationCommandOptionType.Boolean as const,
            name: "everywhere",
            ...described(say("commands.moderation-everywhere")),
          },
        ]),
  ],
});

/** `/moderation`: warns and bans people of a server, for those who may moderate its members. */
export const moderation: SlashCommand<"policy" | "moderators"> = {
  kind: "slash",
  name: "moderation",

  declare: () => ({
    type: ApplicationCommandType.ChatInput,
    name: "moderation",
    ...described(say("commands.moderation")),
    options: [
      measure("warn", say("commands.moderation-warn")),
      measure("ban", say("commands.moderation-ban")),
      measure("unban", say("commands.moderation-unban")),
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: "list",
        ...described(say("commands.moderation-list")),
        options: [user(false)],
      },
    ],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
  }),

  async execute(interaction, services) {
    const { guildId } = granted(await services.policy.mayModerate(requesterOf(interaction)));
    const kind = interaction.options.getSubcommand();
    if (kind === "warn" || kind === "ban" || kind === "unban")
      await take(interaction, kind, guildId, services);
    else await list(interaction, guildId, services);
  },
};

async function take(
  interaction: ChatInputCommandInteraction,
  kind: "warn" | "ban" | "unban",
  here: string,
  { policy, moderators }: Services,
): Promise<void> {
  const { options } = interaction;
  const { id: userId } = options.getUser("user", true);
  const reason = (options.getString("reason") ?? "").trim();
  const isEverywhere = options.getBoolean("everywhere") === true;
  if (isEverywhere) granted(await policy.mayOperate(requesterOf(interaction), "/moderation"));
  const guildId = isEverywhere ? undefined : here;
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await moderators.take(kind, { guildId, userId, by: interaction.user.id, reason });
  const words = personalWords(interaction);
  const done = {
    warn: words.say("moderation.done-warn", { user: userId }),
    ban: words.say("moderation.done-ban", { user: userId }),
    unban: words.say("moderation.done-unban", { user: userId }),
  };
  await interaction.editReply(asEdit(messageOf([paragraph(done[kind])])));
}

async function list(
  interaction: ChatInputCommandInteraction,
  guildId: string,
  { moderators }: Services,
): Promise<void> {
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const entries = await moderators.list(guildId, interaction.options.getUser("user")?.id);
  await interaction.editReply(asEdit(moderationListView(personalWords(interaction), entries)));
}
